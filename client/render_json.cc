// SPDX-License-Identifier: Apache-2.0
#include "client/render_json.h"

#include <google/protobuf/util/json_util.h>

#include <nlohmann/json.hpp>

namespace isnad {

std::string JsonString(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string RenderJson(const v1::AttributeQuotesResponse& response) {
  std::string json;
  // It can fail only for Any and for timestamps out of range; the contract has neither.
  (void)google::protobuf::util::MessageToJsonString(response, &json);
  return json;
}

std::string RenderJsonLine(const std::string& id_json,
                           const v1::AttributeQuotesResponse& response) {
  return "{\"id\":" + id_json + ",\"response\":" + RenderJson(response) + "}";
}

std::string RenderJsonLine(const std::string& id_json, const Failure& failure) {
  std::string json = "{\"id\":" + id_json +
                     ",\"error\":{\"code\":" + std::to_string(static_cast<int>(failure.code)) +
                     ",\"status\":" + JsonString(StatusCodeName(failure.code));
  if (!failure.reason.empty()) json += ",\"reason\":" + JsonString(failure.reason);
  json += ",\"message\":" + JsonString(failure.message);
  if (!failure.field.empty()) json += ",\"field\":" + JsonString(failure.field);
  return json + "}}";
}

}  // namespace isnad
