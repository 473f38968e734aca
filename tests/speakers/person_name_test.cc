// The name in a source's noun phrase: where it begins and ends when its words are also words of the
// language, with their clitics and the articles of other languages. Each text starts with the
// phrase. SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/noun_phrase.h"
#include "tests/support/phrase_cases.h"

namespace isnad {
namespace {

TEST(PersonNameTest, KeepsNamesThatAreWords) {
  CheckPhrases(
      PhrasePlace::kSubject,
      {
          {"family name that is a title, and a time", "يوسف الشاهد أمس إن العمل انتهى",
           "[يوسف الشاهد] name [يوسف الشاهد] person masculine singular"},
          {"a number of people", "محاكمة 11 متهما إن العمل انتهى", "none"},
          {"a musician", "الموسيقي سامي الحلو إن العمل انتهى",
           "[الموسيقي سامي الحلو] name [سامي الحلو] role [الموسيقي] person masculine singular"},
          {"a family name like a verb", "فيليب فيروني إن العمل انتهى",
           "[فيليب فيروني] name [فيليب فيروني] person masculine singular"},
          {"what one calls him behind the name", "غاري سي إن العمل انتهى",
           "[غاري سي] name [غاري سي] person masculine singular"},
          {"a country and what it leaves", "المملكة المتحدة للسوق الأوروبية",
           "[المملكة المتحدة] role [المملكة المتحدة] organization feminine singular"},
          {"part of a house", "كلية الآداب الحديثة بجامعة النور إن العمل انتهى",
           "[كلية الآداب الحديثة بجامعة النور] role [كلية الآداب الحديثة بجامعة النور] "
           "organization "
           "feminine singular"},
          {"the name behind a tag", "النائب عن #حزب_النور سامي الحلو إن العمل انتهى",
           "[النائب عن #حزب_النور سامي الحلو] name [سامي الحلو] role [النائب عن #حزب_النور] person "
           "masculine singular"},
          {"another person behind a whole name", "سامي النادر مايكل بنتام إن العمل انتهى",
           "[سامي النادر] name [سامي النادر] person masculine singular"},
          {"one given name and a profession, and a role", "هالة الجندي وزير المالية إن العمل انتهى",
           "[هالة الجندي] name [هالة الجندي] person feminine singular"},
          {"family name that is a title, and a role", "حبيب الخطيب مدير المركز إن العمل انتهى",
           "[حبيب الخطيب] name [حبيب الخطيب] person masculine singular"},
          {"family name that is an honorific", "عبدالمنعم السيد الخبير الاقتصادي إن العمل انتهى",
           "[عبدالمنعم السيد] name [عبدالمنعم السيد] person masculine singular"},
          {"family name that is a city", "منذر الخليل، من أن العمل انتهى",
           "[منذر الخليل] name [منذر الخليل] person masculine singular"},
          {"family name that ends like a pronoun", "عمرو دوارة إن العمل انتهى",
           "[عمرو دوارة] name [عمرو دوارة] person masculine singular"},
          {"third word of the language", "رضا تقي بور إن العمل انتهى",
           "[رضا تقي بور] name [رضا تقي بور] person singular"},
          {"compound", "محمد خير الراوي، مدير المركز، إن العمل انتهى",
           "[محمد خير الراوي] name [محمد خير الراوي] person masculine singular"},
          {"proclitic letter in a family name", "عبد الحميد بالطيب إن العمل انتهى",
           "[عبد الحميد بالطيب] name [عبد الحميد بالطيب] person masculine singular"},
          {"nisba as a third name", "نبيل بسيري تبريزي إن العمل انتهى",
           "[نبيل بسيري تبريزي] name [نبيل بسيري تبريزي] person masculine singular"},
          {"relative clause on a document", "بيان نقلته الوكالة إن العمل انتهى",
           "[بيان] role [بيان] document masculine singular"},
          {"name that could bear a pronoun", "نادية، 45 عاما، إن العمل انتهى",
           "[نادية] name [نادية] person feminine singular"},
          {"known as", "الناشط المعروف باسم أبو كريم إن العمل انتهى",
           "[الناشط المعروف باسم أبو كريم] name [أبو كريم] role [الناشط المعروف باسم] person "
           "masculine singular"},
          {"God has no family name", "الله نبيه إن العمل انتهى",
           "[الله] name [الله] person masculine singular"},
          {"plural as family name", "مصطفى خياطي إن العمل انتهى",
           "[مصطفى خياطي] name [مصطفى خياطي] person masculine singular"},
          {"a thing and its genitive", "خطوة سعيد النادر تجاوبا في المدينة", "none"},
          {"a given name that is a thing", "حصة سعيد، مديرة المركز، إن العمل انتهى",
           "[حصة سعيد] name [حصة سعيد] person singular"},
          {"imam as family name", "عادل إمام: العمل انتهى",
           "[عادل إمام] name [عادل إمام] person masculine singular"},
          {"imam as office", "أحمد الراوي إمام المسجد إن العمل انتهى",
           "[أحمد الراوي] name [أحمد الراوي] person masculine singular"},
          {"a thing beside a country", "كوريا الشمالية ووعود كثيرة",
           "[كوريا الشمالية] role [كوريا الشمالية] organization feminine singular"},
          {"adjective that is also a role", "المجلس العسكري إن العمل انتهى",
           "[المجلس العسكري] role [المجلس العسكري] organization masculine singular"},
          {"abbreviation of both genders", "د. ليلى العريض إن العمل انتهى",
           "[د. ليلى العريض] name [ليلى العريض] role [د.] person feminine singular"},
          {"organisation, no organiser", "منظمة \"الينابيع\" المحلية إن العمل انتهى",
           "[منظمة \"الينابيع\" المحلية] role [منظمة \"الينابيع\" المحلية] organization feminine "
           "singular"},
          {"a feast between names", "الشاعر محمد عيد الكرمي إن العمل انتهى",
           "[الشاعر محمد عيد الكرمي] name [محمد عيد الكرمي] role [الشاعر] person masculine "
           "singular"},
          {"a name like a preposition, then an adjective",
           "المستشار الزراعي للمحافظ علي مانع، في حديث",
           "[المستشار الزراعي للمحافظ علي مانع] name [علي مانع] role [المستشار الزراعي للمحافظ] "
           "person masculine singular"},
          {"a name between marks, then what he is called",
           "المدير \"سامي الكرمي\" الملقب بالأسد إن العمل انتهى",
           "[المدير \"سامي الكرمي\"] name [سامي الكرمي] role [المدير] person masculine singular"},
          {"a title before bint", "الفارسة شيخة بنت راشد الكرمي إن العمل انتهى",
           "[الفارسة شيخة بنت راشد الكرمي] name [شيخة بنت راشد الكرمي] role [الفارسة] person "
           "feminine singular"},
          {"van before a word of the language", "المفوضة أورسولا فان ديك إن العمل انتهى",
           "[المفوضة أورسولا فان ديك] name [أورسولا فان ديك] role [المفوضة] person feminine "
           "singular"},
          {"Elena", "رئيسة البلدية إلينا كورلين إن العمل انتهى",
           "[رئيسة البلدية إلينا كورلين] name [إلينا كورلين] role [رئيسة البلدية] person feminine "
           "singular"},
          {"Anna", "آنا كورلين إن العمل انتهى", "[آنا كورلين] name [آنا كورلين] person singular"},
          {"a family name like a league", "المدير سامي الدوري إن العمل انتهى",
           "[المدير سامي الدوري] name [سامي الدوري] role [المدير] person masculine singular"},
          {"a family name like a conjunct", "المدير ديريك فالون إن العمل انتهى",
           "[المدير ديريك فالون] name [ديريك فالون] role [المدير] person masculine singular"},
          {"a family name like two of something", "المدير ميخائيل بوردين إن العمل انتهى",
           "[المدير ميخائيل بوردين] name [ميخائيل بوردين] role [المدير] person masculine singular"},
          {"a family name like youths", "الوزير عدي شبانة إن العمل انتهى",
           "[الوزير عدي شبانة] name [عدي شبانة] role [الوزير] person masculine singular"},
          {"a noun between names", "الممثلة كاثرين زيتا جونز إن العمل انتهى",
           "[الممثلة كاثرين زيتا جونز] name [كاثرين زيتا جونز] role [الممثلة] person feminine "
           "singular"},
          {"a country between names", "الأمين العام أنطونيو إيران غوتيريس إن العمل انتهى",
           "[الأمين العام أنطونيو إيران غوتيريس] name [أنطونيو إيران غوتيريس] role [الأمين العام] "
           "person masculine singular"},
          {"a role between names", "المهندس محمد صاحب الدراجي إن العمل انتهى",
           "[المهندس محمد صاحب الدراجي] name [محمد صاحب الدراجي] role [المهندس] person masculine "
           "singular"},
          {"the family behind the father", "الدكتور سلمان بن فهد العودة، الأمين العام",
           "[الدكتور سلمان بن فهد العودة] name [سلمان بن فهد العودة] role [الدكتور] person "
           "masculine singular"},
          {"a Tunisian name like a preposition and a name",
           "الكاتب العام لنقابة التعليم لسعد الكرمي إن العمل انتهى",
           "[الكاتب العام لنقابة التعليم لسعد الكرمي] name [لسعد الكرمي] role [الكاتب العام لنقابة "
           "التعليم] person masculine singular"},
      });
}

TEST(PersonNameTest, KeepsPronounsAndForeignArticles) {
  CheckPhrases(PhrasePlace::kSubject,
               {
                   {"a suspect", "المشتبه به إن العمل انتهى",
                    "[المشتبه به] role [المشتبه به] person masculine singular"},
                   {"a paper with a foreign article", "صحيفة ذا ميروز الأرمادية إن العمل انتهى",
                    "[صحيفة ذا ميروز الأرمادية] role [صحيفة ذا ميروز الأرمادية] organization "
                    "feminine singular"},
               });
}

TEST(PersonNameTest, DropsTheCliticsOfTheName) {
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

TEST(PersonNameTest, TakesAWordOfTheLanguageBeforeTheClauseForTheNamesEnd) {
  CheckPhrases(
      PhrasePlace::kSubject,
      {
          {"role behind a given name", "سامي مجاهد إن العمل انتهى",
           "[سامي مجاهد] name [سامي مجاهد] person masculine singular"},
          {"before the hearers", "سامي مجاهد للصحافيين إن العمل انتهى",
           "[سامي مجاهد] name [سامي مجاهد] person masculine singular"},
          {"role behind a role and a given name", "وزير الطاقة نبيل قسيس إلى أن العمل انتهى",
           "[وزير الطاقة نبيل قسيس] name [نبيل قسيس] role [وزير الطاقة] person masculine singular"},
          {"noun behind a title", "الدكتور مطر إلى أن العمل انتهى",
           "[الدكتور مطر] name [مطر] role [الدكتور] person masculine singular"},
          {"noun behind a compound", "نور الدين كحال أن العمل انتهى",
           "[نور الدين كحال] name [نور الدين كحال] person singular"},
          {"adjective with the article behind two names", "نبيل الراضي العلمي إن العمل انتهى",
           "[نبيل الراضي العلمي] name [نبيل الراضي العلمي] person masculine singular"},
          {"city", "الدكتور سامي الرمادي على أن العمل انتهى",
           "[الدكتور سامي الرمادي] name [سامي الرمادي] role [الدكتور] person masculine singular"},
          {"title between two names", "خليل الحاج توفيق: العمل انتهى",
           "[خليل الحاج توفيق] name [خليل الحاج توفيق] person masculine singular"},
          {"noun between two names", "محمد عيد إبراهيم إن العمل انتهى",
           "[محمد عيد إبراهيم] name [محمد عيد إبراهيم] person masculine singular"},
          {"foreign article like a particle", "كارل فان أوستيلن إن العمل انتهى",
           "[كارل فان أوستيلن] name [كارل فان أوستيلن] person masculine singular"},
          {"noun before an unknown word and a title", "فيل بنتلام المحلل النفطي إن العمل انتهى",
           "[فيل بنتلام] name [فيل بنتلام] person singular"},
          {"noun that is also a name", "جهاد الراعي إن العمل انتهى",
           "[جهاد الراعي] name [جهاد الراعي] person masculine singular"},
          {"before a relative", "طبيب الفريق سامي لاسمر الذي وصل",
           "[طبيب الفريق سامي لاسمر] name [سامي لاسمر] role [طبيب الفريق] person masculine "
           "singular"},
          {"adjective behind what looks like a preposition", "كمال لحلو إن العمل انتهى",
           "[كمال لحلو] name [كمال لحلو] person masculine singular"},
          {"before the title", "الدكتور أحمد كريمة، أستاذ اللغة، إن العمل انتهى",
           "[الدكتور أحمد كريمة] name [أحمد كريمة] role [الدكتور] person masculine singular"},
          {"ordinal of a king", "الملك سالم الثاني إن العمل انتهى",
           "[الملك سالم الثاني] name [سالم الثاني] role [الملك] person masculine singular"},
          {"ordinal of two words", "البابا بولس السادس عشر إن العمل انتهى",
           "[البابا بولس السادس عشر] name [بولس السادس عشر] role [البابا] person masculine "
           "singular"},
          {"title behind a Turkish family name", "كمال بيرك أوغلو زعيم الحزب إن العمل انتهى",
           "[كمال بيرك أوغلو] name [كمال بيرك أوغلو] person masculine singular"},
          {"family name that begins with و", "سارة ليا ويتسون مديرة القسم إن العمل انتهى",
           "[سارة ليا ويتسون] name [سارة ليا ويتسون] person feminine singular"},
          {"what one calls him, twice", "سماحة الشيخ الدرباوي إن العمل انتهى",
           "[سماحة الشيخ الدرباوي] name [الدرباوي] role [سماحة الشيخ] person singular"},
          {"a newspaper in parentheses", "صحيفة (المرآة) إن العمل انتهى",
           "[صحيفة (المرآة)] role [صحيفة (المرآة)] organization feminine singular"},
          {"a newspaper and its day", "صحيفة الميناء البريطانية اليوم إن العمل انتهى",
           "[صحيفة الميناء البريطانية] role [صحيفة الميناء البريطانية] organization feminine "
           "singular"},
          {"no genitive behind an adjective", "خبراء نفطيون سبب التراجع إلى العمل",
           "[خبراء نفطيون] role [خبراء نفطيون] collective masculine plural"},
          {"family name that is a verb", "سعيدة سيفي وهي أم شاب",
           "[سعيدة سيفي] name [سعيدة سيفي] person feminine singular"},
          {"family name that is a jussive", "سارة ليا ويتسن مديرة القسم إن العمل انتهى",
           "[سارة ليا ويتسن] name [سارة ليا ويتسن] person feminine singular"},
          {"head of this body", "رئيس هذه المؤسسة إن العمل انتهى",
           "[رئيس هذه المؤسسة] role [رئيس هذه المؤسسة] person masculine singular"},
          {"of an age", "الفتاة البالغة من العمر عشرين عاما",
           "[الفتاة] role [الفتاة] person feminine singular"},
          {"two titles and one name", "المدافع الإنجليزي ولاعب النور سامي الراعي إن العمل انتهى",
           "[المدافع الإنجليزي ولاعب النور سامي الراعي] name [سامي الراعي] role [المدافع الإنجليزي "
           "ولاعب النور] person masculine singular"},
          {"where a body sits", "مركز النجم ومقره نورسان إن العمل انتهى",
           "[مركز النجم] role [مركز النجم] organization masculine singular"},
          {"a foreign newspaper", "صحيفة Daily Harbour إن العمل انتهى",
           "[صحيفة Daily Harbour] role [صحيفة Daily Harbour] organization feminine singular"},
          {"a statement behind a family", "عائلة النادر بيانا نعت فيه",
           "[عائلة النادر] role [عائلة النادر] collective feminine singular"},
          {"two titles with the article",
           "المدير التنفيذي والعضو المنتدب للشركة زياد الدرباوي إن العمل انتهى",
           "[المدير التنفيذي والعضو المنتدب للشركة زياد الدرباوي] name [زياد الدرباوي] role "
           "[المدير "
           "التنفيذي والعضو المنتدب للشركة] person masculine singular"},
          {"family name that reads like a complaint", "وزير النفط عبد الكريم لعيبي إن العمل انتهى",
           "[وزير النفط عبد الكريم لعيبي] name [عبد الكريم لعيبي] role [وزير النفط] person "
           "masculine "
           "singular"},
          {"two bodies", "الحكومة والبرلمان إن العمل انتهى",
           "[الحكومة والبرلمان] role [الحكومة والبرلمان] organization plural joint"},
          {"compound with faith", "المهندس أحمد بهاء الدين سالم رئيس الحزب",
           "[المهندس أحمد بهاء الدين سالم] name [أحمد بهاء الدين سالم] role [المهندس] person "
           "masculine singular"},
          {"compound with faith and a family name", "وزير الطاقة فخر الدين النادر إن العمل انتهى",
           "[وزير الطاقة فخر الدين النادر] name [فخر الدين النادر] role [وزير الطاقة] person "
           "masculine singular"},
          {"no name: what one stresses", "الوزير ضرورة أن ينتهي العمل",
           "[الوزير] role [الوزير] person masculine singular"},
          {"no name: a speech", "سامي قوله إن العمل انتهى",
           "[سامي] name [سامي] person masculine singular"},
          {"no name: a nationality", "جوناس بيلوت الفرنسي إن العمل انتهى",
           "[جوناس بيلوت] name [جوناس بيلوت] person singular"},
          {"adjective that ends like a pronoun", "مصدر قضائي إن العمل انتهى",
           "[مصدر قضائي] role [مصدر قضائي] anonymous masculine singular"},
          {"what a body fights for", "الرابطة الكورالية للدفاع عن حقوق السكان إن العمل انتهى",
           "[الرابطة الكورالية للدفاع عن حقوق السكان] role [الرابطة الكورالية للدفاع عن حقوق "
           "السكان] organization feminine singular"},
      });
}

}  // namespace
}  // namespace isnad
