// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/tokenize.h"

#include <algorithm>

#include "server/engine/large_pages.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/letter_traits.h"
#include "server/engine/text/names_like_words.h"
#include "server/engine/text/word_key.h"

namespace isnad {
namespace {

class Tokenizer {
 public:
  explicit Tokenizer(Document* document)
      : text_(document->text),
        tokens_(document->tokens),
        bare_keys_(document->bare_keys),
        paragraphs_(document->paragraphs),
        names_(document->text, &document->tokens),
        size_(static_cast<int32_t>(document->text.size())) {}

  void Run() {
    Reserve(static_cast<size_t>(size_ / kBytesPerToken + 1));
    for (int32_t at = 0; at < size_;) {
      const char* const here = text_.data() + at;
      if (*here == ' ') {
        Space();
        ++at;
      } else if (PlainLetterAt(here, text_.data() + size_).folded != 0) {
        at = ReadPlainWord(at);
      } else {
        at = Read(At(at));
      }
    }
    EndParagraph();
    if (question_marks_ >= kLostCommas && !arabic_punctuation_) RestoreCommas();
    LookUpBefore(TokenCount());
    DescribeBefore(TokenCount());
  }

 private:
  static constexpr int32_t kBytesPerToken = 8;  // hardly fewer in running text
  static constexpr int32_t kLookUpDelay = 8;
  static constexpr int32_t kLostCommas = 3;

  Point At(int32_t at) const {
    Point p;
    p.begin = p.end = at;
    if (at >= size_) return p;
    p.point = NextPoint(text_, &p.end);
    p.value = FoldTableValue(p.point);
    return p;
  }
  bool HasAt(int32_t at, std::string_view what) const {
    return text_.substr(static_cast<size_t>(at), what.size()) == what;
  }

  // Reads what starts with p and returns where the next begins.
  int32_t Read(const Point& p) {
    switch (p.char_class()) {
      case CharClass::kSpace:
        Space();
        return p.end;
      case CharClass::kLineBreak:
        return LineBreak(p);
      case CharClass::kIgnorable:
        return p.end;
      case CharClass::kArabicLetter:
        return ReadOddWord(p);
      case CharClass::kForeignLetter:
        return ReadForeign(p);
      case CharClass::kDigit:
        return ReadNumber(p);
      case CharClass::kQuoteMark:
        return ReadQuoteMark(p);
      case CharClass::kPunctuation:
        // #وزارة_الصحة: the words of a tag; what joins them is no token.
        return JoinsWords(p) ? p.end : ReadPunctuation(p);
      case CharClass::kOther:
        return AddPunctuation({p.begin, p.end}, '\0');
    }
    return p.end;
  }

  bool JoinsWords(const Point& p) const {
    return p.ascii() == '_' && TokenCount() > 0 && tokens_.back().kind == TokenKind::kWord &&
           tokens_.back().span.end == p.begin &&
           At(p.end).char_class() == CharClass::kArabicLetter;
  }

  void Space() {
    space_before_ = true;
    if (paragraph_begin_ < TokenCount()) tokens_.back().traits |= kSpaceAfter;
  }

  int32_t LineBreak(const Point& p) {
    const bool is_crlf = p.point == '\r' && p.end < size_ && text_[p.end] == '\n';
    if (paragraph_begin_ == TokenCount() && !paragraphs_.empty()) blank_line_ = true;
    EndParagraph();
    return p.end + (is_crlf ? 1 : 0);
  }

  void EndParagraph() {
    Space();
    while (open_parenthesis_ >= 0) {  // what is left open has no pair
      const int32_t outer = tokens_[open_parenthesis_].pair;
      tokens_[open_parenthesis_].pair = -1;
      open_parenthesis_ = outer;
    }
    open_double_ = 0;
    if (paragraph_begin_ == TokenCount()) return;
    paragraphs_.push_back({{paragraph_begin_, TokenCount()}, blank_line_, has_marks_});
    has_marks_ = false;
    ++paragraph_;
    paragraph_begin_ = TokenCount();
    blank_line_ = false;
  }

  // A word that begins with a plain letter. Those of plain letters only, which nearly all are, take
  // this short way.
  int32_t ReadPlainWord(int32_t begin) {
    const char* const first = text_.data() + begin;
    const char* const last = text_.data() + size_ - 1;  // no letter begins here
    const char* at = first;
    uint64_t state = kWordKeySeed;
    for (char32_t folded; at < last && (folded = PlainFoldedAt(at)) != 0; at += 2) {
      state = AddToWordKey(state, folded);
    }
    const auto letters = static_cast<size_t>(at - first) / 2;
    const auto end = static_cast<int32_t>(at - text_.data());
    if (letters > KeyBuilder::kMaxBareLetters || GoesOn(end)) return ReadOddWord(At(begin));
    const int first_traits = kPlainTraits.of[PlainPlaceAt(first)];
    int traits = (first_traits & PlainTraits::kHamza) |
                 (kPlainTraits.of[PlainPlaceAt(at - 2)] & PlainTraits::kFinal);
    const uint64_t key = FinishWordKey(state);
    uint64_t bare = key;
    if (letters > 1) {
      if (first_traits & PlainTraits::kClitic) {
        traits |= kPlainTraits.of[PlainPlaceAt(first + 2)] & PlainTraits::kHamza;
      } else if (PlainFoldedAt(first) == U'ا' && PlainFoldedAt(first + 2) == U'ل') {
        if (!BeginsWithMadda(text_, begin)) traits |= kWrittenArticle;
        if (letters >= 5) {
          state = kWordKeySeed;
          for (const char* k = first + 4; k < at; k += 2) {
            state = AddToWordKey(state, PlainFoldedAt(k));
          }
          bare = FinishWordKey(state);
        }
      }
    }
    Token& token = Append(TokenKind::kWord, {begin, end}, bare);
    token.key = key;
    token.letters = static_cast<uint8_t>(letters);
    if (at > last || *at != ' ') {
      token.traits |= static_cast<uint16_t>(traits);
      LookUpLater(key);
      return end;
    }
    token.traits |= static_cast<uint16_t>(traits | kSpaceAfter);
    space_before_ = true;
    LookUpLater(key);
    return end + 1;
  }

  // Behind a plain letter stands something that may belong to the word.
  bool GoesOn(int32_t at) const {
    if (at >= size_) return false;
    if (static_cast<unsigned char>(text_[at]) < 0x80) return false;
    const CharClass c = At(at).char_class();
    return c == CharClass::kArabicLetter || c == CharClass::kIgnorable;
  }

  int32_t ReadOddWord(const Point& first) {
    KeyBuilder key;
    uint16_t traits = 0;
    int32_t end = first.end;
    char32_t last = first.point;
    int letters = 0;  // written, up to 3
    bool after_clitic = false;
    Point p = first;
    for (;; p = At(p.end)) {
      if (p.char_class() == CharClass::kArabicLetter) {
        key.Add(p);
        after_clitic = letters == 1 && IsClitic(last);
        if (letters == 0 || after_clitic) traits |= HamzaTrait(p.point);
        if (letters < 3) ++letters;
        last = p.point;
        end = p.end;
      } else if (p.char_class() == CharClass::kIgnorable) {
        if (p.is_invisible()) continue;
        traits |= DiacriticTraits(p.point, letters == 1 || after_clitic);
        end = p.end;
      } else {
        break;
      }
    }
    if (key.has_article() && !BeginsWithMadda(text_, first.begin)) traits |= kWrittenArticle;
    AddToken(TokenKind::kWord, {first.begin, end}, key,
             static_cast<uint16_t>(traits | FinalTrait(last)));
    return p.begin;
  }

  int32_t ReadNumber(const Point& first) {
    KeyBuilder key;
    int32_t end = first.end;
    Point p = first;
    for (;; p = At(p.end)) {
      if (p.char_class() == CharClass::kDigit) {
        key.Add(p);
        end = p.end;
      } else if (IsNumberSeparator(p) && At(p.end).char_class() == CharClass::kDigit) {
        key.AddRaw(static_cast<char32_t>(p.ascii()));
      } else {
        break;
      }
    }
    AddToken(TokenKind::kNumber, {first.begin, end}, key, 0);
    return end;
  }

  static bool IsNumberSeparator(const Point& p) {
    const char mark = p.ascii();
    return mark == ',' || mark == ':' || (mark == '.' && p.point != U'…');
  }

  int32_t ReadForeign(const Point& first) {
    KeyBuilder key;
    int32_t end = first.end;
    bool is_address = false;  // has a host name in it
    Point p = first;
    for (;; p = At(p.end)) {
      if (p.is_foreign()) {
        key.Add(p);
        end = p.end;
      } else if (p.char_class() == CharClass::kIgnorable) {
        if (!p.is_invisible()) end = p.end;
      } else if (IsForeignJoiner(p) && At(p.end).is_foreign()) {
        is_address = is_address || p.ascii() == '.';
        key.AddRaw(static_cast<char32_t>(p.ascii()));
      } else {
        break;
      }
    }
    if (HasAt(end, "://") || (is_address && HasAt(end, "/"))) end = ReadAddress(end, &key);
    AddToken(TokenKind::kForeign, {first.begin, end}, key, 0);
    return end;
  }

  static bool IsForeignJoiner(const Point& p) {
    switch (p.ascii()) {
      case '\'':
      case '@':
      case '_':
        return true;
      case '.':
      case '-':
        return p.end - p.begin == 1;  // neither … nor a dash
      default:
        return false;
    }
  }

  // The rest of a URL: visible ASCII up to a quotation mark or bracket, without final punctuation.
  int32_t ReadAddress(int32_t begin, KeyBuilder* key) const {
    static constexpr std::string_view kStop = "\"'`<>()[]{}";
    static constexpr std::string_view kFinal = ".,;:!?";
    int32_t end = begin;
    while (end < size_ && text_[end] > ' ' && text_[end] < 0x7F &&
           kStop.find(text_[end]) == kStop.npos) {
      ++end;
    }
    while (end > begin && kFinal.find(text_[end - 1]) != kFinal.npos) --end;
    for (int32_t at = begin; at < end; ++at) {
      key->AddRaw(static_cast<unsigned char>(text_[at]));
    }
    return end;
  }

  int32_t ReadQuoteMark(const Point& p) {
    if (p.ascii() == '\'') {  // '' `` ‘‘ ’’
      const Point second = At(p.end);
      if (second.point == p.point) return AddQuoteMark({p.begin, second.end});
    }
    return AddQuoteMark({p.begin, p.end});
  }

  int32_t ReadPunctuation(const Point& p) {
    switch (p.point) {
      case U'?':
        ++question_marks_;
        break;
      case U'،':
      case U'؟':
        arabic_punctuation_ = true;
        break;
      case U'(':
        if (HasAt(p.end, "(") && DoubleCloses(p.end + 1)) {
          ++open_double_;
          return AddQuoteMark({p.begin, p.end + 1});
        }
        return OpenParenthesis(p);
      case U')':
        if (open_double_ > 0 && HasAt(p.end, ")")) {
          --open_double_;
          return AddQuoteMark({p.begin, p.end + 1});
        }
        return CloseParenthesis(p);
      case U'/':
        if (HasAt(p.end, "/") && IsSlashMark(p.begin, p.end + 1)) {
          return AddQuoteMark({p.begin, p.end + 1});
        }
        break;
      default:
        break;
    }
    return AddPunctuation({p.begin, p.end}, p.ascii());
  }

  bool IsSlashMark(int32_t begin, int32_t end) const {
    const bool after_colon = begin > 0 && text_[begin - 1] == ':';
    return !after_colon && At(end).char_class() != CharClass::kForeignLetter;
  }

  // Whether "))" stands between `from` and the end of the line. The answer is kept, so that all
  // calls together read the text once.
  bool DoubleCloses(int32_t from) {
    if (from > double_close_) {
      double_close_ = from;
      while (double_close_ < size_ && text_[double_close_] != '\n' && !HasAt(double_close_, "))")) {
        ++double_close_;
      }
    }
    return double_close_ < size_ && text_[double_close_] == ')';
  }

  // "قال الوزير? في المؤتمر? إن": some converter had no Arabic comma and wrote ?, which shows
  // in a text that has several ? and none of ، and ؟.
  void RestoreCommas() {
    for (size_t i = 1; i < tokens_.size(); ++i) {
      Token& token = tokens_[i];
      const bool behind_word =
          tokens_[i - 1].kind == TokenKind::kWord && tokens_[i - 1].span.end == token.span.begin;
      if (token.mark == '?' && behind_word) token.mark = ',';
    }
  }

  // The open parentheses of the paragraph are a stack threaded through Token::pair.
  int32_t OpenParenthesis(const Point& p) {
    AddPunctuation({p.begin, p.end}, '(');
    tokens_.back().pair = open_parenthesis_;
    open_parenthesis_ = TokenCount() - 1;
    return p.end;
  }

  int32_t CloseParenthesis(const Point& p) {
    AddPunctuation({p.begin, p.end}, ')');
    if (open_parenthesis_ < 0) return p.end;
    const int32_t open = open_parenthesis_;
    open_parenthesis_ = tokens_[open].pair;
    tokens_[open].pair = TokenCount() - 1;
    tokens_.back().pair = open;
    return p.end;
  }

  int32_t AddPunctuation(Span span, char mark) {
    Token& token = Append(TokenKind::kPunctuation, span);
    token.mark = mark;
    return span.end;
  }

  int32_t AddQuoteMark(Span span) {
    Append(TokenKind::kQuoteMark, span);
    has_marks_ = true;
    return span.end;
  }

  void AddToken(TokenKind kind, Span span, const KeyBuilder& key, uint16_t traits) {
    Token& token = Append(kind, span, key.bare());
    token.key = key.key();
    token.letters = key.letters();
    token.traits |= traits;
    LookUpLater(token.key);
  }

  void LookUpLater(uint64_t key) {
    PrefetchWord(key);
    // What was asked for some tokens ago has arrived by now.
    if (TokenCount() - looked_up_ >= 4 * kLookUpDelay) {
      DescribeBefore(looked_up_);
      LookUpBefore(TokenCount() - kLookUpDelay);
    }
  }

  void LookUpBefore(int32_t end) {
    for (; looked_up_ < end; ++looked_up_) {
      Token& token = tokens_[looked_up_];
      if (token.key == 0 || names_.HasAt(looked_up_)) continue;
      const WordMatch match = FindWord(token.key);
      token.word = match.entry;
      token.stems = match.stems;
      __builtin_prefetch(match.entry);
    }
  }

  void DescribeBefore(int32_t end) {
    for (; described_ < end; ++described_) {
      tokens_[described_].classes = tokens_[described_].word->classes;
    }
  }

  // So many tokens when the text goes on as it began, up to byte `at`; from twice what is there, for
  // little copying, to eight times, for what may not come.
  size_t CountExpected(int32_t at) const {
    const size_t now = tokens_.size();
    const size_t rest = static_cast<size_t>(size_ - at) * now / static_cast<size_t>(at + 1);
    return std::clamp(now + rest + rest / 16, 2 * now + 1, 8 * now + 1);
  }

  void Reserve(size_t count) {
    if (count <= tokens_.capacity()) return;
    tokens_.reserve(count);
    bare_keys_.reserve(count);
    UseLargePages(tokens_.data(), tokens_.capacity() * sizeof(Token));
  }

  Token& Append(TokenKind kind, Span span, uint64_t bare = 0) {
    if (tokens_.size() == tokens_.capacity()) Reserve(CountExpected(span.begin));
    bare_keys_.push_back(bare);
    Token& token = tokens_.emplace_back();
    token.span = span;
    token.kind = kind;
    token.word = &kUnknownWord;
    token.paragraph = paragraph_;
    if (space_before_) token.traits = kSpaceBefore;
    space_before_ = false;
    return token;
  }

  int32_t TokenCount() const { return static_cast<int32_t>(tokens_.size()); }

  const std::string_view text_;
  std::vector<Token>& tokens_;
  std::vector<uint64_t>& bare_keys_;
  std::vector<Paragraph>& paragraphs_;
  NamesLikeWords names_;
  const int32_t size_;

  int32_t question_marks_ = 0;       // ? of ASCII
  bool arabic_punctuation_ = false;  // ، or ؟ has been seen
  int32_t looked_up_ = 0;  // tokens whose words have been looked up
  int32_t described_ = 0;  // tokens whose classes have been copied
  bool space_before_ = true;
  bool blank_line_ = false;
  bool has_marks_ = false;
  int32_t paragraph_ = 0;  // the one that is under way
  int32_t paragraph_begin_ = 0;
  int32_t open_parenthesis_ = -1;  // the innermost open one
  int32_t open_double_ = 0;        // (( marks without their )) in this paragraph
  int32_t double_close_ = -1;      // where DoubleCloses has looked
};

}  // namespace

void Tokenize(Document* document) { Tokenizer(document).Run(); }

}  // namespace isnad
