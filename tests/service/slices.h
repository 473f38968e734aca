// Slices of a text as callers in other languages take them, made without the server's code.
//
//   Slice("قال 😀", 4, 6, v1::OFFSET_ENCODING_UTF16)   →  "😀"
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SERVICE_SLICES_H_
#define ISNAD_TESTS_SERVICE_SLICES_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "isnad/v1/quote_attribution.pb.h"

namespace isnad {

// The text as one string a unit: a byte, a UTF-16 code unit or a code point. The first unit of a
// surrogate pair holds the whole code point, the second nothing, so that joining units gives the
// text again.
inline std::vector<std::string> Units(const std::string& text, v1::OffsetEncoding encoding) {
  std::vector<std::string> units;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0) == 0x80;
    if (encoding == v1::OFFSET_ENCODING_UTF8 || !continues) {
      units.emplace_back(1, c);
      continue;
    }
    units.back() += c;
  }
  if (encoding != v1::OFFSET_ENCODING_UTF16) return units;
  std::vector<std::string> pairs;
  for (const std::string& unit : units) {
    pairs.push_back(unit);
    if (unit.size() == 4) pairs.emplace_back();
  }
  return pairs;
}

inline std::string Slice(const std::string& text, int begin, int end, v1::OffsetEncoding encoding) {
  const std::vector<std::string> units = Units(text, encoding);
  if (begin < 0 || end < begin || end > static_cast<int>(units.size())) return "(out of range)";
  if (begin < end && units[begin].empty()) return "(inside a code point)";
  if (end < static_cast<int>(units.size()) && units[end].empty()) return "(inside a code point)";
  std::string slice;
  for (int i = begin; i < end; ++i) slice += units[i];
  return slice;
}

// Every TextSpan anywhere in a message.
inline void FindSpans(const google::protobuf::Message& message, std::vector<v1::TextSpan>* spans) {
  if (message.GetDescriptor() == v1::TextSpan::descriptor()) {
    spans->push_back(static_cast<const v1::TextSpan&>(message));
    return;
  }
  const auto* reflection = message.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const auto* field : fields) {
    if (field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      FindSpans(reflection->GetMessage(message, field), spans);
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      FindSpans(reflection->GetRepeatedMessage(message, field, i), spans);
    }
  }
}

}  // namespace isnad

#endif  // ISNAD_TESTS_SERVICE_SLICES_H_
