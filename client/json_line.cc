// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "client/document_reader.h"

namespace isnad {
namespace {

using Json = nlohmann::json;

Failure LineFailure(std::string message, std::string field = "") {
  Failure failure;
  failure.code = grpc::StatusCode::INVALID_ARGUMENT;
  failure.reason = "LINE_MALFORMED";
  failure.message = std::move(message);
  failure.field = std::move(field);
  return failure;
}

// A JSON string can spell half of a surrogate pair ("\ud83d"), which no Unicode text can hold: the
// parser refuses it, and so do we, since any substitute would silently change the text that offsets
// are counted in.
Json Parse(const std::string& text, std::optional<Failure>* failure) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    *failure = LineFailure("the line is not valid JSON in UTF-8 (at byte " +
                           std::to_string(error.byte) + ")");
    return nullptr;
  }
}

// The member's string, or "" when it is absent or null.
std::string StringMember(const Json& object, const char* name, std::optional<Failure>* failure) {
  const auto member = object.find(name);
  if (member == object.end() || member->is_null()) return "";
  if (member->is_string()) return member->get<std::string>();
  *failure = LineFailure(std::string("member \"") + name + "\" is not a string", name);
  return "";
}

void ReadId(const Json& object, InputDocument* input) {
  const auto id = object.find("id");
  if (id == object.end() || id->is_null()) return;
  if (!id->is_string() && !id->is_number()) {
    input->failure = LineFailure("member \"id\" is neither a string nor a number", "id");
    return;
  }
  input->id_json = id->dump();
  input->document.set_id(id->is_string() ? id->get<std::string>() : input->id_json);
}

}  // namespace

InputDocument ParseJsonLine(const Line& line, std::string origin) {
  InputDocument input;
  input.origin = std::move(origin);
  input.document.set_id(std::to_string(line.number));
  input.id_json = Json(input.document.id()).dump();
  if (line.too_long) {
    input.failure = LineFailure("the line is longer than this command reads");
    return input;
  }
  const Json object = Parse(line.text, &input.failure);
  if (input.failure) return input;
  if (!object.is_object()) {
    input.failure = LineFailure("the line is not a JSON object");
    return input;
  }
  ReadId(object, &input);
  input.document.set_title(StringMember(object, "title", &input.failure));
  input.document.set_text(StringMember(object, "text", &input.failure));
  return input;
}

}  // namespace isnad
