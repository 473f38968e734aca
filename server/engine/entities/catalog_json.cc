// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/catalog_json.h"

#include "server/engine/text/fold.h"

namespace isnad {
namespace {

bool IsScalar(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '+' || c == '.';
}

}  // namespace

void JsonReader::SkipSpace() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r'))
    ++at_;
}

bool JsonReader::Take(char c) {
  SkipSpace();
  if (at_ >= text_.size() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool JsonReader::AtEnd() {
  SkipSpace();
  return at_ == text_.size();
}

bool JsonReader::String(std::string* value) {
  value->clear();
  if (!Take('"')) return false;
  while (at_ < text_.size()) {
    size_t end = at_;
    while (end < text_.size() && text_[end] != '"' && text_[end] != '\\' &&
           static_cast<unsigned char>(text_[end]) >= 0x20)
      ++end;
    value->append(text_, at_, end - at_);
    at_ = end;
    if (at_ >= text_.size()) return false;
    const char c = text_[at_++];
    if (c == '"') return true;
    if (c != '\\' || !Escape(value)) return false;
  }
  return false;
}

bool JsonReader::Escape(std::string* value) {
  if (at_ >= text_.size()) return false;
  constexpr std::string_view kEscapes = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const char c = text_[at_++];
  const size_t place = kEscapes.find(c);
  if (place != std::string_view::npos) {
    value->push_back(kMeanings[place]);
    return true;
  }
  uint32_t point = 0;
  if (c != 'u' || !FourDigits(&point)) return false;
  if (point >= 0xDC00 && point <= 0xDFFF) return false;
  if (point >= 0xD800 && point <= 0xDBFF) {
    uint32_t low = 0;
    if (text_.substr(at_, 2) != "\\u") return false;
    at_ += 2;
    if (!FourDigits(&low) || low < 0xDC00 || low > 0xDFFF) return false;
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
  }
  AppendPoint(point, value);
  return true;
}

bool JsonReader::FourDigits(uint32_t* value) {
  if (text_.size() - at_ < 4) return false;
  *value = 0;
  for (int k = 0; k < 4; ++k) {
    const char c = text_[at_++];
    const char lower = static_cast<char>(c | 0x20);
    uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<uint32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      digit = static_cast<uint32_t>(lower - 'a') + 10;
    } else {
      return false;
    }
    *value = *value << 4 | digit;
  }
  return true;
}

bool JsonReader::SkipValue(int depth) {
  SkipSpace();
  if (at_ >= text_.size() || depth > kMaxDepth) return false;
  if (text_[at_] == '"') return String(&skipped_);
  if (Take('{')) return SkipMembers('}', true, depth + 1);
  if (Take('[')) return SkipMembers(']', false, depth + 1);
  const size_t begin = at_;
  while (at_ < text_.size() && IsScalar(text_[at_])) ++at_;
  return at_ > begin;
}

bool JsonReader::SkipMembers(char close, bool named, int depth) {
  if (Take(close)) return true;
  do {
    if (named && (!String(&skipped_) || !Take(':'))) return false;
    if (!SkipValue(depth)) return false;
  } while (Take(','));
  return Take(close);
}

}  // namespace isnad
