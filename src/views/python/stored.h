// A store, as Python has it: any thread may use it, one at a time.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "linking/digest.h"
#include "linking/event_list.h"
#include "linking/transfers/transfers.h"
#include "record/ledger_rows.h"
#include "record/store.h"
#include "record/story_list.h"
#include "views/python/engine.h"

namespace sayso::python {

using Lines = std::vector<std::string>;

/// What became of documents that were to be added.
struct Added {
  std::size_t added = 0;
  std::size_t unchanged = 0;
  std::size_t new_versions = 0;
  Lines failed;  // `error` lines
};

/// All functions give lines of the interchange format. Errors of all: "store-closed", and those of
/// the store.
class Stored : public std::enable_shared_from_this<Stored> {
 public:
  static Result<std::shared_ptr<Stored>> open(const std::string& path, Store::Mode mode);

  void close();

  /// Reads, analyses, stores and links.
  Result<Added> add(Engine& engine, const Inputs& inputs);

  Result<std::size_t> size();
  /// The document that a person means by `name`.
  Result<std::string> document(const std::string& name);
  Result<Lines> search(const std::string& query, std::size_t limit);
  Result<Lines> stories(const StorySearch& search);
  Result<Lines> claims(const ClaimSearch& search);
  Result<std::string> claim(const std::string& name);
  Result<std::string> why(const std::string& one, const std::string& other);
  /// With `all`, also of claims that one article alone makes.
  Result<Lines> timeline(const std::string& story, bool all);
  Result<std::string> brief(const std::string& story, bool all);
  Result<Lines> sources(const DigestFilter& filter, const std::string& kind);
  /// `document` is a name as of `document`.
  Result<Lines> events(EventFilter filter, const std::string& document);
  Result<Lines> transfers(const TransferFilter& filter);
  Result<Lines> actors();
  /// Everything, as long as `take` wants more. The store is free for others meanwhile.
  Result<void> export_to(const std::function<bool(std::string)>& take);

 private:
  friend class Documents;
  Stored(std::string path, Store store) : path_(std::move(path)), store_(std::move(store)) {}

  /// What `work` gives for the store, while no other thread uses it.
  template <typename Work>
  auto with_store(Work work) -> decltype(work(std::declval<Store&>())) {
    const std::lock_guard lock(mutex_);
    if (!store_) return Error{"store-closed", path_ + ": closed"};
    return work(*store_);
  }

  std::string path_;
  std::mutex mutex_;
  std::optional<Store> store_;
};

/// Goes through the documents of a store, as they were when it began, by a connection of its own.
class Documents {
 public:
  static Result<std::shared_ptr<Documents>> open(Stored& stored);

  /// The next document's line, or nothing at the end.
  Result<std::optional<std::string>> next();

 private:
  Documents(std::unique_ptr<Store> store, Cursor cursor)
      : store_(std::move(store)), cursor_(std::move(cursor)) {}

  std::mutex mutex_;
  std::unique_ptr<Store> store_;
  Cursor cursor_;
};

}  // namespace sayso::python
