// SPDX-License-Identifier: Apache-2.0
#include "client/attribute.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "client/connection.h"
#include "client/document_reader.h"
#include "client/ordered_pipeline.h"
#include "client/render_json.h"
#include "client/render_text.h"
#include "client/utf8.h"

namespace isnad {
namespace {

// What one document adds to the two output streams.
struct Output {
  std::string answer;  // with its line's end; empty when there is none
  std::string error;   // likewise
};

bool ColorWanted() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !(no_color && *no_color) && term &&
         std::strcmp(term, "dumb") != 0;
}

Answer Ask(InputDocument* input, const Options& options, Connection* connection) {
  if (input->failure) return *input->failure;
  v1::AttributeQuotesRequest request;
  request.mutable_document()->Swap(&input->document);
  *request.mutable_options() = options.attribution;
  return connection->Attribute(request);
}

std::string RenderAnswer(const InputDocument& input, const v1::AttributeQuotesResponse& response,
                         const Options& options) {
  switch (options.format) {
    case OutputFormat::kJson:
      return RenderJson(response);
    case OutputFormat::kJsonl:
      return RenderJsonLine(input.id_json, response);
    case OutputFormat::kText:
      break;
  }
  return RenderText(input.origin, response, ColorWanted());
}

Output Process(InputDocument input, const Options& options, Connection* connection) {
  const Answer answer = Ask(&input, options, connection);
  Output output;
  if (const auto* failure = std::get_if<Failure>(&answer)) {
    output.error = "isnad: " + Printable(input.origin) + ": " + DescribeFailure(*failure) + "\n";
    if (options.format == OutputFormat::kJsonl)
      output.answer = RenderJsonLine(input.id_json, *failure) + "\n";
  } else {
    output.answer =
        RenderAnswer(input, std::get<v1::AttributeQuotesResponse>(answer), options) + "\n";
  }
  return output;
}

}  // namespace

ExitStatus RunAttribute(const Options& options) {
  const auto credentials = MakeCredentials(options.security);
  if (!credentials.ok()) {
    const std::string sentence(credentials.status().message());
    std::fprintf(stderr, "isnad: %s\n", sentence.c_str());
    return kWrongUsage;
  }
  Connection connection(options, *credentials);
  if (!connection.Connect()) {
    const std::string handshake_error = Connection::HandshakeError();
    std::fprintf(stderr,
                 "isnad: UNAVAILABLE: no server answers at %s%s%s%s; start isnad-server, or name "
                 "another with --server=HOST:PORT\n",
                 options.server.c_str(), options.security.tls ? " over TLS" : "",
                 handshake_error.empty() ? "" : ": ", handshake_error.c_str());
    return kSomeFailed;
  }
  bool failed = false;
  OrderedPipeline<InputDocument, Output> pipeline(
      options.parallel,
      [&](InputDocument input) { return Process(std::move(input), options, &connection); },
      [&](const Output& output) {
        failed = failed || !output.error.empty();
        std::fputs(output.error.c_str(), stderr);
        std::fwrite(output.answer.data(), 1, output.answer.size(), stdout);
        std::fflush(stdout);
      });
  DocumentReader reader(options.files, options.input_format);
  pipeline.Run([&] { return reader.Next(); });
  if (std::ferror(stdout)) {
    std::fprintf(stderr, "isnad: standard output: not everything could be written\n");
    failed = true;
  }
  return failed ? kSomeFailed : kAllAnswered;
}

}  // namespace isnad
