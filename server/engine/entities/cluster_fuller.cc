// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "server/engine/entities/clusters.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr int32_t kMaxAdded = 4;       // words behind a body's name
constexpr size_t kMaxBodies = 64;      // entities that are looked for
constexpr int32_t kMaxFullNames = 64;  // mentions that are added

// A body that speaks, by the stem of its head.
struct Body {
  uint64_t stem;
  int32_t entity;
  bool introduced;  // المركز: the text has spoken of it before, and by its name
};

bool IsDefinite(const Document& d, const Token& t) {
  return t.word->reading_count > 0 ? t.word->begin()->definite() : HasArticle(d.Slice(t.span));
}

// الفلسطينية, العالمية: goes on with a definite noun.
bool IsDefiniteAdjective(const Document& d, int32_t i) {
  if (i >= static_cast<int32_t>(d.tokens.size())) return false;
  const Token& t = d.tokens[i];
  if (!IsWord(t) || IsConjoined(t) || !StartsWithArticle(d, t)) return false;
  return Any(t, kModifierClasses) || EndsInNisba(d, t);
}

// للظرفية: what a body is for.
bool IsPurpose(const Document& d, int32_t i) {
  if (i >= static_cast<int32_t>(d.tokens.size()) || d.tokens[i].letters < 4) return false;
  const std::string_view word = d.Slice(d.tokens[i].span);
  return IsWord(d.tokens[i]) && word.substr(0, 4) == "لل";
}

// Where the name goes on to behind token `end`: وزارة الصحة [الفلسطينية], المركز [المغربي للظرفية].
int32_t EndOfAdjectives(const Document& d, int32_t end) {
  int32_t i = end;
  while (i - end < kMaxAdded && IsDefiniteAdjective(d, i) &&
         d.tokens[i].quote == d.tokens[end - 1].quote)
    ++i;
  return i > end && IsPurpose(d, i) ? i + 1 : i;
}

std::pmr::vector<Body> SpeakingBodies(const Clusters& clusters) {
  std::pmr::vector<Body> bodies(&clusters.document().scratch);
  const int32_t count = clusters.mention_count();
  for (int32_t m = 0; m < count && bodies.size() < kMaxBodies; ++m) {
    const int32_t e = clusters.mention(m).entity;
    if (!clusters.IsSayer(m) || e < 0) continue;
    if (clusters.entity(e).kind != SpeakerKind::kOrganization) continue;
    const int32_t named = clusters.entity(e).name;
    if (!Any(clusters.head(named), kBodyClasses) || clusters.mention(named).joint) continue;
    const bool introduced = clusters.mention(m).tokens.size() == 1 &&
                            IsDefinite(clusters.document(), clusters.head(m)) &&
                            !IsDefinite(clusters.document(), clusters.head(named));
    const Body body{clusters.head_stem(named), e, introduced};
    const auto listed = std::find_if(bodies.begin(), bodies.end(),
                                     [&](const Body& b) { return b.entity == body.entity; });
    if (listed == bodies.end()) {
      bodies.push_back(body);
    } else {
      listed->introduced = listed->introduced || introduced;
    }
  }
  return bodies;
}

// The words of the entity's name stand at token `i`; where they end, -1 when they do not.
int32_t EndOfSameWords(const Clusters& clusters, int32_t e, int32_t i) {
  const Document& d = clusters.document();
  const TokenRange range = clusters.mention(clusters.entity(e).name).tokens;
  if (i + range.size() > static_cast<int32_t>(d.tokens.size())) return -1;
  for (int32_t k = 1; k < range.size(); ++k) {
    if (d.tokens[i + k].key != d.tokens[range.begin + k].key) return -1;
  }
  return i + range.size();
}

Mention NameAt(const Document& d, TokenRange tokens, const Mention& like) {
  Mention m = like;
  m.tokens = tokens;
  m.name = {};
  m.role = {};
  m.head = tokens.begin;
  m.name_span = d.SpanOf(tokens);
  m.sentence = d.tokens[tokens.begin].sentence;
  m.quote = d.tokens[tokens.begin].quote;
  m.definite = true;
  m.entity = -1;
  return m;
}

// انتقد "المركز العالمي للظلال" ... وأكد المركز: where the name between marks ends that begins at
// token `i`; -1 when no body's name of two words or more stands there.
int32_t EndOfMarkedName(const Document& d, int32_t i) {
  constexpr int32_t kMaxWords = 6;
  const TokenRange inside = d.spans[d.tokens[i].quote].tokens;
  const bool name = inside.begin == i && inside.size() >= 2 && inside.size() <= kMaxWords &&
                    IsDefinite(d, d.tokens[i]);
  for (int32_t k = inside.begin; name && k < inside.end; ++k) {
    if (!IsWord(d.tokens[k]) || CanBeVerb(d.tokens[k])) return -1;
  }
  return name ? inside.end : -1;
}

// Without a proclitic: بوزارة would be no name.
bool StandsFree(const Token& t) {
  return t.word->reading_count > 0 &&
         (t.word->begin()->proclitics & ~static_cast<uint8_t>(kAl)) == 0;
}

}  // namespace

void NameBodiesFully(Clusters* clusters) {
  std::pmr::vector<Body> bodies = SpeakingBodies(*clusters);
  if (bodies.empty()) return;
  const Document& d = clusters->document();
  int32_t added = 0;
  const auto size = static_cast<int32_t>(d.tokens.size());
  const uint64_t* const classes = d.classes.data();
  for (int32_t i = 0; i < size && added < kMaxFullNames; ++i) {
    if ((classes[i] & kBodyClasses) == 0) continue;
    const Token& t = d.tokens[i];
    if (!IsWord(t) || !StandsFree(t)) continue;
    const int32_t marked = t.quote >= 0 ? EndOfMarkedName(d, i) : -1;
    if (t.quote >= 0 && marked < 0) continue;
    const uint64_t stem = StemKey(t);
    for (Body& body : bodies) {
      if (body.stem != stem) continue;
      if (marked >= 0) {
        if (!body.introduced) continue;
        clusters->AddMention(
            NameAt(d, {i, marked}, clusters->mention(clusters->entity(body.entity).name)));
        clusters->Join(clusters->mention_count() - 1, body.entity);
        clusters->Rename(body.entity, clusters->mention_count() - 1);
        body.introduced = false;
        ++added;
        break;
      }
      const int32_t named = clusters->entity(body.entity).name;
      const Mention& name = clusters->mention(named);
      if (name.tokens.begin == i || IsDefinite(d, t) != IsDefinite(d, clusters->head(named)))
        continue;
      const int32_t same = EndOfSameWords(*clusters, body.entity, i);
      if (same < 0) continue;
      const int32_t end = EndOfAdjectives(d, same);
      // المركز alone is the one that was introduced before.
      const bool introduced = name.tokens.size() > 1 || i < name.tokens.begin;
      if (end == same || !introduced) continue;
      clusters->AddMention(NameAt(d, {i, end}, name));
      clusters->Join(clusters->mention_count() - 1, body.entity);
      clusters->Rename(body.entity, clusters->mention_count() - 1);
      ++added;
      break;
    }
  }
}

}  // namespace isnad
