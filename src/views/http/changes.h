// Tells everyone who follows what is new in the store, whoever wrote it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "views/http/event_stream.h"
#include "views/http/store_version.h"

namespace sayso::http {

class Changes {
 public:
  /// Looks at the store at `path` four times a second, which costs one read of shared memory.
  Changes(std::string path, StoreVersion& version);
  ~Changes() { stop(); }

  Result<void> start();
  void stop();

  /// A stream for one more who follows. `last_id` is the id of the last event that he had; empty:
  /// none. `store` is his worker's.
  std::shared_ptr<EventStream> follow(std::string_view last_id, Store& store);

  /// Tells all of something that is not in the store.
  void tell(std::string_view name, std::string_view data);

  /// How many follow.
  std::size_t followers();

 private:
  void watch(ReadConnection& connection);
  void broadcast(std::string_view text);

  std::string path_;
  StoreVersion& version_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  std::atomic<bool> stopping_ = false;
  std::vector<std::shared_ptr<EventStream>> streams_;
  std::thread thread_;
};

}  // namespace sayso::http
