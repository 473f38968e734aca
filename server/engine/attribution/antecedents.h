// Who a verb without a written subject means: the entities spoken of before it, as candidates, each
// with its evidence.
//
//   قدم الناقد سامي الراعي ورقة عن المسرح. وقال إن ...
//     →  سامي الراعي: subject of the sentence before, person, named ... ; المسرح: governed ...
//
// A candidate agrees with the verb in gender and number; the evidence is weighed as a sum, and the
// share of the best candidate among all (a softmax) says how sure the choice is, the shares of the
// others how likely they are instead. The weights are
// fitted to annotated articles with whole outlets left out (antecedents.cc).
//
// Reads tokens, sentences, mentions, cues with their subjects, foci and entities. Not thread-safe;
// one object a document. Linear in the text for all cues together (for each a bounded number of
// mentions is looked at).
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_ANTECEDENTS_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_ANTECEDENTS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "server/engine/attribution/acts.h"
#include "server/engine/document.h"

namespace isnad {

// One piece of evidence for a candidate.
enum AntecedentFeature : uint8_t {
  kController,      // subject of the reporting verb before in the same sentence
  kLastSpeaker,     // spoke last, in this sentence or the one before
  kLastSpeakerFar,  // spoke last, two or three sentences before
  kLastSpeakerOld,  // spoke last, further back
  kSpokeBefore,     // spoke earlier in the article, not last
  kSpokeOften,      // three times or more
  kOwnFocus,  // main subject of the verb's own sentence: التقى [الوزير] نظيره وقال
  kFocusBefore,   // main subject of the sentence before
  kFocusEarlier,  // of the one before that
  kActsHere,  // subject of some verb before in the same sentence: ... بعد أن وصل [الوفد]
  kActsLast,    // ... of the last such verb before the cue
  kActsBefore,  // subject of some verb in the sentence before
  kGoverned,    // the latest mention stands behind a preposition: مع [السفير]
  kGenitive,    // ... or behind a noun: مكتب [الرئيس]
  kReported,    // ... or inside what somebody else reports
  kHere,        // the latest mention stands in the same sentence
  kBefore,      // ... or in the sentence before
  kNearest,     // no candidate's mention stands nearer
  kNamed,       // the entity has a proper name
  kPerson,
  kBody,            // an organisation
  kPlace,           // a country or town: واشنطن
  kMediumSource,    // a newspaper or agency
  kGroup,           // شهود عيان, المتظاهرون
  kOften,           // mentioned three times or more before the cue
  kGenderKnown,     // agrees because its gender is known, not because nothing is known
  kParagraphBreak,  // a paragraph ends between the latest mention and the verb
  kAddsAndLast,     // وأضاف, وتابع: goes on with who spoke last
  kAddsNotLast,
  kChangeAndLast,  // من جهته, بدوره before the verb: somebody else
  kPassesOn,       // who passed on the words before: a medium
  kControls,       // the cue is a participle or pronoun, the candidate a subject in its sentence
  kControlsLast,   // ... the last one: وصل [الوزير] ... قائلا
  kJoins,  // وقال: the verb is joined by و to the clause of which the candidate is subject
  kMainPerson,  // the person named most often before, at least three times
  kAntecedentFeatureCount
};

using AntecedentEvidence = uint64_t;  // bit i: AntecedentFeature i holds
static_assert(kAntecedentFeatureCount <= 64);

// What the walk over the cues knows when it comes to one without a subject. Indices of mentions, -1
// none.
struct DiscourseState {
  int32_t controller = -1;
  int32_t own_focus = -1;
  int32_t last = -1;
  int32_t last_sentence = -1;
  int32_t relayer = -1;
};

inline constexpr size_t kMaxRivals = 3;

struct Antecedent {
  int32_t mention = -1;  // the latest one of the entity; -1: there is no candidate
  float share = 0;       // 0..1, among all candidates
};

// The likeliest candidate and those behind it, in order.
using RankedAntecedents = std::array<Antecedent, 1 + kMaxRivals>;

class Antecedents {
 public:
  explicit Antecedents(const Document& document);

  // Records that the mention's entity spoke.
  void Spoke(int32_t mention);

  // Reads the mentions as they are; a second call does nothing. Rank() does it when nobody did.
  void Prepare();

  // Tells that a mention's entity, which was `before`, is another one now. Needs Prepare() before.
  void Joined(int32_t mention, int32_t before);

  // The likeliest subjects of a cue that has none. Asked for cues in order.
  RankedAntecedents Rank(const Cue& cue, const DiscourseState& state);

 private:
  struct Candidate {
    int32_t entity;
    int32_t mention;  // the latest
  };
  // No sentence that somebody wrote has more acts, but a hostile one may.
  static constexpr int kMaxActsBack = 16;
  // What is equal for all candidates of a cue: the entities (-1 none) of the state, and what it is
  // worth to be one of them.
  struct Question {
    struct RecentAct {
      int32_t entity;
      AntecedentEvidence evidence;
    };
    int32_t controller, own_focus, last, relayer, focus_before, focus_earlier;
    AntecedentEvidence if_controller, if_last, if_not_last, if_subject, if_acted_last;
    bool gender_known;
    int act_count = 0;
    RecentAct acts[kMaxActsBack];  // the last one first
  };
  // What a mention's place in the text says, whichever cue asks.
  struct OfMention {
    int32_t previous = -1;  // the entity's mention before it; exact for those near by. -1 none
    // The latest mention, up to it, of the person named most often so far; -1 none.
    int32_t main_person = -1;
    // When PlaceOf() has been asked:
    int32_t reporter = -1;  // head of the cue inside whose report it stands
    bool known = false;
    bool governed = false;
    bool genitive = false;
  };
  static constexpr int8_t kNotAsked = -1;

  bool InHeading(const Mention& m);
  uint64_t ClassesBefore(const Mention& m) const;
  void Collect(const Cue& cue, const DiscourseState& state);
  bool GoesOnInScripture(const Cue& cue, const Mention& m, const DiscourseState& state);
  void Offer(const Cue& cue, const DiscourseState& state, int32_t mention);
  bool IsCandidate(int32_t entity) const;
  Question Ask(const Cue& cue, const DiscourseState& state);
  AntecedentEvidence Weigh(const Cue& cue, const Question& question, const Candidate& c);
  AntecedentEvidence EntityEvidence(const Entity& entity, uint64_t head_classes) const;
  AntecedentEvidence PlaceEvidence(const Cue& cue, int32_t mention);
  const OfMention& PlaceOf(int32_t mention);
  bool IsOftenMentioned(int32_t mention) const;
  bool ChangesSpeaker(const Cue& cue) const;

  const Document& d_;
  Acts acts_;
  std::pmr::vector<int32_t> times_spoken_;  // by entity
  std::pmr::vector<OfMention> mentions_;    // by mention; empty before Prepare()
  std::pmr::vector<int8_t> headings_;       // by paragraph: whether it is one, or kNotAsked
  std::pmr::vector<Candidate> candidates_;  // of Rank(): one memory for all cues
  uint64_t candidate_bits_ = 0;             // bit i: an entity of them is i, modulo 64
};

// Whether the gender and number of a cue's verb fit a mention and its entity.
bool CanBeSubject(const Document& document, const Cue& cue, int32_t mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_ANTECEDENTS_H_
