// answers CORPUS...: writes the answer to every article of files of JSON lines, as the service
// sends it, to standard output. Two engines that answer alike write the same bytes:
//
//   answers ../shared/corpus/raw/articles.jsonl | sha256sum
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string>
#include <vector>

#include "isnad/v1/quote_attribution.pb.h"
#include "server/engine/engine.h"
#include "server/service/convert.h"
#include "server/service/limits.h"
#include "tests/bench/corpus.h"

int main(int argc, char** argv) {
  const isnad::Engine engine;
  isnad::Document document;
  isnad::v1::AttributionOptions options;
  options.set_offset_encoding(isnad::v1::OFFSET_ENCODING_UTF16);
  isnad::DocumentRequest request;
  request.options = &options;
  for (int i = 1; i < argc; ++i) {
    for (const std::string& article : isnad::bench::ReadArticles(argv[i], 1)) {
      const std::string title = article.substr(0, article.find('\n'));  // the answer slices it
      engine.Attribute({title, article}, {}, &document);
      isnad::WireWriter answer;
      isnad::ConvertDocument(document, request, "", isnad::Limits().max_answer_bytes, &answer);
      std::vector<grpc::Slice> slices;
      answer.Take(&slices);
      for (const grpc::Slice& slice : slices) {
        std::fwrite(slice.begin(), 1, slice.size(), stdout);
      }
    }
  }
  return argc > 1 ? 0 : 2;
}
