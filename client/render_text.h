// An answer for a person at a terminal: one paragraph a quotation, with what the machine knows and,
// as plainly, what it does not.
//
//   [1] direct, 120-163
//       «لن يبقى حي واحد بلا ماء»
//       speaker: سلمى الراشدي
//       role: وزيرة المياه
//       ...
//
// Pure, safe from any thread, linear. Control characters of the text never reach the terminal.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_RENDER_TEXT_H_
#define ISNAD_CLIENT_RENDER_TEXT_H_

#include <string>

#include "isnad/v1/quote_attribution.pb.h"

namespace isnad {

std::string RenderText(const std::string& name, const v1::AttributeQuotesResponse& response,
                       bool color);

}  // namespace isnad

#endif  // ISNAD_CLIENT_RENDER_TEXT_H_
