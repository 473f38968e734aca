// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/latin_name.h"

#include <algorithm>

#include "server/engine/entities/latin_table.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/word_key.h"

namespace isnad {
namespace {

constexpr size_t kMaxWordPoints = 64;
constexpr uint64_t kAbd = WordKey(u"عبد");
constexpr uint64_t kAbi = WordKey(u"ابي");
constexpr uint64_t kAllah = WordKey(u"الله");

// The letters of a word.
class Points {
 public:
  void Clear() { count_ = 0; }
  void Add(char32_t point) {
    if (count_ < kMaxWordPoints) at_[count_++] = point;
  }
  // Without the first `count`.
  Points From(size_t count) const {
    Points rest;
    for (size_t k = count; k < count_; ++k) rest.Add(at_[k]);
    return rest;
  }
  char32_t operator[](size_t k) const { return at_[k]; }
  size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  bool full() const { return count_ == kMaxWordPoints; }
  const char32_t* begin() const { return at_; }
  const char32_t* end() const { return at_ + count_; }

 private:
  char32_t at_[kMaxWordPoints];
  size_t count_ = 0;
};

struct Consonants {
  static constexpr char32_t kBegin = 0x600, kEnd = 0x700;

  constexpr Consonants() : latin() {
    constexpr struct {
      char32_t letter;
      const char* latin;
    } kRows[] = {{U'ب', "b"}, {U'ت', "t"},  {U'ث', "th"}, {U'ج', "j"}, {U'ح', "h"},  {U'خ', "kh"},
                 {U'د', "d"}, {U'ذ', "dh"}, {U'ر', "r"},  {U'ز', "z"}, {U'س', "s"},  {U'ش', "sh"},
                 {U'ص', "s"}, {U'ض', "d"},  {U'ط', "t"},  {U'ظ', "z"}, {U'غ', "gh"}, {U'ف', "f"},
                 {U'ق', "q"}, {U'ك', "k"},  {U'ل', "l"},  {U'م', "m"}, {U'ن', "n"},  {U'ه', "h"},
                 {U'پ', "p"}, {U'چ', "ch"}, {U'ژ', "zh"}, {U'ڤ', "v"}, {U'گ', "g"},  {U'ک', "k"},
                 {U'ھ', "h"}};
    for (const auto& row : kRows) latin[row.letter - kBegin] = row.latin;
  }
  const char* latin[kEnd - kBegin];
};

// The letter's Latin form; null for what is no consonant of Arabic.
const char* Consonant(char32_t c) {
  static constexpr Consonants kConsonants;
  return c >= Consonants::kBegin && c < Consonants::kEnd ? kConsonants.latin[c - Consonants::kBegin]
                                                         : nullptr;
}

// A short vowel that diacritics write; null for other code points.
const char* Diacritic(char32_t c) {
  switch (c) {
    case U'َ':
      return "a";
    case U'ُ':
      return "u";
    case U'ِ':
      return "i";
    default:
      return nullptr;
  }
}

bool IsAlif(char32_t c) { return c == U'ا' || c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ'; }
bool IsYa(char32_t c) { return c == U'ي' || c == U'ی' || c == U'ئ'; }
bool IsWaw(char32_t c) { return c == U'و' || c == U'ؤ'; }
bool IsSoft(char32_t c) { return IsAlif(c) || IsYa(c) || IsWaw(c) || c == U'ى' || c == U'ة'; }

// Letters that foreign names in Arabic hardly use.
bool IsArabicOnly(char32_t c) {
  return c == U'ح' || c == U'ع' || c == U'ص' || c == U'ض' || c == U'ظ' || c == U'ق' || c == U'ذ';
}

// One unlisted word, letter by letter, behind what `out` has.
class Speller {
 public:
  Speller(const Points& letters, std::string* out)
      : letters_(letters), out_(*out), start_(out->size()) {
    native_ = std::any_of(letters.begin(), letters.end(), IsArabicOnly);
  }

  void Spell() {
    for (at_ = 0; at_ < letters_.size(); ++at_) AddLetter(letters_[at_]);
  }

 private:
  char32_t Next() const { return at_ + 1 < letters_.size() ? letters_[at_ + 1] : 0; }
  bool Last() const { return at_ + 1 == letters_.size(); }

  void AddLetter(char32_t c) {
    if (const char* vowel = Diacritic(c)) {
      if (!EndsInVowel()) out_ += vowel;
      run_ = 0;
      return;
    }
    if (const char* consonant = Consonant(c)) return AddConsonant(consonant);
    if (IsSoft(c)) return AddSoft(c);
    if (c == U'ع') return AddAyn();
    AppendPoint(c, &out_);
  }

  // What cannot be spoken gets a vowel: krm → karm, and the first two of a word always.
  void AddConsonant(const char* consonant) {
    // Behind a leading alif they are spoken together: احتجاج.
    const bool first_two =
        run_ == 1 && consonants_ == 1 && out_.size() == last_consonant_ && !IsAlif(letters_[0]);
    const bool agent = Last() && run_ == 1 && letters_.size() == 4 && IsAlif(letters_[1]);
    if (first_two || run_ >= 2 || agent) {
      out_ += agent ? "e" : "a";
      run_ = 0;
    }
    // مدفيديف: Arabic writes v as ف; at the end of foreign names it is nearly always one.
    const bool v = Last() && !native_ && run_ == 0 && *consonant == 'f' && consonants_ >= 2;
    out_ += v ? "v" : consonant;
    last_consonant_ = out_.size();
    ++consonants_;
    ++run_;
  }

  void AddSoft(char32_t c) {
    const bool start = IsEmpty();
    run_ = 0;
    if (IsWaw(c)) {
      // ماريو, نابليون: behind an i it is a vowel of its own.
      const bool glides =
          start || (EndsInVowel() && out_.back() != 'i') || IsAlif(Next()) || IsYa(Next());
      out_ += glides && c == U'و' ? "w" : (native_ ? "u" : "o");
    } else if (IsYa(c)) {
      const bool glides = start || (IsAlif(Next()) && !Last()) || (EndsInVowel() && !Last());
      out_ += glides && c != U'ئ' ? "y" : "i";
    } else if (start && (IsWaw(Next()) || IsYa(Next()))) {
      out_ += IsWaw(Next()) ? "O" : "I";  // أوباما, إيمان: the alif only carries the vowel
      ++at_;
    } else if (c == U'إ') {
      out_ += "i";
    } else if (!EndsInA()) {
      out_ += "a";
    }
  }

  // سعيد, عمرو: heard as a vowel where no other stands; شاعر: the vowel of an agent.
  void AddAyn() {
    const bool agent = at_ == 2 && letters_.size() == 4 && IsAlif(letters_[1]);
    if (!IsSoft(Next()) && !EndsInVowel()) out_ += "a";
    if (!IsSoft(Next()) && agent) out_ += "i";
    run_ = 0;
  }

  bool IsEmpty() const { return out_.size() == start_; }
  bool EndsInA() const { return !IsEmpty() && out_.back() == 'a'; }
  bool EndsInVowel() const {
    return !IsEmpty() && std::string_view("aeiouOI").find(out_.back()) != std::string::npos;
  }

  const Points& letters_;
  std::string& out_;
  const size_t start_;  // of the word in out_
  bool native_ = false;
  size_t at_ = 0;
  size_t run_ = 0;  // consonants since the last vowel
  size_t consonants_ = 0;
  size_t last_consonant_ = 0;  // where the last consonant ended in out_
};

void Capitalise(size_t at, std::string* out) {
  if (at >= out->size()) return;
  char& first = (*out)[at];
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 32);
}

uint64_t KeyOf(const Points& letters) {
  WordHash hash;
  for (const char32_t letter : letters) {
    for (const char32_t c : FoldPoint(letter)) hash.Add(c);
  }
  return hash.key();
}

void AppendBareSpelling(const Points& letters, uint64_t key, std::string* out) {
  if (const LatinSpelling* listed = FindLatinSpelling(key)) {
    *out += listed->latin;
    return;
  }
  const size_t begin = out->size();
  Speller(letters, out).Spell();
  Capitalise(begin, out);
}

// The article with what is glued to it, in Latin letters; null when the word has none.
struct Article {
  size_t letters = 0;
  const char* latin = nullptr;
};

Article ArticleOf(const Points& word) {
  if (word.size() >= 5 && word[0] == U'ا' && word[1] == U'ل') return {2, "al-"};
  if (word.size() >= 5 && word[0] == U'ل' && word[1] == U'ل') return {2, "lil-"};
  // Longer, for والتر and others are foreign names.
  if (word.size() >= 7 && word[0] == U'و' && word[1] == U'ا' && word[2] == U'ل') return {3, "wal-"};
  return {};
}

void AppendSpelling(const Points& letters, uint64_t key, std::string* out) {
  const Article article = ArticleOf(letters);
  if (article.latin == nullptr || FindLatinSpelling(key) != nullptr) {
    return AppendBareSpelling(letters, key, out);
  }
  *out += article.latin;
  const Points rest = letters.From(article.letters);
  AppendBareSpelling(rest, KeyOf(rest), out);
}

// Adds words one by one: عبد and what follows it are one name.
class NameWriter {
 public:
  explicit NameWriter(std::string* out) : out_(*out) {}

  void Add(const Points& letters) {
    const uint64_t key = KeyOf(letters);
    const bool servant = servant_;
    servant_ = !servant && key == kAbd;
    if (servant && key == kAllah) {
      out_ += "ullah";
      return;
    }
    const bool first = out_.empty();
    if (!first) out_ += servant ? "ul " : " ";
    const size_t begin = out_.size();
    // أبي first is a kunya in the genitive, elsewhere it is the foreign آبي.
    if (first && key == kAbi) {
      out_ += "Abi";
    } else {
      AppendSpelling(letters, key, &out_);
    }
    if (servant && out_.compare(begin, 3, "al-") == 0) out_.erase(begin, 3);
    if (servant || first) Capitalise(begin, &out_);
  }

 private:
  bool servant_ = false;  // the last word was عبد
  std::string& out_;
};

bool IsPartOfWord(char32_t point, CharClass c) {
  return c == CharClass::kArabicLetter || c == CharClass::kForeignLetter ||
         c == CharClass::kDigit || c == CharClass::kIgnorable || Diacritic(point) != nullptr;
}

}  // namespace

void WriteLatinName(std::string_view name, std::string* latin) {
  latin->clear();
  NameWriter writer(latin);
  Points letters;
  const auto end_word = [&] {
    if (!letters.empty()) writer.Add(letters);
    letters.Clear();
  };
  const char* const end = name.data() + name.size();
  for (int32_t p = 0; p < static_cast<int32_t>(name.size());) {
    if (const PlainLetter plain = PlainLetterAt(name.data() + p, end); plain.folded != 0) {
      const char32_t letter = plain.point();
      const bool stays = Consonant(letter) != nullptr || IsSoft(letter);
      letters.Add(stays ? letter : plain.folded);
      p += 2;
      continue;
    }
    const char32_t point = NextPoint(name, &p);
    const Folded folded = FoldPoint(point);
    if (!IsPartOfWord(point, folded.char_class())) {
      end_word();
    } else if (letters.full()) {
      continue;
    } else if (point < 0x80 || Diacritic(point) != nullptr || IsSoft(point)) {
      letters.Add(point);
    } else if (folded.char_class() == CharClass::kArabicLetter) {
      // Presentation forms and other variants by their plain letters; پ and گ stay.
      if (Consonant(point) != nullptr) {
        letters.Add(point);
      } else {
        for (const char32_t c : folded) letters.Add(c);
      }
    } else {
      for (const char32_t c : folded) letters.Add(c);
    }
  }
  end_word();
}

}  // namespace isnad
