// SPDX-License-Identifier: Apache-2.0
#include "client/line_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace isnad {

// read(2), not fread, which waits for a full buffer: a producer that writes a line now and then
// wants its answer now.
bool LineReader::Refill() {
  ssize_t n = 0;
  do {
    n = read(descriptor_, buffer_.data(), buffer_.size());
  } while (n < 0 && errno == EINTR);
  if (n < 0) error_ = errno;
  begin_ = 0;
  end_ = n > 0 ? static_cast<size_t>(n) : 0;
  return n > 0;
}

std::optional<Line> LineReader::Next() {
  Line line;
  bool any = false;
  while (begin_ < end_ || Refill()) {
    any = true;
    const char* start = buffer_.data() + begin_;
    const size_t available = end_ - begin_;
    const auto* newline = static_cast<const char*>(std::memchr(start, '\n', available));
    const size_t length = newline ? static_cast<size_t>(newline - start) : available;
    const size_t kept = std::min(length, max_bytes_ - line.text.size());
    line.text.append(start, kept);
    line.too_long = line.too_long || kept < length;
    begin_ += length + (newline ? 1 : 0);
    if (newline) break;
  }
  if (!any) return std::nullopt;
  if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
  line.number = ++number_;
  return line;
}

}  // namespace isnad
