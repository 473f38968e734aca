// SPDX-License-Identifier: Apache-2.0
#include "tests/support/texts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/engine/text/fold.h"

namespace isnad {
namespace {

constexpr char kGolden[] = "tests/golden";

unsigned Hex(std::string_view digits) {
  return static_cast<unsigned>(std::stoul(std::string(digits), nullptr, 16));
}

// The string value of a JSON line's key, unescaped; "" when the key is absent.
std::string StringValue(std::string_view line, std::string_view key) {
  const std::string opening = "\"" + std::string(key) + "\": \"";
  const size_t start = line.find(opening);
  if (start == std::string_view::npos) return "";
  std::string value;
  for (size_t i = start + opening.size(); i < line.size() && line[i] != '"'; ++i) {
    if (line[i] != '\\') {
      value += line[i];
      continue;
    }
    switch (line[++i]) {
      case 'n':
        value += '\n';
        break;
      case 'r':
        value += '\r';
        break;
      case 't':
        value += '\t';
        break;
      case 'u': {
        char32_t point = Hex(line.substr(i + 1, 4));
        i += 4;
        if (point >= 0xD800 && point < 0xDC00) {
          point = 0x10000 + ((point - 0xD800) << 10) + (Hex(line.substr(i + 3, 4)) - 0xDC00);
          i += 6;
        }
        AppendPoint(point, &value);
        break;
      }
      default:
        value += line[i];
    }
  }
  return value;
}

}  // namespace

std::vector<Text> GoldenTexts() {
  std::vector<Text> texts;
  for (const auto& entry : std::filesystem::directory_iterator(kGolden)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.push_back(
        {entry.path().stem().string(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
  std::sort(texts.begin(), texts.end(),
            [](const Text& a, const Text& b) { return a.name < b.name; });
  return texts;
}

std::vector<Text> CorpusTexts(std::string_view corpus) {
  std::vector<Text> texts;
  std::ifstream file("../shared/corpus/" + std::string(corpus) + "/gold.jsonl");
  for (std::string line; std::getline(file, line);) {
    texts.push_back({StringValue(line, "id"), StringValue(line, "text")});
  }
  return texts;
}

}  // namespace isnad
