// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/discourse.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "server/engine/attribution/antecedents.h"
#include "server/engine/prefetch.h"
#include "server/engine/speakers/agreement.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxSentencesAdded = 3;  // between a speaker and a new description of him

class Discourse {
 public:
  explicit Discourse(Document* document)
      : d_(*document),
        antecedents_(*document),
        votes_(&document->scratch),
        linked_(document->cues.size(), false, &document->scratch) {
    for (const QuoteLink& link : d_.links) {
      if (link.cue >= 0) linked_[link.cue] = true;
      if (link.relay >= 0) linked_[link.relay] = true;
    }
  }

  void Run() {
    LearnGender();
    for (size_t c = 0; c < d_.cues.size(); ++c) {
      prefetched_ = PrefetchMentionsBefore(d_, c, prefetched_);
      Cue& cue = d_.cues[c];
      if (cue.quote >= 0) {
        ResolveNested(&cue);
      } else {
        EnterSentence(cue.sentence);
        Resolve(static_cast<int32_t>(c));
      }
    }
  }

 private:
  const Entity& EntityOf(int32_t mention) const { return d_.entities[d_.mentions[mention].entity]; }

  // قالت باكستر: verbs teach the gender of their written subjects and know better than a list of
  // given names.
  void LearnGender() {
    votes_.assign(d_.entities.size(), 0);
    for (const Cue& cue : d_.cues) {
      if (cue.place != SubjectPlace::kAfter || cue.gender == Gender::kUnknown || cue.subject < 0 ||
          cue.kind != CueKind::kVerb)
        continue;
      if (cue.number == Number::kPlural || cue.number == Number::kDual) continue;
      const Mention& m = d_.mentions[cue.subject];
      if (m.joint || m.entity < 0 || m.number == Number::kPlural) continue;
      votes_[m.entity] += cue.gender == Gender::kMasculine ? 1 : -1;
    }
    for (size_t e = 0; e < votes_.size(); ++e) {
      if (votes_[e] != 0)
        d_.entities[e].gender = votes_[e] > 0 ? Gender::kMasculine : Gender::kFeminine;
    }
  }

  bool Fits(const Cue& cue, int32_t mention) const { return CanBeSubject(d_, cue, mention); }

  void EnterSentence(int32_t sentence) {
    if (sentence == sentence_) return;
    sentence_ = sentence;
    controller_ = -1;
    own_focus_ = d_.foci[sentence];
  }

  void Set(Cue* cue, int32_t mention, Resolution resolution, int doubt) {
    cue->speaker = mention;
    cue->resolution = resolution;
    cue->unknown = UnknownReason::kUnspecified;
    cue->doubt = static_cast<uint8_t>(std::min(doubt, 255));
  }

  // قال فلان إن المدير يؤكد أن ...: the second verb stands inside what the first reports.
  bool Embedded(int32_t index) const {
    const Cue& cue = d_.cues[index];
    if (cue.kind != CueKind::kVerb || main_ < 0) return false;
    const Cue& main = d_.cues[main_];
    if (main.sentence != cue.sentence || cue.head < main.body) return false;
    if (main.intro != Intro::kParticle && main.intro != Intro::kFrame && main.intro != Intro::kNoun)
      return false;
    const int32_t p = cue.head - 1;
    if (p < 0) return false;
    const Token& before = d_.tokens[p];
    if (!IsWord(before)) return false;
    if (Any(before, ClassBit(WordClass::kConjunction))) return false;
    if (Any(before, ClassBit(WordClass::kRelative))) return true;
    if (cue.relative) return true;
    return !cue.conjoined;
  }

  void Speak(const Cue& cue, int32_t index) {
    if (cue.speaker < 0) return;
    if (d_.cues[index].embedded) return;
    if (cue.strength == 0) {
      // ليرد عليه فلان قائلا: the verb reports nothing itself, but its subject acts.
      const bool reported = main_ >= 0 && d_.cues[main_].sentence == cue.sentence;
      if (!reported && cue.subject >= 0 &&
          (d_.mentions[cue.subject].known || d_.mentions[cue.subject].name.valid()))
        controller_ = cue.speaker;
      return;
    }
    antecedents_.Spoke(cue.speaker);
    controller_ = cue.speaker;
    main_ = index;
    last_ = cue.speaker;
    last_cue_ = index;
    last_sentence_ = cue.sentence;
  }

  void Resolve(int32_t index) {
    Cue& cue = d_.cues[index];
    cue.embedded = Embedded(index);
    if (cue.passive && cue.subject < 0) {
      cue.unknown = UnknownReason::kPassive;
      return;
    }
    switch (cue.place) {
      case SubjectPlace::kAfter:
        if (AddsToLast(cue)) {
          antecedents_.Prepare();
          const int32_t before =
              std::exchange(d_.mentions[cue.subject].entity, d_.mentions[last_].entity);
          antecedents_.Joined(cue.subject, before);
          Set(&cue, cue.subject, Resolution::kNominal, 2);
        } else {
          Set(&cue, cue.subject, Explicit(cue.subject), 0);
        }
        break;
      case SubjectPlace::kBefore:
        Set(&cue, cue.subject, Explicit(cue.subject), 0);
        break;
      case SubjectPlace::kRelative:
        Set(&cue, cue.subject, Resolution::kRelative, 1);
        break;
      case SubjectPlace::kSource:
        if (cue.subject < 0) return;
        Set(&cue, cue.subject, Explicit(cue.subject), 0);
        if (cue.kind == CueKind::kPreposition) {
          // بحسب الوكالة، قال فلان: a source of the whole clause controls nothing behind it, but
          // goes on being cited.
          const bool verb_before = main_ >= 0 && d_.cues[main_].sentence == cue.sentence;
          if (cue.strength > 0 && !verb_before && !VerbStandsBehind(index)) Speak(cue, index);
          return;
        }
        break;
      case SubjectPlace::kPronoun:
        Control(&cue, Resolution::kPronoun);
        break;
      case SubjectPlace::kNone:
        if (cue.kind == CueKind::kParticiple && StandsBesideSubject(index)) {
          Set(&cue, d_.cues[index - 1].subject, Resolution::kParticiple, 1);
        } else if (cue.kind == CueKind::kParticiple) {
          Control(&cue, Resolution::kParticiple);
        } else if (cue.kind == CueKind::kNoun) {
          Control(&cue, Resolution::kPronoun);
        } else {
          ProDrop(index);
        }
        break;
    }
    Speak(cue, index);
    const bool reported = cue.embedded && cue.subject >= 0 && main_ >= 0;
    if (reported && d_.cues[main_].speaker >= 0) {
      // أشار الخبير إلى أن البنك يعتبر أن ...: the expert passes on what the bank says.
      relayer_ = d_.cues[main_].speaker;
    } else if (cue.relayer >= 0) {
      relayer_ = cue.relayer;
    }
  }

  // قال اللاعب سامي الراعي ... وأضاف الفائز بالكأس: who adds has spoken before, so a description
  // that is new to the article means the last speaker.
  bool AddsToLast(const Cue& cue) const {
    if (cue.stance != Stance::kAdd || cue.subject < 0 || last_ < 0) return false;
    const Mention& m = d_.mentions[cue.subject];
    const Entity& e = EntityOf(cue.subject);
    const Entity& last = EntityOf(last_);
    if (m.kind != SpeakerKind::kPerson || !m.definite || m.name.valid() || m.joint) return false;
    if (d_.mentions[e.name].name.valid() || e.first != cue.subject) return false;
    const Reading* head = FindAny(d_.tokens[m.head], kPersonNounClasses);
    if (head != nullptr && head->suffix != Suffix::kNone) return false;  // وأضاف نجله
    return last.kind == SpeakerKind::kPerson && d_.mentions[last.name].name.valid() &&
           cue.sentence - last_sentence_ <= kMaxSentencesAdded && Fits(cue, last_);
  }

  // قال فلان ... بعد أن رد عليه المدير [قائلا]: the participle right behind another verb's subject.
  bool StandsBesideSubject(int32_t index) const {
    if (index == 0) return false;
    const Cue& cue = d_.cues[index];
    const Cue& verb = d_.cues[index - 1];
    return verb.kind == CueKind::kVerb && verb.place == SubjectPlace::kAfter && verb.subject >= 0 &&
           verb.sentence == cue.sentence && verb.quote == cue.quote &&
           d_.mentions[verb.subject].tokens.end == cue.head && Fits(cue, verb.subject);
  }

  // A strong verb stands behind the cue in its sentence. Asked for cues in order.
  bool VerbStandsBehind(int32_t index) {
    const auto strong = [&](size_t c) {
      return d_.cues[c].kind == CueKind::kVerb && d_.cues[c].strength >= 2;
    };
    strong_verb_ = std::max(strong_verb_, static_cast<size_t>(index) + 1);
    while (strong_verb_ < d_.cues.size() && !strong(strong_verb_)) ++strong_verb_;
    return strong_verb_ < d_.cues.size() &&
           d_.cues[strong_verb_].sentence == d_.cues[index].sentence;
  }

  Resolution Explicit(int32_t mention) const {
    const Mention& m = d_.mentions[mention];
    if (m.name.valid()) return Resolution::kExplicit;
    const int32_t name = EntityOf(mention).name;
    const bool shorter = d_.mentions[name].tokens.size() > m.tokens.size() ||
                         (d_.mentions[name].name.valid() && name != mention);
    return shorter ? Resolution::kNominal : Resolution::kExplicit;
  }

  // Participles and pronouns: the subject of their own sentence.
  void Control(Cue* cue, Resolution resolution) {
    // نقلت الوكالة عن مصدر قوله: the pronoun is the source, and the agency still passes it on.
    if (cue->kind == CueKind::kNoun && last_cue_ >= 0 && last_sentence_ == cue->sentence) {
      const Cue& relay = d_.cues[last_cue_];
      if (relay.level == VerbLevel::kR && relay.place == SubjectPlace::kSource &&
          relay.speaker >= 0) {
        cue->relayer = relay.relayer;
        return Set(cue, relay.speaker, relay.resolution, 0);
      }
    }
    const int32_t antecedent = cue->kind == CueKind::kParticiple ? SpokeInRelative(*cue) : -1;
    if (antecedent >= 0) return Set(cue, antecedent, resolution, 1);
    if (cue->kind == CueKind::kParticiple && ActsAlone(*cue)) {
      return Set(cue, own_focus_, resolution, 1);
    }
    Choose(cue, resolution);
  }

  // بدأ الحفل بكلمة [المدير] الذي أكد أن العمل انتهى، منوها بـ: who spoke in a relative clause, and
  // nobody else did; -1 otherwise.
  int32_t SpokeInRelative(const Cue& cue) const {
    const ptrdiff_t index = &cue - d_.cues.data();
    if (controller_ >= 0 || index == 0) return -1;
    const Cue& verb = d_.cues[static_cast<size_t>(index) - 1];
    const bool spoke = verb.sentence == cue.sentence && verb.quote == cue.quote &&
                       verb.place == SubjectPlace::kRelative && verb.strength >= 2;
    return spoke && verb.speaker >= 0 && Fits(cue, verb.speaker) ? verb.speaker : -1;
  }

  // انتهز [الوزير] الفرصة للهجوم على المعارضة، قائلا: nobody else does anything in the sentence.
  bool ActsAlone(const Cue& cue) const {
    if (controller_ >= 0 || own_focus_ < 0) return false;
    const Mention& m = d_.mentions[own_focus_];
    // ختم حديثه قائلا: the focus is what he does.
    const Reading* speech =
        FindAny(d_.tokens[m.head], ClassBits(WordClass::kSpeechNoun, WordClass::kVerbalNoun));
    if (speech != nullptr && speech->suffix != Suffix::kNone) return false;
    return m.tokens.end <= cue.head && m.kind != SpeakerKind::kUnspecified && m.known &&
           !NamesThing(d_, m) && Fits(cue, own_focus_);
  }

  void ProDrop(int32_t index) {
    Cue& cue = d_.cues[index];
    if (cue.stance == Stance::kRespond && last_cue_ >= 0 &&
        d_.cues[last_cue_].stance == Stance::kAsk) {
      const int32_t asked = Addressee(d_.cues[last_cue_]);
      if (asked >= 0 && Fits(cue, asked)) return Set(&cue, asked, Resolution::kProDrop, 2);
    }
    Choose(&cue, Resolution::kProDrop);
  }

  // Whether anything depends on who is meant: a cue that introduces no speech is the next one's
  // speaker at most when its own stands there, and has words only where a mark is linked to it.
  bool IsAsked(const Cue& cue) const {
    return cue.strength > 0 || cue.subject >= 0 || cue.relayer >= 0 ||
           linked_[static_cast<size_t>(&cue - d_.cues.data())];
  }

  // The likeliest of those spoken of before.
  void Choose(Cue* cue, Resolution resolution) {
    if (!IsAsked(*cue)) return;
    const RankedAntecedents ranked = antecedents_.Rank(*cue, State());
    const Antecedent& best = ranked[0];
    if (best.mention < 0) return;
    const auto index = static_cast<int32_t>(cue - d_.cues.data());
    for (size_t k = 1; k < ranked.size() && ranked[k].mention >= 0; ++k) {
      d_.rivals.push_back({index, ranked[k].mention, ranked[k].share, best.share});
    }
    Set(cue, best.mention, resolution,
        1 + static_cast<int>(std::lround(-2 * std::log(best.share))));
  }

  DiscourseState State() const {
    return {controller_, own_focus_, last_, last_sentence_, relayer_};
  }

  // The one who is asked: the phrase behind the asker.
  int32_t Addressee(const Cue& ask) const {
    if (ask.subject < 0) return -1;
    const int32_t from = d_.mentions[ask.subject].tokens.end;
    for (size_t k = static_cast<size_t>(ask.subject) + 1; k < d_.mentions.size(); ++k) {
      const Mention& m = d_.mentions[k];
      if (m.tokens.begin >= ask.body && ask.intro != Intro::kNone) return -1;
      if (m.tokens.begin < from) continue;
      return m.sentence == ask.sentence && m.kind == SpeakerKind::kPerson ? static_cast<int32_t>(k)
                                                                          : -1;
    }
    return -1;
  }

  // Inside a quotation only a written subject counts.
  void ResolveNested(Cue* cue) {
    if (cue->subject >= 0) Set(cue, cue->subject, Explicit(cue->subject), 1);
  }

  Document& d_;
  Antecedents antecedents_;
  size_t prefetched_ = 0;        // mentions whose tokens have been asked for
  std::pmr::vector<int> votes_;  // by entity: verbs in the masculine minus verbs in the feminine
  std::pmr::vector<bool> linked_;  // by cue: a span is linked to it
  size_t strong_verb_ = 0;         // for VerbStandsBehind(): the next cue that is one
  int32_t sentence_ = -1;
  int32_t controller_ = -1;  // who speaks or acts in the current sentence
  int32_t own_focus_ = -1;   // the current sentence's subject where its verb is no cue
  int32_t last_ = -1;        // who spoke last
  int32_t last_cue_ = -1;
  int32_t last_sentence_ = -1;
  int32_t relayer_ = -1;
  int32_t main_ = -1;  // the latest cue that is not embedded
};

}  // namespace

void ResolveSubjects(Document* document) { Discourse(document).Run(); }

}  // namespace isnad
