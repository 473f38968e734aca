// A source's noun phrase: where it ends, which part is the name and which the role, and whether it
// speaks of a person, a body, a document or a crowd. Each text starts with the phrase.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/noun_phrase.h"

#include "tests/support/phrase_cases.h"

namespace isnad {
namespace {

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
          {"a name with كي", "الأمين العام بان كي مون إن العمل انتهى",
           "[الأمين العام بان كي مون] name [بان كي مون] role [الأمين العام] person masculine "
           "singular"},
          {"a given name with madda", "النائب الأرمادي آلان بنتام إن العمل انتهى",
           "[النائب الأرمادي آلان بنتام] name [آلان بنتام] role [النائب الأرمادي] person masculine "
           "singular"},
          {"a given name of two", "المحامي بيار-أوليفييه سور في بيان",
           "[المحامي بيار-أوليفييه سور] name [بيار-أوليفييه سور] role [المحامي] person masculine "
           "singular"},
          {"a foreign article that looks like فإن", "روب فان بري قائد الشرطة",
           "[روب فان بري] name [روب فان بري] person masculine singular"},
          {"a number as a name", "نيلس ستين لارسن إن العمل انتهى",
           "[نيلس ستين لارسن] name [نيلس ستين لارسن] person singular"},
          {"a verb of ours as a name", "سامي محمد سنقر إن العمل انتهى",
           "[سامي محمد سنقر] name [سامي محمد سنقر] person masculine singular"},
          {"a family name that is a profession", "هالة الجندي إن العمل انتهى",
           "[هالة الجندي] name [هالة الجندي] person feminine singular"},
          {"place in the role", "رئيس بلدية نورسان جاد الخازن أن العمل انتهى",
           "[رئيس بلدية نورسان جاد الخازن] name [جاد الخازن] role [رئيس بلدية نورسان] person "
           "masculine singular"},
          {"a body and its seat", "مركز أبحاث \"النور\" ومقره ساريا إن العمل انتهى",
           "[مركز أبحاث \"النور\"] role [مركز أبحاث \"النور\"] organization masculine singular"},
          {"a name with بو and ta marbuta", "بوشعرة أن العمل انتهى",
           "[بوشعرة] name [بوشعرة] person singular"},
          {"many links", "الشيخ فهد بن سالم بن راشد بن بدر آل مرعي إن العمل انتهى",
           "[الشيخ فهد بن سالم بن راشد بن بدر آل مرعي] name [فهد بن سالم بن راشد بن بدر آل مرعي] "
           "role [الشيخ] person masculine singular"},
          {"no name begins with ب before a hamza", "بأرماديا إن العمل انتهى", "none"},
          {"compound name", "عبد العزيز بن راشد آل حمدان أن العمل انتهى",
           "[عبد العزيز بن راشد آل حمدان] name [عبد العزيز بن راشد آل حمدان] person masculine "
           "singular"},
      });
}

TEST(NounPhraseTest, KeepsTheTailOfARole) {
  CheckPhrases(
      PhrasePlace::kSubject,
      {
          {"body that one works at", "الباحث بمعهد النجوم سامي الراعي إن العمل انتهى",
           "[الباحث بمعهد النجوم سامي الراعي] name [سامي الراعي] role [الباحث بمعهد النجوم] person "
           "masculine singular"},
          {"body that one works at, no name", "المتحدث بوزارة الطاقة إن العمل انتهى",
           "[المتحدث بوزارة الطاقة] role [المتحدث بوزارة الطاقة] person masculine singular"},
          {"unnamed one at a body", "متحدث بوزارة الطاقة إن العمل انتهى",
           "[متحدث بوزارة الطاقة] role [متحدث بوزارة الطاقة] anonymous masculine singular"},
          {"city that one works in", "المدير الجهوي للصحة بتونس سامي الراعي إن العمل انتهى",
           "[المدير الجهوي للصحة بتونس سامي الراعي] name [سامي الراعي] role [المدير الجهوي للصحة "
           "بتونس] person masculine singular"},
          {"body and city", "الباحث في معهد \"الآفاق\" في نورسان سامي الراعي إن العمل انتهى",
           "[الباحث في معهد \"الآفاق\" في نورسان سامي الراعي] name [سامي الراعي] role [الباحث في "
           "معهد \"الآفاق\" في نورسان] person masculine singular"},
          {"country in the genitive", "سفير كوراليا لدى أرمادا سامي الراعي إن العمل انتهى",
           "[سفير كوراليا لدى أرمادا سامي الراعي] name [سامي الراعي] role [سفير كوراليا لدى "
           "أرمادا] person masculine singular"},
          {"a body's seat, an object behind it", "مجلس النقابة في تونس اجتماعا وطالب",
           "[مجلس النقابة في تونس] role [مجلس النقابة في تونس] organization masculine singular"},
          {"a body's seat behind ب", "فرع رابطة الكتاب بصفاقس الشمالية، أن العمل انتهى",
           "[فرع رابطة الكتاب بصفاقس الشمالية] role [فرع رابطة الكتاب بصفاقس الشمالية] "
           "organization masculine singular"},
          {"the seat of a body with adjectives", "البعثة الأرمادية الدائمة في جنيف أن العمل انتهى",
           "[البعثة الأرمادية الدائمة في جنيف] role [البعثة الأرمادية الدائمة في جنيف] "
           "organization feminine singular"},
          {"what an initiative is for", "المبادرة المدنية من أجل الريف أن العمل انتهى",
           "[المبادرة المدنية من أجل الريف] role [المبادرة المدنية من أجل الريف] organization "
           "feminine singular"},
          {"people from a country", "باحثون من بريطانيا إن العمل انتهى",
           "[باحثون من بريطانيا] role [باحثون من بريطانيا] collective masculine plural"},
          {"people in a city", "مسؤولون في تونس إن العمل انتهى",
           "[مسؤولون في تونس] role [مسؤولون في تونس] collective masculine plural"},
          {"what a participle needs", "الموقعون على هذا البيان أن العمل انتهى",
           "[الموقعون على هذا البيان] role [الموقعون على هذا البيان] collective masculine plural"},
          {"an article of a law", "الفصل 32 من قانون المرور على أن العمل واجب",
           "[الفصل 32 من قانون المرور] role [الفصل 32 من قانون المرور] document masculine "
           "singular"},
          {"on his behalf", "المتحدث باسمه سامي الكرمي إن العمل انتهى",
           "[المتحدث باسمه سامي الكرمي] name [سامي الكرمي] role [المتحدث باسمه] person masculine "
           "singular"},
          {"a woman who speaks for a man", "المتحدثة باسم الرئيس التركي نبيل الكرمي إن العمل انتهى",
           "[المتحدثة باسم الرئيس التركي نبيل الكرمي] role [المتحدثة باسم الرئيس التركي نبيل "
           "الكرمي] person feminine singular"},
          {"two offices and a title",
           "مفتي البلاد رئيس هيئة العلماء وإدارة البحوث الشيخ سامي الكرمي إن العمل انتهى",
           "[مفتي البلاد رئيس هيئة العلماء وإدارة البحوث الشيخ سامي الكرمي] name [سامي الكرمي] "
           "role [مفتي البلاد رئيس هيئة العلماء وإدارة البحوث الشيخ] person masculine singular"},
          {"a festival that a man gave his name to",
           "مديرة مهرجان الشيخ سامي الكرمي إن العمل انتهى",
           "[مديرة مهرجان الشيخ سامي الكرمي] role [مديرة مهرجان الشيخ سامي الكرمي] person feminine "
           "singular"},
          {"a gloss before a name like a preposition",
           "رئيس مجلس الشورى (البرلمان) علي الكرمي إن العمل انتهى",
           "[رئيس مجلس الشورى (البرلمان) علي الكرمي] name [علي الكرمي] role [رئيس مجلس الشورى "
           "(البرلمان)] person masculine singular"},
          {"people beside others", "خبراء ومحللون إن العمل انتهى",
           "[خبراء ومحللون] role [خبراء ومحللون] collective plural joint"},
          {"a paper of a town", "صحيفة أرمادا تايمز إن العمل انتهى",
           "[صحيفة أرمادا تايمز] role [صحيفة أرمادا تايمز] organization feminine singular"},
          {"a paper whose second word is not known", "صحيفة أرمادا بوست إن العمل انتهى",
           "[صحيفة أرمادا بوست] role [صحيفة أرمادا بوست] organization feminine singular"},
          {"people of two kinds", "خبراء أجانب ومحليون إن العمل انتهى",
           "[خبراء أجانب ومحليون] role [خبراء أجانب ومحليون] collective masculine plural"},
          {"a high commissioner", "المفوض السامي لشؤون اللاجئين فيليبو كورلين إن العمل انتهى",
           "[المفوض السامي لشؤون اللاجئين فيليبو كورلين] name [فيليبو كورلين] role [المفوض السامي "
           "لشؤون اللاجئين] person masculine singular"},
          {"unions of journalists", "ثلاث نقابات تونسية للصحافيين إن العمل انتهى",
           "[ثلاث نقابات تونسية للصحافيين] role [ثلاث نقابات تونسية للصحافيين] organization "
           "feminine plural"},
          {"near a body", "مصدر مقرب من الوزارة إن العمل انتهى",
           "[مصدر مقرب من الوزارة] role [مصدر مقرب من الوزارة] anonymous masculine singular"},
          {"one of those", "أحد هؤلاء الصيادين إن العمل انتهى",
           "[أحد هؤلاء الصيادين] role [أحد هؤلاء الصيادين] anonymous masculine singular"},
          {"so many bodies", "ثلاث نقابات محلية إن العمل انتهى",
           "[ثلاث نقابات محلية] role [ثلاث نقابات محلية] organization feminine plural"},
          {"chief", "كبير مستشاري الوزير سامي الراعي إن العمل انتهى",
           "[كبير مستشاري الوزير سامي الراعي] name [سامي الراعي] role [كبير مستشاري الوزير] person "
           "masculine singular"},
          {"a plural with its nun takes no genitive", "محللون ارتفاع الأسعار إلى الجفاف",
           "[محللون] role [محللون] collective masculine plural"},
          {"nor what this points at", "محللون هذا الارتفاع إلى الجفاف",
           "[محللون] role [محللون] collective masculine plural"},
          {"people as adjective", "مسؤولون أتراك إن العمل انتهى",
           "[مسؤولون أتراك] role [مسؤولون أتراك] collective masculine plural"},
          {"scholars are no conjunction", "علماء الفلك إن العمل انتهى",
           "[علماء الفلك] role [علماء الفلك] collective masculine plural"},
          {"experts are no accusative", "خبراء الطاقة إن العمل انتهى",
           "[خبراء الطاقة] role [خبراء الطاقة] collective masculine plural"},
          {"answerable for", "المسؤول عن المكتب سامي الراعي إن العمل انتهى",
           "[المسؤول عن المكتب سامي الراعي] name [سامي الراعي] role [المسؤول عن المكتب] person "
           "masculine singular"},
          {"office with a genitive", "شيخ جامع النور، الإمام سامي الراعي، إن العمل انتهى",
           "[شيخ جامع النور] role [شيخ جامع النور] person masculine singular"},
          {"body of a person", "إدارة الرئيس الكورالي أوليفر بنتام إن العمل انتهى",
           "[إدارة الرئيس الكورالي أوليفر بنتام] role [إدارة الرئيس الكورالي أوليفر بنتام] "
           "organization feminine singular"},
          {"what one calls an office", "معالي وزير الطاقة سامي الراعي إن العمل انتهى",
           "[معالي وزير الطاقة سامي الراعي] name [سامي الراعي] role [معالي وزير الطاقة] person "
           "masculine singular"},
          {"body's own name in the tail", "القيادي في حركة حماس إسماعيل النادر إن العمل انتهى",
           "[القيادي في حركة حماس إسماعيل النادر] name [إسماعيل النادر] role [القيادي في حركة "
           "حماس] person masculine singular"},
          {"constituency", "عضو المجلس عن دائرة الساحل سامي الراعي إن العمل انتهى",
           "[عضو المجلس عن دائرة الساحل سامي الراعي] name [سامي الراعي] role [عضو المجلس عن دائرة "
           "الساحل] person masculine singular"},
          {"state", "النائب عن ولاية أوهايو سامي الراعي إن العمل انتهى",
           "[النائب عن ولاية أوهايو سامي الراعي] name [سامي الراعي] role [النائب عن ولاية أوهايو] "
           "person masculine singular"},
          {"kin of a named person", "شقيق الشهيد أحمد إن العمل انتهى",
           "[شقيق الشهيد أحمد] role [شقيق الشهيد أحمد] person masculine singular"},
          {"name behind kin", "والد الطفلة مريم إن العمل انتهى",
           "[والد الطفلة مريم] role [والد الطفلة مريم] person masculine singular"},
          {"object behind a body", "الحكومة الفرنسية الشركات على العمل",
           "[الحكومة الفرنسية] role [الحكومة الفرنسية] organization feminine singular"},
          {"one of many", "واحد من الخبراء إن العمل انتهى",
           "[واحد من الخبراء] role [واحد من الخبراء] anonymous masculine singular"},
          {"given name with the article", "وزير المالية الحبيب خضر إن العمل انتهى",
           "[وزير المالية الحبيب خضر] name [الحبيب خضر] role [وزير المالية] person masculine "
           "singular"},
          {"outgoing", "الرئيس المنتهية ولايته سامي الراعي إن العمل انتهى",
           "[الرئيس المنتهية ولايته سامي الراعي] name [سامي الراعي] role [الرئيس المنتهية ولايته] "
           "person masculine singular"},
          {"agency that one speaks to", "المتحدث باسم ولاية الساحل لوكالة الأنباء إن العمل انتهى",
           "[المتحدث باسم ولاية الساحل] role [المتحدث باسم ولاية الساحل] person masculine "
           "singular"},
          {"charged with", "الوزير المكلف بالميزانية سامي الراعي إن العمل انتهى",
           "[الوزير المكلف بالميزانية سامي الراعي] name [سامي الراعي] role [الوزير المكلف "
           "بالميزانية] person masculine singular"},
          {"field of a scholar", "الباحثة في علم الاجتماع سلمى النادر إن العمل انتهى",
           "[الباحثة في علم الاجتماع سلمى النادر] name [سلمى النادر] role [الباحثة في علم "
           "الاجتماع] person feminine singular"},
          {"second office", "نائب رئيس الحكومة وزير الطاقة سامي الراعي إن العمل انتهى",
           "[نائب رئيس الحكومة وزير الطاقة سامي الراعي] name [سامي الراعي] role [نائب رئيس الحكومة "
           "وزير الطاقة] person masculine singular"},
          {"position of a player", "لاعب وسط النادي سامي الراعي إن العمل انتهى",
           "[لاعب وسط النادي سامي الراعي] name [سامي الراعي] role [لاعب وسط النادي] person "
           "masculine singular"},
          {"country of a body", "لجنة الصحة في الأردن إن العمل انتهى",
           "[لجنة الصحة في الأردن] role [لجنة الصحة في الأردن] organization feminine singular"},
          {"country where a person is", "الوزير في الأردن إن العمل انتهى",
           "[الوزير] role [الوزير] person masculine singular"},
          {"each of", "كل من سامي الراعي ونبيل النادر أن العمل انتهى",
           "[كل من سامي الراعي ونبيل النادر] name [سامي الراعي ونبيل النادر] role [كل من] "
           "collective plural joint"},
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
          {"a company called a group", "مجموعة \"نيلوفا\" إن العمل انتهى",
           "[مجموعة \"نيلوفا\"] role [مجموعة \"نيلوفا\"] organization feminine singular"},
      });
}

TEST(NounPhraseTest, EndsBeforeWhatIsNotItsOwn) {
  CheckPhrases(
      PhrasePlace::kSubject,
      {
          {"what a minister demands of", "الوزير الحكومة بأن",
           "[الوزير] role [الوزير] person masculine singular"},
          {"what somebody refuses to speak of", "المدير الحديث عن الأمر",
           "[المدير] role [المدير] person masculine singular"},
          {"a director-general's body", "مدير عام الهيئة إن",
           "[مدير عام الهيئة] role [مدير عام الهيئة] person masculine singular"},
          {"whom a minister tells", "الوزير السفير أن",
           "[الوزير] role [الوزير] person masculine singular"},
          {"but what describes him", "الرئيس المنتخب إن",
           "[الرئيس المنتخب] role [الرئيس المنتخب] person masculine singular"},
          {"a title of two words", "العقيد الركن نضال الكرمي إن",
           "[العقيد الركن نضال الكرمي] name [نضال الكرمي] role [العقيد الركن] person masculine "
           "singular"},
          {"people by what they believe", "الناطق باسم الإخوان المسلمين نضال الكرمي إن",
           "[الناطق باسم الإخوان المسلمين نضال الكرمي] name [نضال الكرمي] role [الناطق باسم "
           "الإخوان "
           "المسلمين] person masculine singular"},
          {"preposition", "سامي الراعي في مؤتمر صحافي",
           "[سامي الراعي] name [سامي الراعي] person masculine singular"},
          {"comma", "سامي الراعي، مدير المركز، إن",
           "[سامي الراعي] name [سامي الراعي] person masculine singular"},
          {"time", "سامي النادر أمس إن العمل انتهى",
           "[سامي النادر] name [سامي النادر] person masculine singular"},
          {"what the person does", "المدير امتناع سامي الراعي عن الحضور",
           "[المدير] role [المدير] person masculine singular"},
          {"but a name of that form", "المدير إحسان الكرمي في بيان",
           "[المدير إحسان الكرمي] name [إحسان الكرمي] role [المدير] person masculine "
           "singular"},
          {"what there is not", "المدير عدم وجود خلل",
           "[المدير] role [المدير] person masculine singular"},
          {"people whom a body blames", "جيش الحدود الكورالي الأرماديين إن العمل انتهى",
           "[جيش الحدود الكورالي الأرماديين] role [جيش الحدود الكورالي الأرماديين] "
           "organization masculine singular"},
          {"a noun that looks conjoined", "التحاليل والاختبارات وجود مشكلة",
           "[التحاليل والاختبارات] role [التحاليل والاختبارات] person feminine "
           "singular"},
          {"relative", "المدير الذي غادر القاعة",
           "[المدير] role [المدير] person masculine singular"},
          {"colon", "سامي الراعي: انتهى العمل",
           "[سامي الراعي] name [سامي الراعي] person masculine singular"},
          {"an agency that a source speaks to", "مصدر أمني للوكالة الأرمادية إن العمل انتهى",
           "[مصدر أمني] role [مصدر أمني] anonymous masculine singular"},
          {"the object behind a document", "البيان التضامن مع السكان",
           "[البيان] role [البيان] document masculine singular"},
          {"the object behind a person's nisba", "المغني التركي الاتهام إلى خصمه",
           "[المغني التركي] role [المغني التركي] person masculine singular"},
          {"what a newspaper is about", "صحيفة \"المرآة\" المتعلقة بالنقل",
           "[صحيفة \"المرآة\"] role [صحيفة \"المرآة\"] organization feminine singular"},
          {"what is said of one", "موكله مريض.", "[موكله] role [موكله] person masculine singular"},
          {"where a candidate spoke", "مرشح المعارضة في تجمع حاشد إن",
           "[مرشح المعارضة] role [مرشح المعارضة] person masculine singular"},
          {"where somebody was born", "الكاتب محمود سولان ولد في ساريا",
           "[الكاتب محمود سولان] name [محمود سولان] role [الكاتب] person masculine singular"},
          {"what a mother wishes", "أم ياسر العودة إلى بيتها",
           "[أم ياسر] name [أم ياسر] person feminine singular"},
          {"what one whose father is named throws on it", "سلمان بن فهد الضوء على الطريق",
           "[سلمان بن فهد] name [سلمان بن فهد] person masculine singular"},
          {"what an agency does", "الوكالة التونسية للتنمية لتقديم العون",
           "[الوكالة التونسية للتنمية] role [الوكالة التونسية للتنمية] organization feminine "
           "singular"},
      });
}

TEST(NounPhraseTest, JoinsCoordinatedSources) {
  CheckPhrases(
      PhrasePlace::kSubject,
      {
          {"two names", "سامي النادر ولمى الحلو إن العمل انتهى",
           "[سامي النادر ولمى الحلو] name [سامي النادر ولمى الحلو] person plural joint"},
          {"a state of several words and another", "الولايات المتحدة واليابان إن العمل انتهى",
           "[الولايات المتحدة واليابان] role [الولايات المتحدة واليابان] organization plural "
           "joint"},
      });
}

// The parser asks such rules only of the few words that they name (FewWords).
TEST(NounPhraseTest, KnowsTheWordsThatRulesName) {
  CheckPhrases(
      PhrasePlace::kAnywhere,
      {
          {"how many, behind the article", "البعض من الخبراء إن العمل انتهى",
           "[البعض من الخبراء] role [البعض من الخبراء] collective masculine plural"},
          {"how many, with a pronoun", "وبعضهم من الخبراء إن العمل انتهى",
           "[وبعضهم] role [وبعضهم] collective masculine plural"},
          {"one, behind و", "وواحدة من الشركات إن العمل انتهى",
           "[وواحدة من الشركات] role [وواحدة من الشركات] organization feminine plural"},
          {"with his name, behind و", "المتحدث وباسمه سامي الراعي إن العمل انتهى",
           "[المتحدث وباسمه سامي الراعي] name [سامي الراعي] role [المتحدث وباسمه] person masculine "
           "singular"},
          {"pride of the faith", "المدير العام فخر الدين الراعي إن العمل انتهى",
           "[المدير العام فخر الدين الراعي] name [فخر الدين الراعي] role [المدير العام] person "
           "masculine singular"},
          {"the same", "ذات المصدر إن العمل انتهى",
           "[ذات المصدر] role [المصدر] anonymous masculine singular"},
          {"on, which is no Ali", "على سامي الراعي إن العمل انتهى", "none"},
          {"on, behind a name", "سامي الراعي على الطريق",
           "[سامي الراعي] name [سامي الراعي] person masculine singular"},
          {"counterpart", "نظيره الكورالي سامي الراعي إن العمل انتهى",
           "[نظيره الكورالي سامي الراعي] name [سامي الراعي] role [نظيره الكورالي] person masculine "
           "singular counterpart"},
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
