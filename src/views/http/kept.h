// Lists that can only be made as a whole, such as transfers and timelines, kept until the store
// changes, so that their pages need not be made from the beginning.
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"

namespace sayso::http {

using Items = std::vector<std::string>;  // each an object in JSON

struct KeptItems {
  std::string version;  // of the store that they were made from
  std::shared_ptr<const Items> items;
};

/// For use by several threads.
class Kept {
 public:
  using Make = std::function<Result<Items>()>;

  /// What is kept under `name`, or else what `make` gives. What was dear to make is given for a
  /// while though the store has changed: making it takes a twentieth of the time at most.
  Result<KeptItems> get(const std::string& name, const std::string& version, const Make& make);

  /// Forgets all, so that whoever changed the store sees it.
  void clear();

 private:
  struct Entry {
    KeptItems kept;
    std::size_t bytes = 0;
    std::chrono::steady_clock::time_point until;  // given till then, whatever the version
    std::list<std::string>::iterator used;
  };

  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::list<std::string> order_;  // those used last first
  std::size_t bytes_ = 0;
};

}  // namespace sayso::http
