// Answers as JSON for programs: the response in protobuf's JSON form (lowerCamelCase, defaults
// omitted), one line, no line's end.
//
// Pure functions, safe from any thread, linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_RENDER_JSON_H_
#define ISNAD_CLIENT_RENDER_JSON_H_

#include <string>

#include "client/failure.h"
#include "isnad/v1/quote_attribution.pb.h"

namespace isnad {

// A JSON string, quotes included; what is not UTF-8 becomes U+FFFD.
std::string JsonString(const std::string& text);

std::string RenderJson(const v1::AttributeQuotesResponse& response);

// {"id":"a1","response":{...}}   id_json is already JSON.
std::string RenderJsonLine(const std::string& id_json, const v1::AttributeQuotesResponse& response);

// {"id":"a1","error":{"code":3,"status":"INVALID_ARGUMENT","reason":"TEXT_EMPTY","message":"...","field":"document.text"}}
std::string RenderJsonLine(const std::string& id_json, const Failure& failure);

}  // namespace isnad

#endif  // ISNAD_CLIENT_RENDER_JSON_H_
