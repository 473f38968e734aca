// Speech, marked words inside a reported clause, or a name, a title, a term.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/classify.h"

#include "server/engine/quotes/marks.h"
#include "server/engine/quotes/same_words.h"
#include "server/engine/quotes/speech_features.h"
#include "server/engine/quotes/word_hints.h"
#include "server/engine/text/tokenize.h"
#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(ClassifyTest, KnowsSpeech) {
  CheckStage(
      Stage::kClasses, RenderClasses,
      {
          {"after a colon", "قال سامي الراعي: \"انتهى العمل في الجسر القديم صباح اليوم\".",
           "[انتهى العمل في الجسر القديم صباح اليوم] speech"},
          {"after a particle", "وأكد أن \"العمل انتهى في الجسر القديم\".",
           "[العمل انتهى في الجسر القديم] speech"},
          {"before the verb", "\"انتهى العمل في الجسر القديم\"، قالت لمى النادر.",
           "[انتهى العمل في الجسر القديم] speech"},
          {"short after a particle", "قال سامي النادر إن \"الجسر آمن\".", "[الجسر آمن] speech"},
          {"short after a colon", "قالت هناء الصفدي: \"لن نوقع\".", "[لن نوقع] speech"},
          {"header", "رئيس بلدية نورسان: \"لن نقبل بإغلاق المدارس هذا العام\"",
           "[لن نقبل بإغلاق المدارس هذا العام] speech"},
          {"question", "وتساءل الكاتب جوني شاهين: \"من يحمي الشهود؟\".",
           "[من يحمي الشهود؟] speech"},
          {"after a saying's noun", "وذكرتنا بالمثل القائل: \"من صبر بلغ التلة\".",
           "[من صبر بلغ التلة] speech"},
          {"right behind a cue's colon, and a verb behind", "ثم قال: \"أبا نور\" قلت نعم.",
           "[أبا نور] speech"},
          {"a charge", "وحاكمته المدينة بتهمة \"الإخلال بالنظام وإيذاء الناس\".",
           "[الإخلال بالنظام وإيذاء الناس] speech"},
          {"a verse with its source", "والدليل \"ومن يصبر يجد\" (سورة النور).",
           "[ومن يصبر يجد] speech"},
          {"dialect", "ورد سامي النادر \"مش عايزين حد\".", "[مش عايزين حد] speech"},
          {"negation", "ورد سامي النادر \"لا مشكلة\".", "[لا مشكلة] speech"},
      });
}

TEST(ClassifyTest, KnowsFragments) {
  CheckStage(
      Stage::kClasses, RenderClasses,
      {
          {"inside the clause",
           "قالت المهندسة لمى النادر إن السد سيبقى \"آمنا طوال موسم الأمطار القادم\".",
           "[آمنا طوال موسم الأمطار القادم] fragment"},
          {"after a particle with a pronoun", "وقال سامي النادر إنها \"تجاهلت شهادات الضحايا\".",
           "[تجاهلت شهادات الضحايا] fragment"},
          {"after a preposition", "وشدد سامي النادر على \"ضرورة وقف العنف فورا\".",
           "[ضرورة وقف العنف فورا] fragment"},
          {"governs what follows", "ونددت الهيئة أمس بـ\"تضليل\" الرأي العام في ساريا.",
           "[تضليل] fragment"},
          {"a judgement in a word", "وندد المحامي فيصل الحموي بـ\"أكاذيب\" خصمه.",
           "[أكاذيب] fragment"},
          {"a noun and its preposition", "ودعت لمى النادر إلى \"خطوات\" تجاه المزارعين.",
           "[خطوات] fragment"},
          {"predicate", "وقالت لمى النادر إن العمل كان \"شاقا\".", "[شاقا] fragment"},
          {"behind so-called by somebody", "رفض سامي النادر ما وصفه بـ\"الأكاذيب\".",
           "[الأكاذيب] fragment"},
          {"its source right behind it", "وبدا العرض \"متعبا\" بحسب وصف الناقد سامي النادر.",
           "[متعبا] speech"},
          {"describing", "ووصف الوزير فيصل الحموي القرار بأنه \"خطوة شجاعة جدا\".",
           "[خطوة شجاعة جدا] fragment"},
      });
}

TEST(ClassifyTest, KnowsNamesTitlesAndTerms) {
  CheckStage(
      Stage::kClasses, RenderClasses,
      {
          {"film", "وفاز فيلم \"ليل طويل\" بجائزة.", "[ليل طويل] title"},
          {"novel", "صدرت رواية \"خرائط الملح\" في ساريا.", "[خرائط الملح] title"},
          {"newspaper", "وذكرت صحيفة \"النهار الجديد\" أن الجسر أغلق.", "[النهار الجديد] name"},
          {"newspaper with a nisba", "وأجرت صحيفة \"الصباح\" الأرمادية مقابلة معه.",
           "[الصباح] name"},
          {"operation", "أطلق الجيش عملية \"درع الشمال\" فجر السبت.", "[درع الشمال] name"},
          {"known as", "واعتقل الرجل المعروف باسم \"القط\" في ساريا.", "[القط] name"},
          {"names of letters", "وقال سامي النادر لشبكة \"بي إن سي\" إن الجسر أغلق.",
           "[بي إن سي] name"},
          {"an occasion with a medium", "وقال سامي النادر في حوار مع \"النهار\" إن الجسر أغلق.",
           "[النهار] name"},
          {"a name head with its genitive", "وصلت حاملة الطائرات \"نورسان\" إلى ساريا.",
           "[نورسان] name"},
          {"a title head and more words", "وتحدث في كتابه الأخير عن \"نجاة الملاحين\".",
           "[نجاة الملاحين] title"},
          {"the subject of the next verb", "\"مراقبون بلا وطن\" تطالب بفتح الجسر.",
           "[مراقبون بلا وطن] name"},
          {"an object pronoun's verb", "في حديث نشرته \"المدى\" أمس.", "[المدى] name"},
          {"right behind the verb, with its article", "وقالت \"النهار\" إن الجسر أغلق.",
           "[النهار] name"},
          {"before the object of its verb", "انتقد \"المركز العام للأنهار\" رغبة الوزير.",
           "[المركز العام للأنهار] name"},
          {"words that names are made of", "أكد سامي النادر أن \"نورس تايمز\" أخطأت.",
           "[نورس تايمز] name"},
          {"named", "وسمى الصياد قاربه \"غيمة البحر\".", "[غيمة البحر] name"},
          {"an object pronoun's verb, then its cue's particle",
           "وقال سامي الراعي في حديث بثته \"المدى\" إن الجسر أغلق.", "[المدى] name"},
          {"founded", "وأعلن سامي الراعي تأسيس \"دار النور للنشر\" في ساريا.",
           "[دار النور للنشر] name"},
          {"begins with a place's noun",
           "وقالت لمى النادر إن القافلة تنتظر في \"جبل نورسان\" وصول الماء.", "[جبل نورسان] name"},
          {"an example behind a colon", "وزار المعالم، وأبرزها: \"متحف الملح\".",
           "[متحف الملح] name"},
          {"called so by nobody", "وتنظر المحكمة في ما يوصف بقضايا \"التهويل\".", "[التهويل] name"},
          {"could be called", "وكان لقاء باردا يمكن وصفه بـ\"السد المنيع\".", "[السد المنيع] term"},
          {"so-called", "ورفضت الحكومة ما يسمى \"الطريق الثالث\".", "[الطريق الثالث] term"},
      });
}

TEST(ClassifyTest, ReadsBulletsBelowAColon) {
  CheckStage(
      Stage::kClasses, RenderClasses,
      {
          {"bullets", "وقال سامي النادر:\n- \"سنبني الجسر قبل الشتاء\"\n- \"ولن نطلب قرضا جديدا\"",
           "[سنبني الجسر قبل الشتاء] speech | [ولن نطلب قرضا جديدا] speech"},
      });
}

TEST(ClassifyTest, KnowsListsOfOtherArticles) {
  CheckStage(Stage::kClasses, RenderClasses,
             {
                 {"lines without a stop",
                  "قالت لمى النادر إن الجسر أغلق.\nسكان نورسان يعودون إلى بيوتهم\nخبز الجدات "
                  "\"أمان تام للناس\"",
                  "[أمان تام للناس] term"},
             });
}

TEST(SameWordsTest, EachIsDrawnToTheOthers) {
  Document document;
  document.Reset("", "عمل \"شاق\" ثم \"بحر\" ثم \"شاقّ\" ثم \"شاق\"");
  Tokenize(&document);
  PairMarks(&document);
  ASSERT_EQ(document.spans.size(), 4u);
  const float scores[] = {2, -3, -1, 99};
  for (size_t q = 0; q < 4; ++q) document.spans[q].speech_score = scores[q];
  const SameWords same_words(document);
  EXPECT_TRUE(same_words.AnyRepeats());
  EXPECT_TRUE(same_words.Repeats(0));
  EXPECT_FALSE(same_words.Repeats(1));
  EXPECT_TRUE(same_words.Repeats(3));
  EXPECT_EQ(same_words.Group(0), same_words.Group(3));
  EXPECT_EQ(same_words.Find(same_words.Key(1)), same_words.Group(1));
  EXPECT_EQ(same_words.Find(same_words.Key(1) + 1), -1);
  const std::pmr::vector<float> drawn = same_words.Scores();
  EXPECT_FLOAT_EQ(drawn[0], 2 + 0.5f * (-1 + 4) / 2);  // 99 counts as 4
  EXPECT_FLOAT_EQ(drawn[1], -3);
  EXPECT_FLOAT_EQ(drawn[2], -1 + 0.5f * (2 + 4) / 2);
  EXPECT_FLOAT_EQ(drawn[3], 99 + 0.5f * (2 - 1) / 2);
}

TEST(WordHintsTest, SeesThroughClitics) {
  Document document;
  document.Reset("", "كاذبة بالفوضى تايمز ونحن بلكم مش دي الجسر الكاذبة العار الــكاذب");
  Tokenize(&document);
  ASSERT_EQ(document.tokens.size(), 11u);
  const int expected[] = {kSaidWord,
                          kSaidWord,
                          kNamedWord,
                          kSaidWord | kFirstPersonWord,
                          0,
                          kDialectWord,
                          kNamedWord | kDialectWord | kLetterName,
                          0,
                          kSaidWord,
                          kSaidWord,
                          kSaidWord};
  for (size_t i = 0; i < 11; ++i) {
    EXPECT_EQ(HintsOf(document.tokens[i], document.bare_keys[i]), expected[i]) << i;
  }
}

TEST(SpeechFeaturesTest, WeighsWhatHoldsAndShares) {
  SpeechWeights weights{};
  weights[kBias] = 1;
  weights[kUnknownInside] = 8;
  weights[kParticleAfter] = -3;
  weights[kVerbInside] = 100;
  SpeechFeatures x;
  EXPECT_FLOAT_EQ(x.Weigh(weights), 0);
  x.Set(kBias, true);
  x.Set(kVerbInside, false);
  x.Set(kParticleAfter, true);
  x.SetShare(kUnknownInside, 0.25f);
  EXPECT_FLOAT_EQ(x.Weigh(weights), 1 + 8 * 0.25f - 3);
  EXPECT_FLOAT_EQ(x.Share(kUnknownInside), 0.25f);
  x.Set(kParticleAfter, false);
  EXPECT_TRUE(x.Has(kParticleAfter)) << "what was seen once is not unseen";
  x.Clear(kParticleAfter);
  EXPECT_FLOAT_EQ(x.Weigh(weights), 3);
}

}  // namespace
}  // namespace isnad
