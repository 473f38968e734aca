// A source's noun phrase: where it ends, which part is the name and which the role, and whether it
// speaks of a person, a body, a document or a crowd. Each text starts with the phrase.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/noun_phrase.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

std::string RenderPhrase(PhrasePlace place, std::string_view text) {
  Document document;
  RunThrough(Stage::kMarks, text, &document);
  Mention mention;
  const auto limit = static_cast<int32_t>(document.tokens.size());
  if (!ParseNounPhrase(document, 0, limit, place, &mention)) return "none";
  return RenderMention(document, mention);
}

void CheckPhrases(PhrasePlace place, std::initializer_list<StageCase> cases) {
  for (const StageCase& c : cases) {
    EXPECT_EQ(RenderPhrase(place, c.text), c.expected) << c.name << ": " << c.text;
  }
}

TEST(NounPhraseTest, SplitsRoleAndName) {
  CheckPhrases(
      PhrasePlace::kSubject,
      {
          {"name", "سامي الراعي إن العمل انتهى",
           "[سامي الراعي] name [سامي الراعي] person masculine singular"},
          {"role and name", "الوزيرة سلمى النادر إن العمل انتهى",
           "[الوزيرة سلمى النادر] name [سلمى النادر] role [الوزيرة] person feminine singular"},
          {"ministry", "وزير المالية سالم المرعي إن العمل انتهى",
           "[وزير المالية سالم المرعي] name [سالم المرعي] role [وزير المالية] person masculine "
           "singular"},
          {"on behalf of", "المتحدث باسم وزارة الطاقة سامي الراعي للصحافيين",
           "[المتحدث باسم وزارة الطاقة سامي الراعي] name [سامي الراعي] role [المتحدث باسم وزارة "
           "الطاقة] person masculine singular"},
          {"marked name in the role", "مدير مؤسسة \"الينابيع\" لوك كوفي إن العمل انتهى",
           "[مدير مؤسسة \"الينابيع\" لوك كوفي] name [لوك كوفي] role [مدير مؤسسة \"الينابيع\"] "
           "person masculine singular"},
          {"role alone", "المدير إن العمل انتهى",
           "[المدير] role [المدير] person masculine singular"},
          {"nisba", "الرئيس الكورالي أوليفر بنتام إن العمل انتهى",
           "[الرئيس الكورالي أوليفر بنتام] name [أوليفر بنتام] role [الرئيس الكورالي] person "
           "masculine singular"},
          {"counterpart", "نظيره الكورالي ديفيد كورلين إن العمل انتهى",
           "[نظيره الكورالي ديفيد كورلين] name [ديفيد كورلين] role [نظيره الكورالي] person "
           "masculine singular counterpart"},
          {"kunya", "القيادي أبو كريم الساحلي إن العمل انتهى",
           "[القيادي أبو كريم الساحلي] name [أبو كريم الساحلي] role [القيادي] person masculine "
           "singular"},
          {"a family name that is a profession", "هالة الجندي إن العمل انتهى",
           "[هالة الجندي] name [هالة الجندي] person feminine singular"},
          {"place in the role", "رئيس بلدية نورسان جاد الخازن أن العمل انتهى",
           "[رئيس بلدية نورسان جاد الخازن] name [جاد الخازن] role [رئيس بلدية نورسان] person "
           "masculine singular"},
          {"compound name", "عبد العزيز بن راشد آل حمدان أن العمل انتهى",
           "[عبد العزيز بن راشد آل حمدان] name [عبد العزيز بن راشد آل حمدان] person masculine "
           "singular"},
      });
}

TEST(NounPhraseTest, KnowsTheKind) {
  CheckPhrases(
      PhrasePlace::kSubject,
      {
          {"ministry", "وزارة الصحة أن العمل انتهى",
           "[وزارة الصحة] role [وزارة الصحة] organization feminine singular"},
          {"anonymous", "مصدر أمني رفيع إن العمل انتهى",
           "[مصدر أمني رفيع] role [مصدر أمني رفيع] anonymous masculine singular"},
          {"outlet", "صحيفة \"النهار الجديد\" أن العمل انتهى",
           "[صحيفة \"النهار الجديد\"] role [صحيفة \"النهار الجديد\"] organization feminine "
           "singular"},
          {"officials unnamed", "مسؤول رفيع في الرئاسة إن العمل انتهى",
           "[مسؤول رفيع في الرئاسة] role [مسؤول رفيع في الرئاسة] anonymous masculine singular"},
          {"police", "الشرطة إن العمل انتهى",
           "[الشرطة] role [الشرطة] organization feminine singular"},
          {"crowd", "شهود عيان بأن النار انطفأت",
           "[شهود عيان] role [شهود عيان] collective masculine plural"},
          {"document", "التقرير أن العمل انتهى",
           "[التقرير] role [التقرير] document masculine singular"},
      });
}

TEST(NounPhraseTest, EndsBeforeWhatIsNotItsOwn) {
  CheckPhrases(PhrasePlace::kSubject,
               {
                   {"preposition", "سامي الراعي في مؤتمر صحافي",
                    "[سامي الراعي] name [سامي الراعي] person masculine singular"},
                   {"comma", "سامي الراعي، مدير المركز، إن",
                    "[سامي الراعي] name [سامي الراعي] person masculine singular"},
                   {"time", "سامي النادر أمس إن العمل انتهى",
                    "[سامي النادر] name [سامي النادر] person masculine singular"},
                   {"relative", "المدير الذي غادر القاعة",
                    "[المدير] role [المدير] person masculine singular"},
                   {"colon", "سامي الراعي: انتهى العمل",
                    "[سامي الراعي] name [سامي الراعي] person masculine singular"},
               });
}

TEST(NounPhraseTest, JoinsCoordinatedSources) {
  CheckPhrases(PhrasePlace::kSubject,
               {
                   {"two names", "سامي النادر ولمى الحلو إن العمل انتهى",
                    "[سامي النادر ولمى الحلو] name [سامي النادر ولمى الحلو] person plural joint"},
               });
}

TEST(NounPhraseTest, DropsTheCliticsOfTheName) {
  CheckPhrases(PhrasePlace::kAnywhere,
               {
                   {"to", "لسامي الراعي",
                    "[لسامي الراعي] name [سامي الراعي] person masculine "
                    "singular"},
                   {"and", "وسامي الراعي",
                    "[وسامي الراعي] name [سامي الراعي] person masculine "
                    "singular"},
                   {"a letter of the name", "وليد الحصني",
                    "[وليد الحصني] name [وليد الحصني] person masculine singular"},
                   {"another letter of the name", "فادي الحصني",
                    "[فادي الحصني] name [فادي الحصني] person masculine singular"},
                   {"and one more", "بسام الحصري",
                    "[بسام الحصري] name [بسام الحصري] person masculine singular"},
               });
}

TEST(NounPhraseTest, StartsOnlyWhereAPhraseCanStart) {
  CheckPhrases(PhrasePlace::kAnywhere, {
                                           {"verb", "وصل القطار", "none"},
                                           {"particle", "إن العمل", "none"},
                                           {"preposition", "في المدينة", "none"},
                                           {"adverb", "أمس", "none"},
                                           {"punctuation", "، سامي", "none"},
                                       });
}

}  // namespace
}  // namespace isnad
