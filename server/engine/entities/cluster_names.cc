// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>
#include <vector>

#include "server/engine/entities/clusters.h"
#include "server/engine/key_filter.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/letters.h"
#include "server/engine/text/word_key.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr size_t kMaxExtensions = 64;

// ويقول [النجار]: a profession, or the family name of somebody.
bool IsProfessionAlone(const Clusters& clusters, int32_t m) {
  const Mention& mention = clusters.mention(m);
  return mention.kind == SpeakerKind::kPerson && !mention.name.valid() && mention.definite &&
         mention.tokens.size() == 1 && clusters.IsSayer(m);
}

// The words of the mentions of one word: persons' names and professions, each sorted.
struct SingleWords {
  explicit SingleWords(const Clusters& clusters)
      : names(&clusters.document().scratch), professions(&clusters.document().scratch) {
    const int32_t count = clusters.mention_count();
    for (int32_t m = 0; m < count; ++m) {
      if (clusters.mention(m).kind != SpeakerKind::kPerson) continue;
      if (clusters.mention(m).entity >= 0) continue;  // الله, محمد صلى الله عليه وسلم
      // عبدالجليل: one word as written
      const bool one = clusters.name(m).count == 1;
      if (!one && !(clusters.name(m).count == 2 && clusters.mention(m).name.size() == 1)) continue;
      if (clusters.IsPersonName(m)) {
        names.push_back(one ? clusters.name(m).words[0].bare
                            : BareKey(clusters.document().Slice(clusters.mention(m).name_span)));
      }
      if (IsProfessionAlone(clusters, m)) professions.push_back(clusters.name(m).words[0].bare);
      const TokenRange words = clusters.mention(m).tokens;
      has_long = has_long || clusters.document().tokens[words.end - 1].letters >= kLong;
    }
    std::sort(names.begin(), names.end());
    std::sort(professions.begin(), professions.end());
  }

  // Words so long that Document::bare_keys may not know them.
  static constexpr int kLong = KeyBuilder::kMaxBareLetters - 2;

  std::pmr::vector<uint64_t> names, professions;
  bool has_long = false;
};

constexpr uint8_t kInName =
    1;  // the token stands inside a person's or body's name of several words
constexpr uint8_t kInJoint = 2;  // ... inside several people's: سلمى النادر ورامي الحكيم

// By token.
std::pmr::vector<uint8_t> TokensOfLongNames(const Document& d) {
  std::pmr::vector<uint8_t> covered(d.tokens.size(), 0, &d.scratch);
  for (const Mention& m : d.mentions) {
    if (!m.name.valid() || m.name.size() < 2) continue;
    for (int32_t i = m.name.begin; i < m.name.end; ++i) covered[i] |= m.joint ? kInJoint : kInName;
  }
  return covered;
}

// "رفيق حسين": the last of two or three words between marks, which are no more than a name.
bool EndsMarkedName(const Document& d, int32_t i) {
  const QuoteSpan& span = d.spans[d.tokens[i].quote];
  return i == span.tokens.end - 1 && span.tokens.size() >= 2 && span.tokens.size() <= 3;
}

// سامي الراعي [وبريت سولان]: of several people's names the second begins behind و, which an unknown
// word does not show to be none of its letters.
void CutAnd(const Document& d, const std::pmr::vector<uint8_t>& covered, Mention* m) {
  constexpr std::string_view kWaw = "و";
  const int32_t i = m->tokens.begin;
  if (i == 0 || !(covered[i] & covered[i - 1] & kInJoint) || !IsUnknown(d.tokens[i])) return;
  if (d.tokens[i].letters < 4) return;
  if (d.Slice(d.tokens[i].span).substr(0, kWaw.size()) == kWaw)
    m->name_span.begin += static_cast<int32_t>(kWaw.size());
}

// A word of the narrator's that can be a family name.
bool CanBeFamilyName(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  return (t.quote < 0 || EndsMarkedName(d, i)) && t.letters >= 2 &&
         (IsUnknown(t) || Any(t, kNameClasses | kNounClasses));
}

// How well a short name fits an entity whose name contains it.
int ShortNameScore(const Clusters& clusters, int32_t m, int32_t e, bool spoken_of) {
  const Name& name = clusters.name(m);
  const Name& whole = clusters.entity_name(e);
  int score = 10;
  if (SameWord(whole.last(), name.last())) {
    score += 20;  // the family name
  } else if (whole.count > 1 && SameWord(whole.words[0], name.words[0])) {
    score += 5;
  }
  for (size_t k = 1; k <= name.count; ++k) {
    if (whole.words[whole.count - k].bare == name.words[name.count - k].bare) score += 3;
  }
  if (spoken_of) score += 8;
  if (RoleOverlap(clusters, m, e) > 0) score += 6;
  // قالت النادر: of a man and a woman of that name, she; a man alone may be a woman whose name or
  // title does not say so.
  if (!GenderFits(clusters.GenderByVerb(m), clusters.entity(e).gender)) score -= 20;
  return score;
}

// ميسون عبد الغني ... قالت عبد الغني: a man's name that ends a woman's.
bool IsFamilyOf(const Clusters& clusters, int32_t m, int32_t e) {
  const Name& part = clusters.name(m);
  const Name& whole = clusters.entity_name(e);
  if (!clusters.mention(m).gender_by_name || part.count >= whole.count) return false;
  for (size_t k = 1; k <= part.count; ++k) {
    if (!SameWord(whole.words[whole.count - k], part.words[part.count - k])) return false;
  }
  return GenderFits(clusters.GenderByVerb(m), clusters.entity(e).gender);
}

// رانيا إلياس ... إلياس: as a family name a man's given name says nothing of its bearer.
bool GenderOfNameFits(const Clusters& clusters, int32_t m, int32_t e) {
  const Mention& mention = clusters.mention(m);
  const Name& name = clusters.name(m);
  const bool family = mention.gender_by_name && name.count == 1 &&
                      clusters.entity_name(e).count >= 2 &&
                      SameWord(clusters.entity_name(e).last(), name.last());
  return family || GenderFits(clusters.entity(e).gender, mention.gender);
}

// الفائز, الفرعون: a word with the article that nobody bears as a name describes the person spoken
// of last.
bool IsDescriptionAlone(const Clusters& clusters, int32_t m) {
  const Mention& mention = clusters.mention(m);
  if (clusters.name(m).count != 1 || !clusters.IsSayer(m) || mention.role.valid()) return false;
  if (IsFamilyName(clusters, m)) return false;
  const bool only_name = mention.known && !Any(clusters.head(m), kNounClasses);
  return !only_name && StartsWithArticle(clusters.document(), clusters.head(m));
}

// ولد سلمى: so one is called whose name is سامي سلمى ولد عون.
bool IsShortWithLink(const Name& part, const Name& whole) {
  constexpr uint64_t kWalad = WordKey(u"ولد");
  if (part.count != 2 || whole.count <= 2 || part.words[0].bare != kWalad) return false;
  const auto has = [&](const NameWord& word) {
    return std::any_of(whole.words, whole.words + whole.count,
                       [&](const NameWord& w) { return SameWord(w, word); });
  };
  return has(part.words[0]) && has(part.words[1]);
}

// رئيس المركز [لنيلوفا] سامي الراعي: the first of the name's words is none where the name without
// it is somebody's.
bool BeginsBehindLi(const Clusters& clusters, int32_t m) {
  const Mention& mention = clusters.mention(m);
  const Token& first = clusters.document().tokens[mention.name.begin];
  return mention.role.valid() && mention.name.size() >= 3 && IsUnknown(first) &&
         FirstLetter(clusters.document(), first) == U'ل';
}

// صحيفة "...", شركة "...": says what kind of body has the name.
bool IsKindOfBody(const Token& t) {
  static constexpr KeySet kWords({WordKey(u"شركه"), WordKey(u"مجموعه"), WordKey(u"دار"),
                                  WordKey(u"موسسه"), WordKey(u"حركه"), WordKey(u"منظمه"),
                                  WordKey(u"جمعيه"), WordKey(u"حزب"), WordKey(u"تنظيم"),
                                  WordKey(u"بنك"), WordKey(u"مصرف"), WordKey(u"نادي")});
  return Any(t, ClassBit(WordClass::kMedium)) || kWords.Has(StemKey(t));
}

// "المرآة" ... صحيفة "المرآة" الأرمادية: the body whose name has the same words between marks; -1
// when none has.
int32_t BodyBetweenMarks(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  if (!OpensQuote(d, clusters.mention(m).tokens.begin)) return -1;
  const Name& name = clusters.name(m);
  EntityIndex::Search bodies = clusters.index().Containing(name, EntityIndex::kBodies);
  for (int32_t e = bodies.Next(); e >= 0; e = bodies.Next()) {
    const TokenRange words = clusters.mention(clusters.entity(e).name).tokens;
    if (!IsKindOfBody(d.tokens[words.begin]) || words.size() < 2) continue;
    const bool marked = d.tokens[words.begin + 1].kind == TokenKind::kQuoteMark;
    if (marked && Contains(clusters.entity_name(e), clusters.name(m))) return e;
  }
  return -1;
}

}  // namespace

void ExtendShortNames(Clusters* clusters) {
  const SingleWords words(*clusters);
  const std::pmr::vector<uint64_t>& singles = words.names;
  const std::pmr::vector<uint64_t>& professions = words.professions;
  if (singles.empty() && professions.empty()) return;
  const Document& d = clusters->document();
  const std::pmr::vector<uint8_t> covered = TokensOfLongNames(d);
  KeyFilter wanted(singles.size() + professions.size(), &d.scratch);  // spares nearly every word
  for (uint64_t word : singles) wanted.Add(word);
  for (uint64_t word : professions) wanted.Add(word);
  if (words.has_long) wanted.Add(0);
  std::pmr::vector<Mention> found(&d.scratch);
  const auto size = static_cast<int32_t>(d.tokens.size());
  const uint64_t* const bare_keys = d.bare_keys.data();
  const uint64_t* const classes = d.classes.data();
  const auto try_at = [&](int32_t i) {
    if (i == 0 || (classes[i] & kNoWord) != 0) return;
    const uint64_t bare = bare_keys[i] != 0 ? bare_keys[i] : BareKey(d.Slice(d.tokens[i].span));
    // One of several people is a name yet to be found: بين سلمى النادر ورامي الحكيم ... قالت
    // النادر.
    if ((covered[i] & kInName) || !CanBeFamilyName(d, i)) return;
    const bool profession = (covered[i] & kInJoint) != 0 &&
                            std::binary_search(professions.begin(), professions.end(), bare);
    if (!profession && !std::binary_search(singles.begin(), singles.end(), bare)) return;
    Mention m;
    if (found.size() == kMaxExtensions || !WholeNameEndingAt(d, i, &m)) return;
    CutAnd(d, covered, &m);
    found.push_back(m);
  };
  int32_t i = 0;
  for (; i + KeyFilter::kSeveral <= size && found.size() < kMaxExtensions;
       i += KeyFilter::kSeveral) {
    for (uint64_t bits = wanted.WhichMayHave(bare_keys + i); bits != 0; bits &= bits - 1) {
      try_at(i + __builtin_ctzll(bits));
    }
  }
  for (; i < size && found.size() < kMaxExtensions; ++i) {
    if (wanted.MayHave(bare_keys[i])) try_at(i);
  }
  for (const Mention& m : found) clusters->AddMention(m);
}

void PlaceWholeName(Clusters* clusters, int32_t m) {
  const Name& name = clusters->name(m);
  EntityIndex::Search related = clusters->index().RelatedTo(name, 0, EntityIndex::kAnyKind);
  for (int32_t e = related.Next(); e >= 0; e = related.Next()) {
    if (!GenderFits(clusters->entity(e).gender, clusters->mention(m).gender) &&
        !IsFamilyOf(*clusters, m, e))
      continue;
    const Name& other = clusters->entity_name(e);
    const bool shorter = Contains(other, name) || IsShortWithLink(name, other);
    const bool fuller =
        !shorter && other.count >= 2 && (Contains(name, other) || IsShortWithLink(other, name));
    if (!shorter && !fuller) continue;
    const bool too_full = BeginsBehindLi(*clusters, shorter ? clusters->entity(e).name : m);
    if (fuller != too_full) clusters->Rename(e, m);
    clusters->Join(m, e);
    return;
  }
  clusters->Add(m);
}

void PlaceShortName(Clusters* clusters, int32_t m) {
  const Name& name = clusters->name(m);
  BestEntity best;
  EntityIndex::Search people = clusters->index().Containing(name, EntityIndex::kPeople);
  for (int32_t e = people.Next(); e >= 0; e = people.Next()) {
    if (clusters->entity(e).kind != SpeakerKind::kPerson || !clusters->HasProperName(e)) continue;
    if (!GenderOfNameFits(*clusters, m, e) || !Contains(clusters->entity_name(e), name)) continue;
    const int32_t last = clusters->LastBefore(e, m);
    best.Offer(e, ShortNameScore(*clusters, m, e, last >= 0), last);
  }
  if (best.entity < 0) best.entity = BodyBetweenMarks(*clusters, m);
  if (best.entity < 0) best.entity = HolderInNation(*clusters, m);
  if (best.entity < 0 && IsDescriptionAlone(*clusters, m))
    best.entity = LatestSpokenOf(*clusters, m);
  clusters->JoinOrAdd(m, best.entity);
}

void PlaceJoint(Clusters* clusters, int32_t m) {
  const Document& d = clusters->document();
  const int32_t end = std::min(clusters->entity_count(), Clusters::kMaxLookBack);
  uint64_t key = 0;  // mostly not asked
  for (int32_t e = 0; e < end; ++e) {
    const Mention& other = clusters->mention(clusters->entity(e).name);
    if (!other.joint) continue;
    if (key == 0) key = FoldedKey(d.Slice(clusters->mention(m).name_span));
    if (FoldedKey(d.Slice(other.name_span)) != key) continue;
    clusters->Join(m, e);
    return;
  }
  clusters->Add(m);
}

}  // namespace isnad
