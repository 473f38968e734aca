// Appends tokens to a document and looks their words up some tokens later, when what was prefetched
// has arrived.
//
//   TokenWriter writer(&document);
//   Token& token = writer.Append({begin, end}, key, bare);   // valid until the next Append()
//   ...
//   writer.Finish();                                         // every token has its word
//
// Who appends many tokens writes into the block that is under way and gives it back:
//
//   TokenWriter::Block block = writer.block(begin);
//   for (...; block.next != block.end; ...) { *block.next++ = ...;  *block.bare++ = ...; }
//   writer.TakeBack(block);
//
// Memory grows by blocks of tokens, so that appending asks one question a token. Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_TOKEN_WRITER_H_
#define ISNAD_SERVER_ENGINE_TEXT_TOKEN_WRITER_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "server/engine/document.h"
#include "server/engine/large_pages.h"
#include "server/engine/lexicon/tables.h"
#include "server/engine/text/names_like_words.h"

namespace isnad {

class TokenWriter {
 public:
  explicit TokenWriter(Document* document)
      : tokens_(document->tokens),
        bare_keys_(document->bare_keys),
        classes_(document->classes),
        names_(document->text, &document->tokens),
        size_(document->text.size()) {
    Reserve(size_ / kBytesPerToken + 1);
    AddBlock(0);
  }

  // The room for the next tokens, which are as new, and for their bare keys; there is some. `at`:
  // the byte of the text that comes next.
  struct Block {
    Token* next;
    Token* end;
    uint64_t* bare;
  };
  Block block(int32_t at) {
    if (count_ == room_) NextBlock(at);
    return {first_ + count_, first_ + room_, bare_ + count_};
  }
  void TakeBack(const Block& block) { count_ = static_cast<int32_t>(block.next - first_); }

  // A token without a word, as new but for its span and key. key: 0 for what has none.
  Token& Append(Span span, uint64_t key, uint64_t bare) {
    if (count_ == room_) NextBlock(span.begin);
    if (key != 0) PrefetchWord(key);
    bare_[count_] = bare;
    Token& token = first_[count_++];
    token.span = span;
    token.key = key;
    return token;
  }

  // Leaves exactly the appended tokens in the document.
  void Finish() {
    tokens_.resize(static_cast<size_t>(count_));
    bare_keys_.resize(static_cast<size_t>(count_));
    classes_.resize(static_cast<size_t>(count_));
    LookUpBefore(count_);
    DescribeBefore(count_);
  }

  int32_t count() const { return count_; }
  Token& last() const { return first_[count_ - 1]; }
  Token& at(int32_t i) const { return first_[i]; }

 private:
  static constexpr size_t kBytesPerToken = 8;  // hardly fewer in running text
  static constexpr int32_t kBlock = 32;
  static constexpr int32_t kLookUpDelay = 8;

  // What was asked for some tokens ago has arrived by now.
  [[gnu::noinline]] void NextBlock(int32_t at) {
    DescribeBefore(looked_up_);
    LookUpBefore(count_ - kLookUpDelay);
    AddBlock(at);
  }

  void AddBlock(int32_t at) {
    const auto wanted = static_cast<size_t>(count_ + kBlock);
    if (wanted > tokens_.capacity()) Reserve(std::max(wanted, CountExpected(at)));
    tokens_.resize(wanted);
    bare_keys_.resize(wanted);
    classes_.resize(wanted);
    first_ = tokens_.data();
    bare_ = bare_keys_.data();
    room_ = count_ + kBlock;
  }

  // So many tokens when the text goes on as it began, up to byte `at`; from twice what is there,
  // for little copying, to eight times, for what may not come.
  size_t CountExpected(int32_t at) const {
    const auto now = static_cast<size_t>(count_);
    const size_t rest = (size_ - static_cast<size_t>(at)) * now / static_cast<size_t>(at + 1);
    return std::clamp(now + rest + rest / 16, 2 * now + 1, 8 * now + 1);
  }

  void Reserve(size_t count) {
    if (count <= tokens_.capacity()) return;
    tokens_.reserve(count);
    bare_keys_.reserve(count);
    classes_.reserve(count);
    UseLargePages(tokens_.data(), tokens_.capacity() * sizeof(Token));
    UseLargePages(bare_keys_.data(), bare_keys_.capacity() * sizeof(uint64_t));
    UseLargePages(classes_.data(), classes_.capacity() * sizeof(uint64_t));
  }

  void LookUpBefore(int32_t end) {
    for (; looked_up_ < end; ++looked_up_) {
      Token& token = first_[looked_up_];
      if (names_.HasAt(looked_up_)) {
        token.word = &kUnknownWord;
        continue;
      }
      const WordMatch match = FindInTables(token.key);
      token.word = match.entry;
      token.stems = match.stems;
      __builtin_prefetch(match.entry);
    }
  }

  void DescribeBefore(int32_t end) {
    for (; described_ < end; ++described_) {
      Token& token = first_[described_];
      token.classes = token.word->classes;
      const uint64_t no_word = token.kind == TokenKind::kWord ? 0 : kNoWord;
      classes_[static_cast<size_t>(described_)] = token.classes | no_word;
    }
  }

  std::vector<Token>& tokens_;
  std::vector<uint64_t>& bare_keys_;
  std::vector<uint64_t>& classes_;
  NamesLikeWords names_;
  const size_t size_;  // of the text
  Token* first_ = nullptr;
  uint64_t* bare_ = nullptr;
  int32_t count_ = 0;
  int32_t room_ = 0;       // tokens that first_ and bare_ have
  int32_t looked_up_ = 0;  // tokens whose words have been looked up
  int32_t described_ = 0;  // tokens whose classes have been copied
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_TOKEN_WRITER_H_
