// A name for the state that the store is in, for ETags: another one after every change, whoever
// made it.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "record/store.h"

namespace sayso::http {

/// Shared by all threads. Each connection notices changes by others; the first to notice counts.
class StoreVersion {
 public:
  StoreVersion();

  /// To be called when a connection has noticed a change, or made one.
  void change() { ++count_; }
  /// "k3f9a1-17": names no state of another run of the server.
  std::string name() const;

 private:
  std::string run_;
  std::atomic<std::uint64_t> count_ = 1;
};

/// One thread's connection, which sees the store as it was when `begin` was called.
class ReadConnection {
 public:
  /// What it reads ends once `ending` is true.
  static Result<ReadConnection> open(const std::string& path, const std::atomic<bool>& ending);

  /// Begins to read, notes a change, and gives the version that is read. `end` must follow.
  Result<std::string> begin(StoreVersion& version);
  void end();

  Store& store() { return store_; }

 private:
  explicit ReadConnection(Store store) : store_(std::move(store)) {}

  Store store_;
  std::int64_t seen_ = 0;
};

}  // namespace sayso::http
