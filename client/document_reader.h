// The documents that the command line names, one after another, in order.
//
//   DocumentReader reader({"a.txt", "-"}, InputFormat::kText);
//   while (std::optional<InputDocument> input = reader.Next()) ...
//
// What cannot be read (no such file, invalid UTF-8, a broken JSON line) is a document with a
// failure; the next one is not affected. Keeps one document in memory. One thread at a time.
// Linear. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_DOCUMENT_READER_H_
#define ISNAD_CLIENT_DOCUMENT_READER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/failure.h"
#include "client/line_reader.h"
#include "client/options.h"
#include "isnad/v1/quote_attribution.pb.h"

namespace isnad {

struct InputDocument {
  std::string origin;   // for messages: notes.txt, corpus.jsonl:17
  std::string id_json;  // as JSON, for the output: "notes.txt", 17
  v1::Document document;
  std::optional<Failure> failure;
};

class DocumentReader {
 public:
  DocumentReader(std::vector<std::string> files, InputFormat format);
  ~DocumentReader();
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;

  std::optional<InputDocument> Next();

 private:
  InputDocument ReadWholeFile(const std::string& file);
  std::optional<InputDocument> NextLine();
  void Close();

  std::vector<std::string> files_;
  InputFormat format_;
  size_t next_file_ = 0;
  int descriptor_ = -1;
  std::unique_ptr<LineReader> lines_;  // of the file before next_file_; null between files
};

// One line of --input-format=jsonl. origin is "FILE:LINE"; without an id the line's number is the
// id.
InputDocument ParseJsonLine(const Line& line, std::string origin);

}  // namespace isnad

#endif  // ISNAD_CLIENT_DOCUMENT_READER_H_
