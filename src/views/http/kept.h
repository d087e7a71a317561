// What is dear to make, such as lists that can only be made as a whole, kept until the store
// changes.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "linking/event_list.h"
#include "linking/timeline/story_record.h"

namespace sayso::http {

using Items = std::vector<std::string>;  // each an object in JSON

/// About what they take of memory.
std::size_t bytes_of(const Items& items);
std::size_t bytes_of(const StoryRecord& record);
std::size_t bytes_of(const std::vector<EventPlace>& places);

/// What is given though the store has changed since it was made.
enum class Staleness {
  none,
  /// What was dear to make, for a while: making it takes a twentieth of the time at most.
  for_a_while,
};

/// For use by several threads.
template <typename Value>
class Kept {
 public:
  struct Got {
    std::string version;  // of the store that it was made from
    std::shared_ptr<const Value> value;
  };
  using Make = std::function<Result<Value>()>;

  /// Keeps up to `most_bytes`; what is larger alone is made each time.
  Kept(std::size_t most_bytes, Staleness staleness)
      : most_bytes_(most_bytes), staleness_(staleness) {}

  /// What is kept under `name`, or else what `make` gives.
  Result<Got> get(const std::string& name, const std::string& version, const Make& make) {
    const auto began = Clock::now();
    {
      const std::lock_guard lock(mutex_);
      const auto found = entries_.find(name);
      if (found != entries_.end() &&
          (found->second.got.version == version || began < found->second.until)) {
        order_.splice(order_.begin(), order_, found->second.used);
        return found->second.got;
      }
    }
    auto made = make();
    if (!made) return made.error();
    Got got{version, std::make_shared<const Value>(*std::move(made))};
    const auto now = Clock::now();
    const bool stays = staleness_ == Staleness::for_a_while;
    keep(name,
         {got, name.size() + bytes_of(*got.value), stays ? now + kShare * (now - began) : now, {}});
    return got;
  }

  /// Forgets all, so that whoever changed the store sees it.
  void clear() {
    const std::lock_guard lock(mutex_);
    entries_.clear();
    order_.clear();
    bytes_ = 0;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr int kShare = 20;  // of the time, one part goes to making

  struct Entry {
    Got got;
    std::size_t bytes = 0;
    Clock::time_point until;  // given till then, whatever the version
    std::list<std::string>::iterator used;
  };

  void keep(const std::string& name, Entry entry) {
    const std::lock_guard lock(mutex_);
    drop(name);
    if (entry.bytes > most_bytes_) return;
    while (bytes_ + entry.bytes > most_bytes_) drop(std::string(order_.back()));
    bytes_ += entry.bytes;
    order_.push_front(name);
    entry.used = order_.begin();
    entries_.emplace(name, std::move(entry));
  }

  void drop(const std::string& name) {
    const auto found = entries_.find(name);
    if (found == entries_.end()) return;
    bytes_ -= found->second.bytes;
    order_.erase(found->second.used);
    entries_.erase(found);
  }

  const std::size_t most_bytes_;
  const Staleness staleness_;
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::list<std::string> order_;  // those used last first
  std::size_t bytes_ = 0;
};

}  // namespace sayso::http
