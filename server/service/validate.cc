// SPDX-License-Identifier: Apache-2.0
#include "server/service/validate.h"

#include <string_view>

#include "server/service/errors.h"

namespace isnad {
namespace {

bool Exceeds(std::string_view value, int32_t limit) {
  return value.size() > static_cast<size_t>(limit);
}

google::rpc::Status ValidateDocument(const DocumentRequest& document, const Limits& limits,
                                     const std::string& path) {
  if (document.text.empty()) return TextEmptyError(path + "text");
  if (Exceeds(document.text, limits.max_text_bytes)) {
    return TextTooLongError(path + "text", document.text.size(), limits.max_text_bytes);
  }
  if (Exceeds(document.title, limits.max_title_bytes)) {
    return TitleTooLongError(path + "title", document.title.size(), limits.max_title_bytes);
  }
  if (Exceeds(document.id, limits.max_id_bytes)) {
    return IdTooLongError(path + "id", document.id.size(), limits.max_id_bytes);
  }
  return {};
}

google::rpc::Status ValidateOptions(const v1::AttributionOptions& options, const Limits& limits,
                                    const std::string& path) {
  if (!v1::OffsetEncoding_IsValid(options.offset_encoding())) {
    return OffsetEncodingInvalidError(path + "offset_encoding", options.offset_encoding());
  }
  for (int i = 0; i < options.kinds_size(); ++i) {
    const v1::QuoteKind kind = options.kinds(i);
    if (kind == v1::QUOTE_KIND_UNSPECIFIED || !v1::QuoteKind_IsValid(kind)) {
      return QuoteKindInvalidError(path + "kinds[" + std::to_string(i) + "]", kind);
    }
  }
  // Written so that NaN is refused too.
  if (!(options.min_confidence() >= 0 && options.min_confidence() <= 1)) {
    return MinConfidenceInvalidError(path + "min_confidence", options.min_confidence());
  }
  if (options.known_speakers_size() > limits.max_known_speakers) {
    return TooManyKnownSpeakersError(path + "known_speakers", options.known_speakers_size(),
                                     limits.max_known_speakers);
  }
  return {};
}

}  // namespace

google::rpc::Status ValidateRequest(const DocumentRequest& request, const Limits& limits,
                                    const std::string& path) {
  google::rpc::Status error = ValidateDocument(request, limits, path + "document.");
  if (error.code() != 0) return error;
  return ValidateOptions(*request.options, limits, path + "options.");
}

}  // namespace isnad
