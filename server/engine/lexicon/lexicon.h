// The lexicon: what the engine knows about a written word before it reads any sentence.
//
// The words stand in readable .tsv files beside this header. The build (compiler.cc) expands every entry into its written forms, joins
// clitics to them (و ف س ل ب ك ال and the object pronouns), folds the result (text/fold.h) and writes one immutable open-addressing hash
// table of packed readings. Start-up parses nothing; one look-up a word finds all that is known about it, clitics included.
//
//   LookUp(WordKey("وقالت"))  →  {kVerb, lemma قال, past, 3rd person feminine singular, proclitic wa}
//   LookUp(WordKey("للوزير")) →  {kRole, lemma وزير, masculine singular, proclitic li, definite}
//
// Thread-safety: everything here is immutable. Complexity: constant time a word.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_LEXICON_H_
#define ISNAD_SERVER_ENGINE_LEXICON_LEXICON_H_

#include <cstdint>
#include <string_view>

#include "server/engine/lexicon/word_hash.h"

extern "C" const uint64_t isnad_lexicon_stems[];  // see tables.h; only for StemOf()

namespace isnad {

// Grammatical gender; kUnknown agrees with anything.
enum class Gender : uint8_t { kUnknown, kMasculine, kFeminine };
enum class Number : uint8_t { kUnknown, kSingular, kDual, kPlural };

// What a reporting verb does. The order is that of isnad.v1.Stance.
enum class Stance : uint8_t {
  kUnspecified, kNeutral, kAssert, kOpinion, kClaim, kDoubt, kDeny, kAdmit, kWarn, kThreaten, kAsk, kDemand, kSuggest, kPromise,
  kPredict, kPraise, kCriticise, kAccuse, kExplain, kReveal, kAdd, kRespond, kRelay, kWrite, kExpress,
  kAnnounce, kIndicate, kHint, kHope, kFear, kRegret, kApologise, kCondemn, kOrder, kCall, kConclude, kRepeat, kInform, kAddress,
  kNarrate, kManner, kDescribe, kRemind, kNote, kTopic, kSupport, kCite, kDocument, kJoke, kDefend, kComplain, kStart
};

// What kind of word a reading is. The comment names the .tsv file it comes from.
enum class WordClass : uint8_t {
  kVerb,          // verbs.tsv: a finite form of a reporting verb (Form says which)
  kParticiple,    // verbs.tsv: its accusative active participle: قائلا مضيفة مشيرين
  kVerbalNoun,    // verbs.tsv: its masdar, with or without a possessive: قوله تأكيدها القول
  kSpeechNoun,    // speech_nouns.tsv: تصريح مقابلة كلمة تغريدة بيان مؤتمر
  kOtherVerb,     // other_verbs.tsv: a finite form of any other verb: التقى وصل يزور
  kParticle,      // function_words.tsv (class particle): أن إن بأن أنه إنها ...; suffix in Reading::suffix
  kPreposition,   // function_words.tsv: في من على إلى عن خلال بعد ...
  kConjunction,   // function_words.tsv: ثم أو لكن حيث إذ كما فيما بينما ...
  kRelative,      // function_words.tsv: الذي التي الذين ممن ما من
  kDemonstrative, // function_words.tsv: هذا هذه ذلك ...
  kPronoun,       // function_words.tsv: هو هي هم نحن أنا ...
  kNegation,      // function_words.tsv: لا لم لن ما ليس ليست
  kAuxiliary,     // function_words.tsv: كان كانت يكون قد لقد سوف ...
  kAdverb,        // function_words.tsv: أيضا أمس اليوم هنا بدوره ...: ends or interrupts a noun phrase
  kTime,          // function_words.tsv: الاثنين يناير صباح مساء ...
  kRole,          // roles.tsv: وزير رئيسة متحدث خبير ... and kinship: والدة شقيق
  kHonorific,     // roles.tsv (category honorific): السيد الدكتورة معالي
  kAnonymous,     // roles.tsv (category anonymous): مصدر مصادر شاهد
  kCollective,    // roles.tsv (category collective): شهود محللون سكان مراقبون
  kOrganization,  // organizations.tsv: heads and whole names of bodies: وزارة شرطة الأمم الكرملين
  kDocument,      // organizations.tsv (category document): بيان تقرير دراسة
  kMedium,        // organizations.tsv (category medium): صحيفة وكالة قناة موقع
  kNameHead,      // name_heads.tsv: a noun whose marked complement is a name or title: فيلم رواية شركة عملية
  kGivenName,     // names.tsv
  kFamilyName,    // names.tsv
  kNameLink,      // names.tsv (category link): بن ابن بنت آل أبو أم عبد ذو فان دي
  kCountry,       // places.tsv: countries, regions
  kCity,          // places.tsv
  kNisba,         // places.tsv: أميركي الفرنسية سعوديون
  kCommonNoun,    // common_words.tsv: nouns that are no name, role or organisation
  kAdjective,     // common_words.tsv: adjectives: العسكري كبير جديدة
  kNumberWord,    // function_words.tsv: ثلاثة عشرات مئات
  kNounVerb,      // other_verbs.tsv (homograph noun): عقد قدم: spelled like a noun that is far commoner; a verb where a clause begins
};

constexpr uint64_t ClassBit(WordClass c) { return uint64_t{1} << static_cast<unsigned>(c); }

template <typename... Classes>
constexpr uint64_t ClassBits(Classes... classes) {
  return (ClassBit(classes) | ...);
}
inline constexpr uint64_t kAllClasses = ClassBit(WordClass::kNounVerb) * 2 - 1;

inline constexpr uint64_t kVerbClasses = ClassBits(WordClass::kVerb, WordClass::kOtherVerb);
inline constexpr uint64_t kNameClasses = ClassBits(WordClass::kGivenName, WordClass::kFamilyName, WordClass::kNameLink);

// What the readings of a word say together, in the bits of WordEntry::classes above the classes: most questions need no reading.
inline constexpr uint64_t kFinite = uint64_t{1} << 63;  // some reading is a verb and no jussive
inline constexpr uint64_t kFiniteFirst = uint64_t{1} << 62;  // ... and the first reading is a verb
inline constexpr uint64_t kOwnName = uint64_t{1} << 61;  // the first reading is a name, or one without a preposition is
inline constexpr uint64_t kConjoinedFirst = uint64_t{1} << 60;  // the first reading has و or ف
inline constexpr uint64_t kAnyDefinite = uint64_t{1} << 59;  // some reading has ال
inline constexpr uint64_t kPlainFirst = uint64_t{1} << 58;  // the first reading as a preposition has no pronoun and names no source
inline constexpr uint64_t kStemmed = uint64_t{1} << 57;  // a reading without clitics but و and ف has a stem that is not the word
// ... and which stems those are, by one bit for each: nearly no word has the bit of a stem that a rule names, and not the stem.
inline constexpr int kStemFlags = 20;
constexpr uint64_t StemBit(uint64_t stem) { return uint64_t{1} << (35 + stem % kStemFlags); }
inline constexpr uint64_t kCliticFirst = uint64_t{1} << 56;  // the first reading has a proclitic but ال, or a pronoun
inline constexpr uint64_t kAnyClitic = uint64_t{1} << 55;  // ... some reading has
// A cue may begin with the word: some reading is a reporting verb of the third person, a participle
// or verbal noun of one or what بحسب is, or a listed phrase but a sura's name begins with it. A
// phrase may also begin with a word that the lexicon lacks.
inline constexpr uint64_t kMayBeCue = uint64_t{1} << 33;
static_assert((kAllClasses & kMayBeCue) == 0);

// Bits of Reading::proclitics, in the order in which they are written.
enum Proclitic : uint8_t {
  kWa = 1,    // و
  kFa = 2,    // ف
  kSa = 4,    // س (future)
  kLi = 8,    // ل (preposition, or subjunctive before a present verb)
  kBi = 16,   // ب
  kKa = 32,   // ك
  kAl = 64,   // ال: the reading is definite by article
};

// Object or possessive pronoun at the end of the form.
enum class Suffix : uint8_t { kNone, kHu, kHa, kHum, kHuma, kNi, kNa, kKa, kKum, kHunna, kI };

// Form of a verb; kNone for other classes.
enum class Form : uint8_t { kNone, kPast, kPresent, kPassivePast, kPassivePresent, kParticiple, kVerbalNoun };

// One way to read a written word. Readings of one word are ordered: fewer clitics first, then in the order of WordClass.
struct Reading {
  WordClass word_class = WordClass::kCommonNoun;
  uint8_t proclitics = 0;  // Proclitic bits
  Suffix suffix = Suffix::kNone;
  Form form = Form::kNone;
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
  uint8_t person = 3;       // verbs: 1, 2 or 3
  uint8_t attributes = 0;   // by class; see the table of its file below
  uint16_t lemma = 0;       // verbs: index for Verb(); other classes: 0

  bool definite() const { return (proclitics & kAl) != 0; }
  bool conjoined() const { return (proclitics & (kWa | kFa)) != 0; }
  bool governed() const { return (proclitics & (kLi | kBi | kKa)) != 0; }
  bool passive() const { return form == Form::kPassivePast || form == Form::kPassivePresent; }
};

// Reading::attributes of kNameHead: what the marked complement is.
enum NameHeadAttribute : uint8_t { kHeadsTitle = 1, kHeadsName = 2, kHeadsTerm = 3 };
// Reading::attributes of kPreposition.
enum PrepositionAttribute : uint8_t { kPlainPreposition = 0, kAccordingTo = 1 };  // بحسب حسب وفق وفقا طبقا: the source stands after it
// Reading::attributes of kSpeechNoun.
enum SpeechNounAttribute : uint8_t { kUtterance = 0, kWritten = 1, kEvent = 2 };  // تصريح كلمة | بيان تغريدة رسالة | مقابلة مؤتمر

// Reading::attributes of kVerb and kOtherVerb.
enum VerbAttribute : uint8_t { kIndicative = 0, kJussive = 1 };  // kJussive: a form of لم يقل, لم ينف; not a verb elsewhere

// All readings of a written word. Words that read alike share one entry; its readings stand right behind it in memory, so that one cache
// line answers most questions.
struct WordEntry {
  uint64_t classes = 0;       // bit i: some reading has WordClass i; and the facts above, kFinite and on
  uint8_t reading_count = 0;  // may be 0 only in kUnknownWord

  bool Is(WordClass c) const { return ((classes >> static_cast<unsigned>(c)) & 1) != 0; }
  const Reading* begin() const { return reinterpret_cast<const Reading*>(this + 1); }
  const Reading* end() const { return begin() + reading_count; }
  // The first reading of a class; null when there is none.
  const Reading* Find(WordClass c) const {
    if (!Is(c)) return nullptr;
    const Reading* reading = begin();
    while (reading->word_class != c) ++reading;
    return reading;
  }
};

// How strong a verb is as a cue (REPORTING.md section 1).
enum class VerbLevel : uint8_t {
  kA,  // alone licenses a link
  kB,  // needs its particle, a colon or a mark right after the subject
  kC,  // needs its particle or support noun and an adjacent mark
  kR,  // relay: the subject passes on, the source stands after عن or إلى
  kX,  // never a cue
};

// Bits of VerbInfo::frames: how a verb introduces what was said.
enum VerbFrame : uint16_t {
  kFrameParticle = 1,   // أن / إن
  kFrameColon = 2,
  kFrameDirect = 4,     // the opening mark straight after
  kFrameBi = 8,         // بأن, بـ + noun, بالقول
  kFrameAla = 16,       // على أن, على + noun
  kFrameIla = 32,       // إلى أن, إلى + noun
  kFrameMin = 64,       // من أن, من + noun
  kFrameAn = 128,       // عن أن, عن + noun
  kFrameLi = 256,       // لـ
  kFrameQailan = 512,   // قائلا, يقول, بالقول
  kFrameNoun = 1024,    // a plain noun phrase: اقترح تعديل القانون
  kFrameObject = 2048,  // a person as object before the content: أبلغ الوزير السفير أن
  kFrameHadith = 4096,  // حديثه, كلامه, تصريحه
  kFrameFi = 8192,      // في أن, جاء في
};

struct VerbInfo {
  std::string_view lemma;  // قال, as written
  Stance stance = Stance::kUnspecified;
  VerbLevel level = VerbLevel::kX;
  uint16_t frames = 0;
};

// What a fixed sequence of words does.
enum class PhraseClass : uint8_t {
  kNone,
  kNarrator,  // يذكر أن، تجدر الإشارة إلى، من المتوقع أن، على الرغم من: no source; no verb in it is
              // a cue
  kAccordingTo,  // على حد قول، نقلا عن، وفقا لـ: the source stands after it (or is its suffix)
  kSpeakerChange,  // من جهته، من جانبه، في المقابل: the chain of one speaker ends; the subject
                   // follows
  kNaming,  // ما يسمى، ما يعرف بـ، المعروف باسم، تحت عنوان: what follows in marks is a name, a
            // title or a term
  kScripture,  // قوله تعالى، قال تعالى، صلى الله عليه وسلم
  kEulogy,  // رحمه الله، حفظه الله: a wish for the one just spoken of; names nobody new
  kSura,   // البقرة, آل عمران: a sura of the Quran, for references (suras.tsv)
  kOfGod,  // سبحانه، تعالى، عز وجل، رب العالمين: means God, behind his name or alone
  kOfProphet,  // صلى الله عليه وسلم: likewise the Prophet
  kUnnamed,    // طلب عدم الكشف عن اسمه، فضل عدم ذكر اسمه
};

struct PhraseMatch {
  PhraseClass phrase_class = PhraseClass::kNone;
  uint8_t length = 0;  // words
};

inline constexpr int kMaxPhraseWords = 6;

// What the lexicon has under a key: the entry, and the stems of its readings for StemOf().
struct WordMatch {
  const WordEntry* entry = nullptr;
  uint32_t stems = 0;
};

// A word by its key; kUnknownWord when the lexicon lacks it.
extern const WordEntry kUnknownWord;
WordMatch FindWord(uint64_t key);
inline const WordEntry& LookUp(uint64_t key) { return *FindWord(key).entry; }

// WordKey of the form without clitics, e.g. of قالت in وقالت, by the reading's place in its entry.
inline uint64_t StemOf(uint32_t stems, int reading) {
  return isnad_lexicon_stems[(stems >> 1) + ((stems & 1) != 0 ? static_cast<uint32_t>(reading) : 0)];
}

// The properties of a reporting verb. lemma: Reading::lemma of a kVerb, kParticiple or kVerbalNoun reading.
const VerbInfo& Verb(uint16_t lemma);

// Whether a listed phrase may begin with these two words: false for nearly all that do not. second: 0 when no word follows.
inline constexpr int kPhraseFilterBits = 16;
extern const uint64_t kPhraseFilter[];
// What phrases of two words or more that begin alike are found by; of a phrase of one word, second:
// 0.
constexpr uint64_t PhraseKey(uint64_t first, uint64_t second) {
  return first ^ second * 0x9e3779b97f4a7c15u;
}
constexpr uint64_t PhraseFilterBit(uint64_t phrase_key) {
  return phrase_key >> (64 - kPhraseFilterBits);
}
inline bool MayBePhrase(uint64_t phrase_key) {
  const uint64_t bit = PhraseFilterBit(phrase_key);
  return (kPhraseFilter[bit >> 6] >> (bit & 63) & 1) != 0;
}
inline bool MayBeginPhrase(uint64_t first, uint64_t second) {
  return MayBePhrase(PhraseKey(first, second)) || MayBePhrase(PhraseKey(first, 0));
}

// The longest listed phrase that starts with keys[0]. `keys` are the keys of consecutive words, at
// most kMaxPhraseWords are read. The first word may carry و or ف. Constant time.
PhraseMatch MatchPhrase(const uint64_t* keys, int count);

// A digest of the whole compiled lexicon, hexadecimal: equal for equal words.
std::string_view LexiconDigest();

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_LEXICON_LEXICON_H_
