// Storing what has been read, as `add` and `watch` do: counts, complaints, the file of rejected
// records, and how far the run has come in each input.
#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>

#include "analysis/in_order.h"
#include "linking/linking_models.h"
#include "record/resuming.h"
#include "record/store.h"
#include "views/cli/console.h"

namespace sayso::cli {

/// The file that says what could not be read and why, as `error` lines; made when there is
/// something to say, and added to by later runs.
class Rejected {
 public:
  explicit Rejected(std::string path) : path_(std::move(path)) {}

  void write(const std::string& file, const Error& error);

  const std::string& path() const { return path_; }
  bool is_whole() const { return file_.good(); }

 private:
  std::string path_;
  std::ofstream file_;
};

/// Marks a document that the store knows already as not to be analysed.
void mark_known(const Store& store, Reading& reading);

class Adding {
 public:
  struct Counts {
    std::size_t added = 0;
    std::size_t unchanged = 0;
    std::size_t new_versions = 0;
    std::size_t failed = 0;

    std::size_t all() const { return added + unchanged + new_versions + failed; }
  };

  /// `rejected` names the file of rejected records; empty: beside the store, whose path is
  /// `store_path`.
  Adding(Store& store, const std::string& store_path, const std::string& rejected,
         Console& console);

  /// Stores one reading. False when the store can take no more.
  bool take(const Reading& reading);

  /// To be called when all inputs have been given: complains of what is not whole, forgets how far
  /// they had been read, links what is new, and gives the exit status.
  Exit finish(const LinkingModels& models);

  const Counts& counts() const { return counts_; }

  /// "3 added, 1 unchanged, 0 new versions, 2 failed (reasons in s.db.rejected.jsonl)".
  std::string summary() const;

 private:
  bool stop(const std::string& file, const Error& error);

  Store& store_;
  Resuming resuming_;
  Rejected rejected_;
  Console& console_;
  Counts counts_;
  bool stopped_ = false;
};

}  // namespace sayso::cli
