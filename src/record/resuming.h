// Going on where a run was broken off. A container may take hours to read; the store keeps which of
// its records is read now, and the next run over the same file begins there. What is read twice
// changes nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "record/store.h"

namespace sayso {

/// Where a run was broken off in the file at `path`; nothing if in none, or if the file has changed
/// since then.
std::optional<Unfinished> broken_off_in(const Store& store, const std::string& path);

/// Keeps, for one run, how far it has come. The store must outlive it.
class Resuming {
 public:
  explicit Resuming(Store& store) : store_(store) {}

  /// What came before record `record` of the input at `path` is stored. Kept at most once a second.
  /// An input that was reached before and is another is finished.
  Result<void> reach(const std::string& path, std::uint64_t record, std::uint64_t offset);

  /// The input that was reached last has been read to its end.
  Result<void> finish();

 private:
  Store& store_;
  std::string path_;
  std::optional<Unfinished> file_;  // the input reached last, where it is a file
  std::chrono::steady_clock::time_point last_kept_{};
};

}  // namespace sayso
