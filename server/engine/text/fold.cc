// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/fold.h"

#include "server/engine/lexicon/lexicon.h"

namespace isnad {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool IsWordClass(CharClass c) {
  return c == CharClass::kArabicLetter || c == CharClass::kForeignLetter ||
         c == CharClass::kDigit || c == CharClass::kIgnorable;
}

// Calls visit(code point) for each code point of the folded form.
template <typename Visitor>
void VisitFolded(std::string_view utf8, Visitor visit) {
  for (int32_t position = 0; position < static_cast<int32_t>(utf8.size());) {
    const char32_t point = NextPoint(utf8, &position);
    const Folded folded = FoldPoint(point);
    if (IsWordClass(folded.char_class())) {
      for (char32_t c : folded) visit(c);
    } else {
      visit(point);
    }
  }
}

// The bytes that a lead byte of a long form asks for behind it; -1 when it leads none.
int TrailingBytes(unsigned char lead) {
  if (lead >= 0xE0 && lead <= 0xEF) return 2;
  if (lead >= 0xF0 && lead <= 0xF4) return 3;
  return -1;
}

bool IsValidPoint(char32_t point, int trailing) {
  if (trailing == 2) return point >= 0x800 && (point < 0xD800 || point > 0xDFFF);
  if (trailing == 3) return point >= 0x10000 && point < kFoldPointEnd;
  return true;
}

}  // namespace

std::string FoldToString(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  VisitFolded(utf8, [&folded](char32_t c) { AppendPoint(c, &folded); });
  return folded;
}

uint64_t FoldedKey(std::string_view utf8) {
  WordHash hash;
  VisitFolded(utf8, [&hash](char32_t c) { hash.Add(c); });
  return hash.key();
}

char32_t NextLongPoint(std::string_view utf8, int32_t* position) {
  const auto at = static_cast<size_t>((*position)++);
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const int trailing = TrailingBytes(lead);
  if (trailing < 0 || at + static_cast<size_t>(trailing) >= utf8.size()) return kReplacement;
  char32_t point = lead & (0x3Fu >> trailing);
  for (int i = 1; i <= trailing; ++i) {
    const auto byte = static_cast<unsigned char>(utf8[at + static_cast<size_t>(i)]);
    if ((byte & 0xC0) != 0x80) return kReplacement;
    point = point << 6 | (byte & 0x3F);
  }
  if (!IsValidPoint(point, trailing)) return kReplacement;
  *position += trailing;
  return point;
}

void AppendPoint(char32_t point, std::string* utf8) {
  const auto add = [utf8](char32_t byte) { utf8->push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0 | point >> 6);
    add(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    add(0xE0 | point >> 12);
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  } else {
    add(0xF0 | point >> 18);
    add(0x80 | (point >> 12 & 0x3F));
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  }
}

}  // namespace isnad
