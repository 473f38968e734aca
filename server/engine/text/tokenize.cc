// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/tokenize.h"

#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/letter_traits.h"
#include "server/engine/text/marked_word.h"
#include "server/engine/text/names_like_words.h"
#include "server/engine/text/plain_word.h"
#include "server/engine/text/token_writer.h"
#include "server/engine/text/word_key.h"

namespace isnad {
namespace {

class Tokenizer {
 public:
  explicit Tokenizer(Document* document)
      : text_(document->text),
        writer_(document),
        paragraphs_(document->paragraphs),
        size_(static_cast<int32_t>(document->text.size())) {}

  void Run() {
    const bool at_once = CanReadAtOnce();
    for (int32_t at = 0; at < size_;) {
      const int32_t begin = at;
      if (at_once && IsArabicLead(text_[static_cast<size_t>(at)]) && !HasAt(at, "،")) {
        at = ReadPlainWords(at);
        if (at > begin) continue;
        at = ReadMarkedWord(begin);
      }
      if (at == begin) at = Read(At(at));
      if (at < size_ && text_[static_cast<size_t>(at)] == ' ') {
        Space();
        ++at;
      }
    }
    EndParagraph();
    if (question_marks_ >= kLostCommas && !arabic_punctuation_) RestoreCommas();
    writer_.Finish();
  }

 private:
  static constexpr int32_t kLostCommas = 3;
  static constexpr int kLeastWithArticle = 5;  // letters of a word that has a bare key of its own

  // The first byte of U+0600 to U+06FF.
  static bool IsArabicLead(char c) { return (static_cast<unsigned char>(c) & 0xFC) == 0xD8; }

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
    return p.ascii() == '_' && TokenCount() > 0 && writer_.last().kind == TokenKind::kWord &&
           writer_.last().span.end == p.begin && At(p.end).char_class() == CharClass::kArabicLetter;
  }

  void Space() {
    space_before_ = true;
    if (paragraph_begin_ < TokenCount()) writer_.last().traits |= kSpaceAfter;
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
      const int32_t outer = writer_.at(open_parenthesis_).pair;
      writer_.at(open_parenthesis_).pair = -1;
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

  // The words of plain letters that stand here with single spaces or one mark between them; nearly
  // all words are read here. Returns where something else begins. The loop calls nothing and asks
  // for the end of a word, on which the next one waits, before all else.
  ISNAD_READS_AT_ONCE int32_t ReadPlainWords(int32_t at) {
    const char* const text = text_.data();
    const int32_t last = size_ - kPlainWordBytes - 2;  // a word and a mark behind it are all there
    const int32_t paragraph = paragraph_;
    int before = space_before_ ? kSpaceBefore : 0;
    TokenWriter::Block block = writer_.block(at);
    while (at <= last && IsArabicLead(text[at]) && block.next != block.end) {
      PlainWord word = ReadPlainWordAtOnce(text + at);
      int letters = word.to_ascii / 2;
      if (!word.IsBeforeAscii()) {
        letters = word.letters();
        if (letters == 0 || letters == kMaxPlainLetters || GoesOn(text + at + 2 * letters)) break;
      }
      word.Cut(letters);
      int32_t end = at + 2 * letters;
      bool spaced = text[end] == ' ';
      const uint64_t key = PackedWordKey(word.low, word.high);
      PrefetchWord(key);
      Token* token = block.next++;
      token->span = {at, end};
      token->key = key;
      token->paragraph = paragraph;
      token->letters = static_cast<uint8_t>(letters);
      token->traits = static_cast<uint16_t>(
          PlainTraits::Of(word.written[0], word.written[1], word.written[letters - 1]) | before |
          (spaced ? kSpaceAfter : 0));
      *block.bare++ = BareKeyOf(word, letters);
      at = end;
      before = 0;
      if (!spaced) {
        const bool comma = IsComma(text + end);
        if ((!comma && !IsLoneMark(text[end])) || block.next == block.end) break;
        end += comma ? 2 : 1;
        spaced = text[end] == ' ';
        arabic_punctuation_ |= comma;
        token = block.next++;
        token->span = {at, end};
        token->kind = TokenKind::kPunctuation;
        token->mark = comma ? ',' : text[at];
        token->paragraph = paragraph;
        token->traits = spaced ? kSpaceAfter : 0;
        *block.bare++ = 0;
        at = end;
        if (!spaced) break;
      }
      before = kSpaceBefore;
      ++at;
    }
    space_before_ = before != 0;
    writer_.TakeBack(block);
    return at;
  }

  // The word that stands here and has a letter of its own that folds to nothing, or diacritics.
  // Returns where it ends; `at` when it is to be read letter by letter.
  ISNAD_READS_AT_ONCE int32_t ReadMarkedWord(int32_t at) {
    if (at > size_ - kPlainWordBytes - 2) return at;
    const char* const text = text_.data() + at;
    PlainWord word = ReadPlainWordAtOnce(text);
    const MarkedWord marked = TakeOutMarks(&word);
    if (marked.places == 0 || GoesOn(text + 2 * marked.places)) return at;
    const int32_t end = at + 2 * marked.places;
    Token& token = Append(TokenKind::kWord, {at, end}, PackedWordKey(word.low, word.high),
                          BareKeyOf(word, marked.letters));
    token.letters = static_cast<uint8_t>(marked.letters);
    token.traits =
        static_cast<uint16_t>(token.traits | marked.traits |
                              PlainTraits::Of(word.written[0], marked.second, marked.last));
    return end;
  }

  // Without branches: which word has an article is hard to foresee.
  static uint64_t BareKeyOf(const PlainWord& word, int letters) {
    const bool article = (word.low & 0xFFFF) == kPackedArticle;
    const auto drop = -static_cast<uint64_t>(article & (letters >= kLeastWithArticle));
    return PackedWordKey((word.low & ~drop) | ((word.low >> 16 | word.high << 48) & drop),
                         word.high >> (drop & 16));
  }

  // ،
  static bool IsComma(const char* at) { return at[0] == '\xD8' && at[1] == '\x8C'; }
  // A mark of ASCII that nothing else is asked of: see ReadPunctuation().
  static bool IsLoneMark(char c) {
    constexpr uint64_t kMarks = uint64_t{1} << '.' | uint64_t{1} << ',' | uint64_t{1} << ':' |
                                uint64_t{1} << ';' | uint64_t{1} << '!';
    return static_cast<unsigned char>(c) < 64 && (kMarks >> c & 1) != 0;
  }

  // Whether what stands behind a plain letter may belong to the word: no ASCII does, nor some of
  // the Arabic block, of which ، is the commonest.
  static bool GoesOn(const char* at) {
    if (static_cast<unsigned char>(at[0]) < 0x80 || IsComma(at)) return false;
    if (!IsArabicLead(at[0]) || (at[1] & 0xC0) != 0x80) return true;
    const CharClass c = FoldClass(kFoldValues[(at[0] & 0x1F) << 6 | (at[1] & 0x3F)]);
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
    for (int32_t i = 1; i < TokenCount(); ++i) {
      Token& token = writer_.at(i);
      const Token& before = writer_.at(i - 1);
      const bool behind_word =
          before.kind == TokenKind::kWord && before.span.end == token.span.begin;
      if (token.mark == '?' && behind_word) token.mark = ',';
    }
  }

  // The open parentheses of the paragraph are a stack threaded through Token::pair.
  int32_t OpenParenthesis(const Point& p) {
    AddPunctuation({p.begin, p.end}, '(');
    writer_.last().pair = open_parenthesis_;
    open_parenthesis_ = TokenCount() - 1;
    return p.end;
  }

  int32_t CloseParenthesis(const Point& p) {
    AddPunctuation({p.begin, p.end}, ')');
    if (open_parenthesis_ < 0) return p.end;
    const int32_t open = open_parenthesis_;
    open_parenthesis_ = writer_.at(open).pair;
    writer_.at(open).pair = TokenCount() - 1;
    writer_.last().pair = open;
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
    Token& token = Append(kind, span, key.key(), key.bare());
    token.letters = key.letters();
    token.traits |= traits;
  }

  Token& Append(TokenKind kind, Span span, uint64_t key = 0, uint64_t bare = 0) {
    Token& token = writer_.Append(span, key, bare);
    token.kind = kind;
    token.paragraph = paragraph_;
    token.traits = static_cast<uint16_t>(space_before_ ? kSpaceBefore : 0);
    space_before_ = false;
    return token;
  }

  int32_t TokenCount() const { return writer_.count(); }

  const std::string_view text_;
  TokenWriter writer_;
  std::vector<Paragraph>& paragraphs_;
  const int32_t size_;

  int32_t question_marks_ = 0;       // ? of ASCII
  bool arabic_punctuation_ = false;  // ، or ؟ has been seen
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
