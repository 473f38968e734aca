// Memory for what a stage needs only while it runs, handed out in a row and taken back all at once.
//
//   std::pmr::vector<int32_t> places(&document.scratch);   // lives within one stage
//   document.scratch.Reset();                              // the engine does it behind each stage
//
// After the first texts it asks the system for nothing. Freeing a small piece does nothing: a
// growing vector leaves its old memory behind. A piece of megabytes that has a block of its own
// goes back at once. Not thread-safe; constant time. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SCRATCH_H_
#define ISNAD_SERVER_ENGINE_SCRATCH_H_

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <vector>

namespace isnad {

class ScratchMemory final : public std::pmr::memory_resource {
 public:
  // Takes everything back; nothing that was handed out may be used again.
  void Reset();
  // The same, and so many bytes in one row from now on: blocks that grow leave gaps behind.
  void Reserve(size_t size);

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    size_t size = 0;
    int pieces = 0;  // handed out
  };

  void* do_allocate(size_t size, size_t alignment) override;
  void do_deallocate(void* memory, size_t size, size_t alignment) override;
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }
  void AddBlock(size_t size);

  std::vector<Block> blocks_;  // the last one is handed out
  size_t used_ = 0;            // of the last one
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SCRATCH_H_
