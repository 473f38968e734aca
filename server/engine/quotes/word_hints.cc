// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/word_hints.h"

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

// As they are, or behind و or ف.
constexpr uint64_t kFirstPersonWords[] = {WordKey(u"نحن"),  WordKey(u"انا"),   WordKey(u"انني"),
                                          WordKey(u"اننا"), WordKey(u"لدينا"), WordKey(u"علينا")};
constexpr uint64_t kSecondPersonWords[] = {WordKey(u"انت"),   WordKey(u"انتم"), WordKey(u"لكم"),
                                           WordKey(u"عليكم"), WordKey(u"معكم"), WordKey(u"بكم"),
                                           WordKey(u"منكم")};
constexpr uint64_t kDialectWords[] = {
    WordKey(u"مش"),       WordKey(u"مو"),   WordKey(u"شو"),    WordKey(u"ليش"),  WordKey(u"عايز"),
    WordKey(u"عاوز"),     WordKey(u"ايه"),  WordKey(u"ده"),    WordKey(u"دي"),   WordKey(u"دا"),
    WordKey(u"اللي"),     WordKey(u"احنا"), WordKey(u"علشان"), WordKey(u"عشان"), WordKey(u"كده"),
    WordKey(u"هيك"),      WordKey(u"بدي"),  WordKey(u"بدنا"),  WordKey(u"ازاي"), WordKey(u"دلوقتي"),
    WordKey(u"النهارده"), WordKey(u"وين"),  WordKey(u"فين"),   WordKey(u"ديال"), WordKey(u"واش"),
    WordKey(u"ماشي"),     WordKey(u"كمان"), WordKey(u"بس"),    WordKey(u"يلا"),  WordKey(u"هاد"),
    WordKey(u"هاي")};
constexpr uint64_t kNamesOfLetters[] = {
    WordKey(u"بي"),    WordKey(u"سي"),  WordKey(u"دي"),  WordKey(u"تي"),  WordKey(u"في"),
    WordKey(u"جي"),    WordKey(u"كي"),  WordKey(u"ان"),  WordKey(u"ام"),  WordKey(u"او"),
    WordKey(u"اي"),    WordKey(u"اس"),  WordKey(u"اف"),  WordKey(u"ال"),  WordKey(u"ار"),
    WordKey(u"اتش"),   WordKey(u"يو"),  WordKey(u"كيو"), WordKey(u"اكس"), WordKey(u"زد"),
    WordKey(u"دبليو"), WordKey(u"واي"), WordKey(u"ايه"), WordKey(u"اه"),  WordKey(u"ايتش")};

constexpr size_t CountWords(std::u16string_view words) {
  size_t count = 1;
  for (const char16_t c : words) count += c == u' ';
  return count;
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
  return keys;
}

constexpr auto kSaid = KeysOf<CountWords(kSaidWords) * 3>(kSaidWords, u"\u0647\u0627");
constexpr auto kNamed = KeysOf<CountWords(kNamedWords)>(kNamedWords, u"");

// All lists in one: the hints of a key, 0 for most.
class HintTable {
 public:
  template <typename Keys>
  constexpr HintTable& Add(const Keys& keys, WordHint hint) {
    for (const uint64_t key : keys) {
      size_t slot = key % kSlots;
      while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) % kSlots;
      keys_[slot] = key;
      hints_[slot] = static_cast<uint8_t>(hints_[slot] | hint);
    }
    return *this;
  }
  unsigned Of(uint64_t key) const {
    if (!kHintingWords.MayHave(key)) return 0;
    for (size_t slot = key % kSlots; keys_[slot] != 0; slot = (slot + 1) % kSlots) {
      if (keys_[slot] == key) return hints_[slot];
    }
    return 0;
  }

 private:
  static constexpr size_t kSlots = 2048;  // twice as many as words
  uint64_t keys_[kSlots] = {};            // 0: empty
  uint8_t hints_[kSlots] = {};
};

constexpr HintTable kHints = HintTable()
                                 .Add(kSaid, kSaidWord)
                                 .Add(kNamed, kNamedWord)
                                 .Add(kFirstPersonWords, kFirstPersonWord)
                                 .Add(kSecondPersonWords, kSecondPersonWord)
                                 .Add(kDialectWords, kDialectWord)
                                 .Add(kNamesOfLetters, kLetterName);

}  // namespace

constexpr KeyBits<16384> kHintingWords = KeyBits<16384>()
                                             .Add(kSaid)
                                             .Add(kNamed)
                                             .Add(kFirstPersonWords)
                                             .Add(kSecondPersonWords)
                                             .Add(kDialectWords)
                                             .Add(kNamesOfLetters);

uint8_t FindHints(const Token& word) {
  constexpr unsigned kMeanings = kSaidWord | kNamedWord;
  unsigned hints = kHints.Of(word.key);
  // A meaning shows through all clitics of the likeliest reading; the others, which are function
  // words, behind و and ف only, but in any reading.
  for (const Reading& r : *word.word) {
    const bool likeliest = &r == word.word->begin();
    const bool joined = (r.proclitics & ~(kWa | kFa)) == 0;
    if (likeliest || joined) {
      const uint64_t stem = StemOf(word, r);
      if (stem != word.key) {
        hints |= kHints.Of(stem) & ((likeliest ? kMeanings : 0) | (joined ? ~kMeanings : 0));
      }
    }
    if (!Any(word, kStemmed)) break;
  }
  if ((hints & kNamedWord) != 0) hints &= ~unsigned{kSaidWord};
  return static_cast<uint8_t>(hints);
}

}  // namespace isnad
