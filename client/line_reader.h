// Lines of a file or pipe of any size in bounded memory: a line longer than the limit is read to
// its end but not kept.
//
//   LineReader lines(STDIN_FILENO, 64 << 20);
//   while (std::optional<Line> line = lines.Next()) ...
//
// Does not own the descriptor. One thread at a time. Linear in the bytes read.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_LINE_READER_H_
#define ISNAD_CLIENT_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace isnad {

struct Line {
  int64_t number = 0;     // from 1
  std::string text;       // without the line's end, LF or CR LF
  bool too_long = false;  // text holds only the beginning
};

class LineReader {
 public:
  LineReader(int descriptor, size_t max_bytes)
      : descriptor_(descriptor), max_bytes_(max_bytes), buffer_(1 << 16) {}

  // nullopt at the end, or where reading fails: then error() is not 0.
  std::optional<Line> Next();
  int error() const { return error_; }  // an errno

 private:
  bool Refill();

  int descriptor_;
  size_t max_bytes_;
  std::vector<char> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  int64_t number_ = 0;
  int error_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_CLIENT_LINE_READER_H_
