// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/corpus.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace isnad::bench {
namespace {

constexpr char kNames[] = "server/engine/lexicon/names.tsv";

std::string Repeated(std::string_view unit, size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

// ((((...))))
std::string Nested(std::string_view open, std::string_view inside, std::string_view close,
                   size_t bytes) {
  const size_t depth = bytes / (open.size() + close.size());
  return Repeated(open, depth * open.size()) + std::string(inside) +
         Repeated(close, depth * close.size());
}

// The first column of names.tsv, one behind the other.
std::string EveryName(size_t bytes) {
  std::ifstream file(kNames);
  std::string all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    all += line.substr(0, line.find('\t')) + " ";
  }
  return Repeated(all.empty() ? "سلمى النادر " : all, bytes);
}

// Every sentence brings a new source, so that no two belong together.
std::string ManySpeakers(size_t bytes) {
  static constexpr const char* kLetters[] = {"ب", "ت", "ج", "د", "ر", "س", "ع", "ف",
                                             "ق", "ك", "ل", "م", "ن", "ه", "و", "ي"};
  std::string text;
  for (unsigned i = 0; text.size() < bytes; ++i) {
    std::string name = "م";
    for (unsigned digits = i + 16; digits != 0; digits /= 16) name += kLetters[digits % 16];
    text += "قال " + name + " ال" + name + "ي: \"نعم\". ";
  }
  return text;
}

}  // namespace

std::vector<std::string> ReadArticles(const std::string& path, int step) {
  std::vector<std::string> articles;
  std::ifstream file(path);
  int number = 0;
  for (std::string line; std::getline(file, line); ++number) {
    if (number % step != 0) continue;
    articles.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
  }
  if (articles.empty()) {
    std::fprintf(stderr, "%s: no articles to measure on\n", path.c_str());
    std::exit(1);
  }
  return articles;
}

std::string Concatenation(const std::vector<std::string>& articles, size_t bytes, size_t first) {
  std::string text;
  text.reserve(bytes + (1 << 16));
  for (size_t i = first; text.size() < bytes; ++i) {
    text += articles[i % articles.size()];
    text += '\n';
  }
  text.resize(text.rfind('\n', bytes - 1) + 1);
  return text;
}

std::vector<std::string> FiveKilobytes(const std::vector<std::string>& articles) {
  std::vector<std::string> chosen;
  for (const std::string& article : articles) {
    if (article.size() > 4500 && article.size() < 5700) chosen.push_back(article);
  }
  return chosen.empty() ? articles : chosen;
}

std::vector<Hostile> HostileTexts(size_t bytes) {
  std::vector<Hostile> texts;
  const auto repeat = [&](std::string_view name, std::string_view unit) {
    texts.push_back({name, Repeated(unit, bytes)});
  };
  repeat("straight marks", "\"");
  repeat("opening guillemets", "«");
  repeat("marks and spaces", "\" '' « ");
  repeat("open brackets", "(");
  repeat("double brackets", "((");
  texts.push_back({"nested guillemets", Nested("«", "نعم", "»", bytes)});
  texts.push_back({"nested brackets", Nested("(", "نعم", ")", bytes)});
  texts.push_back({"nested speech", Nested("قال «", "نعم", "» ", bytes)});
  repeat("reporting verbs", "قال ");
  repeat("verbs and particles", "قال إن ");
  repeat("pro-drop chain", "وأضاف أن الأمر سهل. ");
  repeat("participles", "قائلا مضيفا ");
  repeat("no punctuation", "قال الوزير سامي إن المشروع بدأ في المدينة وسوف يستمر حتى نهاية العام ");
  repeat("no spaces", "قالالوزير");
  repeat("one name", "سلمى ");
  repeat("roles", "رئيس وزير مدير ");
  repeat("according to", "وفقا لما نقلت عن ");
  repeat("commas", "الوزير، ");
  repeat("joined words", "وسامي والوزير ");
  repeat("open mark, verbs", "قال: «نعم. قالت: ");
  repeat("spans in a row", "«نعم» ");
  repeat("colons", "سامي: ");
  repeat("diacritics", "\u064E\u0651");
  repeat("spaces", " ");
  repeat("subjects to choose from", "]المتحدث باسم المتحدث باسم وأضاف ");
  repeat("sources without names", "وفقا وأضاف :المتحدث باسم ");
  repeat("tied slashes", "كما بأحد //وأضاف ");
  repeat("many sources in one sentence", "بحسب سامي، ");
  repeat("lines of speakers and colons", "سامي: \"نعم\"\n");
  repeat("one long sentence", "قال بعد المتحدث باسم نبيل الحكيم وهو ");
  repeat("empty lines", "\n");
  repeat("short lines", "قال\n");
  repeat("invalid bytes", "\xFF\xD9");
  repeat("emoji", "😀");
  repeat("digits", "1,");
  repeat("dotted letters", "أ.");
  texts.push_back({"every name", EveryName(bytes)});
  texts.push_back({"a new speaker a sentence", ManySpeakers(bytes)});
  return texts;
}

}  // namespace isnad::bench
