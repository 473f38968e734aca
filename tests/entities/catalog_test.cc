// Which entry of a catalog a speaker is linked to, and when to none.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/catalog.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/engine/engine.h"

namespace isnad {
namespace {

constexpr SpeakerKind kPerson = SpeakerKind::kPerson;
constexpr SpeakerKind kBody = SpeakerKind::kOrganization;

std::shared_ptr<const Catalog> SmallCatalog() {
  Catalog::Builder builder;
  const std::vector<CatalogEntry> entries = {
      {"salma", {"سلمى النادر", "Salma Nader"}, kPerson, "وزيرة الري المغربية", Gender::kFeminine},
      {"rahman", {"عبد الرحمن بكر"}, kPerson, "", Gender::kUnknown},
      {"bikmatov", {"إيغور بيكماتوف"}, kPerson, "رئيس كازاخستان", Gender::kMasculine},
      {"bentham", {"Oliver Penton"}, kPerson, "وزير الدفاع البريطاني", Gender::kMasculine},
      {"sami-tn", {"سامي الراعي"}, kPerson, "وزير المالية التونسي", Gender::kMasculine},
      {"sami-eg", {"سامي الراعي"}, kPerson, "وزير المالية المصري", Gender::kMasculine},
      {"twin-1", {"كمال درويش"}, kPerson, "", Gender::kUnknown},
      {"twin-2", {"كمال درويش"}, kPerson, "", Gender::kUnknown},
      {"solan", {"بريت سولان", "سولان"}, kPerson, "مدرب نادي الميناء", Gender::kMasculine},
      {"health", {"وزارة الصحة السودانية"}, kBody, "", Gender::kUnknown},
      {"old", {"منصور الكرمي"}, kPerson, "رئيس السودان", Gender::kMasculine, true},
      {"new", {"طلال الأسمر"}, kPerson, "رئيس السودان", Gender::kMasculine},
      {"two-roles", {"هدى الشامي"}, kPerson, "وزيرة الصحة الأردنية", Gender::kFeminine},
      {"two-roles", {"هدى الشامي"}, kPerson, "رئيسة جامعة الأردن", Gender::kFeminine},
  };
  for (const CatalogEntry& entry : entries) EXPECT_TRUE(builder.Add(entry));
  return builder.Finish();
}

struct Question {
  const char* what;
  const char* name;
  bool named;
  SpeakerKind kind;
  Gender gender;
  const char* roles;
  const char* id;  // "": none; "?": ambiguous
};

std::string Found(const Catalog& catalog, const Question& q) {
  std::vector<RoleWord> roles;
  AddRoleWords(q.roles, &roles);
  const int32_t entry = catalog.Find({q.name, q.named, q.kind, q.gender, &roles});
  if (entry == Catalog::kAmbiguous) return "?";
  return entry == Catalog::kNone ? "" : std::string(catalog.id(entry));
}

void Check(const std::vector<Question>& questions) {
  const std::shared_ptr<const Catalog> catalog = SmallCatalog();
  for (const Question& q : questions) EXPECT_EQ(Found(*catalog, q), q.id) << q.what;
}

TEST(CatalogTest, FindsNames) {
  constexpr Gender kAny = Gender::kUnknown;
  Check({
      {"as listed", "سلمى النادر", true, kPerson, Gender::kFeminine, "", "salma"},
      {"without article and hamza", "سلمي نادر", true, kPerson, kAny, "", "salma"},
      {"in Latin letters", "Salma Nader", true, kPerson, kAny, "", "salma"},
      {"glued", "عبدالرحمن بكر", true, kPerson, kAny, "", "rahman"},
      {"another transliteration", "إيغور بيكماطوف", true, kPerson, kAny, "", "bikmatov"},
      {"listed in Latin letters only", "أوليفر بنتون", true, kPerson, kAny, "", "bentham"},
      {"a name between, and the office", "سلمى عون النادر", true, kPerson, kAny, "وزيرة الري",
       "salma"},
      {"a family name that is listed", "سولان", true, kPerson, kAny, "المدرب سولان", "solan"},
      {"a body", "وزارة الصحة السودانية", false, kBody, kAny, "", "health"},
      {"several roles of one person", "هدى الشامي", true, kPerson, kAny, "", "two-roles"},
      {"unlisted", "نبيل الحكيم", true, kPerson, kAny, "", ""},
  });
}

TEST(CatalogTest, RolesAndCountriesDecide) {
  Check({
      {"one of two", "سامي الراعي", true, kPerson, Gender::kMasculine, "الوزير التونسي", "sami-tn"},
      {"the other", "سامي الراعي", true, kPerson, Gender::kMasculine, "وزير مالية مصر", "sami-eg"},
      {"no role", "سامي الراعي", true, kPerson, Gender::kMasculine, "", "?"},
      {"a third country", "سامي الراعي", true, kPerson, Gender::kMasculine, "وزير المالية الياباني",
       ""},
      {"nothing to tell them apart", "كمال درويش", true, kPerson, Gender::kUnknown, "الكاتب", "?"},
      {"another country", "سلمى النادر", true, kPerson, Gender::kFeminine, "الوزيرة اليمنية", ""},
      {"another gender", "سلمى النادر", true, kPerson, Gender::kMasculine, "", ""},
      {"another kind", "سلمى النادر", true, kBody, Gender::kUnknown, "", ""},
      {"a family name with another role", "سولان", true, kPerson, Gender::kMasculine,
       "وزير الزراعة سولان", ""},
      {"a name between, without the office", "سلمى عون النادر", true, kPerson, Gender::kFeminine,
       "", ""},
  });
}

TEST(CatalogTest, FindsOffices) {
  Check({
      {"by nisba", "الرئيس السوداني", false, kPerson, Gender::kMasculine, "الرئيس السوداني", "new"},
      {"by country", "رئيس السودان", false, kPerson, Gender::kMasculine, "رئيس السودان", "new"},
      {"the office alone", "الرئيس", false, kPerson, Gender::kMasculine, "الرئيس", ""},
      {"one word more", "نائب الرئيس السوداني", false, kPerson, Gender::kMasculine,
       "نائب الرئيس السوداني", ""},
  });
}

TEST(CatalogTest, LinksSpeakersOfATextCallersFirst) {
  Catalog::Builder builder;
  builder.Add({"mine", {"سلمى النادر"}, kPerson, "", Gender::kUnknown});
  const std::shared_ptr<const Catalog> callers = builder.Finish();
  const std::shared_ptr<const Catalog> servers = SmallCatalog();
  EngineOptions options;
  options.callers_catalog = callers.get();
  options.servers_catalog = servers.get();
  Document d;
  const Engine engine;
  engine.Attribute({"",
                    "قالت وزيرة الري سلمى النادر: \"انتهى العمل\".\nوقال المدرب بريت سولان: "
                    "\"لم ينته شيء\".\nوقال نبيل الحكيم: \"لا أعرف\"."},
                   options, &d);
  ASSERT_EQ(d.speakers.size(), 3u);
  EXPECT_EQ(d.speakers[0].known_speaker_id, "mine");
  EXPECT_EQ(d.speakers[1].known_speaker_id, "solan");
  EXPECT_EQ(d.speakers[2].known_speaker_id, "");
  options.callers_catalog = nullptr;
  engine.Attribute({"", "قالت وزيرة الري سلمى النادر: \"انتهى العمل\"."}, options, &d);
  EXPECT_EQ(d.speakers[0].known_speaker_id, "salma");
  EXPECT_EQ(d.speakers[0].latin_name, "Salma Nader");
}

TEST(CatalogTest, AnEmptyCatalogFindsNothing) {
  const std::shared_ptr<const Catalog> catalog = Catalog::Builder().Finish();
  EXPECT_EQ(catalog->size(), 0u);
  EXPECT_EQ(catalog->Find({"سلمى النادر", true}), Catalog::kNone);
  EXPECT_EQ(catalog->Find({"", false}), Catalog::kNone);
}

TEST(CatalogTest, FindsEachOfManyNames) {
  // Every fold of three letters is a word of its own, so that buckets get several rows.
  const std::vector<std::string> letters = {"ب", "ت", "س", "ك", "ل", "م", "ن", "ر", "ش", "د"};
  std::vector<std::string> names;
  for (const std::string& a : letters)
    for (const std::string& b : letters)
      for (const std::string& c : letters) names.push_back(a + "ا" + b + "و" + c + "ي سالمين");
  Catalog::Builder builder;
  for (const std::string& name : names) builder.Add({name, {name}, kPerson, "", Gender::kUnknown});
  const std::shared_ptr<const Catalog> catalog = builder.Finish();
  EXPECT_EQ(catalog->size(), names.size());
  for (const std::string& name : names) {
    const int32_t entry = catalog->Find({name, true, kPerson});
    ASSERT_GE(entry, 0) << name;
    EXPECT_EQ(catalog->id(entry), name);
  }
}

}  // namespace
}  // namespace isnad
