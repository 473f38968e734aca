// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/names.h"

#include <algorithm>
#include <memory>

#include "server/engine/entities/consonants.h"
#include "server/engine/positions.h"
#include "server/engine/text/letters.h"
#include "server/engine/text/word_key.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr std::string_view kAbd = "عبد";
constexpr int32_t kMaxNamesBefore = 3;  // words looked at before a family name

bool IsNameLinkAt(const Document& d, int32_t i) {
  return i >= 0 && IsWord(d.tokens[i]) && Any(d.tokens[i], ClassBit(WordClass::kNameLink));
}

// الفنان المقدسي [طالب] دويك: behind a title with the article a word of the language without it is
// the given name of whose family name stands next.
bool IsWordBehindTitle(const Document& d, int32_t k, int32_t end) {
  constexpr uint64_t kTitles =
      ClassBits(WordClass::kRole, WordClass::kHonorific, WordClass::kNisba);
  if (k != end - 1 || k == 0 || HasArticle(d.Slice(d.tokens[end].span))) return false;
  const Token& t = d.tokens[k];
  const Token& title = d.tokens[k - 1];
  const Reading* r = FindAny(t, ClassBit(WordClass::kRole));
  return r != nullptr && r->proclitics == 0 && r->suffix == Suffix::kNone &&
         r->number == Number::kSingular && !Any(t, kFunctionClasses) && IsWord(title) &&
         Any(title, kTitles) && StartsWithArticle(d, title);
}

// التقيت سولان, ويمنحني سولان: an unknown word with a verb's beginning and the first person's end.
bool TellsOfMe(const Document& d, const Token& t) {
  constexpr std::string_view kTa = "ت", kNi = "ني", kAl = "ال", kWa = "و", kYa = "ي";
  std::string_view word = d.Slice(t.span);
  const auto begins = [&](std::string_view head) { return word.substr(0, head.size()) == head; };
  if (t.letters < 5) return false;
  if (begins(kAl) && EndsWith(word, kTa)) return true;
  if (begins(kWa)) word.remove_prefix(kWa.size());
  return (begins(kYa) || begins(kTa)) && EndsWith(word, kNi);
}

// Token `k` goes on a name, read backwards, whose last word stands at `end`: known given names
// before any family name, unknown words before one without article.
bool ContinuesName(const Document& d, int32_t k, int32_t end) {
  const Token& t = d.tokens[k];
  if (!IsWord(t) || t.quote != d.tokens[end].quote || t.letters < 2 || IsConjoined(t)) return false;
  if (t.sentence != d.tokens[end].sentence) return false;
  if (IsUnknown(t) && k == end - 1 && !HasArticle(d.Slice(d.tokens[end].span))) {
    return !TellsOfMe(d, t);
  }
  // سلمى بنت عون النادر: behind بنت anything is a name.
  if (IsNameLinkAt(d, k - 1)) return true;
  if (IsWordBehindTitle(d, k, end)) return true;
  if (k + 1 < end && IsWordBehindTitle(d, k + 1, end)) return false;
  if (!NameLike(t)) return false;
  if (IsCueWithSubject(d, k)) return false;
  const bool link = Any(t, ClassBit(WordClass::kNameLink)) && !CanBeVerb(t);
  return link || Any(t, ClassBit(WordClass::kGivenName)) || k < end - 1;
}

// أبو, أبي, أبا: one name in three cases.
uint64_t Nominative(uint64_t bare) {
  constexpr uint64_t kAbu = WordKey(u"ابو"), kAbi = WordKey(u"ابي"), kAba = WordKey(u"ابا");
  return bare == kAbi || bare == kAba ? kAbu : bare;
}

uint64_t FoldedSpelling(uint64_t skeleton, char32_t first) {
  return skeleton ^ uint64_t { first } * 0x9e3779b97f4a7c15u;
}

// Of three consonants or more: fewer are shared by words that have nothing to do with each other.
uint64_t SpellingOf(std::string_view word) {
  const WordSkeleton s = SkeletonOf(word);
  return s.consonants >= 3 ? FoldedSpelling(s.key, s.first) : 0;
}

// The same of a whole word, which mostly has plain letters only.
uint64_t SpellingOfWord(std::string_view word, bool article) {
  const char* at = word.data();
  const char* const end = at + word.size();
  if (article) {
    // ال of plain letters
    if (word.size() < 4 || PlainFoldedAt(at) == 0 || PlainFoldedAt(at + 2) == 0) {
      return SpellingOf(word);
    }
    at += 4;
  }
  uint64_t state = kHashSeed;
  char32_t first = 0, last = 0;
  int consonants = 0;
  const char* const begin = at;
  for (; at < end; at += 2) {
    const char32_t folded = at + 1 < end ? PlainFoldedAt(at) : 0;
    if (folded == 0) return SpellingOf(word);
    const char32_t c = ConsonantClass(folded);
    if (at == begin) first = c == 0 ? U'ا' : c;
    if (c == 0 || c == last) continue;
    state = AddToHash(state, c);
    last = c;
    ++consonants;
  }
  return consonants >= 3 ? FoldedSpelling(FinishHash(state), first) : 0;
}

// عبدالجليل
bool BeginsWithAbd(const Document& d, Span word) {
  constexpr std::string_view kAbdAl = "عبدال";
  constexpr auto kSize = static_cast<int32_t>(kAbdAl.size());
  return word.size() > kSize + 4 && d.Slice({word.begin, word.begin + kSize}) == kAbdAl;
}

uint64_t KnownSpelling(const Document& d, const Token& t, bool article, SpellingMemo* memo) {
  const uint64_t asked = article ? ~t.key : t.key;
  SpellingMemo::Entry& entry = memo->At(asked);
  if (entry.word != asked) entry = {asked, SpellingOfWord(d.Slice(t.span), article)};
  return entry.spelling;
}

}  // namespace

bool ContainsWords(const Name& whole, const Name& part) {
  if (part.count == 0 || part.count > whole.count) return false;
  size_t w = 0;
  for (size_t p = 0; p < part.count; ++p, ++w) {
    while (w < whole.count && !SameWord(whole.words[w], part.words[p])) ++w;
    if (w == whole.count) return false;
  }
  return true;
}

void ReadName(const Document& document, const Mention& mention, SpellingMemo* memo, Name* out) {
  const TokenRange range = mention.name.valid() ? mention.name : mention.tokens;
  if (range.empty()) return;
  Name& name = *out;
  NameWord words[kMaxNameWords];
  const auto add = [&]() -> NameWord& { return words[name.count++]; };
  bool begins_with_number = false;
  for (int32_t i = range.begin; i < range.end && name.count < kMaxNameWords; ++i) {
    const Token& t = document.tokens[i];
    if (t.kind == TokenKind::kNumber) {
      // المادة 64 is not المادة 72.
      begins_with_number = begins_with_number || name.count == 0;
      NameWord& number = add();
      uint64_t state = kHashSeed;
      for (const char c : document.Slice(t.span)) {
        state = AddToHash(state, static_cast<unsigned char>(c));
      }
      number.bare = FinishHash(state);
      name.bits |= number.bits();
      continue;
    }
    if (!IsWord(t) && t.kind != TokenKind::kForeign) continue;
    // وسلمى: the first word without its proclitic.
    Span span{std::max(t.span.begin, mention.name_span.begin), t.span.end};
    // عبدالجليل: two words, as in عبد الجليل
    if (BeginsWithAbd(document, span) && name.count + 1 < kMaxNameWords) {
      constexpr uint64_t kAbdKey = WordKey(u"عبد");
      NameWord& first = add();
      first.bare = kAbdKey;
      name.bits |= first.bits();
      span.begin += static_cast<int32_t>(kAbd.size());
    }
    NameWord& word = add();
    const uint64_t bare = document.bare_keys[i];
    const bool whole = span.begin == t.span.begin && bare != 0;
    if (span.size() <= 0) {
      // هذا البيان: the demonstrative stands before the name and equals no word of another.
      word.bare = ~static_cast<uint64_t>(i);
    } else {
      word.bare = whole ? bare : BareKey(document.Slice(span));
      if (i + 1 < range.end) word.bare = Nominative(word.bare);
      const bool article = t.letters >= 5 && (t.traits & kWrittenArticle) != 0;
      word.spelling =
          whole ? KnownSpelling(document, t, article, memo) : SpellingOf(document.Slice(span));
      if (word.spelling != 0) {
        word.spelling &= ~NameWord::kListed;
        // With the article a name is Arabic; of foreign ones the lexicon lists several spellings.
        if (article && Any(t, kNameClasses)) word.spelling |= NameWord::kListed;
      }
    }
    name.bits |= word.bits();
  }
  if (name.count == 0) return;
  if (!begins_with_number) name.part_bits = name.bits;
  name.words = static_cast<NameWord*>(
      document.scratch.allocate(name.count * sizeof(NameWord), alignof(NameWord)));
  std::uninitialized_copy_n(words, name.count, name.words);
}

bool WholeNameEndingAt(const Document& document, int32_t end, Mention* mention) {
  int32_t begin = end;
  while (begin > 0 && end - begin < kMaxNamesBefore && ContinuesName(document, begin - 1, end))
    --begin;
  if (begin == end) return false;
  Mention& m = *mention;
  m.tokens = {begin, end + 1};
  m.name = m.tokens;
  m.name_span = document.SpanOf(m.tokens);
  m.head = begin;
  m.kind = SpeakerKind::kPerson;
  m.number = Number::kSingular;
  const Reading* given = FindAny(document.tokens[begin], ClassBit(WordClass::kGivenName));
  if (given != nullptr) m.gender = given->gender;
  m.gender_by_name = true;
  m.definite = true;
  m.sentence = document.tokens[end].sentence;
  return true;
}

}  // namespace isnad
