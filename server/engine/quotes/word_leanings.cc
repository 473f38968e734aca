// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/word_leanings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/engine/words.h"

namespace isnad {
namespace {

// Folded, in the order of the alphabet. Each stands for its feminine and its accusative too: كاذب,
// كاذبة, كاذبا.
constexpr std::u16string_view kSaidWords =
    u"ابتزاز ابريا ابرياء اجراات احمق ادعاات ادله ارهابي ارهابيه ارهابيين ازمه اساات اساه "
    u"استثنايي استعداد استعراض استفزاز استفزازات استفزازي استيا اسف اسقاط اسوا اشارات "
    u"اشاره اصلاحات اضرار اضطهاد اعتدا اعتداات اعدا افترا افتراات افراج افضل اقل اكاذيب "
    u"اكثر التزام الي انا انت انتقام انتم انتهاك انتهاكات انجاز انقلاب انه انها انهيار "
    u"اهانه اهمال اهميه ايجابي باطل بسيط بشده بشع بشكل بصوره بطي بين تام تجاوزات تحريض "
    u"تحسن تحول تدابير تداعيات تدخل تدخلات تراجع تسويه تشويه تصعيد تصعيدي تضليل تعذيب "
    u"تعسفي تقدم تقصير تماما تمييز تهديد تواطو تورط جاد جاهز جبان جحيم جدا جذري جسيم جميع "
    u"جيد حازم حاسم حزين حساس حكيم حل حلول حمقا خبيث خساير خطا خطوات خطوه خطير خونه خيانه "
    u"دعايه دقيق دليل دموي ذلك رايع رحيل رغبه زايف سخيف سريع سعيد سلبي سلمي سلميين سهل سوف "
    u"سيطره سيناريو شامل شجاع شديد شفاف شفافيه صارم صدمه صريح صعب صعوبات ضرر ضروره ضروري "
    u"ضعيف ضغوط ضمانات طبيعي طفيف ظالم ظروف ظلم عاجل عادل عار عدايي عده عدو عدوان عدواني "
    u"عشرات عظيم علي عليكم عملا عميق عن عنصري عنف عواقب غاشم غاضب غبي غزاه غضب غير فادح "
    u"فاسد فاشل فخور فرصه فساد فشل فضيحه فظيع فوري فوضي قتل قذر قرار قريبا قسري قلق قمع "
    u"قوي كابوس كاذب كارثه كارثي كامل كان كانت كثيرا كذب كراهيه لقد لكم للغايه له لها لهم "
    u"ليس ليست ماساوي مبالغ متزايد متشايم متطرف متطرفين متفايل متهور متين مثمر مجرم مجرمين "
    u"مجنون محاسبه محتمل محزن مخاوف مخزي مخيب مخيف مدان مدهش مذهل مرتزقه مرعب مرفوض مروع "
    u"مزاعم مزعوم مسااله مسبوق مستحيل مستعد مستقر مسوول مشاكل مشبوه مشرف مشين مصداقيه مضلل "
    u"معجزه معقد معقول معيب مغلوط مفبرك مقبول مقلق مكثف ملايم ملايين ملتزم ملفق ملموس "
    u"ممتاز ممكن من مناسب منطقي مهزله مهم مهين موامره موثوق موسف موقت نجاح نحن نعم نموذج "
    u"نهايه نهايي نوعي هايل هجوم هذا هذه هزيمه هش همجي هناك واضح واهي وثيق وحشي ودي وشيك "
    u"وضع وقح وقف وهمي يجب";

// Folded, in the order of the alphabet; the last are the names of letters.
constexpr std::u16string_view kNamedWords =
    u"اباتشي ابل اتش احرونوت اخوان ار ارنا اس اسوشيتد اف اكس الكتريك امازون امنستي اناضول "
    u"انترفاكس انترناشونال انترناشيونال انتل اندبندنت اندرويد انستاغرام انستغرام انستقرام "
    u"انصار اهرام اوبرا اوبك اوراكل اونلاين اويل اي ايباد ايرباص ايرلاينز ايست ايفون "
    u"ايكونوميست ايه باريزيان بال باي بايس بترا بتروليوم برس برو بريتيش بلاكبيري بلاي بلس "
    u"بلوك بلومبرغ بلومبيرغ بورز بوست بوك بوكس بول بوليتيكو بوينغ بي بيبسي بيتكوين بيجو "
    u"بيلد تاس تايم تايمز تحرير تسايتونغ تسلا تسنيم تشين تلجراف تلغراف تلغرام تو توتال "
    u"توحيد توداي تورنيدو توك تويتر تويوتا تي تيك تيليغرام تيليكوم جارديان جزيره جنرال "
    u"جهاد جوجل جورنال جي جيروزاليم جيميل حرام حماس داعش دبليو درايف دو دويتشه دي "
    u"ديبورتيفو ديزني ديلي ذا ذي رافال راي رايتس روفر رونو رويترز ريبوبليكا ريد رينو زد "
    u"زود ساكس سامسونج سامسونغ سانا ساينس سبا سبايس سبوتنيك سبورت سبيس ستار ستاربكس "
    u"ستاندرد ستانلي ستريت ستوديو ستور ستيشن سفاري سكاي سناب سوني سويفت سي سيتي سيمانتك "
    u"شات شاومي شبيغل شرعيه شروق شل شينخوا صباح صحافه صن طالبان طيران غارديان غازيتا غروب "
    u"غرينبيس غوغل غولدمان فارس فاو فايت فايرفوكس فايسبوك فجر فرانس فلاش فوتبول فوربس فورد "
    u"فوكس فولكسفاغن فيتش فيزا فيس فيسبوك فيفا قاعده قنا كاب كابيتال كاسبرسكي كاف كرامه "
    u"كروم كلاب كلوب كوربوريشن كورييري كوكاكولا كولا كوم كونا كي كيا كيو كيودو لا لاب "
    u"لانسيت لوس لوفيغارو لوكهيد لوموند ليبراسيون ليكيب لينكد لينوكس مارتن مارفل ماركا "
    u"ماستركارد ماك ماكدونالدز ماكس ماكنتوش مايكروسوفت مرسيدس مستقبل مسيره معاريف موبايل "
    u"موتورز موديز مورغان موندو ميدل ميديا ميل ميني ناتو ناسا نت نتفليكس نصره نهضه نوفوستي "
    u"نوكيا نيتشر نيسان نينتندو نيوز نيوزويك نيويورك هاارتس هارتس هاكرز هلث هواوي هولدينغ "
    u"هوندا هيومن هيونداي واتس واتساب وارنر واس واشنطن وام واي وفا وفاق ون ووتش وول ويب "
    u"ويندوز ياهو يديعوت يو يوتيوب يونايتد يونسكو يونهاب يونيسف يويفا";

constexpr size_t CountWords(std::u16string_view words) {
  size_t count = 1;
  for (const char16_t c : words) count += c == u' ';
  return count;
}

template <size_t kSize>
constexpr void Sort(std::array<uint64_t, kSize>* keys) {
  for (size_t gap = kSize / 2; gap > 0; gap /= 2) {
    for (size_t i = gap; i < kSize; ++i) {
      const uint64_t key = (*keys)[i];
      size_t k = i;
      for (; k >= gap && (*keys)[k - gap] > key; k -= gap) (*keys)[k] = (*keys)[k - gap];
      (*keys)[k] = key;
    }
  }
}

// The keys of the words, each as written and with each of `endings` behind it.
template <size_t kSize>
constexpr std::array<uint64_t, kSize> KeysOf(std::u16string_view words,
                                             std::u16string_view endings) {
  std::array<uint64_t, kSize> keys{};
  size_t used = 0;
  WordHash hash;
  for (size_t i = 0; i <= words.size(); ++i) {
    if (i < words.size() && words[i] != u' ') {
      hash.Add(words[i]);
      continue;
    }
    keys[used++] = hash.key();
    for (const char16_t ending : endings) {
      WordHash longer = hash;
      longer.Add(ending);
      keys[used++] = longer.key();
    }
    hash = WordHash();
  }
  Sort(&keys);
  return keys;
}

constexpr auto kSaid = KeysOf<CountWords(kSaidWords) * 3>(kSaidWords, u"\u0647\u0627");
constexpr auto kNamed = KeysOf<CountWords(kNamedWords)>(kNamedWords, u"");

constexpr KeySet kSaidKeys(kSaid);
constexpr KeySet kNamedKeys(kNamed);
constexpr auto kEither = KeyBits<16384>().Add(kSaid).Add(kNamed);

}  // namespace

WordLeaning LeaningOf(const Token& token) {
  if (!IsWord(token)) return WordLeaning::kNone;
  const uint64_t stem = StemKey(token);
  if (!kEither.MayHave(token.key) && !kEither.MayHave(stem)) return WordLeaning::kNone;
  if (kNamedKeys.Has(token.key) || kNamedKeys.Has(stem)) return WordLeaning::kNamed;
  return kSaidKeys.Has(token.key) || kSaidKeys.Has(stem) ? WordLeaning::kSaid : WordLeaning::kNone;
}

}  // namespace isnad
