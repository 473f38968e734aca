// SPDX-License-Identifier: Apache-2.0
// What stands before and behind the marks.
#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr int32_t kMaxNameInApposition = 2;  // words between the marks
constexpr int32_t kMaxBodyWords = 5;
constexpr int32_t kMaxGenitiveWords = 4;
constexpr int32_t kMaxTitleWords = 6;
constexpr int32_t kMinLineTokens = 3;  // of a headline in a list
constexpr int32_t kMaxLineTokens = 25;

// فؤاد is no واد behind ف; أسماه, that named, is no noun.
const Reading* NameHead(const Token& t) {
  const Reading* r = t.word->Find(WordClass::kNameHead);
  if (r == nullptr || (r->proclitics & kFa) || IsVerbFirst(t)) return nullptr;
  return Any(t, kNameClasses) && r->conjoined() ? nullptr : r;
}

// One without clitics where there is none.
Reading FirstReading(const Token& t) {
  return t.word->reading_count > 0 ? *t.word->begin() : Reading();
}

bool HeadsTitle(const Token& t) {
  const Reading* r = NameHead(t);
  return r != nullptr && r->attributes == kHeadsTitle;
}

bool IsFounding(const Token& t) {
  return IsOneOf(t, {WordKey(u"تاسيس"), WordKey(u"انشا"), WordKey(u"اطلاق"), WordKey(u"تدشين"),
                     WordKey(u"افتتاح"), WordKey(u"تشكيل"), WordKey(u"صدور"), WordKey(u"اصدار")});
}

bool IsSlogan(const Token& t) {
  const Reading* r = t.word->Find(WordClass::kNameHead);
  if (r == nullptr) return false;
  const uint64_t stem = StemOf(t, *r);
  return stem == WordKey(u"شعار") || stem == WordKey(u"شعارات");
}

bool IsCharge(const Token& t) {
  static constexpr KeySet kWords({WordKey(u"تهمه"), WordKey(u"بتهمه"), WordKey(u"تهم"),
                                  WordKey(u"بتهم"), WordKey(u"حجه"), WordKey(u"بحجه"),
                                  WordKey(u"ذريعه"), WordKey(u"بذريعه"), WordKey(u"دعوي"),
                                  WordKey(u"بدعوي")});
  return IsOneOf(t, kWords);
}

// مثل "نورسان", أبرزها: "نورسان": examples follow.
bool IsLike(const Token& t) {
  static constexpr KeySet kWords(
      {WordKey(u"مثل"), WordKey(u"منها"), WordKey(u"منهم"), WordKey(u"ابرزها"), WordKey(u"اشهرها"),
       WordKey(u"اهمها"), WordKey(u"بينها"), WordKey(u"اسمه"), WordKey(u"اسمها"), WordKey(u"اخرها"),
       WordKey(u"ومنها"), WordKey(u"وابرزها"), WordKey(u"واشهرها"), WordKey(u"واهمها")});
  return IsOneOf(t, kWords);
}

}  // namespace

// فوز "ساحق": one indefinite adjective behind an indefinite noun.
bool SpeechEvidence::IsAdjectiveOf(const Token& noun, const QuoteSpan& s) const {
  const Token& first = d_.tokens[s.tokens.begin];
  return s.tokens.size() == 1 && IsWord(first) && Any(first, ClassBit(WordClass::kAdjective)) &&
         !first.word->begin()->definite() && Any(noun, kNounClasses) &&
         !noun.word->begin()->definite();
}

void SpeechEvidence::Neighbours(const QuoteSpan& s, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  const int32_t open = s.outer_begin();
  int32_t p = open - 1;
  bool clitic = false;
  if (p >= 0 && IsLoneProclitic(d_.tokens[p]) && d_.tokens[p].quote == s.parent) {
    x.Set(kLamBefore, d_.tokens[p].key == word::kLi);
    x.Set(kBaBefore, d_.tokens[p].key == word::kBa);
    x.Set(kKafBefore, d_.tokens[p].key == word::kKaf);
    clitic = true;
    --p;
  }
  int32_t colon = p;
  while (colon > 0 && IsMark(d_.tokens[colon], '-')) --colon;  // يقول: <new line> - "..."
  if (colon >= 0 && IsMark(d_.tokens[colon], ':')) {
    p = colon;
    // كتابه: "...", but not قالوا للصحيفة: "..."
    const bool title = p > 0 && IsWord(d_.tokens[p - 1]) &&
                       (d_.tokens[p - 1].key == word::kAn || HeadsTitle(d_.tokens[p - 1]) ||
                        IsLike(d_.tokens[p - 1]));
    x.Set(title ? kTitleColonBefore : kColonBefore, true);
    x.Set(kSayingBefore, p > 0 && IsSaying(p - 1));
  }
  if (p >= 0 && IsWord(d_.tokens[p]) && d_.tokens[p].quote == s.parent) {
    const bool conj_only = clitic && d_.tokens[open - 1].key == word::kWaw;
    if (!conj_only) WordBefore(s, p, clitic, out);
    x.Set(kNamingPhrase, EndsNamingPhrase(p));
  }
  const int32_t sentence = d_.tokens[open].sentence;
  x.Set(kSentenceFirst, sentence >= 0 && d_.sentences[sentence].tokens.begin == open);
  const int32_t end = s.outer_end();
  const int32_t size = static_cast<int32_t>(d_.tokens.size());
  if (end < size && d_.tokens[end].quote == s.parent) After(s, end, out);
  if (x.Has(kColonBefore)) x.Clear(kVerbAfter);  // قال: "أنا" قلت
  const Paragraph& paragraph = d_.paragraphs[d_.tokens[open].paragraph];
  x.Set(kHeadlineLine, InHeadlineLine(s));
  x.Set(kParagraphAlone, open == paragraph.tokens.begin && end >= paragraph.tokens.end - 1);
}

void SpeechEvidence::WordBefore(const QuoteSpan& s, int32_t p, bool clitic,
                                SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  const Token& t = d_.tokens[p];
  const uint64_t classes = t.classes;
  const auto any = [&](auto... of) { return (classes & ClassBits(of...)) != 0; };
  const Reading first = FirstReading(t);
  const bool pronoun = first.suffix != Suffix::kNone, verb = IsVerbFirst(t);
  const bool nominal = (classes & (kNounClasses | kPlaceClasses)) != 0;
  const Reading* const head = NameHead(t);
  const uint8_t heads = head != nullptr ? head->attributes : 0;
  x.Set(kNameHeadBefore, head != nullptr);
  x.Set(kTitleBefore, heads == kHeadsTitle);
  x.Set(kNameBefore, heads == kHeadsName);
  x.Set(kTermBefore, heads == kHeadsTerm);
  x.Set(kGivenNameBefore,
        ((classes & kNameClasses) != 0) & ((classes & (kNounClasses | kFunctionClasses)) == 0));
  x.Set(kNounBefore, any(WordClass::kCommonNoun) & !clitic);
  x.Set(kCopulaBefore,
        any(WordClass::kAuxiliary, WordClass::kPronoun) | (any(WordClass::kParticle) & pronoun));
  x.Set(kVerbBefore, verb);
  x.Set(kVerbObjectBefore, !clitic & verb & pronoun);
  x.Set(kOtherVerbBefore, !clitic & verb & !any(WordClass::kVerb));
  x.Set(kOtherVerbObject, !clitic & verb & pronoun & !any(WordClass::kVerb));
  x.Set(kDemonstrativeBefore, !clitic & any(WordClass::kDemonstrative));
  x.Set(kPrepositionBefore, !clitic & IsPlainPreposition(t));
  x.Set(kNumberBefore, !clitic & any(WordClass::kNumberWord));
  x.Set(kDefiniteBefore, first.definite());
  x.Set(kSpeechNounBefore, any(WordClass::kSpeechNoun));
  x.Set(kLikeBefore, IsLike(t));
  x.Set(kChargeBefore, IsCharge(t));
  x.Set(kSayingBefore, IsSaying(p));
  x.Set(kSloganBefore, IsSlogan(t));
  x.Set(kFoundingBefore, !clitic && IsFounding(t));
  x.Set(kShortAdjective, !clitic && IsAdjectiveOf(t, s));
  x.Set(kAddresseeBefore, EndsOccasion(clitic ? p + 1 : p));
  x.Set(kTitleHeadNear, head == nullptr && !x.Has(kAddresseeBefore) && EndsTitlePhrase(p));
  // The phrases below end in a noun, an adjective or a place.
  x.Set(kBodyBefore, any(WordClass::kOrganization, WordClass::kMedium) ||
                         (nominal && s.tokens.size() <= kMaxNameInApposition && EndsBody(p)));
  x.Set(kGenitiveHeadBefore, nominal && head == nullptr && EndsNameGenitive(p));
  x.Set(kNameHeadNear,
        nominal && head == nullptr && !x.Has(kGenitiveHeadBefore) && !clitic && EndsHeadPhrase(p));
  x.Set(kSpeechNounNear, !any(WordClass::kSpeechNoun) && !clitic && EndsSpeechNoun(p));
}

void SpeechEvidence::After(const QuoteSpan& s, int32_t end, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  const int32_t size = static_cast<int32_t>(d_.tokens.size());
  const Token& n = d_.tokens[end];
  if (IsWord(n) && n.sentence == d_.tokens[s.outer_begin()].sentence) {
    const Reading* r = n.word->Find(WordClass::kNisba);
    const Reading* adjective = n.word->Find(WordClass::kAdjective);
    const Reading first = FirstReading(n);
    const bool joined = IsConjoined(n), verb = IsVerbFirst(n);
    x.Set(kNisbaAfter,
          (r != nullptr && r->definite() && !r->conjoined()) ||
              (adjective != nullptr && adjective->definite() && !adjective->conjoined()));
    x.Set(kPersonAfter, Any(n, ClassBits(WordClass::kGivenName, WordClass::kHonorific)) &
                            !Any(n, kFunctionClasses | kVerbClasses) & !joined);
    x.Set(kNounAfter, Any(n, kNounClasses) & !verb & (first.proclitics == 0));
    x.Set(kVerbAfter, verb & !joined);
    x.Set(kParticleAfter, Any(n, ClassBit(WordClass::kParticle)) & !joined);
    x.Set(kRelativeAfter, IsRelativePronoun(n) && !joined);
    x.Set(kPrepositionAfter, IsPlainPreposition(n) | first.governed());
    x.Set(kDefiniteNounAfter, !x.Has(kNisbaAfter) & first.definite() & !joined);
  }
  if (IsMark(n, '(')) {
    const bool foreign = end + 1 < size && d_.tokens[end + 1].kind == TokenKind::kForeign;
    const bool number = end + 1 < size && d_.tokens[end + 1].kind == TokenKind::kNumber;
    if (!number) x.Set(foreign ? kGlossAfter : kParenthesisAfter, true);
  }
  x.Set(kScriptureAfter,
        s.scripture || BeginsSource(IsMark(n, '(') || IsMark(n, '[') ? end + 1 : end));
  x.Set(kEndsSentence, IsMark(n, '.'));
  x.Set(kCommaAfter, IsMark(n, ','));
}

// "..." (سورة البقرة: 12), "..." [رواه البخاري], "..." الآية
bool SpeechEvidence::BeginsSource(int32_t i) const {
  if (i >= static_cast<int32_t>(d_.tokens.size()) || !IsWord(d_.tokens[i])) return false;
  return IsOneOf(d_.tokens[i], {WordKey(u"سوره"), WordKey(u"الايه"), WordKey(u"رواه"),
                                WordKey(u"اخرجه"), WordKey(u"متفق"), WordKey(u"صدق")});
}

// المثل القائل "...", الآية الكريمة: "...", بقوله "...": within two words.
bool SpeechEvidence::IsSaying(int32_t p) const {
  static constexpr KeySet kWords(
      {WordKey(u"المثل"), WordKey(u"بالمثل"),  WordKey(u"القايل"), WordKey(u"القايله"),
       WordKey(u"الايه"), WordKey(u"المقوله"), WordKey(u"الحكمه"), WordKey(u"يقول"),
       WordKey(u"تقول"),  WordKey(u"قوله"),    WordKey(u"قولها"),  WordKey(u"قولهم"),
       WordKey(u"بقوله"), WordKey(u"مرددين"),  WordKey(u"هتافات"), WordKey(u"بهتافات"),
       WordKey(u"هتاف"),  WordKey(u"هتافهم"),  WordKey(u"شعارات"), WordKey(u"هاتفين"),
       WordKey(u"كتب"),   WordKey(u"قولك"),    WordKey(u"سيقال"),  WordKey(u"القول")});
  for (int32_t k = p; k >= 0 && k > p - 3 && IsWord(d_.tokens[k]); --k) {
    if (IsOneOf(d_.tokens[k], kWords)) return true;
  }
  return false;
}

// حاملة الطائرات "كارم", زيت الزيتون "...": a name head without article, then definite nouns and
// adjectives up to the mark.
bool SpeechEvidence::EndsNameGenitive(int32_t p) const {
  for (int32_t k = p; k >= 0 && k > p - kMaxGenitiveWords; --k) {
    const Token& t = d_.tokens[k];
    if (!IsWord(t) || t.word->reading_count == 0 || t.quote != d_.tokens[p].quote) return false;
    const Reading* head = NameHead(t);
    if (k < p && head != nullptr && head->attributes != kHeadsTerm) return true;
    const Reading* r = FindAny(t, kNounClasses | kPlaceClasses);
    if (r == nullptr || r->governed() || !(r->definite() || Any(t, kPlaceClasses))) return false;
  }
  return false;
}

// كتابه الأخير عن "...", في مقال للكاتب سامي النادر في الصحيفة "...": no verb, particle or stop
// stands between.
bool SpeechEvidence::EndsTitlePhrase(int32_t p) const {
  constexpr uint64_t kStops = ClassBits(WordClass::kParticle, WordClass::kRelative,
                                        WordClass::kNegation, WordClass::kConjunction);
  for (int32_t k = p; k >= 0 && k > p - kMaxTitleWords; --k) {
    const Token& t = d_.tokens[k];
    if (!IsWord(t) || t.quote != d_.tokens[p].quote || IsVerbFirst(t) || Any(t, kStops)) {
      return false;
    }
    if (HeadsTitle(t)) return true;
  }
  return false;
}

// في حوار مع "...", في تصريح خاص لـ"...", في حديث إلى "...": `p` is the preposition.
bool SpeechEvidence::EndsOccasion(int32_t p) const {
  const Token& t = d_.tokens[p];
  if (!IsWord(t) || !(t.key == word::kLi || t.key == word::kIla || IsOneOf(t, {WordKey(u"مع")}))) {
    return false;
  }
  for (int32_t k = p - 1; k >= 0 && k >= p - 3 && IsWord(d_.tokens[k]); --k) {
    const Token& w = d_.tokens[k];
    if (Any(w, ClassBits(WordClass::kSpeechNoun, WordClass::kVerbalNoun))) return true;
    if (Any(w, ClassBit(WordClass::kVerb)) && IsVerbFirst(w)) return true;
    if (!Any(w, ClassBits(WordClass::kAdjective, WordClass::kNisba, WordClass::kTime)))
      return false;
  }
  return false;
}

// عملية عبور "...": nouns and adjectives between a name head and the mark.
bool SpeechEvidence::EndsHeadPhrase(int32_t p) const {
  for (int32_t k = p; k >= 0 && k > p - kMaxGenitiveWords; --k) {
    const Token& t = d_.tokens[k];
    if (!IsWord(t) || t.word->reading_count == 0 || t.quote != d_.tokens[p].quote) return false;
    const Reading* head = NameHead(t);
    if (k < p && head != nullptr) return true;
    if (IsVerbFirst(t) || FindAny(t, kNounClasses | kPlaceClasses) == nullptr) return false;
  }
  return false;
}

// A paragraph of some words that no stop ends.
bool SpeechEvidence::IsLine(int32_t paragraph) const {
  if (paragraph < 0 || paragraph >= static_cast<int32_t>(d_.paragraphs.size())) return false;
  const TokenRange r = d_.paragraphs[paragraph].tokens;
  if (r.size() < kMinLineTokens || r.size() > kMaxLineTokens) return false;
  const Token& last = d_.tokens[r.end - 1];
  if (!IsWord(last) && last.kind != TokenKind::kQuoteMark && last.kind != TokenKind::kNumber)
    return false;
  for (int32_t i = r.begin; i < r.end; ++i) {
    if (IsMark(d_.tokens[i], ':') || IsMark(d_.tokens[i], '.')) return false;
  }
  return true;
}

bool SpeechEvidence::InHeadlineLine(const QuoteSpan& s) const {
  const int32_t paragraph = d_.tokens[s.outer_begin()].paragraph;
  return paragraph > 0 && IsLine(paragraph) && (IsLine(paragraph - 1) || IsLine(paragraph + 1));
}

// هتافات حماسية "...": adjectives stand between the noun and the mark.
bool SpeechEvidence::EndsSpeechNoun(int32_t p) const {
  for (int32_t k = p; k >= 0 && k > p - 3; --k) {
    const Token& t = d_.tokens[k];
    if (!IsWord(t)) return false;
    if (Any(t, ClassBit(WordClass::kSpeechNoun))) return true;
    if (!Any(t, kModifierClasses)) return false;
  }
  return false;
}

// وكالة الأنباء الرسمية "منار": the words before the mark are a body's genitives and adjectives.
bool SpeechEvidence::EndsBody(int32_t p) const {
  for (int32_t k = p; k >= 0 && k > p - kMaxBodyWords; --k) {
    const Token& t = d_.tokens[k];
    if (!IsWord(t) || t.word->reading_count == 0 || t.quote != d_.tokens[p].quote) return false;
    if (k < p && Any(t, ClassBits(WordClass::kOrganization, WordClass::kMedium))) return true;
    const Reading* r = FindAny(t, kNounClasses | kPlaceClasses);
    if (r == nullptr || !(r->definite() || Any(t, kPlaceClasses)) || r->governed()) return false;
  }
  return false;
}

// ما يسمى، المعروف بـ، تحت اسم: the phrase may end one or two words before the mark.
bool SpeechEvidence::EndsNamingPhrase(int32_t p) const {
  const auto key = [&](int32_t i) { return IsWord(d_.tokens[i]) ? d_.tokens[i].key : 0; };
  uint64_t next = key(p + 1);
  for (int32_t start = p; start >= 0 && start > p - 4; --start) {
    const uint64_t first = key(start);
    if (first == 0 || d_.tokens[start].sentence != d_.tokens[p].sentence) return false;
    if (MayBeginPhrase(first, next)) {
      uint64_t keys[kMaxPhraseWords];
      int count = 0;
      for (int32_t k = start; k <= p + 1 && count < kMaxPhraseWords && key(k) != 0; ++k) {
        keys[count++] = key(k);
      }
      const PhraseMatch match = MatchPhrase(keys, count);
      if (match.phrase_class == PhraseClass::kNaming && start + match.length >= p) return true;
    }
    next = first;
  }
  return false;
}

}  // namespace isnad
