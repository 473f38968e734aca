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

TEST(NounPhraseTest, KeepsNamesThatAreWords) {
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
          {"what a mother wishes", "أم ياسر العودة إلى بيتها",
           "[أم ياسر] name [أم ياسر] person feminine singular"},
          {"what one whose father is named throws on it", "سلمان بن فهد الضوء على الطريق",
           "[سلمان بن فهد] name [سلمان بن فهد] person masculine singular"},
          {"what an agency does", "الوكالة التونسية للتنمية لتقديم العون",
           "[الوكالة التونسية للتنمية] role [الوكالة التونسية للتنمية] organization feminine "
           "singular"},
      });
}

TEST(NounPhraseTest, KeepsPronounsAndForeignArticles) {
  CheckPhrases(PhrasePlace::kSubject,
               {
                   {"a suspect", "المشتبه به إن العمل انتهى",
                    "[المشتبه به] role [المشتبه به] person masculine singular"},
                   {"a paper with a foreign article", "صحيفة ذا ميروز الأرمادية إن العمل انتهى",
                    "[صحيفة ذا ميروز الأرمادية] role [صحيفة ذا ميروز الأرمادية] organization "
                    "feminine singular"},
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

TEST(NounPhraseTest, TakesAWordOfTheLanguageBeforeTheClauseForTheNamesEnd) {
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
           "[صحيفة الميناء البريطانية] role [صحيفة الميناء البريطانية] organization feminine singular"},
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
          {"two titles with the article", "المدير التنفيذي والعضو المنتدب للشركة زياد الدرباوي إن العمل انتهى",
           "[المدير التنفيذي والعضو المنتدب للشركة زياد الدرباوي] name [زياد الدرباوي] role [المدير "
           "التنفيذي والعضو المنتدب للشركة] person masculine singular"},
          {"family name that reads like a complaint", "وزير النفط عبد الكريم لعيبي إن العمل انتهى",
           "[وزير النفط عبد الكريم لعيبي] name [عبد الكريم لعيبي] role [وزير النفط] person masculine "
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
