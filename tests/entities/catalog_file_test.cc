// Files of known speakers: both forms, and what is refused, with its line.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/catalog_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "server/engine/entities/catalog_json.h"

namespace isnad {
namespace {

// A file of its own for each test, removed at the end.
class CatalogFileTest : public ::testing::Test {
 protected:
  CatalogFileTest()
      : path_(::testing::TempDir() + "isnad-catalog-" + std::to_string(getpid()) + ".txt") {}
  ~CatalogFileTest() override { std::remove(path_.c_str()); }

  std::shared_ptr<const Catalog> Read(const std::string& content) {
    std::FILE* file = std::fopen(path_.c_str(), "wb");
    std::fwrite(content.data(), 1, content.size(), file);
    std::fclose(file);
    return ReadCatalog(path_, &error_);
  }

  const std::string path_;
  std::string error_;
};

TEST_F(CatalogFileTest, ReadsJsonLines) {
  const auto catalog = Read(
      "{\"id\": \"Q1\", \"names\": [\"سلمى النادر\", \"Salma \\u004Eader\"], \"kind\": "
      "\"person\", \"role\": \"وزيرة الري\", \"gender\": \"feminine\", \"valid_from\": "
      "\"2024-03\", \"valid_until\": \"2026\", \"more\": {\"a\": [1, true, \"}\"]}}\r\n"
      "\n"
      "  {\"names\":[\"\\u0646\\u0628\\u064a\\u0644\"],\"id\":\"Q2\"}");
  ASSERT_NE(catalog, nullptr) << error_;
  EXPECT_EQ(catalog->size(), 2u);
  const int32_t first = catalog->Find({"سلمى النادر", true});
  ASSERT_EQ(first, 0);
  EXPECT_EQ(catalog->id(first), "Q1");
  EXPECT_EQ(catalog->latin_name(first), "Salma Nader");
  EXPECT_EQ(catalog->Find({"نبيل", true}), 1);
}

TEST_F(CatalogFileTest, ReadsTabs) {
  const auto catalog = Read(
      "# id\tnames\n"
      "Q1\tسلمى النادر|Salma Nader\tperson\tوزيرة الري\tf\t2024\t-\r\n"
      "Q2\tنبيل الحكيم\n"
      "Q3\tوزارة الري\torganization\n");
  ASSERT_NE(catalog, nullptr) << error_;
  EXPECT_EQ(catalog->size(), 3u);
  EXPECT_EQ(catalog->latin_name(0), "Salma Nader");
  EXPECT_EQ(catalog->Find({"نبيل الحكيم", true}), 1);
}

TEST_F(CatalogFileTest, ReadsAnEmptyFileAndOneLargerThanItsBuffer) {
  ASSERT_NE(Read(""), nullptr);
  std::string many;
  for (int k = 0; k < 60'000; ++k) many += "Q" + std::to_string(k) + "\tسلمى النادر\tperson\n";
  const auto catalog = Read(many);
  ASSERT_NE(catalog, nullptr) << error_;
  EXPECT_EQ(catalog->size(), 60'000u);
}

TEST_F(CatalogFileTest, RefusesABadLine) {
  struct Bad {
    const char* content;
    const char* error;
  };
  const std::string long_line(3 << 20, 'x');
  const Bad kBad[] = {
      {"{\"id\": \"a\", \"names\": [\"b\"]}\n{\"id\": \"a\"", ":2: not JSON"},
      {"{\"id\": \"a\", \"names\": [\"b\"]} x", ":1: more than one JSON object"},
      {"{\"names\": [\"b\"]}", ":1: id: missing"},
      {"\n\n{\"id\": \"a\"}", ":3: names: missing"},
      {"{\"id\": 7, \"names\": [\"b\"]}", ":1: id: not a string"},
      {"{\"id\": \"a\", \"names\": \"b\"}", ":1: names: not a list of strings"},
      {"{\"id\": \"a\", \"names\": [\"b\", 3]}", ":1: names: not a list of strings"},
      {"{\"id\": \"a\", \"names\": [\"b\"], \"kind\": \"man\"}",
       ":1: kind: not person, organization, document, anonymous or collective"},
      {"{\"id\": \"a\", \"names\": [\"b\"], \"gender\": \"x\"}",
       ":1: gender: not masculine or feminine"},
      {"{\"id\": \"a\", \"names\": [\"b\"], \"valid_from\": \"1.2.2024\"}",
       ":1: valid_from: not YYYY, YYYY-MM or YYYY-MM-DD"},
      {"{\"id\": \"a\", \"names\": [\"b\"], \"valid_from\": \"2024-05\", \"valid_until\": "
       "\"2024-04-30\"}",
       ":1: valid_until: before valid_from"},
      {"{\"id\": \"a\", \"names\": [\"\xd8\"]}", ":1: names: not UTF-8"},
      {"{\"id\": \"a\", \"names\": [\"\\ud800\"]}", ":1: names: not a list of strings"},
      {"# comment\na\tb\nc", ":3: fewer than 2 columns: id and names"},
      {"a\tb\t-\t-\t-\t-\t-\tx", ":1: more than 7 columns"},
      {"a\tb\n{\"id\": \"a\", \"names\": [\"b\"]}", ":2: fewer than 2 columns: id and names"},
      {long_line.c_str(), ":1: longer than 1 MiB"},
  };
  for (const Bad& bad : kBad) {
    EXPECT_EQ(Read(bad.content), nullptr) << bad.content;
    EXPECT_EQ(error_, path_ + bad.error);
  }
}

TEST_F(CatalogFileTest, RefusesWhatIsNoFile) {
  std::string error;
  EXPECT_EQ(ReadCatalog("/no/such/file", &error), nullptr);
  EXPECT_EQ(error, "/no/such/file: No such file or directory");
}

TEST(JsonReaderTest, SkipsAnythingButNotForever) {
  EXPECT_TRUE(JsonReader("{\"a\": [1.5e3, null, \"\\\"\"], \"b\": {}}").Skip());
  EXPECT_FALSE(JsonReader("[1, ]").Skip());
  EXPECT_FALSE(JsonReader("").Skip());
  EXPECT_FALSE(JsonReader(std::string(1000, '[')).Skip());
}

}  // namespace
}  // namespace isnad
