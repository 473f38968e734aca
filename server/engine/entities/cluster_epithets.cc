// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/engine/entities/clusters.h"
#include "server/engine/prefetch.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr uint64_t kMuhammad = WordKey(u"محمد");
constexpr uint64_t kRasul = WordKey(u"رسول");
constexpr uint64_t kNabi = WordKey(u"نبي");
constexpr uint64_t kKhatam = WordKey(u"خاتم");
constexpr uint64_t kMustafa = WordKey(u"المصطفي");
constexpr uint64_t kQuran = WordKey(u"القران");
constexpr int32_t kMaxTitle = 5;  // words of a title of the Prophet
constexpr int32_t kMaxGod = 2;    // words: الله العظيم

bool IsStemOfMessenger(uint64_t stem) { return stem == kRasul || stem == kNabi; }

// النبي, رسولنا, رسول الله
bool IsMessenger(const Document& d, const Mention& m, int32_t i) {
  const Token& t = d.tokens[i];
  const Reading* r = FindAny(t, ClassBit(WordClass::kRole));
  if (r == nullptr || r->governed()) return false;
  const uint64_t stem = StemOf(t, *r);
  if (!IsStemOfMessenger(stem)) return false;
  if (r->definite() || r->suffix != Suffix::kNone) return true;
  return stem == kRasul && i + 1 < m.tokens.end && IsOneOf(d.tokens[i + 1], {word::kAllah});
}

// خاتم الأنبياء, خاتم المرسلين
bool IsSeal(const Document& d, const Mention& m, int32_t i) {
  return IsOneOf(d.tokens[i], {kKhatam}) && i + 1 < m.tokens.end &&
         IsOneOf(d.tokens[i + 1], {WordKey(u"الانبياء"), WordKey(u"المرسلين"), WordKey(u"النبيين"),
                                   WordKey(u"الرسل")});
}

// A name in it that is not his: النبي موسى.
bool NamesAnother(const Document& d, const Mention& m) {
  if (!m.name.valid()) return false;
  for (int32_t i = m.name.begin; i < m.name.end; ++i) {
    if (!IsOneOf(d.tokens[i], {kMuhammad, kMustafa, word::kAllah, kRasul, kNabi}) &&
        !IsMessenger(d, m, i)) {
      return true;
    }
  }
  return false;
}

bool IsTitleOfProphet(const Document& d, const Mention& mention) {
  const TokenRange words = mention.tokens;
  int32_t i = words.begin;
  if (Any(d.tokens[i], ClassBit(WordClass::kDemonstrative))) ++i;
  if (i >= words.end) return false;
  if (IsMessenger(d, mention, i) || IsSeal(d, mention, i)) return true;
  const bool blessed = words.end < static_cast<int32_t>(d.tokens.size()) &&
                       (d.tokens[words.end].traits & kOfProphet) != 0;
  if (IsOneOf(d.tokens[i], {kMuhammad, kMustafa})) return blessed && words.size() == 1;
  // سيدنا محمد, صاحب الرسالة عليه الصلاة والسلام
  const bool named = IsOneOf(d.tokens[words.end - 1], {kMuhammad});
  const bool lord = IsOneOf(d.tokens[i], {WordKey(u"سيدنا")});
  return (lord && named) ||
         (blessed && IsOneOf(d.tokens[i], {WordKey(u"صاحب"), WordKey(u"الحبيب")}));
}

// False of nearly every mention, by its first word alone: it is no epithet of God or the Prophet.
bool MayBeEpithet(const Token& first) {
  constexpr uint64_t kOpens = ClassBit(WordClass::kDemonstrative) | kStemmed;
  static constexpr KeySet kWords({word::kAllah, kMuhammad, kMustafa, kKhatam, WordKey(u"سيدنا"),
                                  WordKey(u"صاحب"), WordKey(u"الحبيب")});
  if (Any(first, kOpens) || (first.traits & (kOfGod | kOfProphet)) != 0) return true;
  const Reading* role = FindAny(first, ClassBit(WordClass::kRole));
  return (role != nullptr && IsStemOfMessenger(StemOf(first, *role))) || kWords.Has(first.key);
}

bool MeansProphet(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  const Mention& mention = clusters.mention(m);
  const TokenRange words = mention.tokens;
  if (mention.joint || words.empty() || words.size() > kMaxTitle) return false;
  if (d.tokens[words.begin].traits & kOfProphet) return true;
  return IsTitleOfProphet(d, mention) && !NamesAnother(d, mention);
}

bool NamesTheProphet(const Document& d, int32_t i) {
  if (d.tokens[i].key != kMuhammad) return false;
  const auto next = static_cast<size_t>(i) + 1;
  if (next < d.tokens.size() && (d.tokens[next].traits & kOfProphet)) return true;
  return i > 0 && IsOneOf(d.tokens[i - 1], {WordKey(u"سيدنا"), WordKey(u"نبينا"), WordKey(u"النبي"),
                                            WordKey(u"الرسول")});
}

Mention NameAt(const Document& d, int32_t token) {
  Mention m;
  m.tokens = {token, token + 1};
  m.name = m.tokens;
  m.name_span = d.SpanOf(m.tokens);
  m.head = token;
  m.kind = SpeakerKind::kPerson;
  m.gender = Gender::kMasculine;
  m.number = Number::kSingular;
  m.sentence = d.tokens[token].sentence;
  m.quote = d.tokens[token].quote;
  m.definite = true;
  m.known = true;
  return m;
}

// -1 for a token of -1.
int32_t AddName(Clusters* clusters, int32_t token) {
  if (token < 0) return -1;
  clusters->AddMention(NameAt(clusters->document(), token));
  return clusters->mention_count() - 1;
}

// The word الله: the narrator's before one between marks, and one that is no part of a formula or a
// name (عبد الله) before one that is.
int32_t FirstAllah(const Document& d) {
  int32_t quoted = -1, any = -1;
  for (int32_t i = 0; i < static_cast<int32_t>(d.tokens.size()); ++i) {
    const Token& t = d.tokens[i];
    if (t.key != word::kAllah) continue;
    if (any < 0) any = i;
    if (t.traits & kInFormula) continue;
    if (i > 0 && Any(d.tokens[i - 1], kNameClasses | kBodyClasses)) continue;
    if (t.quote < 0) return i;
    if (quoted < 0) quoted = i;
  }
  return quoted >= 0 ? quoted : any;
}

// محمد with the words of honour behind it, or behind one of his titles; -1 when none stands there.
int32_t FirstMuhammad(const Document& d) {
  for (int32_t i = 0; i < static_cast<int32_t>(d.tokens.size()); ++i) {
    if (NamesTheProphet(d, i)) return i;
  }
  return -1;
}

// The first mention of him by a title, not by a blessing alone; -1 when there is none.
int32_t FirstTitle(const Clusters& clusters, int32_t prophet) {
  for (int32_t m = 0; m < clusters.mention_count(); ++m) {
    const Mention& mention = clusters.mention(m);
    const Token& first = clusters.document().tokens[mention.tokens.begin];
    if (mention.entity == prophet && !(first.traits & kOfProphet)) return m;
  }
  return -1;
}

// The first mention of the entity that is said to speak; -1 when none is.
int32_t SayerOf(const Clusters& clusters, int32_t entity) {
  for (int32_t m = 0; entity >= 0 && m < clusters.mention_count(); ++m) {
    if (clusters.mention(m).entity == entity && clusters.IsSayer(m)) return m;
  }
  return -1;
}

// يقول القرآن الكريم
int32_t SpeakingQuran(const Clusters& clusters) {
  for (int32_t m = 0; m < clusters.mention_count(); ++m) {
    if (clusters.IsSayer(m) && IsOneOf(clusters.head(m), {kQuran})) return m;
  }
  return -1;
}

bool HasScripture(const Document& d) {
  return std::any_of(d.spans.begin(), d.spans.end(),
                     [](const QuoteSpan& span) { return span.scripture; });
}

}  // namespace

bool MeansGod(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  const Mention& mention = clusters.mention(m);
  if (mention.joint || mention.tokens.empty()) return false;
  const Token& first = d.tokens[mention.tokens.begin];
  if (first.traits & kOfGod) return true;
  if (mention.tokens.size() > kMaxGod || !IsOneOf(first, {word::kAllah})) return false;
  return mention.tokens.size() == 1 ||
         IsOneOf(d.tokens[mention.tokens.begin + 1],
                 {WordKey(u"العظيم"), WordKey(u"الكريم"), WordKey(u"العلي")});
}

void PlaceEpithets(Clusters* clusters) {
  int32_t god = -1, prophet = -1;
  const Document& d = clusters->document();
  const int32_t count = clusters->mention_count();
  for (int32_t m = 0; m < count; ++m) {
    PrefetchMention(d, static_cast<size_t>(m));
    const TokenRange words = clusters->mention(m).tokens;
    if (words.empty() || !MayBeEpithet(d.tokens[words.begin])) continue;
    const bool means_god = MeansGod(*clusters, m);
    if (!means_god && !MeansProphet(*clusters, m)) continue;
    int32_t* entity = means_god ? &god : &prophet;
    if (!means_god) clusters->MeansProphet(m);
    clusters->JoinOrAdd(m, *entity);
    *entity = clusters->mention(m).entity;
  }
  if (god >= 0) clusters->MarkAsGod(god);
}

void NameByEpithets(Clusters* clusters) {
  const Document& d = clusters->document();
  int32_t god = -1, prophet = -1;
  const int32_t count = clusters->mention_count();
  const int32_t asked = clusters->mentions_at_first();
  auto next_prophet = clusters->prophets().begin();
  for (int32_t m = 0; m < count && (god < 0 || prophet < 0); ++m) {
    const int32_t e = clusters->mention(m).entity;
    const bool told = next_prophet != clusters->prophets().end() && *next_prophet == m;
    if (told) ++next_prophet;
    if (e < 0) continue;
    if (clusters->entity(e).god) {
      god = e;
    } else if (m < asked ? told : MeansProphet(*clusters, m)) {
      prophet = e;
    }
  }
  if (SayerOf(*clusters, prophet) >= 0) {
    int32_t name = AddName(clusters, FirstMuhammad(d));
    if (name >= 0) {
      clusters->Join(name, prophet);
    } else {
      name = FirstTitle(*clusters, prophet);
    }
    if (name >= 0) clusters->Rename(prophet, name);
  }
  int32_t said = SayerOf(*clusters, god);
  const bool scripture = HasScripture(d);
  if (said < 0 && !scripture) return;
  if (said < 0) said = SpeakingQuran(*clusters);
  if (said < 0 || clusters->mention(said).entity == god) {
    const int32_t name = AddName(clusters, FirstAllah(d));
    if (name >= 0) {
      clusters->JoinOrAdd(name, god);
      god = clusters->mention(name).entity;
      clusters->MarkAsGod(god);
      clusters->Rename(god, name);
      if (said < 0) said = name;
    }
  }
  if (scripture) clusters->SpeaksInScripture(said);
}

}  // namespace isnad
