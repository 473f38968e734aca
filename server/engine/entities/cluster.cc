#include "server/engine/entities/cluster.h"

#include <algorithm>

#include "server/engine/entities/name_key.h"
#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// A short form or description looks at this many of the latest entities; keeps hostile texts linear.
constexpr size_t kMaxLookBack = 256;
constexpr size_t kMaxWords = 8;
constexpr size_t kMaxExtensions = 64;
constexpr uint64_t kWizara = WordKey(u"وزاره");

struct NameWord {
  uint64_t bare = 0;
  WordSkeleton skeleton;
};

// The words of a mention's name, ready to compare.
struct Name {
  NameWord words[kMaxWords];
  size_t count = 0;
};

bool SameWord(const NameWord& a, const NameWord& b) {
  if (a.bare == b.bare) return true;
  return a.skeleton.key != 0 && a.skeleton.key == b.skeleton.key && a.skeleton.consonants >= 3 && a.skeleton.first == b.skeleton.first;
}

class Clusterer {
 public:
  explicit Clusterer(Document* document) : d_(*document) {}

  void Run() {
    d_.entities.clear();
    sayer_.assign(d_.mentions.size(), false);
    for (const Cue& cue : d_.cues) {
      if (cue.quote >= 0) continue;
      if (cue.subject >= 0) sayer_[cue.subject] = true;
      if (cue.relayer >= 0) sayer_[cue.relayer] = true;
    }
    names_.assign(d_.mentions.size(), Name());
    for (size_t m = 0; m < d_.mentions.size(); ++m) ReadName(static_cast<int32_t>(m));
    ExtendShortNames();
    for (size_t m = 0; m < d_.mentions.size(); ++m) {
      if (IsPersonName(m) && names_[m].count >= 2) WholeName(static_cast<int32_t>(m));
    }
    for (size_t m = 0; m < d_.mentions.size(); ++m) {
      if (d_.mentions[m].entity < 0) Place(static_cast<int32_t>(m));
    }
    Summarise();
    if (!d_.title.empty() && d_.headline != nullptr) ReadHeadline(*d_.headline);
  }

 private:
  bool IsPersonName(size_t m) const {
    return d_.mentions[m].name.valid() && d_.mentions[m].kind == SpeakerKind::kPerson && !d_.mentions[m].joint;
  }

  void ReadName(int32_t index) {
    if (!d_.mentions[index].joint) names_[index] = NameOf(d_, d_.mentions[index]);
  }

  static Name NameOf(const Document& d, const Mention& m) {
    const TokenRange range = m.name.valid() ? m.name : m.tokens;
    Name name;
    for (int32_t i = range.begin; i < range.end && name.count < kMaxWords; ++i) {
      const Token& t = d.tokens[i];
      if (!IsWord(t) && t.kind != TokenKind::kForeign) continue;
      Span s = t.span;
      if (i == range.begin || s.begin < m.name_span.begin) s.begin = std::max(s.begin, m.name_span.begin);
      NameWord& w = name.words[name.count++];
      w.bare = BareKey(d.Slice(s));
      w.skeleton = SkeletonOf(d.Slice(s));
    }
    return name;
  }

  // A name of one word whose whole form stands elsewhere behind an unknown given name: ... التقى بريت سولان ... قال سولان.
  void ExtendShortNames() {
    std::vector<std::pair<uint64_t, int32_t>> singles;
    for (size_t m = 0; m < d_.mentions.size(); ++m) {
      if (IsPersonName(m) && names_[m].count == 1) singles.emplace_back(names_[m].words[0].bare, static_cast<int32_t>(m));
    }
    if (singles.empty()) return;
    std::sort(singles.begin(), singles.end());
    covered_.assign(d_.tokens.size(), false);
    for (const Mention& m : d_.mentions) {
      if (!m.name.valid() || m.name.size() < 2) continue;
      for (int32_t i = m.name.begin; i < m.name.end; ++i) covered_[i] = true;
    }
    std::vector<Mention> found;
    for (int32_t i = 1; i < static_cast<int32_t>(d_.tokens.size()) && found.size() < kMaxExtensions; ++i) {
      const Token& t = d_.tokens[i];
      if (!IsWord(t) || t.quote >= 0 || t.letters < 2 || !(IsUnknown(t) || Any(t, kNameClasses | kNounClasses))) continue;
      const uint64_t bare = BareKey(d_.Slice(t.span));
      const auto it = std::lower_bound(singles.begin(), singles.end(), std::make_pair(bare, int32_t{-1}));
      if (it == singles.end() || it->first != bare || covered_[i]) continue;
      Mention m;
      if (WholeNameEndingAt(i, &m)) found.push_back(m);
    }
    for (const Mention& m : found) {
      d_.mentions.push_back(m);  // behind the sorted ones: entities read them, cues never point to them
      names_.emplace_back();
      ReadName(static_cast<int32_t>(d_.mentions.size()) - 1);
    }
  }

  // The longest run of name words that ends at a token: known given names before any family name, unknown words before one without article.
  bool WholeNameEndingAt(int32_t end, Mention* m) const {
    const bool article = HasArticle(d_.Slice(d_.tokens[end].span));
    int32_t begin = end;
    for (int32_t k = end - 1; k >= 0 && end - k <= 3; --k) {
      const Token& t = d_.tokens[k];
      if (!IsWord(t) || t.quote >= 0 || t.letters < 2 || t.sentence != d_.tokens[end].sentence || IsConjoined(t)) break;
      const bool link = Any(t, ClassBit(WordClass::kNameLink)) && !CanBeVerb(t) && NameLike(t);
      const bool given = Any(t, ClassBit(WordClass::kGivenName)) && NameLike(t);
      const bool foreign = IsUnknown(t) && !article && k == end - 1;
      const bool inner = (k + 1 < end && NameLike(t)) ||
                         (k > 0 && IsWord(d_.tokens[k - 1]) && Any(d_.tokens[k - 1], ClassBit(WordClass::kNameLink)));
      if (!(link || given || foreign || inner)) break;
      begin = k;
    }
    if (begin == end) return false;
    m->tokens = {begin, end + 1};
    m->name = m->tokens;
    m->name_span = d_.SpanOf(m->tokens);
    m->head = begin;
    m->kind = SpeakerKind::kPerson;
    m->number = Number::kSingular;
    const Reading* given = FindAny(d_.tokens[begin], ClassBit(WordClass::kGivenName));
    if (given != nullptr) m->gender = given->gender;
    m->gender_by_name = true;
    m->definite = true;
    m->sentence = d_.tokens[end].sentence;
    return true;
  }

  int32_t Add(int32_t index) {
    const Mention& m = d_.mentions[index];
    Entity e;
    e.name = index;
    e.kind = m.kind;
    e.gender = m.gender;
    e.number = m.number;
    e.first = index;
    d_.entities.push_back(e);
    members_.emplace_back();
    const int32_t id = static_cast<int32_t>(d_.entities.size()) - 1;
    Join(index, id);
    return id;
  }

  void Join(int32_t index, int32_t id) {
    Mention& m = d_.mentions[index];
    m.entity = id;
    members_[id].push_back(index);
    Entity& e = d_.entities[id];
    if (e.gender == Gender::kUnknown) e.gender = m.gender;
    if (e.number == Number::kUnknown) e.number = m.number;
  }

  // One name's words in order among the other's, both ends meeting at the family name, or one equal to the other.
  static bool Contains(const Name& whole, const Name& part) {
    if (part.count == 0 || part.count > whole.count) return false;
    size_t w = 0;
    for (size_t p = 0; p < part.count; ++p) {
      while (w < whole.count && !SameWord(whole.words[w], part.words[p])) ++w;
      if (w == whole.count) return false;
      ++w;
    }
    return true;
  }

  void WholeName(int32_t index) {
    const Name& name = names_[index];
    const size_t count = d_.entities.size();
    const size_t from = count > kMaxLookBack ? count - kMaxLookBack : 0;
    for (size_t e = from; e < count; ++e) {
      const int32_t other = d_.entities[e].name;
      if (!GenderFits(d_.entities[e].gender, d_.mentions[index].gender)) continue;
      if (Contains(names_[other], name)) {
        Join(index, static_cast<int32_t>(e));
        return;
      }
      if (Contains(name, names_[other]) && names_[other].count >= 2) {
        d_.entities[e].name = index;
        Join(index, static_cast<int32_t>(e));
        return;
      }
    }
    Add(index);
  }

  static bool GenderFits(Gender a, Gender b) { return a == Gender::kUnknown || b == Gender::kUnknown || a == b; }

  void Place(int32_t index) {
    const Mention& m = d_.mentions[index];
    if (m.joint) {
      PlaceSame(index);
      return;
    }
    if (IsPersonName(index)) {
      PlaceShortName(index);
      return;
    }
    switch (m.kind) {
      case SpeakerKind::kPerson:
        PlaceDescription(index);
        return;
      case SpeakerKind::kDocument:
        if (!PlaceDocumentOfBody(index)) PlaceBody(index);
        return;
      case SpeakerKind::kOrganization:
      case SpeakerKind::kCollective:
        PlaceBody(index);
        return;
      case SpeakerKind::kAnonymous:
        PlaceAnonymous(index);
        return;
      case SpeakerKind::kUnspecified:
        Add(index);
        return;
    }
  }

  // Whether some mention of the entity stands before `index` in the text.
  int32_t LastBefore(int32_t entity, int32_t index) const {
    int32_t best = -1;
    const int32_t here = d_.mentions[index].tokens.begin;
    for (int32_t k : members_[entity]) {
      const int32_t at = d_.mentions[k].tokens.begin;
      if (at < here && at > best) best = at;
    }
    return best;
  }

  void PlaceShortName(int32_t index) {
    const Name& name = names_[index];
    int32_t best = -1;
    int best_score = 0;
    const size_t count = d_.entities.size();
    for (size_t e = count > kMaxLookBack ? count - kMaxLookBack : 0; e < count; ++e) {
      const Entity& entity = d_.entities[e];
      const Name& whole = names_[entity.name];
      if (entity.kind != SpeakerKind::kPerson || !d_.mentions[entity.name].name.valid() || whole.count == 0) continue;
      if (!Contains(whole, name)) continue;
      if (!GenderFits(entity.gender, d_.mentions[index].gender)) continue;
      int score = 10;
      if (SameWord(whole.words[whole.count - 1], name.words[name.count - 1])) score += 20;  // the family name
      else if (whole.count > 1 && SameWord(whole.words[0], name.words[0])) score += 5;
      for (size_t k = 0; k < name.count; ++k) {
        if (whole.words[whole.count - 1 - k < whole.count ? whole.count - 1 - k : 0].bare == name.words[name.count - 1 - k].bare) score += 3;
      }
      const int32_t last = LastBefore(static_cast<int32_t>(e), index);
      if (last >= 0) score += 8;
      if (RoleOverlap(index, static_cast<int32_t>(e)) > 0) score += 6;
      if (score > best_score || (score == best_score && best >= 0 && last > LastBefore(best, index))) {
        best_score = score;
        best = static_cast<int32_t>(e);
      }
    }
    // الفائز, الفرعون: a word with the article that nobody bears as a name describes the person spoken of last.
    const bool only_name = d_.mentions[index].known && !Any(d_.tokens[d_.mentions[index].head], kNounClasses);
    if (best < 0 && name.count == 1 && index < static_cast<int32_t>(sayer_.size()) && sayer_[index] && !only_name &&
        !d_.mentions[index].role.valid() && WithArticle(index)) {
      best = LatestSpokenOf(index);
    }
    if (best >= 0) {
      Join(index, best);
    } else {
      Add(index);
    }
  }

  bool WithArticle(int32_t index) const {
    const Mention& m = d_.mentions[index];
    return HasArticle(d_.Slice(m.name_span));
  }

  void PlaceSame(int32_t index) {
    for (size_t e = 0; e < d_.entities.size() && e < kMaxLookBack; ++e) {
      const Mention& other = d_.mentions[d_.entities[e].name];
      if (other.joint && FoldedKey(d_.Slice(other.name_span)) == FoldedKey(d_.Slice(d_.mentions[index].name_span))) {
        Join(index, static_cast<int32_t>(e));
        return;
      }
    }
    Add(index);
  }

  // Stem of the head noun, gender removed: رئيسة and الرئيس meet.
  uint64_t HeadStem(int32_t index) const {
    const Mention& m = d_.mentions[index];
    const int32_t head = m.role.valid() && m.name.valid() ? m.role.begin : m.head;
    const Token& t = d_.tokens[head];
    return StemKey(t);
  }

  // How many content words of the description stand in the entity's roles too; -1 when a nisba contradicts.
  int RoleOverlap(int32_t index, int32_t entity) const {
    const Mention& m = d_.mentions[index];
    const TokenRange role = m.role.valid() ? m.role : m.tokens;
    int best = -1;
    bool any_role = false;
    bool contradicted = false;
    for (int32_t k : members_[entity]) {
      const Mention& o = d_.mentions[k];
      if (!o.role.valid() || k == index) continue;
      any_role = true;
      int shared = 0;
      bool nisba_here = false, nisba_there = false, nisba_shared = false;
      for (int32_t i = role.begin; i < role.end; ++i) {
        if (!IsWord(d_.tokens[i])) continue;
        const uint64_t stem = StemKey(d_.tokens[i]);
        const bool nisba = Any(d_.tokens[i], ClassBit(WordClass::kNisba));
        nisba_here = nisba_here || nisba;
        for (int32_t j = o.role.begin; j < o.role.end; ++j) {
          if (IsWord(d_.tokens[j]) && StemKey(d_.tokens[j]) == stem) {
            ++shared;
            nisba_shared = nisba_shared || nisba;
            break;
          }
        }
      }
      for (int32_t j = o.role.begin; j < o.role.end; ++j) nisba_there = nisba_there || Any(d_.tokens[j], ClassBit(WordClass::kNisba));
      if (nisba_here && nisba_there && !nisba_shared) contradicted = true;
      best = std::max(best, shared);
    }
    if (contradicted && best <= 1) return -1;
    return any_role ? best : 0;
  }

  bool SharesHead(int32_t index, int32_t entity) const {
    const uint64_t stem = HeadStem(index);
    for (int32_t k : members_[entity]) {
      const Mention& o = d_.mentions[k];
      if (!o.role.valid()) continue;
      for (int32_t j = o.role.begin; j < o.role.end; ++j) {
        if (IsWord(d_.tokens[j]) && StemKey(d_.tokens[j]) == stem) return true;
      }
    }
    return false;
  }

  bool HeadIs(int32_t index, std::initializer_list<uint64_t> keys) const {
    return IsOneOf(d_.tokens[d_.mentions[index].head], keys);
  }

  // الوزير, المدرب البرتغالي, الأخير, الشابة: a definite person without a name.
  void PlaceDescription(int32_t index) {
    const Mention& m = d_.mentions[index];
    if (m.counterpart || index >= static_cast<int32_t>(sayer_.size()) || !sayer_[index]) {
      Add(index);
      return;
    }
    // وأضافت النادر: an adjective that is the last word of somebody's name.
    if (m.tokens.size() == 1 && names_[index].count == 1) {
      for (size_t e = d_.entities.size(); e-- > 0 && e + kMaxLookBack > d_.entities.size();) {
        const Name& whole = names_[d_.entities[e].name];
        if (d_.entities[e].kind == SpeakerKind::kPerson && whole.count >= 2 && d_.mentions[d_.entities[e].name].name.valid() &&
            whole.words[whole.count - 1].bare == names_[index].words[0].bare) {
          Join(index, static_cast<int32_t>(e));
          return;
        }
      }
    }
    const bool last_one = HeadIs(index, {word::kAlakhir, word::kAlakhira});
    int32_t best = -1;
    int best_score = 0;
    int32_t best_last = -1;
    bool tied = false;
    const size_t count = d_.entities.size();
    for (size_t e = count > kMaxLookBack ? count - kMaxLookBack : 0; e < count; ++e) {
      const Entity& entity = d_.entities[e];
      if (entity.kind != SpeakerKind::kPerson && entity.kind != SpeakerKind::kAnonymous) continue;
      if (!GenderFits(entity.gender, m.gender) || entity.number == Number::kPlural) continue;
      const int32_t last = LastBefore(static_cast<int32_t>(e), index);
      int score = 0;
      if (last_one) {
        if (last < 0) continue;
        score = 10;
      } else {
        const int overlap = RoleOverlap(index, static_cast<int32_t>(e));
        if (overlap < 0) continue;
        if (SharesHead(index, static_cast<int32_t>(e))) {
          score = 20 + 6 * overlap;
          if (last < 0) score -= 8;
        }
      }
      if (score == 0) continue;
      if (score == best_score && best >= 0 && BothIn(best, static_cast<int32_t>(e), index)) tied = true;
      if (score > best_score) tied = false;
      if (score > best_score || (score == best_score && last > best_last)) {
        best_score = score;
        best = static_cast<int32_t>(e);
        best_last = last;
      }
    }
    if (tied) {
      // اجتمع وزير الدفاع ووزير الداخلية. وقال الوزير: which of the two, the text does not say.
      Add(index);
      return;
    }
    if (best < 0 && LooseDescription(index)) best = LatestSpokenOf(index);
    if (best >= 0) {
      Join(index, best);
    } else {
      Add(index);
    }
  }

  // Both entities were last spoken of in one sentence, the latest before the mention.
  bool BothIn(int32_t a, int32_t b, int32_t index) const {
    const int32_t x = LastBefore(a, index), y = LastBefore(b, index);
    return x >= 0 && y >= 0 && d_.tokens[x].sentence == d_.tokens[y].sentence;
  }

  // A single definite word that names a profession, an origin or an age and no office: الخبير, البريطاني, الشابة, المسؤول. It has
  // been introduced before, so the person spoken of last is meant.
  bool LooseDescription(int32_t index) const {
    const Mention& m = d_.mentions[index];
    const Token& head = d_.tokens[m.head];
    const Reading* r = head.word->reading_count > 0 ? head.word->begin() : nullptr;
    if (r == nullptr || !r->definite()) return false;
    if (!Any(head, ClassBits(WordClass::kRole, WordClass::kHonorific, WordClass::kNisba, WordClass::kAdjective))) return false;
    return m.tokens.size() <= 2;
  }

  int32_t LatestSpokenOf(int32_t index) const {
    const Mention& m = d_.mentions[index];
    int32_t any = -1;
    for (int32_t k = index - 1; k >= 0 && k >= index - 60; --k) {
      const Mention& o = d_.mentions[k];
      if (o.entity < 0 || o.kind != SpeakerKind::kPerson || o.joint) continue;
      const Entity& e = d_.entities[o.entity];
      if (e.kind != SpeakerKind::kPerson || !d_.mentions[e.name].name.valid() || !GenderFits(e.gender, m.gender)) continue;
      if (sayer_[k]) return o.entity;
      if (any < 0 && k >= index - 12) any = o.entity;
    }
    return any;
  }

  // وزارة الصحة ... الوزارة; البيان ... the same words again.
  void PlaceBody(int32_t index) {
    const Mention& m = d_.mentions[index];
    const Name& name = names_[index];
    const Token& head = d_.tokens[m.head];
    const Reading* r = head.word->reading_count > 0 ? head.word->begin() : nullptr;
    const bool bare_head = r != nullptr && m.definite && m.tokens.size() == 1;
    int32_t best = -1;
    int best_score = 0;
    int32_t best_last = -1;
    const size_t count = d_.entities.size();
    for (size_t e = count > kMaxLookBack ? count - kMaxLookBack : 0; e < count; ++e) {
      const Entity& entity = d_.entities[e];
      if (entity.kind == SpeakerKind::kPerson || entity.kind == SpeakerKind::kAnonymous) continue;
      const Name& other = names_[entity.name];
      const int32_t last = LastBefore(static_cast<int32_t>(e), index);
      int score = 0;
      if (other.count == name.count && Contains(other, name)) {
        score = 30;
      } else if (name.count >= 2 && (Contains(other, name) || Contains(name, other)) && SameHead(index, entity.name) && other.count >= 2) {
        score = 20;
      } else if (Contains(other, name) != Contains(name, other) && MinistryOf(index, entity.name) && other.count + name.count >= 3) {
        score = 18;
      } else if (bare_head && last >= 0 && entity.kind == m.kind && SameHead(index, entity.name) && other.count > name.count) {
        score = 10;
      }
      if (score > best_score || (score > 0 && score == best_score && last > best_last)) {
        best_score = score;
        best = static_cast<int32_t>(e);
        best_last = last;
      }
    }
    if (best < 0) {
      Add(index);
      return;
    }
    Join(index, best);
    if (names_[d_.entities[best].name].count < name.count && !bare_head) d_.entities[best].name = index;
  }

  // البيان، التقرير: said by the body that spoke last, when one just did; its own voice otherwise.
  bool PlaceDocumentOfBody(int32_t index) {
    const Mention& m = d_.mentions[index];
    if (index >= static_cast<int32_t>(sayer_.size()) || !sayer_[index]) return false;
    if (!(m.definite && m.tokens.size() == 1)) return false;
    for (int32_t k = index - 1; k >= 0 && k >= index - 25; --k) {
      if (!sayer_[k] || d_.mentions[k].entity < 0) continue;
      const Entity& e = d_.entities[d_.mentions[k].entity];
      if (e.kind == SpeakerKind::kDocument) continue;
      if (e.kind != SpeakerKind::kOrganization || Any(d_.tokens[d_.mentions[k].head], kPlaceClasses | ClassBit(WordClass::kMedium))) return false;
      Join(index, d_.mentions[k].entity);
      return true;
    }
    return false;
  }

  // وزارة الخارجية الأرمادية, الخارجية الأرمادية
  bool MinistryOf(int32_t a, int32_t b) const {
    const size_t x = names_[a].count, y = names_[b].count;
    const int32_t longer = x > y ? a : b;
    return (x > y ? x - y : y - x) == 1 && StemKey(d_.tokens[d_.mentions[longer].head]) == kWizara;
  }

  bool SameHead(int32_t a, int32_t b) const {
    return StemKey(d_.tokens[d_.mentions[a].head]) == StemKey(d_.tokens[d_.mentions[b].head]);
  }

  // المصدر, المصدر نفسه: the last unnamed source; مصدر أمني is a new one each time.
  void PlaceAnonymous(int32_t index) {
    const Mention& m = d_.mentions[index];
    if (m.definite) {
      const uint64_t head = StemKey(d_.tokens[m.head]);
      for (int32_t k = index - 1; k >= 0; --k) {
        const Mention& o = d_.mentions[k];
        if (o.entity < 0 || d_.entities[o.entity].kind != SpeakerKind::kAnonymous) continue;
        if (StemKey(d_.tokens[o.head]) == head) {
          Join(index, o.entity);
          return;
        }
      }
    }
    Add(index);
  }

  // The headline says نبيل سولان where the text says سولان alone.
  void ReadHeadline(const Document& headline) {
    for (size_t m = 0; m < headline.mentions.size(); ++m) {
      const Mention& mention = headline.mentions[m];
      if (mention.kind != SpeakerKind::kPerson || !mention.name.valid() || mention.joint) continue;
      const Name name = NameOf(headline, mention);
      if (name.count < 2) continue;
      for (Entity& entity : d_.entities) {
        const Name& known = names_[entity.name];
        if (entity.kind != SpeakerKind::kPerson || entity.headline >= 0 || known.count >= name.count || !d_.mentions[entity.name].name.valid()) continue;
        if (Contains(name, known) && GenderFits(entity.gender, mention.gender)) {
          entity.headline = static_cast<int32_t>(m);
          break;
        }
      }
    }
  }

  void Summarise() {
    for (size_t e = 0; e < d_.entities.size(); ++e) {
      Entity& entity = d_.entities[e];
      for (int32_t k : members_[e]) {
        const Mention& m = d_.mentions[k];
        if (m.tokens.begin < d_.mentions[entity.first].tokens.begin) entity.first = k;
        if (m.role.valid() && m.name.valid() &&
            (entity.role < 0 || m.role.size() > d_.mentions[entity.role].role.size())) {
          entity.role = k;
        }
      }
      if (entity.role < 0 && d_.mentions[entity.name].name.valid()) {
        for (int32_t k : members_[e]) {
          if (d_.mentions[k].role.valid()) {
            entity.role = k;
            break;
          }
        }
      }
      entity.kind = d_.mentions[entity.name].kind;
    }
  }

  Document& d_;
  std::vector<Name> names_;
  std::vector<std::vector<int32_t>> members_;
  std::vector<bool> covered_;  // by token: inside a name of several words
  std::vector<bool> sayer_;  // the mention is some cue's subject: only then is a description worth resolving
};

}  // namespace

void ClusterMentions(Document* document) { Clusterer(document).Run(); }

}  // namespace isnad
