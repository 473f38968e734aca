// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "server/engine/entities/clusters.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

// الكورالي behind a noun: says whence somebody is, whether the lexicon knows the country or not.
bool IsNation(const Document& d, int32_t i) {
  constexpr std::string_view kYa = "ي";
  const Token& t = d.tokens[i];
  if (!IsWord(t) || !StartsWithArticle(d, t)) return false;
  const std::string_view word = d.Slice(t.span);
  return Any(t, ClassBit(WordClass::kNisba)) || EndsInNisba(d, t) ||
         (word.size() >= kYa.size() && word.substr(word.size() - kYa.size()) == kYa);
}

// Both entities were last spoken of in one sentence, the latest before the mention.
bool BothIn(const Clusters& clusters, int32_t a, int32_t b, int32_t m) {
  const std::vector<Token>& tokens = clusters.document().tokens;
  const int32_t x = clusters.LastBefore(a, m), y = clusters.LastBefore(b, m);
  return x >= 0 && y >= 0 && tokens[x].sentence == tokens[y].sentence;
}

// سماحته, سموه: an honorific with a pronoun.
bool IsHonorificOfHim(const Clusters& clusters, int32_t m) {
  const Reading* title = FindAny(clusters.head(m), ClassBit(WordClass::kHonorific));
  return title != nullptr && title->suffix != Suffix::kNone && !title->governed() &&
         clusters.mention(m).tokens.size() == 1;
}

// النووي, الذهبي: an adjective of things, which as a subject is somebody's name; but الأربعيني.
bool IsRelational(const Clusters& clusters, int32_t m) {
  constexpr std::string_view kYi = "ي", kOfAge = "يني";
  const Token& head = clusters.head(m);
  if (!Any(head, ClassBit(WordClass::kAdjective)) ||
      Any(head, kPersonNounClasses | ClassBit(WordClass::kNisba))) {
    return false;
  }
  const std::string_view word = clusters.document().Slice(head.span);
  const auto ends_in = [&](std::string_view end) {
    return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
  };
  return ends_in(kYi) && !ends_in(kOfAge);
}

// A single definite word that names a profession, an origin or an age and no office: الخبير,
// البريطاني, الشابة, المسؤول. It has been introduced before, so the person spoken of last is meant.
bool IsLooseDescription(const Clusters& clusters, int32_t m) {
  constexpr uint64_t kDescribing =
      ClassBits(WordClass::kRole, WordClass::kHonorific, WordClass::kNisba, WordClass::kAdjective);
  const Token& head = clusters.head(m);
  if (head.word->reading_count == 0) return false;
  if (!head.word->begin()->definite() && !IsHonorificOfHim(clusters, m)) return false;
  if (IsFamilyName(clusters, m) || IsRelational(clusters, m)) return false;
  // المسيرة للنهوض: describes by no more than an adjective
  const Document& d = clusters.document();
  const TokenRange words = clusters.mention(m).tokens;
  const Token& last = d.tokens[words.end - 1];
  const bool governed = last.word->reading_count > 0 && last.word->begin()->governed();
  const bool adjective = words.size() == 2 && StartsWithArticle(d, last) && !governed;
  return Any(head, kDescribing) && (words.size() == 1 || adjective);
}

// المسؤول الأرمادي: what an unnamed spokesman is called too.
bool IsOfficial(const Clusters& clusters, int32_t m) {
  static constexpr KeySet kWords({WordKey(u"مسوول"), WordKey(u"مسووله")});
  return kWords.Has(clusters.head_stem(m));
}

// الخبير, المدرب, الناشطة: what one who spoke just before is called for short, whatever his title.
bool IsGenericRole(const Clusters& clusters, int32_t m) {
  static constexpr KeySet kWords(
      {WordKey(u"خبير"), WordKey(u"خبيره"), WordKey(u"ناشط"), WordKey(u"ناشطه"), WordKey(u"لاعب"),
       WordKey(u"لاعبه"), WordKey(u"مدرب"), WordKey(u"فنان"), WordKey(u"فنانه"), WordKey(u"نجم"),
       WordKey(u"نجمه"), WordKey(u"دبلوماسي"), WordKey(u"دبلوماسيه"), WordKey(u"سياسي"),
       WordKey(u"سياسيه"), WordKey(u"قيادي"), WordKey(u"قياديه"), WordKey(u"باحث"),
       WordKey(u"باحثه")});
  const Document& d = clusters.document();
  const TokenRange words = clusters.mention(m).tokens;
  if (!StartsWithArticle(d, clusters.head(m)) || words.size() > 3) return false;
  // الناشط الحقوقي البريطاني: two words more are adjectives.
  const bool adjectives =
      words.size() <= 2 || (IsNation(d, words.begin + 1) && IsNation(d, words.begin + 2));
  return adjectives && (kWords.Has(clusters.head_stem(m)) || IsOfficial(clusters, m));
}

// المتحدث, where nobody speaks for anyone: who speaks here.
bool IsWhoSpeaks(const Clusters& clusters, int32_t m) {
  static constexpr KeySet kWords({WordKey(u"متحدث"), WordKey(u"متحدثه")});
  return clusters.mention(m).tokens.size() == 1 && kWords.Has(clusters.head_stem(m));
}

// الرجل, السيدة, الشابة: anybody may be called so, whatever his title.
bool IsAnybody(const Clusters& clusters, int32_t m) {
  static constexpr KeySet kWords({WordKey(u"رجل"), WordKey(u"سيده"), WordKey(u"مراه"),
                                  WordKey(u"شاب"), WordKey(u"شابه"), WordKey(u"فتاه")});
  return kWords.Has(clusters.head_stem(m)) || IsHonorificOfHim(clusters, m);
}

// The named person who spoke last, when nobody else spoke since and no nationality parts the two;
// -1 otherwise.
int32_t LastSayer(const Clusters& clusters, int32_t m) {
  constexpr int32_t kReach = 25;  // mentions back
  for (int32_t k = m - 1; k >= 0 && k >= m - kReach; --k) {
    const int32_t e = clusters.mention(k).entity;
    if (e < 0 || !clusters.IsSayer(k)) continue;
    if (clusters.entity(e).kind == SpeakerKind::kDocument) continue;  // no person
    const bool named = clusters.entity(e).kind == SpeakerKind::kPerson &&
                       (clusters.HasProperName(e) || IsWhoSpeaks(clusters, m));
    const bool unnamed =
        clusters.entity(e).kind == SpeakerKind::kAnonymous && IsOfficial(clusters, m);
    const bool fits = (named || unnamed) && !clusters.mention(k).joint &&
                      GenderFits(clusters.entity(e).gender, clusters.mention(m).gender);
    return fits && RoleOverlap(clusters, m, e) >= 0 ? e : -1;
  }
  return -1;
}

bool CanBeDescribed(const Clusters& clusters, int32_t e, int32_t m) {
  const Entity& entity = clusters.entity(e);
  if (entity.kind != SpeakerKind::kPerson && entity.kind != SpeakerKind::kAnonymous) return false;
  return GenderFits(entity.gender, clusters.mention(m).gender) && entity.number != Number::kPlural;
}

// نظيره الكورالي أوليفر بنتام ... الوزير الكورالي: a counterpart holds the same office in the
// country that both name.
bool IsCounterpartOfNation(const Clusters& clusters, int32_t m, int32_t e) {
  const Document& d = clusters.document();
  if (clusters.LastBefore(e, m) < 0) return false;
  const TokenRange words = clusters.mention(m).tokens;
  for (int32_t k : clusters.roles(e)) {
    if (!clusters.mention(k).counterpart) continue;
    for (int32_t i = words.begin + 1; i < words.end; ++i) {
      if (IsNation(d, i) && HasStem(d, clusters.mention(k).role, StemKey(d.tokens[i]))) return true;
    }
  }
  return false;
}

// How well the description fits the entity's roles; 0: not at all. `latter`: it is الأخير, whoever
// was spoken of last. `last`: where the entity was last spoken of, -1 when it was not; written
// where the description fits.
int DescriptionScore(const Clusters& clusters, int32_t m, int32_t e, bool latter, int32_t* last) {
  if (!latter && !SharesHead(clusters, m, e) && !IsCounterpartOfNation(clusters, m, e)) return 0;
  const int overlap = latter ? 0 : RoleOverlap(clusters, m, e);
  if (overlap < 0 || (!latter && HoldsOtherOffice(clusters, m, e))) return 0;
  *last = clusters.LastBefore(e, m);
  if (latter) return *last >= 0 && clusters.HasProperName(e) ? 10 : 0;
  return 20 + 6 * overlap - (*last >= 0 ? 0 : 8);
}

// مؤسس تيسلا: words that say something in a phrase of two or more that ends in a definite or
// unknown word; 0 when it may be anybody's description.
int WordsOfOffice(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  const TokenRange range = clusters.mention(m).tokens;
  const Token& last = d.tokens[range.end - 1];
  const bool closed = HasArticle(d.Slice(last.span)) || IsUnknown(last) ||
                      Any(last, kNameClasses | kPlaceClasses | kBodyClasses);
  if (!closed || !Any(clusters.head(m), ClassBit(WordClass::kRole))) return 0;
  int words = 0;
  for (int32_t i = range.begin; i < range.end; ++i) {
    words += IsWord(d.tokens[i]) && !Any(d.tokens[i], ClassBit(WordClass::kPreposition));
  }
  return words >= 2 ? words : 0;
}

// The latest named person whose role has every word of the description; -1 when none has.
int32_t HolderOf(const Clusters& clusters, int32_t m) {
  if (clusters.mention(m).counterpart || !clusters.IsSayer(m)) return -1;
  const int words = WordsOfOffice(clusters, m);
  if (words == 0) return -1;
  BestEntity best;
  EntityIndex::Search people = clusters.index().Holding(StemOfOffice(clusters, m));
  for (int32_t e = people.Next(); e >= 0; e = people.Next()) {
    if (!clusters.HasProperName(e) || !CanBeDescribed(clusters, e, m)) continue;
    if (!SharesHead(clusters, m, e) || RoleOverlap(clusters, m, e) < words) continue;
    best.Offer(e, 1, clusters.LastBefore(e, m));
  }
  return best.entity;
}

// نبيل الحكيم، مدير المحطة،: between commas behind a whole name stands what he is. The named
// entity; -1 when the phrase is no apposition.
int32_t AppositionTo(const Clusters& clusters, int32_t m) {
  constexpr int32_t kBehind = 8;  // tokens: ... لمؤسسة البريد "أ م س"،
  if (m == 0) return -1;
  const Document& d = clusters.document();
  const Mention& role = clusters.mention(m);
  const Mention& named = clusters.mention(m - 1);
  if (named.kind != SpeakerKind::kPerson || named.joint || named.name.size() < 2) return -1;
  if (named.entity < 0 || named.tokens.end != named.name.end) return -1;
  // نبيل الحكيم مدير المحطة
  const Reading* office = FindAny(clusters.head(m), ClassBit(WordClass::kRole));
  if (role.tokens.begin == named.tokens.end && role.tokens.size() > 1 && office != nullptr &&
      office->proclitics == 0 && office->number == Number::kSingular &&
      CanBeDescribed(clusters, named.entity, m)) {
    return named.entity;
  }
  if (role.tokens.begin != named.tokens.end + 1 || !IsMark(d.tokens[named.tokens.end], ','))
    return -1;
  if (!Any(clusters.head(m), ClassBit(WordClass::kRole)) || IsConjoined(clusters.head(m)))
    return -1;
  if (!CanBeDescribed(clusters, named.entity, m)) return -1;
  const int32_t end = d.sentences[role.sentence].tokens.end;
  for (int32_t i = role.tokens.end; i < end && i < role.tokens.end + kBehind;
       i = NextOnLevel(d, i)) {
    if (IsMark(d.tokens[i], ',')) return named.entity;
    if (IsWord(d.tokens[i]) && CanBeVerb(d.tokens[i])) return -1;
  }
  return -1;
}

// رجل [يدعى] ..., الحارس، [واسمه] ...: where the name begins behind what somebody is; -1 when
// nothing says that a name follows.
int32_t NameIsCalled(const Document& d, int32_t i) {
  static constexpr KeySet kCalled({WordKey(u"يدعي"), WordKey(u"تدعي"), WordKey(u"ويدعي"),
                                   WordKey(u"وتدعي"), WordKey(u"اسمه"), WordKey(u"اسمها"),
                                   WordKey(u"واسمه"), WordKey(u"واسمها")});
  const auto size = static_cast<int32_t>(d.tokens.size());
  if (i < size && IsMark(d.tokens[i], ',')) ++i;
  return i < size && IsWord(d.tokens[i]) && kCalled.Has(d.tokens[i].key) ? i + 1 : -1;
}

// مدير المحطة [في الساحل الشمالي]، نبيل الحكيم،: behind where he works, if that stands there.
int32_t BehindTail(const Document& d, int32_t i) {
  constexpr int32_t kReach = 8;  // tokens
  const auto size = static_cast<int32_t>(d.tokens.size());
  if (i >= size || !IsWord(d.tokens[i])) return i;
  const Token& first = d.tokens[i];
  const Reading* place = FindAny(first, kPlaceClasses | kBodyClasses);
  const bool at = IsOneOf(first, {word::kFi, word::kLada}) ||
                  (place != nullptr && (place->proclitics & kBi) != 0);
  if (!at) return i;
  for (int32_t k = i + 1; k < size && k <= i + kReach; ++k) {
    const Token& t = d.tokens[k];
    if (IsMark(t, ',')) return k;
    const bool word = IsWord(t) || t.kind == TokenKind::kForeign || IsMark(t, '#');
    if (!word || (Any(t, kVerbClasses | kFunctionClasses) &&
                  !Any(t, kNounClasses | kPlaceClasses | kNameClasses))) {
      return i;
    }
  }
  return i;
}

// The mention that begins right behind token `i`, of the few behind mention `m`; or the next one,
// where nothing stands between; -1 when none does.
int32_t MentionBehind(const Clusters& clusters, int32_t m, int32_t i) {
  constexpr int32_t kReach = 4;  // mentions
  for (int32_t k = m + 1; k < clusters.mention_count() && k <= m + kReach; ++k) {
    if (clusters.mention(k).tokens.begin == i + 1) return k;
  }
  return m + 1 < clusters.mention_count() ? m + 1 : -1;
}

// عاد مدير المحطة، نبيل الحكيم، إلى ساريا; رجل يدعى نبيل الحكيم: the whole name behind what he is.
// The named entity; -1 when the phrase is no such role.
int32_t NamedBehind(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  const Mention& role = clusters.mention(m);
  if (role.number == Number::kPlural) return -1;
  const int32_t comma = BehindTail(d, role.tokens.end);
  const int32_t k = MentionBehind(clusters, m, comma);
  if (k < 0) return -1;
  const Mention& named = clusters.mention(k);
  if (!clusters.IsPersonName(k) || named.name.size() < 2 || named.entity < 0) return -1;
  if (named.role.valid() || !CanBeDescribed(clusters, named.entity, m)) return -1;
  const int32_t begin = named.tokens.begin, end = named.tokens.end;
  if (NameIsCalled(d, role.tokens.end) == begin) return named.entity;
  if (begin != comma + 1 || !IsMark(d.tokens[comma], ',') || IsConjoined(d.tokens[begin]) ||
      !Any(clusters.head(m), ClassBit(WordClass::kRole)))
    return -1;
  const bool tail = comma > role.tokens.end;
  const bool closed =
      end < static_cast<int32_t>(d.tokens.size()) &&
      (IsMark(d.tokens[end], ',') || (tail && Any(d.tokens[end], ClassBit(WordClass::kParticle))));
  return closed ? named.entity : -1;
}

// المسؤول نفسه, الوزيرة ذاتها, نفس المصدر: the very one who spoke last.
bool IsTheSame(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  const TokenRange tokens = clusters.mention(m).tokens;
  if (tokens.size() == 2 && IsOneOf(d.tokens[tokens.begin], {WordKey(u"نفس"), WordKey(u"ذات")})) {
    return true;
  }
  const auto behind = static_cast<size_t>(clusters.mention(m).tokens.end);
  static constexpr KeySet kSame(
      {word::kNafsuhu, word::kNafsuha, WordKey(u"ذاته"), WordKey(u"ذاتها")});
  return behind < d.tokens.size() && clusters.mention(m).tokens.size() == 1 &&
         kSame.Has(d.tokens[behind].key);
}

// The only named person before the mention, where nobody has spoken yet; -1 when there are several.
int32_t OnlyPersonBefore(const Clusters& clusters, int32_t m) {
  constexpr int32_t kReach = 25;  // mentions back
  int32_t only = -1;
  for (int32_t k = m - 1; k >= 0 && k >= m - kReach; --k) {
    const Mention& other = clusters.mention(k);
    if (other.entity < 0 || other.kind != SpeakerKind::kPerson || other.entity == only) continue;
    if (clusters.IsSayer(k) || only >= 0 || other.joint) return -1;
    only = other.entity;
  }
  const bool fits = only >= 0 && clusters.HasProperName(only) &&
                    GenderFits(clusters.entity(only).gender, clusters.mention(m).gender) &&
                    RoleOverlap(clusters, m, only) >= 0;
  return fits ? only : -1;
}

// العاهل, الضابط, المطرب: the only person spoken of before whose role is of the same calling; -1
// when there is none, or more than one.
int32_t OfSameCalling(const Clusters& clusters, int32_t m) {
  if (!StartsWithArticle(clusters.document(), clusters.head(m))) return -1;
  const int calling = CallingOf(clusters.head_stem(m));
  if (calling == 0) return -1;
  int32_t found = -1;
  for (int32_t e = clusters.first_entity(); e < clusters.entity_count(); ++e) {
    if (!clusters.HasProperName(e) || !CanBeDescribed(clusters, e, m)) continue;
    if (clusters.LastBefore(e, m) < 0 || !HasCalling(clusters, e, calling)) continue;
    if (found >= 0) return -1;
    const int overlap = RoleOverlap(clusters, m, e);
    // الناطق باسم الوزارة: of what body, both must say
    const bool of_what = clusters.mention(m).tokens.size() > 2 && overlap < 2;
    // الباحث الكورالي: there are many of a nation
    const bool nation =
        clusters.mention(m).tokens.size() > 1 && overlap == 0 && IsGenericRole(clusters, m);
    if (overlap < 0 || of_what || nation || HoldsOtherOffice(clusters, m, e)) continue;
    found = e;
  }
  return found;
}

// الفرعون المصري, القيصر الألماني: no office, but a nation, which the role of who spoke last must
// have too.
bool IsOfNation(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  const TokenRange words = clusters.mention(m).tokens;
  static constexpr KeySet kNicknames({WordKey(u"فرعون"), WordKey(u"قيصر"), WordKey(u"اسطوره"),
                                      WordKey(u"ساحر"), WordKey(u"ايقونه")});
  const bool office = Any(clusters.head(m), ClassBits(WordClass::kRole, WordClass::kHonorific)) &&
                      !kNicknames.Has(clusters.head_stem(m));
  return words.size() == 2 && StartsWithArticle(d, clusters.head(m)) && !office &&
         Any(d.tokens[words.begin + 1], ClassBit(WordClass::kNisba)) &&
         StartsWithArticle(d, d.tokens[words.begin + 1]);
}

// Whom a definite description means that is nobody's role; -1 when nobody.
int32_t LooselyDescribed(const Clusters& clusters, int32_t m) {
  if (IsWhoSpeaks(clusters, m)) return LastSayer(clusters, m);
  const int32_t same_calling = OfSameCalling(clusters, m);
  if (same_calling >= 0) return same_calling;
  if (IsLooseDescription(clusters, m)) {
    const int32_t latest = LatestSpokenOf(clusters, m);
    const bool fits = latest >= 0 && (clusters.roles(latest).empty() || IsAnybody(clusters, m) ||
                                      !Any(clusters.head(m), ClassBit(WordClass::kRole)));
    if (fits) return latest;
  }
  if (IsOfNation(clusters, m)) {
    const int32_t last = LastSayer(clusters, m);
    return last >= 0 && RoleOverlap(clusters, m, last) > 0 ? last : -1;
  }
  if (!IsGenericRole(clusters, m) && !IsTheSame(clusters, m)) return -1;
  const int32_t last = LastSayer(clusters, m);
  return last >= 0 ? last : OnlyPersonBefore(clusters, m);
}

}  // namespace

int32_t BearerOf(const Clusters& clusters, int32_t m) {
  const TokenRange words = clusters.mention(m).tokens;
  const bool titled =
      words.size() == 2 && clusters.name(m).count == 2 &&
      Any(clusters.head(m), ClassBit(WordClass::kRole)) &&
      Any(clusters.document().tokens[words.begin + 1], ClassBit(WordClass::kFamilyName));
  if (!titled && (words.size() != 1 || clusters.name(m).count != 1)) return -1;
  int32_t bearer = -1;
  bool fits = false;
  const NameWord& last = clusters.name(m).last();
  EntityIndex::Search called = clusters.index().Called(last);
  for (int32_t e = called.Next(); e >= 0; e = called.Next()) {
    const Name& whole = clusters.entity_name(e);
    if (clusters.entity(e).kind != SpeakerKind::kPerson || !clusters.HasProperName(e)) continue;
    if (whole.count < 2 || whole.last().bare != last.bare) continue;
    const bool this_fits = GenderFits(clusters.GenderByVerb(m), clusters.entity(e).gender);
    if (fits && !this_fits) continue;
    bearer = e;  // the last one
    fits = this_fits;
  }
  return bearer;
}

int32_t HolderInNation(const Clusters& clusters, int32_t m) {
  const Document& d = clusters.document();
  const Mention& mention = clusters.mention(m);
  const int32_t nation = mention.name.begin;
  const bool title = mention.role.size() == 1 && mention.name.size() == 1 &&
                     mention.role.end == nation && !mention.counterpart &&
                     StartsWithArticle(d, d.tokens[mention.role.begin]);
  if (!title || !IsNation(d, nation)) return -1;
  const uint64_t stem = StemKey(d.tokens[nation]);
  BestEntity best;
  for (int32_t e = clusters.first_entity(); e < clusters.entity_count(); ++e) {
    if (!clusters.HasProperName(e) || !CanBeDescribed(clusters, e, m)) continue;
    bool same_nation = false;
    for (int32_t k : clusters.roles(e)) {
      same_nation = same_nation || HasStem(d, clusters.mention(k).role, stem);
    }
    const bool holds =
        (same_nation && SharesHead(clusters, m, e)) || IsCounterpartOfNation(clusters, m, e);
    const int32_t last = clusters.LastBefore(e, m);
    if (holds && last >= 0) best.Offer(e, 1, last);
  }
  return best.entity;
}

void PlaceApposition(Clusters* clusters, int32_t m) {
  const Mention& mention = clusters->mention(m);
  const bool description =
      !mention.joint && !mention.name.valid() &&
      (mention.kind == SpeakerKind::kPerson || mention.kind == SpeakerKind::kAnonymous);
  if (!description) return;
  const int32_t described = mention.kind == SpeakerKind::kPerson ? AppositionTo(*clusters, m) : -1;
  const int32_t named = described >= 0 ? described : NamedBehind(*clusters, m);
  if (named >= 0) clusters->Join(m, named);
}

void PlaceDescription(Clusters* clusters, int32_t m) {
  if (clusters->mention(m).counterpart || !clusters->IsSayer(m)) return clusters->Add(m);
  const int32_t bearer = BearerOf(*clusters, m);
  if (bearer >= 0) return clusters->Join(m, bearer);
  const bool latter = IsOneOf(clusters->head(m), {word::kAlakhir, word::kAlakhira});
  BestEntity best;
  bool tied = false;
  const EntityIndex& index = clusters->index();
  EntityIndex::Search people = latter ? index.People() : index.Holding(clusters->head_stem(m));
  for (int32_t e = people.Next(); e >= 0; e = people.Next()) {
    if (!CanBeDescribed(*clusters, e, m)) continue;
    int32_t last = -1;
    const int score = DescriptionScore(*clusters, m, e, latter, &last);
    if (score == 0) continue;
    if (!latter && score == best.score && BothIn(*clusters, best.entity, e, m)) tied = true;
    if (score > best.score) tied = false;
    best.Offer(e, score, last);
  }
  // اجتمع وزير الدفاع ووزير الداخلية. وقال الوزير: which of the two, the text does not say.
  if (tied) return clusters->Add(m);
  clusters->JoinOrAdd(m, best.entity >= 0 ? best.entity : LooselyDescribed(*clusters, m));
}

namespace {

// جاء في بلاغ للوزارة ... وأضاف المصدر, وأوضح نفس المصدر: the source that was cited last, where the
// text speaks of no other مصدر; -1 when it is a person whom only نفس would mean.
int32_t CitedLast(const Clusters& clusters, int32_t m) {
  constexpr int32_t kReach = 25;  // mentions back
  if (clusters.head_stem(m) != WordKey(u"مصدر") || !clusters.IsSayer(m)) return -1;
  if (clusters.mention(m).number == Number::kPlural) return -1;
  for (int32_t k = m - 1; k >= 0 && k >= m - kReach; --k) {
    const int32_t e = clusters.mention(k).entity;
    if (e < 0 || !clusters.IsSayer(k) || clusters.mention(k).joint) continue;
    const SpeakerKind kind = clusters.entity(e).kind;
    const bool body = kind == SpeakerKind::kDocument || kind == SpeakerKind::kOrganization;
    return body || IsTheSame(clusters, m) ? e : -1;
  }
  return -1;
}

}  // namespace

void PlaceAnonymous(Clusters* clusters, int32_t m) {
  const int32_t holder = HolderOf(*clusters, m);
  if (holder >= 0) return clusters->Join(m, holder);
  if (!clusters->mention(m).definite) return clusters->Add(m);
  const int32_t before = clusters->LastAnonymous(clusters->head_stem(m));
  clusters->JoinOrAdd(m, before >= 0 ? before : CitedLast(*clusters, m));
}

}  // namespace isnad
