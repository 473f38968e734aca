// SPDX-License-Identifier: Apache-2.0
#include "tests/support/render.h"

#include <map>

namespace isnad {
namespace {

constexpr char kKindLetters[] = "wnfpm";

}  // namespace

std::string RenderTokens(const Document& document) {
  std::string out;
  int32_t paragraph = 0;
  for (const Token& token : document.tokens) {
    if (!out.empty()) out += ' ';
    if (token.paragraph != paragraph) {
      paragraph = token.paragraph;
      out += document.paragraphs[paragraph].blank_line_before ? "// " : "/ ";
    }
    out += kKindLetters[static_cast<int>(token.kind)];
    out += '[';
    out += document.Slice(token.span);
    out += ']';
  }
  return out;
}

std::string RenderSpans(const Document& document) {
  // Brackets by place; ones that close stand before ones that open.
  std::map<int32_t, std::string> open, close;
  for (const QuoteSpan& span : document.spans) {
    open[span.content.begin] += span.unclosed ? "[?" : "[";
    close[span.content.end] += ']';
  }
  std::string out;
  for (int32_t at = 0; at <= static_cast<int32_t>(document.text.size()); ++at) {
    if (const auto it = close.find(at); it != close.end()) out += it->second;
    if (const auto it = open.find(at); it != open.end()) out += it->second;
    if (at < static_cast<int32_t>(document.text.size())) out += document.text[at];
  }
  return out;
}

std::string RenderSentences(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    if (!out.empty()) out += '|';
    out += document.Slice(document.SpanOf(sentence.tokens));
  }
  return out;
}

}  // namespace isnad
