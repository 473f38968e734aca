#include "server/engine/entities/latin_name.h"

#include <algorithm>
#include <vector>

#include "server/engine/entities/latin_table.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"

namespace isnad {
namespace {

constexpr size_t kMaxWordPoints = 64;
constexpr uint64_t kAbd = WordKey(u"عبد");
constexpr uint64_t kAllah = WordKey(u"الله");

using Points = std::vector<char32_t>;

// The letter's Latin form; null for what is no consonant of Arabic.
const char* Consonant(char32_t c) {
  static constexpr struct {
    char32_t letter;
    const char* latin;
  } kConsonants[] = {
      {U'ب', "b"},  {U'ت', "t"}, {U'ث', "th"}, {U'ج', "j"}, {U'ح', "h"},  {U'خ', "kh"}, {U'د', "d"},
      {U'ذ', "dh"}, {U'ر', "r"}, {U'ز', "z"},  {U'س', "s"}, {U'ش', "sh"}, {U'ص', "s"},  {U'ض', "d"},
      {U'ط', "t"},  {U'ظ', "z"}, {U'غ', "gh"}, {U'ف', "f"}, {U'ق', "q"},  {U'ك', "k"},  {U'ل', "l"},
      {U'م', "m"},  {U'ن', "n"}, {U'ه', "h"},  {U'پ', "p"}, {U'چ', "ch"}, {U'ژ', "zh"}, {U'ڤ', "v"},
      {U'گ', "g"},  {U'ک', "k"}, {U'ھ', "h"}};
  for (const auto& row : kConsonants) {
    if (row.letter == c) return row.latin;
  }
  return nullptr;
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

// One unlisted word, letter by letter.
class Speller {
 public:
  explicit Speller(const Points& letters) : letters_(letters) {
    native_ = std::any_of(letters.begin(), letters.end(), IsArabicOnly);
  }

  std::string Spell() {
    for (at_ = 0; at_ < letters_.size(); ++at_) AddLetter(letters_[at_]);
    return out_;
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
    const bool first_two = run_ == 1 && consonants_ == 1 && out_.size() == last_consonant_;
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
    const bool start = out_.empty();
    run_ = 0;
    if (IsWaw(c)) {
      const bool glides = start || EndsInVowel() || IsAlif(Next()) || IsYa(Next());
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

  // سعيد, عمرو: heard as a vowel where no other stands.
  void AddAyn() {
    if (!IsSoft(Next()) && !EndsInVowel()) out_ += "a";
    run_ = 0;
  }

  bool EndsInA() const { return !out_.empty() && out_.back() == 'a'; }
  bool EndsInVowel() const {
    return !out_.empty() && std::string_view("aeiouOI").find(out_.back()) != std::string::npos;
  }

  const Points& letters_;
  bool native_ = false;
  size_t at_ = 0;
  size_t run_ = 0;  // consonants since the last vowel
  size_t consonants_ = 0;
  size_t last_consonant_ = 0;  // where the last consonant ended
  std::string out_;
};

std::string Capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
  return word;
}

const char* ListedSpelling(uint64_t key) {
  const LatinSpelling* end = kLatinSpellings + kLatinSpellingCount;
  const LatinSpelling* it =
      std::lower_bound(kLatinSpellings, end, key,
                       [](const LatinSpelling& row, uint64_t wanted) { return row.key < wanted; });
  return it != end && it->key == key ? it->latin : nullptr;
}

uint64_t KeyOf(const Points& letters, size_t from) {
  uint64_t state = kWordKeySeed;
  for (size_t k = from; k < letters.size(); ++k) {
    for (const char32_t c : FoldPoint(letters[k])) state = AddToWordKey(state, c);
  }
  return FinishWordKey(state);
}

std::string SpellingOf(const Points& letters) {
  if (const char* listed = ListedSpelling(KeyOf(letters, 0))) return listed;
  const bool article = letters.size() >= 5 && letters[0] == U'ا' && letters[1] == U'ل';
  if (!article) return Capitalised(Speller(letters).Spell());
  const Points rest(letters.begin() + 2, letters.end());
  const char* listed = ListedSpelling(KeyOf(rest, 0));
  return "al-" + (listed != nullptr ? std::string(listed) : Capitalised(Speller(rest).Spell()));
}

// Adds words one by one: عبد and what follows it are one name.
class NameWriter {
 public:
  void Add(const Points& letters) {
    const uint64_t key = KeyOf(letters, 0);
    std::string word = SpellingOf(letters);
    if (word.empty()) return;
    if (servant_) {
      if (key == kAllah) {
        out_ += "ullah";
      } else {
        const bool article = word.compare(0, 3, "al-") == 0;
        out_ += "ul " + Capitalised(article ? word.substr(3) : word);
      }
      servant_ = false;
      return;
    }
    servant_ = key == kAbd;
    if (!out_.empty()) out_.push_back(' ');
    out_ += out_.empty() ? Capitalised(word) : word;
  }

  std::string Finish() { return std::move(out_); }

 private:
  bool servant_ = false;  // the last word was عبد
  std::string out_;
};

bool IsPartOfWord(char32_t point, CharClass c) {
  return c == CharClass::kArabicLetter || c == CharClass::kForeignLetter ||
         c == CharClass::kDigit || c == CharClass::kIgnorable || Diacritic(point) != nullptr;
}

}  // namespace

std::string LatinName(std::string_view name) {
  NameWriter writer;
  Points letters;
  const auto end_word = [&] {
    if (!letters.empty()) writer.Add(letters);
    letters.clear();
  };
  for (int32_t p = 0; p < static_cast<int32_t>(name.size());) {
    const char32_t point = NextPoint(name, &p);
    const Folded folded = FoldPoint(point);
    if (!IsPartOfWord(point, folded.char_class())) {
      end_word();
    } else if (letters.size() >= kMaxWordPoints) {
      continue;
    } else if (point < 0x80 || Diacritic(point) != nullptr || IsSoft(point)) {
      letters.push_back(point);
    } else if (folded.char_class() == CharClass::kArabicLetter) {
      // Presentation forms and other variants by their plain letters; پ and گ stay.
      if (Consonant(point) != nullptr) {
        letters.push_back(point);
      } else {
        letters.insert(letters.end(), folded.begin(), folded.end());
      }
    } else {
      letters.insert(letters.end(), folded.begin(), folded.end());
    }
  }
  end_word();
  return writer.Finish();
}

}  // namespace isnad
