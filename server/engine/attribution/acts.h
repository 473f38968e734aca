// Who does something before a cue, in its sentence and the one before: the subjects of their verbs.
//
//   استقبل [المدير] الوفد. وقدم القراءة [الناقد سامي الراعي]، وقال ...   →  المدير, الناقد
//
// Reads tokens, classes, sentences, mentions, cues with their subjects. Of most sentences nobody
// asks: a verb is looked at when a cue behind it is asked for. Not thread-safe; one object a
// document, in its scratch memory. Linear in the text for all cues together.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_ACTS_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_ACTS_H_

#include <cstdint>
#include <vector>

#include "server/engine/document.h"

namespace isnad {

struct Act {
  int32_t token;  // the verb
  int32_t sentence;
  int32_t mention;  // its subject
};

class Acts {
 public:
  explicit Acts(const Document& document);

  // Those before the cue, in order of token; all of its sentence and of the one before are there,
  // of others some. Asked for cues in order; valid until it is asked again.
  const std::pmr::vector<Act>& Before(const Cue& cue);

 private:
  void FindPlaces();
  void Look(int32_t token);
  int32_t SubjectOf(int32_t verb) const;
  int32_t SubjectBehindObject(int32_t from) const;
  bool Opens(int32_t i) const;

  const Document& d_;
  std::pmr::vector<Act> acts_;
  int32_t* begins_ = nullptr;  // by token: the mention that begins there, -1 none; null: not asked
  int32_t* ends_ = nullptr;    // by token: the mention that ends there, -1 none
  int32_t next_token_ = 0;     // behind those that were looked at
  size_t next_cue_ = 0;        // the first whose head is not before next_token_
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_ACTS_H_
