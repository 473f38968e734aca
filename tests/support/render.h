// Prints what a stage found as text, so that a table row shows the expected answer and a failing
// test shows a readable difference.
//
//   RunThrough(Stage::kCues, "قال سامي: نعم", &document);
//   RenderCues(document)   →  "قال verb"
//
// Reads the parts of a Document that the stage has written. Thread-safety: pure functions. Time is
// linear in the text.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_RENDER_H_
#define ISNAD_TESTS_SUPPORT_RENDER_H_

#include <string>
#include <string_view>

#include "server/engine/document.h"

namespace isnad {

enum class Stage {
  kMarks,
  kCues,
  kSubjects,
  kMentions,
  kEntities,
  kLinks,
  kDiscourse,
  kClasses,
  kRelays,
  kReported,
  kCircumstances
};

// Runs the engine's stages up to and with `last`, in the order of engine.cc.
void RunThrough(Stage last, std::string_view text, Document* document);

// w word, n number, f foreign, p punctuation, m quotation mark; a new paragraph starts with / and
// with // after an empty line:  قال: "نعم"  →  w[قال] p[:] m["] w[نعم] m["]
std::string RenderTokens(const Document& document);

// The text with [ ] around the content of every span, [? ] when its closing mark is missing.
std::string RenderSpans(const Document& document);

// The text of each sentence, separated by |.
std::string RenderSentences(const Document& document);

// Each cue outside marks: its words, kind and what is unusual about it.
//   لم يقل ... قائلا  →  "يقل verb not_said | قائلا participle"
std::string RenderCues(const Document& document);

// Each cue outside marks with its subject and how it leads over to what was said; a cue that
// introduces nothing here is left out.
//   قال الوزير إن  →  "قال after [الوزير] particle strong"
std::string RenderSubjects(const Document& document);

// One noun phrase: "[الوزيرة سلمى النادر] name [سلمى النادر] role [الوزيرة] person feminine
// singular".
std::string RenderMention(const Document& document, const Mention& mention);

// The noun phrases outside marks: "[الوزير] [القاعة]".
std::string RenderMentions(const Document& document);

// The focus of each sentence, "-" when it has none: "[الوزير] | -".
std::string RenderFoci(const Document& document);

// Each source with its mentions, the fullest name first: "سلمى النادر = المدربة | كمال".
std::string RenderEntities(const Document& document);

// Each span with the cue that governs it: "[نعم] < قال" before it, "[نعم] > قال" behind it, "+" for
// the sibling of the span before, "subject" for a name in a subject, ": [phrase]" for a header.
std::string RenderLinks(const Document& document);

// Each span with its class: "[نعم] speech | [العربي] name".
std::string RenderClasses(const Document& document);

// Each cue outside marks that can introduce speech with who speaks:
//   "قال = الوزير explicit | أضاف = الوزير pro_drop | قيل = ? passive"
std::string RenderDiscourse(const Document& document);

// Each cue outside marks whose words were passed on: by whom, and the word that says so.
//   "قوله via وكالة الساحل (نقلت)"
std::string RenderRelays(const Document& document);

// Each cue outside marks that says to whom or where: "قال to [للصحافيين] at [أمس]".
std::string RenderCircumstances(const Document& document);

// Each reported clause with the cue that reports it: "[إن العمل انتهى] < قال" before it, "[انتهى
// العمل] > بحسب" behind it; "[نريد ضمانات.] +" where a speaker goes on.
std::string RenderReported(const Document& document);

// One line a quotation:  kind | content | speaker | cue | resolution | rule
std::string RenderAnswer(const Document& document);

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_RENDER_H_
