// The .tsv files: their form, and that every word they list is found with its class.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/engine/lexicon/compiler/letters.h"
#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"

namespace isnad::lexicon {
namespace {

// A column and the class that its words must have; several words with commas.
struct WordColumn {
  size_t column;
  WordClass word_class;
};

struct SourceFile {
  const char* name;
  size_t columns;
  size_t at_least;  // rows
  std::vector<WordColumn> words;
};

void PrintTo(const SourceFile& file, std::ostream* out) { *out << file.name; }

const std::vector<SourceFile>& Files() {
  static const auto* const kFiles = new std::vector<SourceFile>{
      {"common_words.tsv", 4, 500, {}},
      {"function_words.tsv", 6, 900, {}},
      {"name_heads.tsv", 5, 80, {{0, WordClass::kNameHead}, {1, WordClass::kNameHead}}},
      {"names.tsv", 4, 2, {}},
      {"organizations.tsv", 5, 200, {}},
      {"other_verbs.tsv", 4, 700, {{1, WordClass::kOtherVerb}}},
      {"phrases.tsv", 3, 150, {}},
      {"places.tsv", 5, 300, {{3, WordClass::kNisba}}},
      {"roles.tsv", 5, 300, {}},
      {"speech_nouns.tsv", 5, 60, {{0, WordClass::kSpeechNoun}, {1, WordClass::kSpeechNoun}}},
      {"suras.tsv", 3, 114, {}},
      {"verbs.tsv",
       9,
       265,
       {{0, WordClass::kVerb},
        {1, WordClass::kVerb},
        {2, WordClass::kVerb},
        {3, WordClass::kParticiple},
        {4, WordClass::kVerbalNoun}}}};
  return *kFiles;
}

std::string Path(const std::string& name) { return "server/engine/lexicon/" + name; }

std::string Contents(const std::string& name) {
  std::ifstream in(Path(name), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class SourceFileTest : public testing::TestWithParam<SourceFile> {};

TEST_P(SourceFileTest, HasSortedUniqueRowsOfAllColumns) {
  Problems problems;
  const auto rows = ReadTsv(Path(GetParam().name), GetParam().columns, &problems);
  for (const std::string& problem : problems.all()) ADD_FAILURE() << problem;
  EXPECT_GE(rows.size(), GetParam().at_least);
}

TEST_P(SourceFileTest, BeginsWithAComment) {
  EXPECT_EQ(Contents(GetParam().name).substr(0, 2), "# ");
}

TEST_P(SourceFileTest, IsNormalizedAndFreeOfInvisibleMarks) {
  const std::string text = Contents(GetParam().name);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  EXPECT_TRUE(nfc->isNormalizedUTF8(text, status));
  ASSERT_FALSE(text.empty());
  EXPECT_EQ(text.back(), '\n');
  int line = 1;
  for (int32_t position = 0; position < static_cast<int32_t>(text.size());) {
    const char32_t c = NextPoint(text, &position);
    line += c == '\n' ? 1 : 0;
    const bool invisible = c == 0x640 || (c >= 0x200B && c <= 0x200F) ||
                           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                           c == 0xFEFF || c == 0x61C || c == 0xFFFD || c == '\r';
    EXPECT_FALSE(invisible) << GetParam().name << ":" << line;
  }
}

TEST_P(SourceFileTest, ListsWordsThatAreFound) {
  Problems problems;
  for (const Row& row : ReadTsv(Path(GetParam().name), GetParam().columns, &problems)) {
    for (const WordColumn& words : GetParam().words) {
      for (const std::string& word : SplitList(row.fields[words.column])) {
        EXPECT_TRUE(LookUp(FoldedKey(word)).Is(words.word_class))
            << row.file << ":" << row.line << ": " << word;
      }
    }
  }
}

std::string Name(const testing::TestParamInfo<SourceFile>& info) {
  const std::string name = info.param.name;
  return name.substr(0, name.find('.'));
}

INSTANTIATE_TEST_SUITE_P(Files, SourceFileTest, testing::ValuesIn(Files()), Name);

// Files whose class stands in a column: the word and the class by its name there.
void ExpectFound(const char* file, size_t columns, size_t class_column,
                 const std::map<std::string, WordClass>& classes,
                 const std::set<size_t>& word_columns, WordClass otherwise) {
  Problems problems;
  const auto rows = ReadTsv(Path(file), columns, &problems);
  ASSERT_FALSE(rows.empty());
  for (const Row& row : rows) {
    for (const std::string& name : SplitList(row.fields[class_column])) {
      const auto found = classes.find(name);
      const WordClass word_class = found == classes.end() ? otherwise : found->second;
      for (size_t column : word_columns) {
        for (const std::string& word : SplitList(row.fields[column])) {
          if (word == "+") continue;
          EXPECT_TRUE(LookUp(FoldedKey(word)).Is(word_class))
              << row.file << ":" << row.line << ": " << word;
        }
      }
    }
  }
}

TEST(ListedWordsTest, Roles) {
  ExpectFound("roles.tsv", 5, 3,
              {{"honorific", WordClass::kHonorific},
               {"anonymous", WordClass::kAnonymous},
               {"collective", WordClass::kCollective}},
              {0, 1, 2}, WordClass::kRole);
}

TEST(ListedWordsTest, Organizations) {
  ExpectFound("organizations.tsv", 5, 3,
              {{"document", WordClass::kDocument}, {"medium", WordClass::kMedium}}, {0, 2},
              WordClass::kOrganization);
}

TEST(ListedWordsTest, Names) {
  ExpectFound("names.tsv", 4, 2,
              {{"family", WordClass::kFamilyName}, {"link", WordClass::kNameLink}}, {0},
              WordClass::kGivenName);
}

TEST(ListedWordsTest, Places) {
  ExpectFound("places.tsv", 5, 1, {{"city", WordClass::kCity}}, {0}, WordClass::kCountry);
}

// Every country of ICU by a word of its Arabic name, but those named by common words only.
TEST(ListedWordsTest, EveryCountry) {
  static const std::set<std::string> kCommonNames = {"CI", "CV", "GB", "KM", "KY", "LC", "ME", "MH",
                                                     "MP", "PS", "SB", "SM", "TC", "US", "VI"};
  static const std::set<std::string> kUninhabited = {"AQ", "BV", "HM", "IO", "SJ", "TF", "UM"};
  // Dependent territories that news in Arabic does not quote.
  static const std::set<std::string> kTerritories = {
      "AX", "BL", "CC", "CK", "CX", "DG", "EA", "FO", "GG", "GI", "IM", "JE", "MF",
      "MS", "NF", "NU", "PM", "PN", "RE", "SH", "SX", "TK", "VG", "WF", "YT"};
  size_t found = 0;
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    if (kCommonNames.count(*code) + kUninhabited.count(*code) + kTerritories.count(*code) > 0) {
      continue;
    }
    icu::UnicodeString name;
    icu::Locale("und", *code).getDisplayCountry(icu::Locale("ar"), name);
    std::string utf8;
    std::istringstream words(name.toUTF8String(utf8));
    bool listed = false;
    for (std::string word; words >> word;) {
      const WordEntry& entry = LookUp(FoldedKey(word));
      listed |= entry.Is(WordClass::kCountry) || entry.Is(WordClass::kCity);
    }
    EXPECT_TRUE(listed) << *code << ": " << utf8;
    ++found;
  }
  EXPECT_GE(found, 195u);
}

// What "large enough" means: people by their names, of settled gender too; bodies; offices.
TEST(ListedWordsTest, AreEnough) {
  Problems problems;
  const auto names = ReadTsv(Path("names.tsv"), 4, &problems);
  EXPECT_GE(names.size(), 7000u);
  size_t settled = 0;
  for (const Row& row : names) settled += row.fields[1] == "u" ? 0 : 1;
  EXPECT_GE(settled, 3000u);
  EXPECT_GE(ReadTsv(Path("roles.tsv"), 5, &problems).size(), 800u);
  EXPECT_GE(ReadTsv(Path("organizations.tsv"), 5, &problems).size(), 800u);
  EXPECT_GE(ReadTsv(Path("places.tsv"), 5, &problems).size(), 1100u);
}

TEST(ListedWordsTest, CommonWords) {
  ExpectFound("common_words.tsv", 4, 1, {{"adjective", WordClass::kAdjective}}, {0},
              WordClass::kCommonNoun);
}

TEST(ListedWordsTest, FunctionWords) {
  ExpectFound("function_words.tsv", 6, 1,
              {{"particle", WordClass::kParticle},
               {"preposition", WordClass::kPreposition},
               {"conjunction", WordClass::kConjunction},
               {"relative", WordClass::kRelative},
               {"demonstrative", WordClass::kDemonstrative},
               {"pronoun", WordClass::kPronoun},
               {"negation", WordClass::kNegation},
               {"auxiliary", WordClass::kAuxiliary},
               {"adverb", WordClass::kAdverb},
               {"time", WordClass::kTime}},
              {0}, WordClass::kNumberWord);
}

// One letter is no masdar, participle or verb: a list was split wrongly.
TEST(VerbsTest, HaveNoOneLetterParts) {
  Problems problems;
  for (const Row& row : ReadTsv(Path("verbs.tsv"), 9, &problems)) {
    for (size_t column = 0; column < 5; ++column) {
      for (const std::string& part : SplitList(row.fields[column])) {
        EXPECT_GE(Letters(part).size(), 2u) << row.line << ": " << part;
      }
    }
  }
}

TEST(OtherVerbsTest, AreNoReportingVerbs) {
  Problems problems;
  std::set<std::string> reporting;
  for (const Row& row : ReadTsv(Path("verbs.tsv"), 9, &problems)) {
    reporting.insert(Utf8(Letters(row.fields[0])));
  }
  for (const Row& row : ReadTsv(Path("other_verbs.tsv"), 4, &problems)) {
    EXPECT_EQ(reporting.count(row.fields[0]), 0u) << row.line << ": " << row.fields[0];
  }
}

}  // namespace
}  // namespace isnad::lexicon
