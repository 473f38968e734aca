// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/catalog_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <vector>

#include "server/engine/entities/catalog_json.h"
#include "server/engine/text/utf8.h"

namespace isnad {
namespace {

constexpr size_t kMaxLineBytes = size_t{1} << 20;
constexpr size_t kTabbedColumns = 7;

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string ReadKind(std::string_view value, CatalogEntry* entry) {
  static constexpr struct {
    std::string_view name;
    SpeakerKind kind;
  } kKinds[] = {{"", SpeakerKind::kUnspecified},
                {"person", SpeakerKind::kPerson},
                {"organization", SpeakerKind::kOrganization},
                {"document", SpeakerKind::kDocument},
                {"anonymous", SpeakerKind::kAnonymous},
                {"collective", SpeakerKind::kCollective}};
  for (const auto& row : kKinds) {
    if (row.name != value) continue;
    entry->kind = row.kind;
    return "";
  }
  return "kind: not person, organization, document, anonymous or collective";
}

std::string ReadGender(std::string_view value, CatalogEntry* entry) {
  if (value.empty()) {
    entry->gender = Gender::kUnknown;
  } else if (value == "masculine" || value == "m") {
    entry->gender = Gender::kMasculine;
  } else if (value == "feminine" || value == "f") {
    entry->gender = Gender::kFeminine;
  } else {
    return "gender: not masculine or feminine";
  }
  return "";
}

// 2024, 2024-03 or 2024-03-17
bool IsDate(std::string_view value) {
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return false;
  for (size_t k = 0; k < value.size(); ++k) {
    const bool dash = k == 4 || k == 7;
    if (dash ? value[k] != '-' : value[k] < '0' || value[k] > '9') return false;
  }
  return true;
}

std::string ReadDates(std::string_view from, std::string_view until, CatalogEntry* entry) {
  if (!from.empty() && !IsDate(from)) return "valid_from: not YYYY, YYYY-MM or YYYY-MM-DD";
  if (!until.empty() && !IsDate(until)) return "valid_until: not YYYY, YYYY-MM or YYYY-MM-DD";
  const size_t common = std::min(from.size(), until.size());
  if (until.substr(0, common) < from.substr(0, common)) return "valid_until: before valid_from";
  entry->former = !until.empty();
  return "";
}

std::string WrongName(const CatalogEntry& entry) {
  if (entry.id.empty()) return "id: missing";
  if (entry.names.empty()) return "names: missing";
  // Answers carry ids and names, and their strings must be UTF-8.
  if (!IsUtf8(entry.id)) return "id: not UTF-8";
  for (const std::string& name : entry.names) {
    if (!IsUtf8(name)) return "names: not UTF-8";
  }
  return "";
}

// ["سلمى النادر", ...]
bool ReadNames(JsonReader* json, std::vector<std::string>* names) {
  if (!json->Take('[')) return false;
  if (json->Take(']')) return true;
  std::string name;
  do {
    if (!json->String(&name)) return false;
    names->push_back(name);
  } while (json->Take(','));
  return json->Take(']');
}

struct Fields {
  std::string kind, gender, from, until;
};

std::string ReadMember(const std::string& name, JsonReader* json, Fields* fields,
                       CatalogEntry* entry) {
  if (name == "names") return ReadNames(json, &entry->names) ? "" : "names: not a list of strings";
  std::string* const value = name == "id"            ? &entry->id
                             : name == "kind"        ? &fields->kind
                             : name == "role"        ? &entry->role
                             : name == "gender"      ? &fields->gender
                             : name == "valid_from"  ? &fields->from
                             : name == "valid_until" ? &fields->until
                                                     : nullptr;
  if (value == nullptr) return json->Skip() ? "" : "not JSON";
  return json->String(value) ? "" : name + ": not a string";
}

// What is wrong with the fields together, "" when nothing is.
std::string Check(const Fields& fields, CatalogEntry* entry) {
  std::string error = WrongName(*entry);
  if (error.empty()) error = ReadKind(fields.kind, entry);
  if (error.empty()) error = ReadGender(fields.gender, entry);
  if (error.empty()) error = ReadDates(fields.from, fields.until, entry);
  return error;
}

void SplitNames(std::string_view field, std::vector<std::string>* names) {
  while (!field.empty()) {
    const size_t end = std::min(field.find('|'), field.size());
    if (!IsBlank(field.substr(0, end))) names->emplace_back(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
}

// Hands out the lines of a file, which is read in pieces.
class LineReader {
 public:
  explicit LineReader(std::FILE* file) : file_(file), buffer_(2 * kMaxLineBytes) {}

  // Nothing at the end, after a failure, and at a line that is too long.
  std::optional<std::string_view> Next() {
    while (true) {
      const char* const found =
          static_cast<const char*>(std::memchr(buffer_.data() + begin_, '\n', end_ - begin_));
      if (found != nullptr) {
        const size_t begin = begin_;
        begin_ = static_cast<size_t>(found - buffer_.data()) + 1;
        return std::string_view(buffer_.data() + begin, begin_ - begin - 1);
      }
      if (end_ - begin_ > kMaxLineBytes) {
        too_long_ = true;
        return std::nullopt;
      }
      if (Fill()) continue;
      if (begin_ == end_) return std::nullopt;
      const std::string_view last(buffer_.data() + begin_, end_ - begin_);
      begin_ = end_;
      return last;
    }
  }

  bool too_long() const { return too_long_; }

 private:
  bool Fill() {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    const size_t read = std::fread(buffer_.data() + end_, 1, buffer_.size() - end_, file_);
    end_ += read;
    return read > 0;
  }

  std::FILE* file_;
  std::vector<char> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  bool too_long_ = false;
};

// What is wrong with the file, with its line; "" when nothing is.
std::string ReadLines(const std::string& path, std::FILE* file, Catalog::Builder* builder) {
  LineReader lines(file);
  std::optional<bool> json;
  CatalogEntry entry;
  size_t number = 0;
  const auto at_line = [&](const std::string& what) {
    return path + ":" + std::to_string(number) + ": " + what;
  };
  while (const std::optional<std::string_view> line = lines.Next()) {
    ++number;
    if (IsBlank(*line)) continue;
    if (!json.has_value() && line->front() != '#') json = line->front() == '{';
    if (!json.value_or(false) && line->front() == '#') continue;
    const std::string error =
        *json ? ParseJsonEntry(*line, &entry) : ParseTabbedEntry(*line, &entry);
    if (!error.empty()) return at_line(error);
    if (!builder->Add(entry)) return at_line("too much text before it");
  }
  ++number;
  if (lines.too_long()) return at_line("longer than 1 MiB");
  return std::ferror(file) ? path + ": " + std::strerror(errno) : "";
}

}  // namespace

std::string ParseJsonEntry(std::string_view line, CatalogEntry* entry) {
  *entry = {};
  JsonReader json(line);
  Fields fields;
  std::string name;
  if (!json.Take('{')) return "not a JSON object";
  if (!json.Take('}')) {
    do {
      if (!json.String(&name) || !json.Take(':')) return "not JSON";
      const std::string error = ReadMember(name, &json, &fields, entry);
      if (!error.empty()) return error;
    } while (json.Take(','));
    if (!json.Take('}')) return "not JSON";
  }
  if (!json.AtEnd()) return "more than one JSON object";
  return Check(fields, entry);
}

std::string ParseTabbedEntry(std::string_view line, CatalogEntry* entry) {
  *entry = {};
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  std::array<std::string_view, kTabbedColumns> columns;
  size_t count = 0;
  for (bool more = true; more; ++count) {
    if (count == kTabbedColumns) return "more than 7 columns";
    const size_t end = line.find('\t');
    more = end != std::string_view::npos;
    columns[count] = line.substr(0, end);
    if (columns[count] == "-") columns[count] = {};
    if (more) line.remove_prefix(end + 1);
  }
  if (count < 2) return "fewer than 2 columns: id and names";
  entry->id = std::string(columns[0]);
  SplitNames(columns[1], &entry->names);
  entry->role = std::string(columns[3]);
  return Check({std::string(columns[2]), std::string(columns[4]), std::string(columns[5]),
                std::string(columns[6])},
               entry);
}

std::shared_ptr<const Catalog> ReadCatalog(const std::string& path, std::string* error) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (file == nullptr) {
    *error = path + ": " + std::strerror(errno);
    return nullptr;
  }
  Catalog::Builder builder;
  *error = ReadLines(path, file.get(), &builder);
  return error->empty() ? builder.Finish() : nullptr;
}

}  // namespace isnad
