// The record: one SQLite file that keeps documents, what was found in them, and a full-text index.
//
// A document and all that belongs to it is written in one transaction, so that killing the program
// at any moment loses at most the document in hand. Spans are byte offsets into the text. The
// tables are drawn in migrations/0001_documents.sql.
//
// Errors of every function: "store-busy" (another program is writing), "store-full" (no space left
// on the disk), "store-damaged", "store-read-only", "ending" (the program is), "store-failed"
// (anything else); each message names the file and the reason, and the store is as it was before
// the call.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "base/result.h"
#include "base/span.h"
#include "documents/document.h"
#include "record/actors.h"

namespace sayso {

class Database;

/// One document of the store with what was found in it.
struct Entry {
  Document document;
  std::string version_of;  // id of the first version of this article; empty for the first itself
  Analysis analysis;
};

/// Where a document stands, or would stand, in the store.
struct Placement {
  enum class Outcome {
    added,        // new to the store
    unchanged,    // the store has this text under this id or address
    new_version,  // the store has another text under this id or address
  };
  Outcome outcome = Outcome::added;
  std::string id;          // in the store; differs from the given one where that is taken
  std::string version_of;  // as in Entry
};

/// An input that a run was broken off in, and the record that it was at.
struct Unfinished {
  std::string path;
  std::int64_t size = 0;      // of the file, in bytes
  std::int64_t modified = 0;  // when the file last changed, in nanoseconds
  std::uint64_t record = 0;
  std::uint64_t offset = 0;  // of the record, in bytes; 0 where none is known
};

/// A document that a search found.
struct Hit {
  std::string id;
  std::string file;
  std::string outlet;
  std::string title;
  std::string published;  // ISO 8601, cut to its granularity; empty when unknown
  Span excerpt;           // a sentence of the text with most of the words searched for
  std::string words;      // the words of `excerpt`
  Spans matches;  // the words searched for, within `excerpt`; empty if only the title has them
};

/// Goes through the store a document at a time, in the order in which they were added. The store
/// must outlive it.
class Cursor {
 public:
  ~Cursor();
  Cursor(Cursor&&) noexcept;
  Cursor& operator=(Cursor&&) noexcept;

  /// The next document, or nothing at the end.
  Result<std::optional<Entry>> next();

 private:
  friend class Store;
  struct State;
  explicit Cursor(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Told how many steps of bringing an older store up to date are done, of how many; they differ in
/// how long they take.
using UpdateProgress = std::function<void(std::size_t done, std::size_t of)>;

/// How an older store is brought up to date.
struct Updating {
  UpdateProgress progress = {};
  /// Once it is true, the store is left as it was: the error is "ending".
  const std::atomic<bool>* ending = nullptr;
};

/// An open store. One thread at a time may use it; other threads and programs open their own. One
/// of them writes at a time, any number read meanwhile, each cursor what was there when it began.
class Store {
 public:
  enum class Mode {
    read,    // views: the file is never changed
    change,  // the file must be there
    create,  // made if missing
  };

  /// Also brings an older store up to date, unless opened to read. Errors also: "store-missing",
  /// "store-unknown" (the file is something else), "store-newer" (written by a later version of
  /// sayso), "store-older" (opened to read, but must be brought up to date first).
  static Result<Store> open(const std::string& path, Mode mode, const Updating& updating = {});
  /// Whether it is a store that `open` would bring up to date.
  static bool is_older(const std::string& path);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// What `put` would do with this document, so that what is known need not be analysed again.
  ///
  /// A given id is kept. The same id and text change nothing. Another text under the same id or the
  /// same address (address.h) is a new version, by its own given id or else the old id with "@2",
  /// "@3". The same text at another address, or from another outlet where no address is known, is
  /// another document; without a given id it gets the text's id with "~2", "~3". A text without
  /// id, address and outlet is the same document as any of the same text.
  Result<Placement> place(const Document& document) const;

  /// Keeps a document with its analysis, unless it is there already.
  Result<Placement> put(const Document& document, const Analysis& analysis);

  /// Puts `analysis` in place of the one that document `id` has. Error also: "not-found".
  Result<void> replace_analysis(std::string_view id, const Analysis& analysis);

  /// Removes document `id` and all that is derived from it. Where it was the first version of an
  /// article, the next one becomes the first. Error also: "not-found".
  Result<void> remove(std::string_view id);

  /// What is kept of the file at `path`; see resuming.h.
  Result<std::optional<Unfinished>> unfinished(const std::string& path) const;

  /// Keeps how far an input has been read, in place of what was kept before.
  Result<void> keep_unfinished(const Unfinished& input);

  Result<void> forget_unfinished(const std::string& path);

  /// Ids of the documents that other models analysed, in the order in which they were added.
  Result<std::vector<std::string>> stale(const std::vector<std::string>& models) const;

  /// The id of the document that a person means by `name`: an id, the start of one (with or without
  /// "sha256:"), an address, a file as given, or the end of a file's path. Errors also:
  /// "not-found", "ambiguous" (the message lists some).
  Result<std::string> find(std::string_view name) const;

  /// Document `id`. Error also: "not-found".
  Result<Entry> entry(std::string_view id) const;

  Result<Cursor> entries() const;

  /// The persons and bodies that are one across documents; those with members.
  Result<std::vector<Actor>> actors() const;
  Result<std::size_t> size() const;

  /// Documents with all the words of `query` in title or text, best first. "A phrase" in quotation
  /// marks, begin*, OR and NOT do what they say; anything else is taken as words, so that no query
  /// is an error. The first `skipped` are left out. Of words that more than 5,000 documents have,
  /// the last 5,000 that were added count.
  Result<std::vector<Hit>> search(std::string_view query, std::size_t limit,
                                  std::size_t skipped = 0) const;

  /// The tables themselves, for what is derived from documents.
  Database& tables() const { return *database_; }

 private:
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace sayso
