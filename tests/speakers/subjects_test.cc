// Where the subject of a reporting verb stands and what leads over to the words: place, phrase,
// introduction and strength of each cue.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/subjects.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(SubjectsTest, FindsSubjectsBehindTheVerb) {
  CheckStage(
      Stage::kSubjects, RenderSubjects,
      {
          {"name and particle", "قال سامي الراعي إن العمل انتهى.",
           "قال after [سامي الراعي] particle strong"},
          {"role and name, colon", "قالت الوزيرة سلمى النادر: \"انتهى العمل\".",
           "قالت after [الوزيرة سلمى النادر] colon strong"},
          {"mark straight after", "وقال الرئيس طلال الأرمادي \"طوينا صفحة الماضي\".",
           "وقال after [الرئيس طلال الأرمادي] mark strong"},
          {"preposition and particle", "وأشار المدير إلى أن العمل انتهى.",
           "وأشار after [المدير] particle strong"},
          {"preposition and noun", "وشدد المدير على \"ضرورة الصبر\".",
           "وشدد after [المدير] frame strong"},
          {"over an adverbial", "قال نبيل الحلواني، في مؤتمر صحافي، إن العمل انتهى.",
           "قال after [نبيل الحلواني] particle strong"},
          {"over an addressee", "قال سامي الراعي لوكالة الساحل إن العمل انتهى.",
           "قال after [سامي الراعي] particle strong"},
          {"over a time", "قال أمس الأربعاء سامي الراعي: \"انتهى العمل\".",
           "قال after [سامي الراعي] colon strong"},
          {"over a relative clause", "قال سامي النادر الذي زار الجسر أمس إن العمل انتهى.",
           "قال after [سامي النادر] particle strong"},
          {"over an apposition", "قال سامي النادر، مدير المركز، إن العمل انتهى.",
           "قال after [سامي النادر] particle strong"},
          {"object behind the subject",
           "أبلغ الوزير غسان الناصر السفير هنريك سولان أن العمل انتهى.",
           "أبلغ after [الوزير غسان الناصر] particle strong"},
          {"joint", "قال سامي النادر ولمى الحلو إن العمل انتهى.",
           "قال after [سامي النادر ولمى الحلو] particle strong"},
          {"crowd", "وقال متظاهرون إن العمل انتهى.", "وقال after [متظاهرون] particle strong"},
          {"organisation", "أعلنت وزارة الصحة أن العمل انتهى.",
           "أعلنت after [وزارة الصحة] particle strong"},
          {"witnesses", "وأفاد شهود عيان بأن النار انطفأت.",
           "وأفاد after [شهود عيان] particle strong"},
          {"over a wish for the speaker", "قال الشيخ سامي الراعي رحمه الله إن العمل انتهى.",
           "قال after [الشيخ سامي الراعي] particle strong"},
          {"a name in parentheses", "قال (سامي الراعي) مدير المركز إن العمل انتهى.",
           "قال after [(سامي الراعي)] particle strong"},
          {"the object of a set phrase", "ولفت الانتباه إلى أن العمل انتهى.",
           "ولفت none particle strong"},
          {"people and what they speak of", "العمل برأي الأوروبيين الحاجز الوحيد.",
           "برأي source [الأوروبيين] nothing strong"},
          {"several objects of one description",
           "ووصف المدير سامي الراعي ونائبه نبيل الحلواني اللذين غادرا أمس بـ\"الأبطال\".",
           "ووصف none frame strong"},
          {"a date with a slash", "ذكر سامي الراعي، في مؤتمر في 12 فبراير/شباط الماضي، أن العمل انتهى.",
           "ذكر after [سامي الراعي] particle strong"},
          {"the genitive of what was passed over",
           "وتضيف مستعرضة تأسيس الدار \"اجتمعنا كل يوم\".", "وتضيف none mark strong"},
          {"commas lost in a conversion", "قال سامي الراعي? مدير المركز? خلال حفل بالميناء? إن العمل انتهى.",
           "قال after [سامي الراعي] particle strong"},
          {"a title is nobody", "وكتب الثلاثاء بعنوان \"حكاية بئر\" أن العمل انتهى.",
           "وكتب none mark strong"},
          {"a newspaper between marks", "كما أكدت \"دايلي تلغراف\" في مقالها أن العمل انتهى.",
           "أكدت after [\"دايلي تلغراف\"] particle strong"},
          {"praise stands for God", "قال عز وجل: \"اقرأ باسم ربك\".",
           "قال after [عز وجل] colon strong"},
          {"praise behind God's name", "قال الله عز وجل: \"اقرأ باسم ربك\".",
           "قال after [الله] colon strong"},
          {"a blessing stands for the Prophet", "فقال صلى الله عليه وسلم: \"العلم نور\".",
           "فقال after [صلى الله عليه وسلم] colon strong"},
          {"a wish for another stands for nobody", "قال رحمه الله: \"العلم نور\".",
           "قال none colon strong"},
          {"own speech is no subject", "وواصل حديثه للموقع قائلا إن العمل انتهى.",
           "وواصل none particle strong | قائلا none particle strong"},
          {"an accusative is no subject", "عقد النادر مؤتمرا قال فيه إن العمل انتهى.",
           "قال none particle strong"},
          {"a body in the other gender", "وقالت مستشفى النور إن العمل انتهى.",
           "وقالت after [مستشفى النور] particle strong"},
          {"time behind a body", "حذر مجلس القيادة اليوم السبت من أن العمل انتهى.",
           "حذر after [مجلس القيادة] particle strong"},
          {"a foreign article in a name", "قالت غلوريا لا كافا إن العمل انتهى.",
           "قالت after [غلوريا لا كافا] particle strong"},
          {"no comparison behind a name", "ورأى مانفريد كايسر أن العمل انتهى.",
           "ورأى after [مانفريد كايسر] particle strong"},
          {"an object behind an adjective",
           "واتهم المسؤول الأرمادي الولايات الجنوبية بتنظيم حملة كبيرة.",
           "واتهم after [المسؤول الأرمادي] frame strong"},
          {"yesterday is no part of it", "أعلن مسؤول أرمادي بارز أمس أن العمل انتهى.",
           "أعلن after [مسؤول أرمادي بارز] particle strong"},
          {"a plural in ين is the object", "كما طالب المحتجين بأن العمل انتهى.",
           "طالب none particle strong"},
          {"the words of a tag", "قالت #وزارة_الصحة إن العمل انتهى.",
           "قالت after [#وزارة_الصحة] particle strong"},
          {"the object alone", "كما وصف اللقاء بأنه مفيد.", "وصف none particle strong"},
          {"two titles of one person", "قال الفنان والناقد سامي الراعي إن العمل انتهى.",
           "قال after [الفنان والناقد سامي الراعي] particle strong"},
          {"an occasion's adjective", "وقال في المؤتمر الصحفي إن العمل انتهى.",
           "وقال none particle strong"},
          {"a name that begins like a preposition", "وقالت كراولي: \"انتهى العمل\".",
           "وقالت after [كراولي] colon strong"},
          {"a homograph before a name", "وبعد نقاش طويل ذكر سولان: \"انتهى العمل\".",
           "ذكر after [سولان] colon strong"},
          {"a homograph with shadda", "كما بيّن المدير أن العمل انتهى.",
           "بيّن after [المدير] particle strong"},
          {"marked name inside", "وذكرت صحيفة \"النهار الجديد\" أن العمل انتهى.",
           "وذكرت after [صحيفة \"النهار الجديد\"] particle strong"},
      });
}

TEST(SubjectsTest, EndsNamesAndRolesWhereOthersBegin) {
  CheckStage(
      Stage::kSubjects, RenderSubjects,
      {
          {"role as family name", "وقال المتحدث نبيل خطيب زاده إن العمل انتهى.",
           "وقال after [المتحدث نبيل خطيب زاده] particle strong"},
          {"nisba as family name", "وقالت الوزيرة ميسون حلبي إن العمل انتهى.",
           "وقالت after [الوزيرة ميسون حلبي] particle strong"},
          {"adjective of a book", "يقول الكتاب الكريم: \"انتهى العمل\".",
           "يقول after [الكتاب الكريم] colon strong"},
          {"participle in the tail",
           "وقال زعيم حزب العدالة المنبثق من تيار الميناء راغب حيدر إن العمل انتهى.",
           "وقال after [زعيم حزب العدالة المنبثق من تيار الميناء راغب حيدر] particle strong"},
          {"role before a tail and a comma", "وقال النائب عن الكتلة، راغب حيدر، إن العمل انتهى.",
           "وقال after [النائب عن الكتلة، راغب حيدر] particle strong"},
          {"two whole names", "وقال سامي النادر ولمى الحلو في بيان إن العمل انتهى.",
           "وقال after [سامي النادر ولمى الحلو] particle strong"},
          {"emphasis", "وأضاف المصدر نفسه: \"انتهى العمل\".", "وأضاف after [المصدر] colon strong"},
          {"time behind a nisba", "وقالت الوزارة الأرمادية اليوم إن العمل انتهى.",
           "وقالت after [الوزارة الأرمادية] particle strong"},
          {"feminine present", "وتذكر الوزارة أن العمل انتهى.",
           "وتذكر after [الوزارة] particle strong"},
          {"media", "وذكرت وسائل إعلام محلية أن العمل انتهى.",
           "وذكرت after [وسائل إعلام محلية] particle strong"},
          {"not the object of a preposition", "وكانت لجنة الصحة في كوراليا قالت إن العمل انتهى.",
           "قالت before [لجنة الصحة] particle strong"},
          {"the subject of the verb's own clause",
           "لكن مسؤولا بارزا في الوزارة على صلة بالميناء قال إن العمل انتهى.",
           "قال before [مسؤولا بارزا في الوزارة] particle strong"},
          {"manner", "وتقول بنبرة واثقة إن العمل انتهى.", "وتقول none particle strong"},
          {"eulogy", "قال رحمه الله: \"انتهى العمل\".", "قال none colon strong"},
          {"marked name before speech", "ويقول \"النادر\" في حديثه للموقع إن العمل انتهى.",
           "ويقول after [\"النادر\"] particle strong"},
          {"marked word before speech", "ويقول \"نمر\" في حديث للموقع إن العمل انتهى.",
           "ويقول after [\"نمر\"] particle strong"},
          {"marked addressee first", "وقال لـ\"النهار\" مصدر أمني إن العمل انتهى.",
           "وقال after [مصدر أمني] particle strong"},
          {"body between marks", "أعلن «تحالف الموانئ»، أمس الأربعاء، أن العمل انتهى.",
           "أعلن after [«تحالف الموانئ»] particle strong"},
      });
}

TEST(SubjectsTest, FindsSubjectsBeforeTheVerb) {
  CheckStage(
      Stage::kSubjects, RenderSubjects,
      {
          {"plain", "سامي الراعي قال إن العمل انتهى.", "قال before [سامي الراعي] particle strong"},
          {"as for", "أما سامي الراعي فقال: \"انتهى العمل\".",
           "فقال before [سامي الراعي] colon strong"},
          {"a comma before the verb", "وكانت وزارة الأوقاف، قالت إن العمل انتهى.",
           "قالت before [وزارة الأوقاف] particle strong"},
          {"a plural that looks like a dual", "والتقى الوفد الناشطين الذين قالوا إن العمل انتهى.",
           "قالوا relative [الناشطين] particle strong"},
          {"auxiliary around it", "وكان سامي الراعي قد قال إن العمل انتهى.",
           "قال before [سامي الراعي] particle strong"},
          {"role between name and verb",
           "وأوضحت الوزارة أن سامي الراعي، مدير المركز قال إن العمل انتهى.",
           "وأوضحت after [الوزارة] particle strong | قال before [سامي الراعي] particle strong"},
          {"parenthesis between", "وكانت منظمة الموانئ (موانئ) قالت إن العمل انتهى.",
           "قالت before [منظمة الموانئ] particle strong"},
          {"relative", "والتقى الوفد المهندس جلال الشامي الذي قال إن الجسر آمن.",
           "قال relative [المهندس جلال الشامي] particle strong"},
          {"relative, feminine", "والتقى الوفد المهندسة لمى التي قالت إن الجسر آمن.",
           "قالت relative [المهندسة لمى] particle strong"},
          {"a relative of the object", "وانتقد السكان حركة النور التي اتهموها بـ\"النفاق\".",
           "وانتقد after [السكان] mark weak | اتهموها none frame strong"},
          {"no subject behind a preposition",
           "وذكرت الوزارة أن العمل في موقع \"النور\" قال كثيرون إنه انتهى.",
           "وذكرت after [الوزارة] particle strong | قال after [كثيرون] particle strong"},
          {"pronoun", "وخرج المتهم من القاعة وهو يصرخ: \"أنا بريء\".", "يصرخ pronoun colon strong"},
      });
}

TEST(SubjectsTest, LeavesProDropOpen) {
  CheckStage(
      Stage::kSubjects, RenderSubjects,
      {
          {"colon", "وأضاف: \"انتهى العمل\".", "وأضاف none colon strong"},
          {"particle", "وأكدت أن العمل انتهى.", "وأكدت none particle strong"},
          {"addressee only", "وقال للصحافيين إن العمل انتهى.", "وقال none particle strong"},
          {"participle", "غادر سامي القاعة، مؤكدا أن العمل انتهى.", "مؤكدا none particle strong"},
      });
}

TEST(SubjectsTest, FindsSourcesAndRelayers) {
  CheckStage(Stage::kSubjects, RenderSubjects,
             {
                 {"relay", "ونقلت وكالة الساحل عن مصدر أمني أن المعبر فتح.",
                  "ونقلت source [مصدر أمني] via [وكالة الساحل] particle strong"},
                 {"citing", "قالت قناة الأفق نقلا عن مصدر عسكري إن القصف توقف.",
                  "قالت source [مصدر عسكري] via [قناة الأفق] particle strong | "
                  "نقلا عن source [مصدر عسكري] particle strong"},
                 {"according to", "بحسب وزارة الطاقة، فإن العمل انتهى.",
                  "بحسب source [وزارة الطاقة] particle strong"},
                 {"statement", "وجاء في بيان للجامعة: \"تعلق الدروس غدا\".",
                  "وجاء source [بيان للجامعة] colon strong"},
             });
}

TEST(SubjectsTest, GivesNoStrengthWithoutAnIntroduction) {
  CheckStage(Stage::kSubjects, RenderSubjects,
             {
                 {"watched a match", "وتابع المدير المباراة من المدرجات.", ""},
                 {"increased", "وزاد عدد السكان في نورسان.", ""},
             });
}

}  // namespace
}  // namespace isnad
