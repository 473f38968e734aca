// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/latin_name.h"

#include "server/engine/entities/latin_table.h"
#include "server/engine/entities/plain_words.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"

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

// What is known of a letter of the Arabic block.
struct LetterSound {
  char latin[3] = {};        // of a consonant of Arabic, else empty
  bool soft = false;         // an alif, و, ي or ة, as written
  bool arabic_only = false;  // foreign names in Arabic hardly use it
};

struct LetterSounds {
  static constexpr char32_t kBegin = 0x600, kEnd = 0x700;

  constexpr LetterSounds() : of() {
    constexpr struct {
      char32_t letter;
      char latin[3];
    } kConsonants[] = {{U'ب', "b"},  {U'ت', "t"},  {U'ث', "th"}, {U'ج', "j"}, {U'ح', "h"},
                       {U'خ', "kh"}, {U'د', "d"},  {U'ذ', "dh"}, {U'ر', "r"}, {U'ز', "z"},
                       {U'س', "s"},  {U'ش', "sh"}, {U'ص', "s"},  {U'ض', "d"}, {U'ط', "t"},
                       {U'ظ', "z"},  {U'غ', "gh"}, {U'ف', "f"},  {U'ق', "q"}, {U'ك', "k"},
                       {U'ل', "l"},  {U'م', "m"},  {U'ن', "n"},  {U'ه', "h"}, {U'پ', "p"},
                       {U'چ', "ch"}, {U'ژ', "zh"}, {U'ڤ', "v"},  {U'گ', "g"}, {U'ک', "k"},
                       {U'ھ', "h"}};
    for (const auto& row : kConsonants) {
      of[row.letter - kBegin].latin[0] = row.latin[0];
      of[row.letter - kBegin].latin[1] = row.latin[1];
    }
    for (const char32_t c :
         {U'ا', U'أ', U'إ', U'آ', U'ٱ', U'ي', U'ی', U'ئ', U'و', U'ؤ', U'ى', U'ة'}) {
      of[c - kBegin].soft = true;
    }
    for (const char32_t c : {U'ح', U'ع', U'ص', U'ض', U'ظ', U'ق', U'ذ'}) {
      of[c - kBegin].arabic_only = true;
    }
  }
  LetterSound of[kEnd - kBegin];
};

const LetterSound& SoundOf(char32_t c) {
  static constexpr LetterSounds kSounds;
  static constexpr LetterSound kNone;
  return c >= LetterSounds::kBegin && c < LetterSounds::kEnd ? kSounds.of[c - LetterSounds::kBegin]
                                                             : kNone;
}
bool IsConsonant(char32_t c) { return SoundOf(c).latin[0] != 0; }
bool IsSoft(char32_t c) { return SoundOf(c).soft; }

// A short vowel that diacritics write; 0 for other code points.
char Diacritic(char32_t c) {
  switch (c) {
    case U'َ':
      return 'a';
    case U'ُ':
      return 'u';
    case U'ِ':
      return 'i';
    default:
      return 0;
  }
}

bool IsAlif(char32_t c) { return c == U'ا' || c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ'; }
bool IsYa(char32_t c) { return c == U'ي' || c == U'ی' || c == U'ئ'; }
bool IsWaw(char32_t c) { return c == U'و' || c == U'ؤ'; }

// One unlisted word, letter by letter.
class Speller {
 public:
  explicit Speller(const Points& letters) : letters_(letters) {
    for (const char32_t c : letters) native_ |= SoundOf(c).arabic_only;
  }

  // Valid as long as the speller is.
  std::string_view Spell() {
    for (at_ = 0; at_ < letters_.size(); ++at_) AddLetter(letters_[at_]);
    return {out_, size_};
  }

 private:
  char32_t Next() const { return at_ + 1 < letters_.size() ? letters_[at_ + 1] : 0; }
  bool Last() const { return at_ + 1 == letters_.size(); }

  void AddLetter(char32_t c) {
    const LetterSound& sound = SoundOf(c);
    if (sound.latin[0] != 0) return AddConsonant(sound.latin);
    if (sound.soft) return AddSoft(c);
    if (c == U'ع') return AddAyn();
    if (const char vowel = Diacritic(c); vowel != 0) {
      if (!EndsInVowel()) Add(vowel);
      run_ = 0;
      return;
    }
    std::string other;
    AppendPoint(c, &other);
    for (const char byte : other) Add(byte);
  }

  // What cannot be spoken gets a vowel: krm → karm, and the first two of a word always.
  void AddConsonant(const char* consonant) {
    // Behind a leading alif they are spoken together: احتجاج.
    const bool first_two =
        run_ == 1 && consonants_ == 1 && size_ == last_consonant_ && !IsAlif(letters_[0]);
    const bool agent = Last() && run_ == 1 && letters_.size() == 4 && IsAlif(letters_[1]);
    if (first_two || run_ >= 2 || agent) {
      Add(agent ? 'e' : 'a');
      run_ = 0;
    }
    // مدفيديف: Arabic writes v as ف; at the end of foreign names it is nearly always one.
    const bool v = Last() && !native_ && run_ == 0 && *consonant == 'f' && consonants_ >= 2;
    Add(v ? 'v' : consonant[0]);
    if (consonant[1] != 0) Add(consonant[1]);
    last_consonant_ = size_;
    ++consonants_;
    ++run_;
  }

  void AddSoft(char32_t c) {
    const bool start = IsEmpty();
    run_ = 0;
    if (IsWaw(c)) {
      // ماريو, نابليون: behind an i it is a vowel of its own.
      const bool glides =
          start || (EndsInVowel() && Back() != 'i') || IsAlif(Next()) || IsYa(Next());
      Add(glides && c == U'و' ? 'w' : (native_ ? 'u' : 'o'));
    } else if (IsYa(c)) {
      const bool glides = start || (IsAlif(Next()) && !Last()) || (EndsInVowel() && !Last());
      Add(glides && c != U'ئ' ? 'y' : 'i');
    } else if (start && (IsWaw(Next()) || IsYa(Next()))) {
      Add(IsWaw(Next()) ? 'O' : 'I');  // أوباما, إيمان: the alif only carries the vowel
      ++at_;
    } else if (c == U'إ') {
      Add('i');
    } else if (!EndsInA()) {
      Add('a');
    }
  }

  // سعيد, عمرو: heard as a vowel where no other stands; شاعر: the vowel of an agent.
  void AddAyn() {
    const bool agent = at_ == 2 && letters_.size() == 4 && IsAlif(letters_[1]);
    if (!IsSoft(Next()) && !EndsInVowel()) Add('a');
    if (!IsSoft(Next()) && agent) Add('i');
    run_ = 0;
  }

  void Add(char c) { out_[size_++] = c; }
  bool IsEmpty() const { return size_ == 0; }
  char Back() const { return out_[size_ - 1]; }
  bool EndsInA() const { return !IsEmpty() && Back() == 'a'; }
  bool EndsInVowel() const {
    return !IsEmpty() && std::string_view("aeiouOI").find(Back()) != std::string::npos;
  }

  const Points& letters_;
  bool native_ = false;
  size_t at_ = 0;
  size_t run_ = 0;  // consonants since the last vowel
  size_t consonants_ = 0;
  size_t last_consonant_ = 0;  // where the last consonant ended in out_
  size_t size_ = 0;
  char out_[4 * kMaxWordPoints];  // a letter gives four bytes at most
};

void Capitalise(size_t at, std::string* out) {
  if (at >= out->size()) return;
  char& first = (*out)[at];
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 32);
}

// A word of a name: its letters, as written where that matters, and the key of the folded word.
struct NameWord {
  Points letters;
  uint64_t key = 0;
  uint64_t low = 0;  // of plain letters: the folded word, packed; else 0
  uint64_t high = 0;

  // Without the first `count` letters.
  NameWord From(size_t count) const {
    NameWord rest;
    rest.letters = letters.From(count);
    if (low == 0) {
      rest.key = KeyOf(rest.letters);
    } else {
      const size_t bits = 8 * count;
      rest.low = low >> bits | high << (64 - bits);
      rest.high = high >> bits;
      rest.key = PackedWordKey(rest.low, rest.high);
    }
    return rest;
  }

  static uint64_t KeyOf(const Points& letters) {
    WordHash hash;
    for (const char32_t letter : letters) {
      for (const char32_t c : FoldPoint(letter)) hash.Add(c);
    }
    return hash.key();
  }
};

void AppendBareSpelling(const NameWord& word, const LatinSpelling* listed, std::string* out) {
  if (listed != nullptr) {
    out->append(listed->latin);
    return;
  }
  const size_t begin = out->size();
  out->append(Speller(word.letters).Spell());
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

void AppendSpelling(const NameWord& word, std::string* out) {
  const Article article = ArticleOf(word.letters);
  const LatinSpelling* const listed = FindLatinSpelling(word.key);
  if (article.latin == nullptr || listed != nullptr) return AppendBareSpelling(word, listed, out);
  *out += article.latin;
  const NameWord rest = word.From(article.letters);
  AppendBareSpelling(rest, FindLatinSpelling(rest.key), out);
}

// Adds words one by one: عبد and what follows it are one name.
class NameWriter {
 public:
  explicit NameWriter(std::string* out) : out_(*out) {}

  void Add(const NameWord& word) {
    const uint64_t key = word.key;
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
      AppendSpelling(word, &out_);
    }
    if (servant && out_.compare(begin, 3, "al-") == 0) out_.erase(begin, 3);
    if (servant || first) Capitalise(begin, &out_);
  }

 private:
  bool servant_ = false;  // the last word was عبد
  std::string& out_;
};

// Plain letters stay as they are written: each is a consonant, a soft letter or ع.
NameWord PlainNameWord(const PlainWord& plain) {
  NameWord word;
  for (int k = 0; k < plain.letters(); ++k) word.letters.Add(kArabicBlock + plain.written[k]);
  word.low = plain.low;
  word.high = plain.high;
  word.key = PackedWordKey(plain.low, plain.high);
  return word;
}

bool IsPartOfWord(char32_t point, CharClass c) {
  return c == CharClass::kArabicLetter || c == CharClass::kForeignLetter ||
         c == CharClass::kDigit || c == CharClass::kIgnorable || Diacritic(point) != 0;
}

}  // namespace

void WriteLatinName(std::string_view name, std::string* latin) {
  latin->clear();
  NameWriter writer(latin);
  PlainWordReader plain_words(name);
  NameWord word;
  const auto end_word = [&] {
    if (word.letters.empty()) return;
    word.key = NameWord::KeyOf(word.letters);
    writer.Add(word);
    word.letters.Clear();
  };
  for (int32_t p = 0; p < static_cast<int32_t>(name.size());) {
    if (word.letters.empty()) {
      if (const PlainWord plain = plain_words.WordAt(p); plain.letters() > 0) {
        writer.Add(PlainNameWord(plain));
        p += 2 * plain.letters();
        continue;
      }
    }
    const char32_t point = NextPoint(name, &p);
    const Folded folded = FoldPoint(point);
    if (!IsPartOfWord(point, folded.char_class())) {
      end_word();
    } else if (word.letters.full()) {
      continue;
    } else if (point < 0x80 || Diacritic(point) != 0 || IsSoft(point)) {
      word.letters.Add(point);
    } else if (folded.char_class() == CharClass::kArabicLetter) {
      // Presentation forms and other variants by their plain letters; پ and گ stay.
      if (IsConsonant(point)) {
        word.letters.Add(point);
      } else {
        for (const char32_t c : folded) word.letters.Add(c);
      }
    } else {
      for (const char32_t c : folded) word.letters.Add(c);
    }
  }
  end_word();
}

}  // namespace isnad
