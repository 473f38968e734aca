// What a request may hold at most: served by GetEngineInfo, enforced in validate.cc and, for
// messages, by gRPC.
//
//   Limits limits;                      // the defaults
//   limits.max_batch_documents = 10;    // e.g. in a test
//
// Thread-safety: plain data.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_LIMITS_H_
#define ISNAD_SERVER_SERVICE_LIMITS_H_

#include <cstdint>

namespace isnad {

struct Limits {
  // A very long book chapter is 200 kB. Well below max_message_bytes, so that an ordinary excess
  // gets an error with details.
  int32_t max_text_bytes = 4 * 1024 * 1024;
  int32_t max_title_bytes = 4096;
  int32_t max_id_bytes = 1024;
  int32_t max_batch_documents = 1000;
  int32_t max_known_speakers = 10000;
  // Refused by gRPC itself, before the message is parsed. Three texts of the full length and their
  // options fit.
  int32_t max_message_bytes = 16 * 1024 * 1024;
  // Ten documents, each with a catalog of the full length. In memory a field takes a hundred bytes.
  int32_t max_message_fields = 1'000'000;
  // Of a response. The answer to a text of the full length that is all quotations has 41 MiB; more
  // is asked for by texts that are made for it: a word of a megabyte as the name of every speaker.
  int32_t max_answer_bytes = 64 * 1024 * 1024;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_LIMITS_H_
