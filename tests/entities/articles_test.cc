// Who is who in whole articles: tests/entities/articles/THEME.txt hold invented articles of a few
// sentences that are written to confuse, each with who says what.
//
//   ## name-of-the-article
//   title: its headline, where it has one
//   Its text, a paragraph a line.
//   > words of a quotation | who says them by the fullest name in the article
//
// The words stand once in the text; the innermost quotation around them, marked or not, is meant.
// Where several forms are as good, they are written "one / other"; "?" where the text does not say
// who speaks. Measured are the share of the quotations with the right speaker under the right name,
// and B-cubed over the quotations of an article: is everything that one person said under one
// speaker, and nothing else? articles/ratchet.tsv holds both for all themes together.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "server/engine/engine.h"

namespace isnad {
namespace {

const char kFolder[] = "tests/entities/articles";
const char kNobody[] = "?";
constexpr size_t kLeastArticles = 150;
constexpr size_t kLeastOfTheme = 15;

struct Row {
  std::string words;
  std::vector<std::string> names;  // the first stands for the person
};

struct Article {
  std::string theme, name, title, text;
  std::vector<Row> rows;
};

struct Figures {
  size_t articles = 0, rows = 0, right = 0, clustered = 0;
  double precision = 0, recall = 0;

  double Share() const {
    return rows == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(rows);
  }
  double F1() const {
    if (precision + recall == 0) return 0;
    return 200 * precision * recall / (precision + recall) / static_cast<double>(clustered);
  }
  void Add(const Figures& other) {
    articles += other.articles;
    rows += other.rows;
    right += other.right;
    clustered += other.clustered;
    precision += other.precision;
    recall += other.recall;
  }
};

std::vector<std::string> Split(const std::string& line, const std::string& separator) {
  std::vector<std::string> parts;
  size_t from = 0;
  for (size_t at; (at = line.find(separator, from)) != std::string::npos;
       from = at + separator.size()) {
    parts.push_back(line.substr(from, at - from));
  }
  parts.push_back(line.substr(from));
  return parts;
}

bool StartsWith(const std::string& line, const std::string& prefix) {
  return line.compare(0, prefix.size(), prefix) == 0;
}

std::vector<Article> ReadArticles() {
  std::vector<Article> articles;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream stream(file);
    bool inside = false;  // what stands before the first article explains the theme
    for (std::string line; std::getline(stream, line);) {
      if (StartsWith(line, "## ")) {
        articles.push_back({file.stem().string(), line.substr(3), "", "", {}});
        inside = true;
      } else if (!inside || line.empty()) {
        continue;
      } else if (StartsWith(line, "title: ")) {
        articles.back().title = line.substr(7);
      } else if (StartsWith(line, "> ")) {
        const std::vector<std::string> columns = Split(line.substr(2), " | ");
        EXPECT_EQ(columns.size(), 2u) << file << ": " << line;
        if (columns.size() == 2)
          articles.back().rows.push_back({columns[0], Split(columns[1], " / ")});
      } else {
        articles.back().text += (articles.back().text.empty() ? "" : "\n") + line;
      }
    }
  }
  return articles;
}

// The innermost quotation around the row's words; null when there is none.
const QuoteResult* QuoteOf(const Document& d, const Row& row) {
  const auto begin = static_cast<int32_t>(d.text.find(row.words));
  const auto end = begin + static_cast<int32_t>(row.words.size());
  const QuoteResult* innermost = nullptr;
  for (const QuoteResult& quote : d.quotes) {
    if (!quote.attributed || quote.span.begin > begin || quote.span.end < end) continue;
    if (innermost == nullptr || quote.span.size() < innermost->span.size()) innermost = &quote;
  }
  return innermost;
}

// B-cubed of the rows that the text gives a speaker; a quotation that the answer gives none is a
// cluster of its own.
void AddClusters(const std::vector<Row>& rows, const std::vector<int32_t>& answered,
                 Figures* figures) {
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].names[0] == kNobody) continue;
    double mine = 0, theirs = 0, both = 0;
    for (size_t k = 0; k < rows.size(); ++k) {
      if (rows[k].names[0] == kNobody) continue;
      const bool gold = rows[k].names[0] == rows[i].names[0];
      const bool same = k == i || (answered[i] >= 0 && answered[k] == answered[i]);
      mine += gold ? 1 : 0;
      theirs += same ? 1 : 0;
      both += gold && same ? 1 : 0;
    }
    figures->precision += both / theirs;
    figures->recall += both / mine;
    ++figures->clustered;
  }
}

// Measures an article and describes what is wrong with it, a line each.
Figures Measure(const Article& article, std::string* problems) {
  Figures figures;
  figures.articles = 1;
  Document document;
  Engine().Attribute({article.title, article.text}, {}, &document);
  std::vector<int32_t> answered;
  for (const Row& row : article.rows) {
    const QuoteResult* quote = QuoteOf(document, row);
    const int32_t speaker = quote != nullptr ? quote->attribution.speaker : -1;
    answered.push_back(speaker);
    const std::string name =
        speaker < 0 ? kNobody : std::string(document.speakers[static_cast<size_t>(speaker)].name);
    ++figures.rows;
    // Words that belong to nobody's quotation are given to nobody.
    const bool found = quote != nullptr || row.names[0] == kNobody;
    if (found && std::find(row.names.begin(), row.names.end(), name) != row.names.end()) {
      ++figures.right;
      continue;
    }
    *problems += "  " + article.theme + "/" + article.name + ": " + row.words + ": " + name +
                 (quote == nullptr ? " (no quotation)" : "") + ", not " + row.names[0] + "\n";
  }
  AddClusters(article.rows, answered, &figures);
  return figures;
}

void Print(const char* theme, const Figures& figures) {
  std::printf("%-16s %8zu %8zu %8.1f %8.1f\n", theme, figures.articles, figures.rows,
              figures.Share(), figures.F1());
}

double Ratchet(const std::string& figure) {
  std::ifstream stream(std::string(kFolder) + "/ratchet.tsv");
  for (std::string line; std::getline(stream, line);) {
    const std::vector<std::string> columns = Split(line, "\t");
    if (columns.size() == 2 && columns[0] == figure) return std::stod(columns[1]);
  }
  ADD_FAILURE() << "ratchet.tsv has no " << figure;
  return 100;
}

TEST(ArticlesTest, AreManyAndWellFormed) {
  const std::vector<Article> articles = ReadArticles();
  EXPECT_GE(articles.size(), kLeastArticles);
  std::map<std::string, size_t> themes, names;
  for (const Article& article : articles) {
    const std::string name = article.theme + "/" + article.name;
    ++themes[article.theme];
    EXPECT_EQ(++names[name], 1u) << name << " stands twice";
    EXPECT_GE(article.rows.size(), 2u) << name;
    for (const Row& row : article.rows) {
      const size_t at = article.text.find(row.words);
      EXPECT_NE(at, std::string::npos) << name << " does not say: " << row.words;
      EXPECT_EQ(article.text.find(row.words, at + 1), std::string::npos)
          << name << " says twice: " << row.words;
      for (const std::string& speaker : row.names) {
        const bool written = (article.text + article.title).find(speaker) != std::string::npos;
        EXPECT_TRUE(written || speaker == kNobody) << name << " does not name: " << speaker;
      }
    }
  }
  for (const auto& [theme, count] : themes) EXPECT_GE(count, kLeastOfTheme) << theme;
}

TEST(ArticlesTest, GiveEachQuotationToItsSpeaker) {
  std::map<std::string, Figures> themes;
  Figures all;
  std::string problems;
  for (const Article& article : ReadArticles()) {
    const Figures figures = Measure(article, &problems);
    themes[article.theme].Add(figures);
    all.Add(figures);
  }
  std::printf("%-16s %8s %8s %8s %8s\n", "theme", "articles", "quotes", "right", "b-cubed");
  for (const auto& [theme, figures] : themes) Print(theme.c_str(), figures);
  Print("all", all);
  std::printf("wrong today:\n%s", problems.c_str());
  EXPECT_GE(all.Share(), Ratchet("right"));
  EXPECT_GE(all.F1(), Ratchet("b_cubed"));
}

}  // namespace
}  // namespace isnad
