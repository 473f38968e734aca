// Reads one JSON value after another from a line; for catalog_file.cc.
//
//   JsonReader json("{\"id\": \"Q1\"}");
//   json.Take('{'); json.String(&name); json.Take(':'); json.String(&value); json.Take('}');
//
// Every function skips white space first and returns false when something else stands there; the
// reader is then of no more use. Strings must be valid JSON; \u escapes of surrogates are joined.
//
// Not thread-safe. Linear; nesting deeper than kMaxDepth is refused.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_JSON_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_JSON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

class JsonReader {
 public:
  static constexpr int kMaxDepth = 32;

  explicit JsonReader(std::string_view text) : text_(text) {}

  // The character, taken when it stands next.
  bool Take(char c);
  bool String(std::string* value);
  // Any value, read and forgotten.
  bool Skip() { return SkipValue(0); }
  // Only white space is left.
  bool AtEnd();

 private:
  void SkipSpace();
  bool SkipValue(int depth);
  bool SkipMembers(char close, bool named, int depth);
  bool Escape(std::string* value);
  bool FourDigits(uint32_t* value);

  std::string_view text_;
  size_t at_ = 0;
  std::string skipped_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_JSON_H_
