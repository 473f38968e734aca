// The names by which others find a call again: the caller's x-request-id, and the trace of the
// W3C's traceparent.
//
//   CallIds ids = ReadCallIds("", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
//   ids.request    →  "6e0c1d2f..." (made here, 32 hexadecimal digits)
//   ids.trace      →  "4bf92f3577b34da6a3ce929d0e0e4736"
//   ids.span       →  "00f067aa0ba902b7"
//
// A request id that is longer than 128 bytes or holds anything but letters, digits and -_.:/+=@ is
// replaced by a made one, and any other traceparent is ignored: headers come from outside and end
// in logs. Thread-safety: pure but for the random numbers. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_CALL_IDS_H_
#define ISNAD_SERVER_RUNTIME_CALL_IDS_H_

#include <string>
#include <string_view>

namespace isnad {

struct CallIds {
  std::string request;  // never empty
  std::string trace;    // empty without a traceparent
  std::string span;     // likewise
};

CallIds ReadCallIds(std::string_view request_id, std::string_view traceparent);

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_CALL_IDS_H_
