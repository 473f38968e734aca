#include "server/engine/speakers/noun_phrase.h"

#include <algorithm>

#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint64_t kUmm = WordKey(u"ام");

constexpr int kMaxPhraseTokens = 28;
constexpr int kMaxNameWords = 6;
constexpr int kMaxConjuncts = 3;
constexpr int kMaxMarkedNameWords = 6;

constexpr uint64_t kPossibleHead = kPersonNounClasses | kBodyClasses | kNameClasses | kPlaceClasses;

// Words such as العديد and أحد that say how many of a group speak; the group follows, mostly with من.
bool IsQuantifier(const Token& t) {
  static constexpr uint64_t kWords[] = {
      WordKey(u"العديد"), WordKey(u"عديد"),   WordKey(u"عدد"),    WordKey(u"بعض"),     WordKey(u"مجموعه"), WordKey(u"كثير"),
      WordKey(u"الكثير"), WordKey(u"معظم"),   WordKey(u"غالبيه"), WordKey(u"اغلب"),    WordKey(u"احد"),    WordKey(u"احدي"),
      WordKey(u"كل"),     WordKey(u"جميع"),   WordKey(u"اثنان"),  WordKey(u"ثلاثه"),   WordKey(u"عشرات"),  WordKey(u"مئات"),
      WordKey(u"ميات"),   WordKey(u"الاف"),   WordKey(u"عشرات"),  WordKey(u"المئات"),  WordKey(u"الميات"), WordKey(u"العشرات"),
      WordKey(u"الالاف"), WordKey(u"اكثريه"), WordKey(u"اثنين"),  WordKey(u"كلا"),     WordKey(u"كبار"),   WordKey(u"اخرون")};
  if (!IsWord(t)) return false;
  return std::find(std::begin(kWords), std::end(kWords), t.key) != std::end(kWords) ||
         (t.word->reading_count > 0 && !t.word->begin()->governed() &&
          std::find(std::begin(kWords), std::end(kWords), t.word->begin()->stem) != std::end(kWords));
}

// Bytes of `count` letters at the start of a token, with the diacritics and tatweel that follow each.
int32_t LetterBytes(const Document& d, const Token& t, int count) {
  int32_t position = t.span.begin;
  const std::string_view text = d.text;
  while (count > 0 && position < t.span.end) {
    int32_t next = position;
    const char32_t point = NextPoint(text, &next);
    if (FoldPoint(point).count() > 0) --count;
    position = next;
  }
  while (position < t.span.end) {
    int32_t next = position;
    if (FoldPoint(NextPoint(text, &next)).count() > 0) break;
    position = next;
  }
  return position - t.span.begin;
}

int ProcliticLetters(uint8_t proclitics) {
  int n = 0;
  for (uint8_t bit : {kWa, kFa, kSa, kLi, kBi, kKa}) n += (proclitics & bit) ? 1 : 0;
  return n;
}

class PhraseParser {
 public:
  PhraseParser(const Document& document, int32_t begin, int32_t limit, PhrasePlace place, Mention* mention)
      : d_(document),
        begin_(begin),
        limit_(std::min<int32_t>(limit, static_cast<int32_t>(document.tokens.size()))),
        place_(place),
        level_(document.tokens[begin].quote),
        m_(mention) {}

  bool Parse() {
    *m_ = Mention();
    int32_t i = SkipOpening(begin_);
    if (i >= limit_ || !Starts(i)) return false;
    first_ = i;
    end_ = i;
    while (i < limit_ && i - begin_ < kMaxPhraseTokens) {
      const int32_t next = Step(i);
      if (next <= i) break;
      i = next;
      end_ = i;
    }
    if (end_ <= first_) return false;
    return Finish();
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }
  bool InName() const { return name_begin_ >= 0; }

  // هذا الوزير, العديد من الخبراء, # before a tag.
  int32_t SkipOpening(int32_t i) {
    if (i < limit_ && IsMark(At(i), '#')) ++i;
    if (i + 1 < limit_ && IsWord(At(i)) && Any(At(i), ClassBit(WordClass::kDemonstrative)) && IsWord(At(i + 1)) &&
        !Any(At(i + 1), kFunctionClasses)) {
      demonstrative_ = true;
      return i + 1;
    }
    return i;
  }

  bool Starts(int32_t i) {
    const Token& t = At(i);
    if (t.kind == TokenKind::kQuoteMark) {
      // قال «صالح» إن: a marked name stands for the subject.
      return place_ == PhrasePlace::kSubject && ShortMarkedName(i, 3) && (ShortMarkedName(i, 1) || NamesInside(i)) &&
             FollowedByIntroOrVerb(At(i).pair + 1);
    }
    if (t.kind == TokenKind::kForeign) return place_ == PhrasePlace::kSubject;
    if (!IsWord(t)) return false;
    if (IsLoneProclitic(t)) return false;
    if (t.traits & kHasTanwin) return false;  // خطابا: an accusative is no subject
    if (IsQuantifier(t)) {
      quantified_ = true;
      return place_ == PhrasePlace::kSubject || (i + 1 < limit_ && At(i + 1).key == word::kMan);
    }
    const bool name_like = NameLike(t);
    constexpr uint64_t kNeverHead = ClassBits(WordClass::kParticle, WordClass::kRelative, WordClass::kNegation, WordClass::kConjunction,
                                              WordClass::kAuxiliary);
    if (t.key == kUmm && NextIsName(i) && NameLike(At(i + 1))) return true;  // أم رشيدة
    if (t.key == word::kTaala) return place_ == PhrasePlace::kSubject;         // قال تعالى
    if (Any(t, kNeverHead)) return false;
    if (Any(t, kFunctionClasses) && !(name_like && !LooksLikePreposition(i)) && !Any(t, kPersonNounClasses | kBodyClasses)) {
      return false;
    }
    if (Any(t, kPossibleHead)) {
      const Reading* r = FindAny(t, kPossibleHead);
      // وجود is a noun before it is a name behind و.
      if (place_ == PhrasePlace::kAnywhere && Any(t, ClassBit(WordClass::kNameLink)) && CanBeVerb(t)) return false;  // ولد
      if (place_ == PhrasePlace::kAnywhere && !Any(t, kPersonNounClasses | kBodyClasses | kPlaceClasses) && Any(t, kNounClasses) &&
          (ClassBit(t.word->begin()->word_class) & kNameClasses) == 0) {
        return false;
      }
      if (place_ == PhrasePlace::kAnywhere && CanBeVerb(t) && !Any(t, kPersonNounClasses) && !NextIsName(i)) return false;
      return r != nullptr;
    }
    if (place_ != PhrasePlace::kSubject) return false;
    if (const Reading* r = t.word->Find(WordClass::kSpeechNoun); r != nullptr && r->attributes == kWritten) return true;
    if (CanBeVerb(t)) return false;
    if (IsUnknown(t)) return t.letters >= 2 && !LooksLikeVerb(t);
    // قال الأميركي، وقالت الشابة: an adjective or a noun with the article stands for a person.
    const Reading* r = t.word->begin();
    // قال جهاد إن: a plain noun between verb and أن is a name.
    if (i == begin_ && r->proclitics == 0 && r->suffix == Suffix::kNone && !Any(t, ClassBits(WordClass::kVerbalNoun, WordClass::kParticiple)) &&
        !StartsWithArticle(t) && (NameEndsBehind(i) || (NextIsName(i) && NameLike(At(i + 1))))) {
      return true;
    }
    // قال الأميركي، وقالت الشابة; استعدادها, المسؤولية are things said, not sayers.
    if (!StartsWithArticle(t) || Any(t, ClassBit(WordClass::kVerbalNoun))) return false;
    return Any(t, ClassBits(WordClass::kNisba, WordClass::kAdjective, WordClass::kCommonNoun, WordClass::kNameHead));
  }

  // علي is a name or the preposition على; the final letter as written decides.
  bool LooksLikePreposition(int32_t i) const {
    const Token& t = At(i);
    if (Any(t, ClassBits(WordClass::kParticle, WordClass::kRelative, WordClass::kNegation, WordClass::kPronoun, WordClass::kConjunction,
                         WordClass::kAuxiliary, WordClass::kDemonstrative))) {
      return true;
    }
    if (!Any(t, ClassBit(WordClass::kPreposition))) {
      if (place_ == PhrasePlace::kSubject && i == begin_) return false;  // وكانت ماي قد قالت: not the month
      return Any(t, kFunctionClasses) && !NextIsName(i);
    }
    if (!NameLike(t)) return true;
    return !(NextIsName(i) || InName());
  }

  bool NextIsName(int32_t i) const {
    return i + 1 < limit_ && IsWord(At(i + 1)) && (Any(At(i + 1), kNameClasses) || IsUnknown(At(i + 1))) &&
           !Any(At(i + 1), kFunctionClasses);
  }

  bool ShortMarkedName(int32_t i, int max_words) const {
    const Token& t = At(i);
    if (t.kind != TokenKind::kQuoteMark || t.pair <= i || t.pair >= limit_) return false;
    int words = 0;
    for (int32_t k = i + 1; k < t.pair; ++k) words += IsWord(At(k)) || At(k).kind == TokenKind::kForeign;
    return words >= 1 && words <= max_words;
  }

  // All words between the marks can be parts of a person's name.
  bool NamesInside(int32_t open) const {
    for (int32_t k = open + 1; k < At(open).pair; ++k) {
      if (!NameLike(At(k)) && !IsUnknown(At(k))) return false;
    }
    return true;
  }

  bool FollowedByIntroOrVerb(int32_t i) const {
    if (i >= static_cast<int32_t>(d_.tokens.size())) return true;
    const Token& t = At(i);
    return IsMark(t, ':') || IsMark(t, ',') || Any(t, ClassBit(WordClass::kParticle) | kVerbClasses) ||
           t.kind == TokenKind::kQuoteMark || IsMark(t, '.');
  }

  // Consumes the token (or atom) at i; returns the index after it, or i when the phrase ends before it.
  int32_t Step(int32_t i) {
    const Token& t = At(i);
    if (t.quote != level_) return i;
    switch (t.kind) {
      case TokenKind::kQuoteMark:
        return StepMarked(i);
      case TokenKind::kPunctuation:
        return StepPunctuation(i);
      case TokenKind::kNumber:
        // منظمة 2030, الفصل 61: only inside the name of a body.
        return !InName() && (body_ || chain_ > 0) && i + 1 < limit_ && !first_is_person_ ? i + 1 : i;
      case TokenKind::kForeign:
        if (InName()) return AddName(i);
        if (i == first_ || closed_) return StartName(i);
        closed_ = true;
        return i + 1;
      case TokenKind::kWord:
        return StepWord(i);
    }
    return i;
  }

  int32_t StepMarked(int32_t i) {
    if (!ShortMarkedName(i, kMaxMarkedNameWords)) return i;
    const int32_t after = At(i).pair + 1;
    if (i == first_) {
      name_begin_ = i;
      name_words_ = 1;
      name_end_ = after;
      closed_ = true;
      return after;
    }
    // شركة "النور" للنقل; لمؤسسة "الينابيع" لوك. After a closed person's phrase it is what was said.
    if (InName()) {
      return after < limit_ && IsWord(At(after)) && Any(At(after), kNameClasses) ? after : i;
    }
    const Token& before = At(i - 1);
    const bool heads = Any(before, kBodyClasses | ClassBits(WordClass::kNameHead, WordClass::kRole)) || IsLoneProclitic(before);
    if (!heads && !(body_ && !closed_)) return i;
    if (StartsWithArticle(before) && !ShortMarkedName(i, 2)) return i;
    if (Any(before, ClassBit(WordClass::kRole)) && !Any(before, kBodyClasses | ClassBit(WordClass::kNameHead))) {
      // قال الوزير "سنعمل": a role with article and a mark leads to speech.
      const Reading* r = FindAny(before, ClassBit(WordClass::kRole));
      if (r->definite()) return i;
    }
    closed_ = true;
    marked_ = true;
    return after;
  }

  int32_t StepPunctuation(int32_t i) {
    const Token& t = At(i);
    const bool tight = !(t.traits & (kSpaceBefore | kSpaceAfter));
    if (t.mark == '#' && i + 1 < limit_ && IsWord(At(i + 1))) return i + 1;
    if (t.mark == '-' && tight && i + 1 < limit_ && IsWord(At(i + 1))) {
      hyphen_ = true;
      return i + 1;
    }
    // د. سامي, ج. ك. منصور: the dot of an abbreviation.
    if (t.mark == '.' && i > begin_ && IsWord(At(i - 1)) && At(i - 1).letters <= 2 && i + 1 < limit_ && IsWord(At(i + 1)) &&
        (InName() || Any(At(i - 1), ClassBit(WordClass::kHonorific)) || At(i - 1).letters == 1)) {
      closed_ = true;
      return i + 1;
    }
    if (t.mark == '(' && t.pair > i && t.pair - i <= 10 && t.pair + 1 < limit_) {
      // (58 عاما), (إف.بي.آي), (Which): skipped when the phrase goes on behind it.
      const int32_t after = t.pair + 1;
      const Token& n = At(after);
      if (!InName() && IsWord(n) && !Any(n, kFunctionClasses | kVerbClasses) && !IsConjoined(n)) return after;
      return i;
    }
    return i;
  }

  int32_t StepWord(int32_t i) {
    const Token& t = At(i);
    if (IsLoneProclitic(t)) return StepLoneProclitic(i);
    if (i > first_ && AfterHonorific(i) && !Any(t, kFunctionClasses | kPersonNounClasses) && !StartsWithArticle(t)) return StartName(i);
    if (i > first_ && t.key == kUmm && !InName() && closed_ && i + 1 < limit_ && NameLike(At(i + 1))) return StartName(i);  // جارته أم رائد
    if (i > first_ && PossessedSpeech(t)) return i;
    if (i > first_ && CanBeVerb(t) && Unnamed(i)) return i;
    if (i > first_ && t.key == word::kBism && !InName() && first_is_person_) return Open(i + 1);
    // لويدجي دي مايو: behind دي stands no month.
    if (i > first_ && InName() && Any(At(i - 1), ClassBit(WordClass::kNameLink)) && NameLike(At(i - 1)) &&
        !Any(t, ClassBits(WordClass::kParticle, WordClass::kPreposition))) {
      return AddName(i);
    }
    if (i > first_ && Any(t, kFunctionClasses) && IsFunctionHere(i)) return StepFunction(i);
    if (i > first_ && EndsAtVerb(i)) return i;
    if (i > first_ && IsConjoinedHere(i)) return StepConjunct(i);
    // جوزف بريهام: no preposition stands between given and family name.
    if (InName() && name_words_ == 1 && NameLike(t) && t.word->reading_count > 0 && (t.word->begin()->proclitics & (kBi | kKa))) return AddName(i);
    if (i > first_ && IsGoverned(t)) return StepGoverned(i);
    if (InName()) return ContinueName(i);
    return StepChain(i);
  }

  // د. بارز, السيد نبيل: whatever stands behind an honorific is a name.
  bool AfterHonorific(int32_t i) const {
    if (InName()) return false;
    const int32_t p = IsMark(At(i - 1), '.') ? i - 2 : i - 1;
    return p >= first_ && Any(At(p), ClassBit(WordClass::kHonorific)) && !Any(At(p), ClassBit(WordClass::kRole));
  }

  // مصدر أمني رفيع [طلب عدم الكشف عن اسمه]
  bool Unnamed(int32_t i) const {
    uint64_t keys[kMaxPhraseWords];
    int count = 0;
    for (int32_t k = i; k < limit_ && count < kMaxPhraseWords && IsWord(At(k)); ++k) keys[count++] = At(k).key;
    return MatchPhrase(keys, count).phrase_class == PhraseClass::kUnnamed;
  }

  // نقلت عن مسؤول [قوله]: the next cue.
  static bool PossessedSpeech(const Token& t) {
    const Reading* r = FindAny(t, ClassBit(WordClass::kVerbalNoun));
    return r != nullptr && r->suffix != Suffix::kNone && !(t.traits & kFinalTaMarbuta) && !Any(t, kPersonNounClasses | kNameClasses);
  }

  int32_t StepLoneProclitic(int32_t i) {
    if (i == first_ || i + 1 >= limit_) return i;
    const Token& t = At(i);
    if (t.key == word::kLi && !InName() && (body_ || chain_ > 0) && At(i + 1).kind == TokenKind::kQuoteMark) {
      // المدير التنفيذي لـ"النور": a body's name; for المدير لـ"الصباح" the subject search asks what follows.
      if (!ShortMarkedName(i + 1, 4)) return i;
      const int32_t after = At(i + 1).pair + 1;
      if (after < limit_ && IsWord(At(after)) && !Any(At(after), kFunctionClasses | kVerbClasses)) return i + 1;
    }
    return i;
  }

  bool IsFunctionHere(int32_t i) const {
    const Token& t = At(i);
    if (Any(t, ClassBit(WordClass::kTime)) && StartsWithArticle(t) && !Any(t, kNounClasses)) return true;  // الأحد, الخميس
    if (NameLike(t)) {
      if (Any(t, ClassBit(WordClass::kPreposition))) return LooksLikePreposition(i);
      return !(InName() || closed_);
    }
    // الأمين العام, مدير عام: the adjective, not the year.
    if (Any(t, ClassBits(WordClass::kTime, WordClass::kNumberWord)) && !InName() && Any(t, kNounClasses) &&
        StartsWithArticle(t) == closed_) {
      return false;
    }
    // الأول, الثاني after a role are part of it: الوزير الأول.
    if (Any(t, ClassBit(WordClass::kNumberWord)) && t.word->begin()->definite() && i == first_ + 1) return false;
    if (Any(t, kBodyClasses | kPersonNounClasses) && !Any(t, ClassBits(WordClass::kParticle, WordClass::kPreposition, WordClass::kConjunction,
                                                               WordClass::kRelative, WordClass::kPronoun, WordClass::kNegation,
                                                               WordClass::kAuxiliary))) {
      return false;
    }
    return true;
  }

  int32_t StepFunction(int32_t i) {
    const Token& t = At(i);
    if (InName() || i + 1 >= limit_) return i;
    const Token& n = At(i + 1);
    if (t.key == word::kMan) {
      // العديد من الخبراء, عدد من السكان, مسؤول من الوزارة.
      if (quantified_ && i == first_ + 1) return IsWord(n) && !Any(n, kFunctionClasses) ? Open(i + 1) : i;
      return i;
    }
    if (!body_ && first_is_person_ && IsOneOf(t, {word::kFi, word::kIla, word::kLada, word::kAla, word::kMan, WordKey(u"مع")}) &&
        !(quantified_)) {
      const int32_t tail = NameBehindTail(i);
      if (tail > i) return tail;
    }
    if (t.key == word::kFi) {
      // مسؤول رفيع في الوزارة, الباحث في معهد النجم سامي الراعي.
      const bool place = IsWord(n) && (Any(n, kBodyClasses | kPlaceClasses | ClassBits(WordClass::kNameHead, WordClass::kRole)) || IsUnknown(n));
      if (!place || Any(n, ClassBits(WordClass::kSpeechNoun, WordClass::kTime, WordClass::kVerbalNoun))) return i;
      if (Any(n, ClassBits(WordClass::kDocument, WordClass::kMedium)) && !first_is_person_) return i;
      if (first_is_person_ || body_) return PrepositionalTail(i);
      return i;
    }
    if (t.key == word::kLada && first_is_person_) return PrepositionalTail(i);
    if (Any(t, ClassBit(WordClass::kDemonstrative)) || Any(t, ClassBit(WordClass::kAdverb))) return i;
    return i;
  }

  // موفد أرمادا [إلى كوراليا] سامي الراعي: the tail of a role, when a name stands right behind it.
  int32_t NameBehindTail(int32_t i) {
    if (FindAny(At(first_), ClassBit(WordClass::kRole)) == nullptr) return i;
    bool closed = false;
    for (int32_t k = i + 1; k < limit_ && k - i < 9; ++k) {
      const Token& t = At(k);
      if (t.quote != level_) return i;
      if (t.kind == TokenKind::kQuoteMark) {
        if (closed && ShortMarkedName(k, 3) && NamesInside(k)) return Open(i + 1);
        return i;
      }
      if (!IsWord(t)) return i;
      if (k == i + 1) {
        if (Any(t, ClassBits(WordClass::kSpeechNoun, WordClass::kTime, WordClass::kVerbalNoun) | kFunctionClasses)) return i;
        closed = Closes(t);
        continue;
      }
      if (Any(t, ClassBit(WordClass::kPreposition)) && !NameLike(t)) {
        if (!IsOneOf(t, {word::kFi, word::kIla, word::kLada, word::kMan}) || k + 1 >= limit_) return i;
        closed = false;
        continue;
      }
      if (CanBeVerb(t) && !NameLike(t) && !Any(t, kNounClasses)) return i;
      if (Any(t, kFunctionClasses) && !NameLike(t) && !Any(t, kNounClasses)) return i;
      if (closed && !StartsWithArticle(t) && !IsConjoined(t) && (NameLike(t) || IsUnknown(t))) {
        const bool two = k + 1 < limit_ && IsWord(At(k + 1)) && (NameLike(At(k + 1)) || IsUnknown(At(k + 1)));
        return two || FollowedByIntroOrVerb(k + 1) ? Open(i + 1) : i;
      }
      if (Any(t, ClassBit(WordClass::kHonorific)) && closed) return Open(i + 1);
      closed = closed || Closes(t);
    }
    return i;
  }

  // في الوزارة, لدى الأمم: belongs to the phrase when a name or an introduction to speech follows the place.
  int32_t PrepositionalTail(int32_t i) {
    int32_t k = i + 1;
    bool closed = false;
    while (k < limit_ && k - i < 8) {
      const Token& t = At(k);
      if (t.kind == TokenKind::kQuoteMark && ShortMarkedName(k, 5)) {
        k = t.pair + 1;
        closed = true;
        continue;
      }
      if (!IsWord(t) || t.quote != level_) break;
      if (k > i + 1 && (Any(t, kFunctionClasses | kVerbClasses) && !Any(t, kNounClasses | kNameClasses))) break;
      if (k > i + 1 && IsConjoined(t)) break;
      if (k > i + 1 && closed && (Any(t, ClassBits(WordClass::kHonorific, WordClass::kGivenName)) ||
                                  (IsUnknown(t) && !StartsWithArticle(t)) || Any(t, ClassBit(WordClass::kRole)))) {
        // a name follows: the tail is part of the role
        return Open(i + 1);
      }
      closed = Closes(t);
      ++k;
    }
    // مسؤول في الوزارة إن: an indefinite person keeps his place, a definite one does not (قال الوزير في العاصمة إن).
    const Reading* r = FindAny(At(first_), kPersonNounClasses);
    const bool indefinite = r != nullptr && !r->definite() && r->suffix == Suffix::kNone;
    const bool body = Any(At(i + 1), kBodyClasses) && !Any(At(i + 1), ClassBits(WordClass::kDocument, WordClass::kMedium, WordClass::kSpeechNoun));
    if (indefinite && body && !InName()) return Open(i + 1);
    return i;
  }

  bool StartsWithArticle(const Token& t) const {
    if (t.word->reading_count > 0) {
      for (const Reading& r : *t.word) {
        if (r.definite()) return true;
      }
    }
    if (t.letters < 4) return false;
    return HasArticle(d_.Slice(t.span));
  }

  char32_t FirstLetter(const Token& t) const {
    int32_t p = t.span.begin;
    while (p < t.span.end) {
      const Folded f = FoldPoint(NextPoint(d_.text, &p));
      if (f.count() > 0) return *f.begin();
    }
    return 0;
  }

  bool EndsAtVerb(int32_t i) const {
    const Token& t = At(i);
    if (!CanBeVerb(t) && !Any(t, ClassBit(WordClass::kParticiple))) return false;
    const uint64_t nominal = kNounClasses | kNameClasses | kPlaceClasses;
    if (!Any(t, nominal)) return true;
    if (Any(t, ClassBit(WordClass::kParticiple)) && i + 1 < static_cast<int32_t>(d_.tokens.size())) {
      // المتحدث قائلا: "...": a participle that introduces speech.
      const Token& n = At(i + 1);
      if (t.key == word::kQailan || IsMark(n, ':') || n.kind == TokenKind::kQuoteMark || Any(n, ClassBit(WordClass::kParticle))) return true;
    }
    if (Any(t, ClassBit(WordClass::kParticiple)) && !InName()) {
      return (t.traits & kHasTanwin) != 0 || !Any(t, nominal);
    }
    // A word that is both: a name inside a name, a noun in an open chain.
    if (InName()) return !Any(t, kNameClasses);
    if (Any(t, kNameClasses)) return false;
    const Reading* r = FindAny(t, nominal);
    if (r->definite() || r->word_class == WordClass::kRole) return false;
    return closed_;
  }

  bool IsConjoinedHere(int32_t i) const {
    const Token& t = At(i);
    // ليو ويمين: no plain noun speaks beside a person, so it is the rest of the name.
    if (InName() && name_words_ == 1 && t.word->reading_count > 0 && !(t.word->begin()->proclitics & ~kWa) &&
        t.word->begin()->suffix == Suffix::kNone && !Any(t, kPersonNounClasses | kNameClasses | kVerbClasses | kFunctionClasses | kBodyClasses) &&
        NameEndsBehind(i)) {
      return false;
    }
    if (t.word->reading_count > 0) return t.word->begin()->conjoined();
    // An unknown word with و: ويمين is a family name after a given name, وكوفي is and + a name after a whole name.
    if (FirstLetter(t) != U'و' || t.letters < 4) return false;
    return InName() ? name_words_ >= 2 : true;
  }

  int32_t StepConjunct(int32_t i) {
    const Token& t = At(i);
    if (i + 1 > limit_) return i;
    const Reading* r = t.word->reading_count > 0 ? t.word->begin() : nullptr;
    if (r != nullptr && (r->word_class == WordClass::kVerb || r->word_class == WordClass::kOtherVerb) && !(InName() && NameLike(t))) return i;
    if (InName() && NameLike(t)) r = FindAny(t, kNameClasses);
    if (r != nullptr && (r->proclitics & kFa)) return i;
    if (r != nullptr && (kFunctionClasses & ClassBit(r->word_class))) return i;
    if (InName() && depth_ >= kMaxConjuncts) return i;
    if (InName()) {
      // عمر الدقاق وسعاد الجمل: a second person; what follows must be an introduction to speech, the caller checks the verb.
      const bool person = r == nullptr || (ClassBit(r->word_class) & (kNameClasses | kPersonNounClasses));
      if (!person) return i;
      Mention other;
      PhraseParser second(d_, i, limit_, PhrasePlace::kSubject, &other);
      second.conjunct_ = true;
      second.depth_ = depth_ + 1;
      if (!second.Parse()) return i;
      const Reading* head = FindAny(At(first_), kPersonNounClasses);
      const bool expected = head != nullptr && (head->number == Number::kDual || head->number == Number::kPlural);
      if (!expected && !FollowedByIntroOrVerb(other.tokens.end)) return i;
      if (!expected && other.tokens.end < static_cast<int32_t>(d_.tokens.size()) &&
          CanBeVerb(At(other.tokens.end))) {
        return i;
      }
      joint_ = true;
      name_end_ = other.tokens.end;
      joint_end_ = other.tokens.end;
      return other.tokens.end;
    }
    // كلية الآداب والفنون; وزير الثقافة والإعلام: coordination inside the chain.
    if (conjunct_ && i == begin_) return i + 1;
    if (r == nullptr || StartsWithArticle(t) || Any(t, ClassBits(WordClass::kNisba, WordClass::kCommonNoun, WordClass::kVerbalNoun) | kPlaceClasses)) {
      if (i + 1 < limit_ && r != nullptr && Any(t, kPersonNounClasses) && first_is_person_ && !body_) {
        joint_ = true;  // الوزير والسفير
      }
      closed_ = true;
      return i + 1;
    }
    // حزب النور وحزب البيت
    if (r != nullptr && Any(t, kBodyClasses) && body_) {
      joint_ = true;
      return Open(i + 1);
    }
    return i;
  }

  bool IsGoverned(const Token& t) const {
    if (t.word->reading_count == 0) return false;
    const Reading* r = t.word->begin();
    if (!r->governed()) return false;
    return !(Any(t, kNameClasses) && FindAny(t, kNameClasses)->proclitics == 0);
  }

  // مدير عام لمؤسسة..., الأمين العام للأمم المتحدة belong to the phrase; قال للصحافيين, قال للوكالة do not.
  int32_t StepGoverned(int32_t i) {
    const Token& t = At(i);
    const Reading* r = t.word->begin();
    if (!(r->proclitics & kLi) || InName()) return i;
    if (Any(t, ClassBits(WordClass::kMedium, WordClass::kTime) | kVerbClasses)) return i;
    if (Any(t, ClassBit(WordClass::kRole)) && r->number == Number::kPlural && IsPress(t)) return i;
    if (Any(t, kPersonNounClasses) && !Any(t, kBodyClasses) && r->definite() && first_is_person_ &&
        !(i + 1 < limit_ && NameLike(At(i + 1)) && !Any(At(i + 1), ClassBit(WordClass::kPreposition))) &&
        !(i + 2 < limit_ && At(i + 1).key == word::kAla && NameLike(At(i + 1)) && IsWord(At(i + 2)) && !StartsWithArticle(At(i + 2)))) {
      return i;
    }
    if (!(first_is_person_ || body_ || chain_ > 0)) return i;
    if (r->suffix != Suffix::kNone || place_head_) return i;
    closed_ = Closes(t);
    return i + 1;
  }

  static bool IsPress(const Token& t) {
    for (const Reading& r : *t.word) {
      for (uint64_t k : {WordKey(u"صحافيين"), WordKey(u"صحفيين"), WordKey(u"مراسلين"), WordKey(u"اعلاميين")}) {
        if (r.stem == k) return true;
      }
    }
    return false;
  }

  int32_t Open(int32_t next) {
    closed_ = false;
    ++chain_;
    return next;
  }

  bool Closes(const Token& t) const {
    if (t.word->reading_count == 0) return StartsWithArticle(t);
    const Reading* r = FindAny(t, ~uint64_t{0});
    return StartsWithArticle(t) || r->suffix != Suffix::kNone || Any(t, kPlaceClasses) || r->word_class == WordClass::kHonorific;
  }

  int32_t StartName(int32_t i) {
    name_begin_ = i;
    name_end_ = i + 1;
    name_words_ = 1;
    return i + 1;
  }

  int32_t AddName(int32_t i) {
    if (name_words_ >= kMaxNameWords) return i;
    ++name_words_;
    name_end_ = i + 1;
    hyphen_ = false;
    return i + 1;
  }

  // عبد الله, أبو كريم: a link and its complement are one word of the name.
  int LinkWords() const {
    int links = 0;
    for (int32_t k = name_begin_; k < name_end_; ++k) links += Any(At(k), ClassBit(WordClass::kNameLink)) ? 1 : 0;
    return links;
  }

  int32_t ContinueName(int32_t i) {
    const Token& t = At(i);
    const bool link = i > 0 && Any(At(i - 1), ClassBit(WordClass::kNameLink));
    if (hyphen_ || link) return AddName(i);
    // نبيل سالم الأمين العام: a title behind the name, not a family name.
    if (StartsWithArticle(t) && Any(t, kPersonNounClasses) && i + 1 < limit_ && IsWord(At(i + 1)) &&
        Any(At(i + 1), kNounClasses) && !NameLike(At(i + 1)) && !(At(i + 1).word->begin()->governed()) && !IsConjoined(At(i + 1)) &&
        !(At(i + 1).traits & kHasTanwin)) {
      return i;
    }
    if (NameLike(t)) return AddName(i);
    // أبلغ بريت سولان لبيفوفاروف: an unknown word with ل behind a whole name is the one spoken to.
    if (IsUnknown(t) && LooksLikeVerb(t)) return i;
    if (IsUnknown(t) && name_words_ >= 2 && FirstLetter(t) == U'ل' && t.letters >= 6) return i;
    if (IsUnknown(t)) return AddName(i);
    const Reading* r = t.word->begin();
    // محمد المصري: an article's nisba right after one given name is the family name.
    if (StartsWithArticle(t) && (Any(At(name_begin_), ClassBits(WordClass::kGivenName, WordClass::kNameLink)) || (IsUnknown(At(name_begin_)) && NameEndsBehind(i))) &&
        (name_words_ - LinkWords() <= 1 && (NameEndsBehind(i) || (name_words_ == 1 && !Any(t, kPersonNounClasses)))) && !Any(t, kPlaceClasses | kBodyClasses)) {
      return AddName(i);
    }
    if (Any(t, ClassBit(WordClass::kCity)) && !StartsWithArticle(t) && name_words_ == 1 && r->proclitics == 0 &&
        Any(At(name_begin_), ClassBit(WordClass::kGivenName))) {
      return AddName(i);
    }
    // لوك كوفي أنه: a word of the language right after one name word and right before the phrase's end is the family name.
    if (name_words_ == 1 && r->proclitics == 0 && r->suffix == Suffix::kNone && !(t.traits & kHasTanwin) && !Any(t, kPersonNounClasses) &&
        NameEndsBehind(i)) {
      return AddName(i);
    }
    return i;
  }

  bool NameEndsBehind(int32_t i) const {
    if (i + 1 >= static_cast<int32_t>(d_.tokens.size())) return true;
    const Token& n = At(i + 1);
    if (n.kind == TokenKind::kPunctuation || n.kind == TokenKind::kQuoteMark) return true;
    if (IsWord(n) && n.word->reading_count > 0 && n.word->begin()->governed() && !NameLike(n)) return true;
    if (IsConjoined(n) || IsLoneProclitic(n) ||
        Any(n, ClassBits(WordClass::kTime, WordClass::kParticiple, WordClass::kParticle) | ClassBit(WordClass::kPreposition))) {
      return true;
    }
    return Any(n, kFunctionClasses | kVerbClasses) && !Any(n, kNounClasses | kNameClasses);
  }

  int32_t StepChain(int32_t i) {
    const Token& t = At(i);
    if (i == first_) return StepFirst(i);
    if (Any(t, ClassBit(WordClass::kHonorific)) && !body_ ) {
      closed_ = true;
      return i + 1;
    }
    const bool article = StartsWithArticle(t);
    const bool noun = Any(t, kNounClasses);
    if (place_head_ && !Any(t, ClassBits(WordClass::kNisba, WordClass::kAdjective))) return i;
    if (Any(t, kNameClasses) && !article && (!noun || closed_)) {
      // نورسان [جاد الخازن]: a given name starts the name unless the chain still needs its genitive.
      const Reading* r = FindAny(t, kNameClasses);
      if (closed_ || (r->word_class == WordClass::kGivenName && unknown_genitive_)) {
        if (body_ && !first_is_person_) return i;
        return StartName(i);
      }
      // الناطق باسم حماس [نبيل سالم]: a body's own name takes no person as genitive, جامعة نبيل may.
      if (first_is_person_ && r->word_class == WordClass::kGivenName && IsWord(At(i - 1)) &&
          Any(At(i - 1), ClassBits(WordClass::kOrganization, WordClass::kMedium)) && !Any(At(i - 1), ClassBits(WordClass::kNameHead, WordClass::kRole))) {
        return StartName(i);
      }
      closed_ = true;  // محامي سمير: the genitive
      if (r->word_class == WordClass::kNameLink || NextContinuesGenitive(i)) return SkipGenitiveName(i);
      return i + 1;
    }
    if (Any(t, kNameClasses) && article && !noun && closed_ && i == first_ + 1) {
      // الرئيس المرعي
      if (body_ && !first_is_person_) return i;
      return StartName(i);
    }
    if (IsUnknown(t) && LooksLikeVerb(t)) return i;
    if (IsUnknown(t)) {
      if (article) {
        // An article's adjective or genitive of the chain, or الرئيس السيسي when the role alone stands before it.
        const bool title = EndsInYa(t) && i + 1 < limit_ && IsWord(At(i + 1)) && !StartsWithArticle(At(i + 1)) &&
                           (NameLike(At(i + 1)) || IsUnknown(At(i + 1)));  // الرئيس الكورالي أوليفر
        if (closed_ && first_is_person_ && !body_ && i == first_ + 1 && !EndsInNisba(t) && !title) return StartName(i);
        closed_ = true;
        return i + 1;
      }
      if (closed_) {
        if (body_ && !first_is_person_) return i;
        return StartName(i);
      }
      unknown_genitive_ = true;
      closed_ = true;
      if (body_ && !first_is_person_) return SkipForeignBody(i);
      return i + 1;
    }
    if (Any(t, kPlaceClasses) && !noun) {
      if (closed_ && !Any(At(i - 1), kPlaceClasses) && !article && first_is_person_) return StartName(i);
      closed_ = true;
      return i + 1;
    }
    if (!noun && closed_ && article && Any(t, ClassBit(WordClass::kNumberWord))) return i + 1;  // النواب الخمسة
    if (!noun && Any(t, kNameClasses) && article) {
      closed_ = true;  // مدير المسجد الأكبر المبارك: an adjective that is also a family name
      return i + 1;
    }
    if (!noun) return i;
    const Reading* r = FindAny(t, kNounClasses);
    const bool definite = r->definite() || r->suffix != Suffix::kNone;
    if (closed_ && !definite) {
      // After a closed chain an indefinite noun belongs to the clause, not to the phrase; a role may start an apposition.
      const bool indefinite_chain = !Closes(At(first_)) && chain_ == 0 && Any(t, ClassBits(WordClass::kAdjective, WordClass::kNisba));
      if (!indefinite_chain) {
        // وزير الطاقة [نضال الكرمي]: a word of the language before a name word is a given name.
        if (first_is_person_ && !Any(t, kPersonNounClasses | kBodyClasses) && r->proclitics == 0 && NextIsName(i)) return StartName(i);
        // الموسيقي مخول الذي: behind a lone title an adjective without article is a name.
        if (first_is_person_ && i == first_ + 1 && Any(t, ClassBit(WordClass::kAdjective)) && !(t.traits & kHasTanwin) &&
            !Any(t, ClassBits(WordClass::kVerbalNoun, WordClass::kCommonNoun)) && NameEndsBehind(i)) {
          return StartName(i);
        }
        return i;
      }
    }
    if (closed_ && Any(t, kPersonNounClasses) && OtherPerson(t)) return i;
    // نائب رئيس مدينة [الملك نبيل] للطاقة: a body named after a person keeps the name.
    if (!closed_ && i > first_ + 1 && article && Any(t, kPersonNounClasses) && IsWord(At(i - 1)) && !Any(At(i - 1), kPersonNounClasses) &&
        FindAny(t, kPersonNounClasses)->number == Number::kSingular && i + 1 < limit_ && NameLike(At(i + 1))) {
      closed_ = true;
      ++chain_;
      int32_t k = i + 1;
      while (k < limit_ && k - i <= 2 && NameLike(At(k))) ++k;
      return k;
    }
    if (Any(t, kBodyClasses)) body_in_chain_ = true;
    ++chain_;
    closed_ = definite || (Any(t, ClassBits(WordClass::kAdjective, WordClass::kNisba)) && !definite && closed_);
    return i + 1;
  }

  // التقى الوفد [المهندس], أبلغ السفير [وزيرة الخارجية], سألت المذيعة [ضيفها]: a second person, not the first one's title.
  bool OtherPerson(const Token& t) const {
    const Reading* r = FindAny(t, kPersonNounClasses);
    if (body_ && !first_is_person_) return true;
    const Reading* first = FindAny(At(first_), kPersonNounClasses);
    if (first == nullptr) return false;
    if (first->number == Number::kPlural && r->number == Number::kSingular) return true;
    if (r->suffix != Suffix::kNone && first->definite()) return true;
    return first->gender != Gender::kUnknown && r->gender != Gender::kUnknown && first->gender != r->gender &&
           r->word_class != WordClass::kAnonymous && !Any(t, ClassBits(WordClass::kAdjective, WordClass::kNisba, WordClass::kCommonNoun));
  }

  bool NextContinuesGenitive(int32_t i) const {
    return i + 1 < limit_ && IsWord(At(i + 1)) && Any(At(i + 1), ClassBits(WordClass::kFamilyName, WordClass::kNameLink));
  }

  int32_t SkipGenitiveName(int32_t i) {
    int32_t k = i + 1;
    while (k < limit_ && k - i < 3 && IsWord(At(k)) && Any(At(k), ClassBits(WordClass::kFamilyName, WordClass::kNameLink))) ++k;
    return k;
  }

  // وكالة فرانس برس, شركة إير كوريو تريدنغ: a body's foreign name runs on.
  int32_t SkipForeignBody(int32_t i) {
    int32_t k = i + 1;
    while (k < limit_ && k - i < 4 && ((IsUnknown(At(k)) && FirstLetter(At(k)) != U'و') || At(k).kind == TokenKind::kForeign) && At(k).quote == level_) ++k;
    return k;
  }

  int32_t StepFirst(int32_t i) {
    const Token& t = At(i);
    if (IsQuantifier(t)) {
      quantified_ = true;
      closed_ = false;
      return i + 1;
    }
    const bool bare_title = Any(t, ClassBit(WordClass::kHonorific)) && !Any(t, ClassBit(WordClass::kRole)) && !StartsWithArticle(t) && t.letters > 2 && NameEndsBehind(i);
    if ((t.key == kUmm && NextIsName(i)) || t.key == word::kTaala || bare_title) {
      first_is_person_ = true;
      return StartName(i);
    }
    const bool name = NameLike(t) && !StartsAsNoun(i) && !(Any(t, kPlaceClasses) && !NextIsName(i));
    if (name || IsUnknown(t)) {
      if (IsUnknown(t) && LooksPlural(t) && !SingularFollows(i)) {
        closed_ = true;
        collective_ = true;
        return i + 1;
      }
      first_is_person_ = true;
      return StartName(i);
    }
    if (Any(t, kPersonNounClasses)) first_is_person_ = true;
    if (Any(t, kBodyClasses | ClassBit(WordClass::kSpeechNoun)) && !Any(t, kPersonNounClasses)) body_ = true;
    if (Any(t, kPlaceClasses) && !Any(t, kPersonNounClasses | kBodyClasses)) {
      body_ = true;
      place_head_ = true;
      closed_ = true;
      return i + 1;
    }
    if (!Any(t, kPossibleHead | ClassBit(WordClass::kSpeechNoun)) && !StartsWithArticle(t) && FindAny(t, ~uint64_t{0})->suffix == Suffix::kNone) {
      first_is_person_ = true;
      return StartName(i);
    }
    if (!Any(t, kPossibleHead)) first_is_person_ = true;  // قال الأميركي
    closed_ = Closes(t) || Any(t, ClassBit(WordClass::kHonorific));
    return i + 1;
  }

  // A word that is both a name and a noun starts as a noun when the phrase goes on as a chain: سفير, أمين عام.
  bool StartsAsNoun(int32_t i) const {
    const Token& t = At(i);
    constexpr uint64_t kNouns = kPersonNounClasses | kBodyClasses | ClassBit(WordClass::kSpeechNoun);
    if (!Any(t, kNouns)) return false;
    if (StartsWithArticle(t)) return true;
    // سيد خطاب: without the article the title is a given name.
    if (Any(t, ClassBit(WordClass::kHonorific)) && Any(t, ClassBit(WordClass::kGivenName))) return false;
    if (FindAny(t, kNouns)->suffix != Suffix::kNone) return true;
    if (i + 1 >= limit_ || !IsWord(At(i + 1))) return Any(t, kBodyClasses);
    const Token& n = At(i + 1);
    if (NameLike(n)) return false;
    return Any(t, kBodyClasses | ClassBit(WordClass::kSpeechNoun)) || Any(n, kNounClasses | kPlaceClasses | kFunctionClasses) || CanBeVerb(n);
  }

  // يعطفون: an unknown plural of the present.
  bool LooksLikeVerb(const Token& t) const {
    char32_t last[2];
    LastLetters(t, last);
    const char32_t first = FirstLetter(t);
    return (first == U'ي' || first == U'ت') && t.letters >= 5 && last[0] == U'و' && last[1] == U'ن';
  }

  // المقررة الأممية: a feminine nisba is an adjective, no family name.
  bool EndsInNisba(const Token& t) const {
    char32_t last[2];
    LastLetters(t, last);
    return last[0] == U'ي' && last[1] == U'ه';
  }

  bool EndsInYa(const Token& t) const {
    char32_t last[2];
    LastLetters(t, last);
    return last[1] == U'ي';
  }

  // المتظاهرون, محتجين
  bool LooksPlural(const Token& t) const {
    if (t.letters < 6 || !StartsWithArticle(t)) return false;
    char32_t last[2];
    LastLetters(t, last);
    return last[1] == U'ن' && (last[0] == U'و' || last[0] == U'ي');
  }

  // الفرعون المصري: a singular adjective says that the ون is no plural.
  bool SingularFollows(int32_t i) const {
    if (i + 1 >= limit_ || !IsWord(At(i + 1))) return false;
    const Reading* r = FindAny(At(i + 1), ClassBits(WordClass::kNisba, WordClass::kAdjective));
    return r != nullptr && r->definite() && r->number == Number::kSingular && r->gender == Gender::kMasculine;
  }

  void LastLetters(const Token& t, char32_t last[2]) const {
    last[0] = last[1] = 0;
    int32_t p = t.span.begin;
    while (p < t.span.end) {
      const Folded f = FoldPoint(NextPoint(d_.text, &p));
      for (const char32_t c : f) {
        last[0] = last[1];
        last[1] = c;
      }
    }
  }

  bool Finish() {
    m_->quote = level_;
    m_->sentence = At(first_).sentence;
    // A person's chain that ends in a bare preposition-like leftover cannot happen: every step consumes whole units.
    m_->tokens = {begin_, end_};
    m_->joint = joint_;
    if (InName()) m_->name = {name_begin_, std::max(name_end_, joint_ ? joint_end_ : name_end_)};
    // القومندان بول داهلين: an unknown word with the article before a name is a title.
    if (InName() && !joint_ && name_begin_ == first_ && name_words_ >= 2 && IsWord(At(first_)) && IsUnknown(At(first_)) &&
        StartsWithArticle(At(first_)) && IsWord(At(first_ + 1)) && !StartsWithArticle(At(first_ + 1))) {
      ++name_begin_;
      m_->name.begin = name_begin_;
    }
    const int32_t role_end = InName() ? name_begin_ : end_;
    if (first_ < role_end) m_->role = {first_, role_end};
    m_->head = first_;
    if (quantified_ && first_ + 1 < end_) {
      m_->head = At(first_ + 1).key == word::kMan && first_ + 2 < end_ ? first_ + 2 : first_ + 1;
    }
    const Token& head = At(m_->head);
    const Reading* r = FindAny(head, kPossibleHead);
    if (r == nullptr && head.word->reading_count > 0) r = head.word->begin();
    m_->definite = demonstrative_ || (r != nullptr ? (r->definite() || r->suffix != Suffix::kNone) : StartsWithArticle(head)) || InName();
    m_->known = r != nullptr && Any(head, kPossibleHead);
    SetKind(head, r);
    SetAgreement(head, r);
    m_->counterpart = r != nullptr && r->stem == word::kNazir;
    SetNameSpan();
    // A title alone names nobody.
    if (place_ == PhrasePlace::kAnywhere && !InName() && end_ - first_ == 1 && Any(head, ClassBit(WordClass::kHonorific)) &&
        !Any(head, ClassBit(WordClass::kRole) | kBodyClasses)) {
      return false;
    }
    return true;
  }

  void SetKind(const Token& head, const Reading* r) {
    if (IsOneOf(head, {WordKey(u"بعضهم"), WordKey(u"البعض"), WordKey(u"بعضهن"), WordKey(u"كثيرون"), WordKey(u"الكثيرون"), WordKey(u"اخرون")})) {
      m_->kind = SpeakerKind::kCollective;
      return;
    }
    if (quantified_ && IsOneOf(At(first_), {WordKey(u"احد"), WordKey(u"احدي")})) {
      m_->kind = SpeakerKind::kAnonymous;
      return;
    }
    if (quantified_ || collective_) {
      m_->kind = SpeakerKind::kCollective;
      if (r != nullptr && Any(head, kBodyClasses) && !Any(head, kPersonNounClasses)) m_->kind = SpeakerKind::kOrganization;
      return;
    }
    if (InName() && (first_is_person_ || !body_)) {
      m_->kind = SpeakerKind::kPerson;
      return;
    }
    if (Any(head, ClassBit(WordClass::kAnonymous))) {
      m_->kind = SpeakerKind::kAnonymous;
    } else if (Any(head, ClassBit(WordClass::kCollective)) && !Any(head, ClassBit(WordClass::kRole))) {
      m_->kind = SpeakerKind::kCollective;
    } else if (Any(head, ClassBits(WordClass::kRole, WordClass::kHonorific))) {
      const Reading* role = FindAny(head, ClassBits(WordClass::kRole, WordClass::kHonorific));
      if (role->number == Number::kPlural) {
        m_->kind = SpeakerKind::kCollective;
      } else {
        const bool chain_definite = m_->definite || closed_;
        m_->kind = chain_definite && !IndefiniteDescription(role) ? SpeakerKind::kPerson : SpeakerKind::kAnonymous;
      }
    } else if (Any(head, ClassBits(WordClass::kDocument, WordClass::kSpeechNoun)) &&
               !Any(head, ClassBits(WordClass::kOrganization, WordClass::kMedium))) {
      m_->kind = SpeakerKind::kDocument;
    } else if (Any(head, kBodyClasses) || place_head_) {
      m_->kind = SpeakerKind::kOrganization;
    } else {
      m_->kind = SpeakerKind::kPerson;
    }
  }

  // مسؤول رفيع, متحدث باسم الوزارة: one of many, without a name.
  bool IndefiniteDescription(const Reading* role) const {
    if (role->definite() || role->suffix != Suffix::kNone) return false;
    if (end_ - first_ <= 1) return true;
    const Token& n = At(first_ + 1);
    const Reading* next = n.word->reading_count > 0 ? n.word->begin() : nullptr;
    if (n.key == word::kBism || n.key == word::kFi) return true;
    if (next == nullptr) return false;
    return !next->definite() && Any(n, ClassBits(WordClass::kAdjective, WordClass::kNisba)) &&
           !Any(n, kBodyClasses | kPlaceClasses | ClassBit(WordClass::kRole));
  }

  void SetAgreement(const Token& head, const Reading* r) {
    if (joint_) {
      m_->number = Number::kPlural;
      m_->gender = Gender::kUnknown;
      return;
    }
    // A name's first word says nothing but what it says as a name: زيتا, أم.
    const bool named_head = InName() && name_begin_ == first_ && !quantified_;
    if (named_head) r = FindAny(head, kNameClasses);
    if (named_head && r == nullptr) {
      m_->number = Number::kSingular;
      return;
    }
    if (r != nullptr) {
      m_->gender = r->gender;
      m_->number = r->number;
      m_->gender_by_name = (kPossibleHead & ~kNameClasses & ClassBit(r->word_class)) == 0;
    } else if (IsUnknown(head)) {
      m_->number = Number::kSingular;
    }
    if (m_->kind == SpeakerKind::kPerson && m_->number == Number::kUnknown) m_->number = Number::kSingular;
    if (InName() && m_->gender == Gender::kUnknown) {
      const Reading* given = FindAny(At(name_begin_), ClassBit(WordClass::kGivenName));
      if (given != nullptr) m_->gender = given->gender;
      m_->gender_by_name = true;
    }
    if (m_->kind == SpeakerKind::kCollective && !Any(head, kBodyClasses)) m_->number = Number::kPlural;
    if (quantified_ && m_->kind == SpeakerKind::kAnonymous) {
      m_->number = Number::kSingular;
      m_->gender = IsOneOf(At(first_), {WordKey(u"احدي")}) ? Gender::kFeminine : Gender::kMasculine;
    }
  }

  void SetNameSpan() {
    TokenRange range = InName() ? m_->name : TokenRange{first_, end_};
    // «صالح»: the name is what stands between the marks.
    if (InName() && At(range.begin).kind == TokenKind::kQuoteMark && At(range.begin).pair == range.end - 1) {
      range = {range.begin + 1, range.end - 1};
    }
    m_->name_span = d_.SpanOf(range);
    const Token& t = At(range.begin);
    int letters = 0;
    if (range.begin > first_) {
      letters = 0;  // inside the phrase a first letter is the name's own: د. بارز
    } else if (t.word->reading_count > 0) {
      const Reading* r = InName() ? FindAny(t, kNameClasses) : FindAny(t, kPossibleHead);
      if (r == nullptr) r = t.word->begin();
      letters = ProcliticLetters(r->proclitics);
      if ((r->proclitics & kLi) && (r->proclitics & kAl)) ++letters;  // للباحث: the article has melted into the second ل
    } else if (conjunct_ && range.begin == begin_ && IsUnknown(t) && FirstLetter(t) == U'و') {
      letters = 1;
    }
    if (letters > 0) m_->name_span.begin += LetterBytes(d_, t, letters);
  }

  const Document& d_;
  const int32_t begin_;
  const int32_t limit_;
  const PhrasePlace place_;
  const int32_t level_;
  Mention* const m_;

  int32_t first_ = -1;  // first content token
  int32_t end_ = -1;
  int32_t name_begin_ = -1;
  int32_t name_end_ = -1;
  int32_t joint_end_ = -1;
  int name_words_ = 0;
  int chain_ = 0;            // nouns after the first
  bool closed_ = false;      // the chain is definite: a name may follow
  bool body_ = false;        // the head is an organisation, document or medium
  bool body_in_chain_ = false;
  bool place_head_ = false;
  bool first_is_person_ = false;
  bool unknown_genitive_ = false;
  bool quantified_ = false;
  bool collective_ = false;
  bool demonstrative_ = false;
  bool joint_ = false;
  bool marked_ = false;
  bool hyphen_ = false;
  bool conjunct_ = false;
  int depth_ = 0;            // how many conjuncts stand before this one
};

}  // namespace

bool ParseNounPhrase(const Document& document, int32_t begin, int32_t limit, PhrasePlace place, Mention* mention) {
  return PhraseParser(document, begin, limit, place, mention).Parse();
}

}  // namespace isnad
