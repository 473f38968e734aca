// The choice of roles costs linear work, counted in steps and not by the clock, and finds the
// cheapest roles. SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/mark_roles.h"

#include <gtest/gtest.h>

#include <memory_resource>
#include <string>

#include "server/engine/text/tokenize.h"

namespace isnad {
namespace {

std::pmr::vector<Mark> MarksOf(const std::string& text) {
  Document document;
  document.Reset("", text);
  Tokenize(&document);
  std::pmr::vector<Mark> marks;
  for (const Paragraph& paragraph : document.paragraphs) {
    ReadMarks(document, paragraph.tokens, &marks);
  }
  return marks;
}

// One letter a mark: ( opens, ) closes, | does both, . is dropped.
std::string Roles(const std::string& text) {
  const std::pmr::vector<Mark> marks = MarksOf(text);
  std::pmr::vector<MarkRole> roles(marks.size());
  RoleWorkspace workspace(std::pmr::get_default_resource());
  ChooseRoles(marks, 0, marks.size(), &workspace, &roles);
  std::string out;
  for (const MarkRole role : roles) out += ".()|"[static_cast<int>(role)];
  return out;
}

std::pmr::vector<Mark> MarksOfRepeated(const std::string& piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  return MarksOf(text);
}

int64_t Steps(const std::string& piece, int count) {
  const std::pmr::vector<Mark> marks = MarksOfRepeated(piece, count);
  std::pmr::vector<MarkRole> roles(marks.size());
  RoleWorkspace workspace(std::pmr::get_default_resource());
  ChooseRoles(marks, 0, marks.size(), &workspace, &roles);
  return workspace.steps;
}

TEST(MarkRolesTest, ChoosesTheCheapestRoles) {
  EXPECT_EQ(Roles("قال"), "");
  EXPECT_EQ(Roles("ذهب \"نعم\" ثم \"لا\""), "()()");
  EXPECT_EQ(Roles("ذهب \"نعم \" ثم \"لا \" ."), "()()");
  EXPECT_EQ(Roles("ذهب \"نعم ثم \"لا\""), ".()");
  EXPECT_EQ(Roles("ذهب \"نعم\" ثم لا\" ذهب"), "().");
  EXPECT_EQ(Roles("ذهب \"نعم. \"لا\""), "(|)");
  EXPECT_EQ(Roles("ذهب \"نعم «لا» ذهب\""), "(())");
  EXPECT_EQ(Roles("قياس 55\" في \"نعم\""), ".()");
}

TEST(MarkRolesTest, WorkIsLinear) {
  for (const char* piece : {"\"", " \"ا", "ا\" ", "«", "»", "\"«“'", " «\"'“″ا", "((", "'ا "}) {
    const int64_t small = Steps(piece, 500);
    const int64_t large = Steps(piece, 4000);
    EXPECT_LE(large, 9 * small) << piece;
    EXPECT_LE(large, 4000 * 6 * 12) << piece;
  }
}

// From two sentences between marks on, more make no difference but that no mark is like another.
TEST(MarkRolesTest, MarksThatRepeatHaveTheRolesOfMarksThatDoNot) {
  for (const char* piece :
       {"\"", " \"ا", "ا\" ", "«", "»", "\"«“'", " «\"'“″ا", "'ا ", "\"«", "\" '' « "}) {
    std::pmr::vector<Mark> alike = MarksOfRepeated(piece, 300);
    std::pmr::vector<Mark> unlike = alike;
    for (size_t i = 0; i < alike.size(); ++i) {
      alike[i].cues_before = 2;
      unlike[i].cues_before = 2 + static_cast<int>(i);
    }
    std::pmr::vector<MarkRole> roles(alike.size()), expected(alike.size());
    RoleWorkspace few(std::pmr::get_default_resource()), all(std::pmr::get_default_resource());
    ChooseRoles(alike, 0, alike.size(), &few, &roles);
    ChooseRoles(unlike, 0, unlike.size(), &all, &expected);
    EXPECT_TRUE(roles == expected) << piece;
    EXPECT_LE(few.steps, all.steps) << piece;
  }
  EXPECT_LE(Steps("\"", 2000), 400);
}

}  // namespace
}  // namespace isnad
