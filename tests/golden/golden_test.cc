// Reads a text, attributes its quotations and compares the answer with what stands beside it:
//
//   golden_test tests/golden/5.01-cue-before.txt      compares with
//   tests/golden/5.01-cue-before.expected golden_test --print FILE.txt                      prints
//   the answer
//
// The expected files hold what is right by the text, not what the engine happens to print: one line
// a quotation, `kind | beginning | speaker via relayer | cue polarity | resolution | rule` with `| to
// addressee` and `| at setting` where the text has them, and for names, titles and terms the first
// two only. Lines that differ are shown with - and +.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/engine.h"
#include "tests/support/render.h"

namespace isnad {
namespace {

constexpr std::string_view kTextSuffix = ".txt";

bool ReadFile(const std::string& path, std::string* content) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << "cannot read " << path << "\n";
    return false;
  }
  content->assign(std::istreambuf_iterator<char>(file), {});
  return true;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string Answer(const std::string& text) {
  Document document;
  Engine().Attribute({"", text}, {}, &document);
  return RenderAnswer(document);
}

void PrintDifferences(const std::string& expected, const std::string& actual) {
  const std::vector<std::string> want = Lines(expected);
  const std::vector<std::string> have = Lines(actual);
  for (size_t i = 0; i < want.size() || i < have.size(); ++i) {
    if (i < want.size() && i < have.size() && want[i] == have[i]) {
      std::cout << "  " << want[i] << "\n";
      continue;
    }
    if (i < want.size()) std::cout << "- " << want[i] << "\n";
    if (i < have.size()) std::cout << "+ " << have[i] << "\n";
  }
}

int Run(bool print, const std::string& path) {
  std::string text;
  if (!ReadFile(path, &text)) return 2;
  const std::string actual = Answer(text);
  if (print) {
    std::cout << actual;
    return 0;
  }
  std::string expected;
  const std::string base = path.substr(0, path.size() - std::min(path.size(), kTextSuffix.size()));
  if (!ReadFile(base + ".expected", &expected)) return 2;
  if (actual == expected) return 0;
  std::cout << path << ": - expected, + found\n";
  PrintDifferences(expected, actual);
  return 1;
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  const bool print = argc == 3 && std::string_view(argv[1]) == "--print";
  if (argc != 2 && !print) {
    std::cerr << "usage: golden_test [--print] FILE.txt\n";
    return 2;
  }
  return isnad::Run(print, argv[argc - 1]);
}
