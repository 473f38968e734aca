// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/tsv.h"

#include <fstream>
#include <sstream>

namespace isnad::lexicon {
namespace {

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= text.size();) {
    size_t end = text.find(separator, begin);
    if (end == std::string_view::npos) end = text.size();
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// What is wrong with a row that follows `previous`; empty when nothing is.
std::string Fault(const std::vector<std::string>& fields, size_t columns,
                  std::string_view previous) {
  if (fields.size() != columns) {
    return "expected " + std::to_string(columns) + " columns, found " +
           std::to_string(fields.size());
  }
  for (const std::string& field : fields) {
    if (!field.empty() && (field.front() == ' ' || field.back() == ' ')) {
      return "space at the edge of '" + field + "'";
    }
  }
  if (fields[0].empty()) return "the first column is empty";
  if (fields[0] == previous) return "'" + fields[0] + "' stands twice";
  if (fields[0] < previous) return "'" + fields[0] + "' is not in order";
  return "";
}

}  // namespace

void Problems::Add(std::string_view file, int line, std::string_view what) {
  all_.push_back(std::string(file) + ":" + std::to_string(line) + ": " + std::string(what));
}

std::vector<Row> ParseTsv(std::string_view file, std::string_view text, size_t columns,
                          Problems* problems) {
  std::vector<Row> rows;
  std::string previous;
  int line = 0;
  for (const std::string& content : Split(text, '\n')) {
    ++line;
    if (content.empty() || content.front() == '#') continue;
    std::vector<std::string> fields = Split(content, '\t');
    const std::string fault = Fault(fields, columns, previous);
    if (!fault.empty()) {
      problems->Add(file, line, fault);
      continue;
    }
    previous = fields[0];
    rows.push_back({std::string(file), line, std::move(fields)});
  }
  return rows;
}

std::vector<Row> ReadTsv(const std::string& path, size_t columns, Problems* problems) {
  const std::string file = path.substr(path.rfind('/') + 1);
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    problems->Add(file, 0, "cannot be read");
    return {};
  }
  std::ostringstream text;
  text << in.rdbuf();
  return ParseTsv(file, text.str(), columns, problems);
}

std::vector<std::string> SplitList(std::string_view field) {
  if (field.empty() || field == "-") return {};
  return Split(field, ',');
}

}  // namespace isnad::lexicon
