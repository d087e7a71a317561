// The one thread that changes the store: it corrects, and reads what was uploaded. A correction
// does not wait for an upload to end; it is made between two of its documents.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "analysis/analyse.h"
#include "documents/page_model.h"
#include "linking/link.h"
#include "record/store.h"
#include "views/http/changes.h"

namespace sayso::http {

struct WriterModels {
  const Models& analysis;
  const PageModel& pages;
};

/// Links what waits to be and notices what is new.
using LinkNew = std::function<Result<void>(Store&, const LinkProgress&)>;

struct UploadedFile {
  std::string name;
  std::string bytes;  // gone once they are read
  std::size_t size = 0;
  std::string state = "waiting";  // "reading", "done"
  struct Kept {
    std::string id;
    std::string outcome;  // "added", "unchanged", "new-version"
  };
  std::vector<Kept> documents;
  struct Failed {
    std::string file;
    Error error;
  };
  std::vector<Failed> errors;
};

struct Upload {
  std::string id;
  std::string state = "waiting";  // "reading", "linking", "done", "failed"
  std::string received;           // ISO 8601, in UTC
  std::vector<UploadedFile> files;
  std::string error;  // why nothing more could be stored
};

class Writer {
 public:
  Writer(std::string path, WriterModels models, LinkNew link, StoreVersion& version,
         Changes& changes);
  ~Writer() { stop(); }

  /// Opens the store, which brings it up to date unless `end` is called meanwhile, and links what
  /// waits to be.
  Result<void> start(const UpdateProgress& progress = {});
  /// Cuts linking, which the next start goes on with, and leaves an upload where it is: what is not
  /// read yet is not read. Changes that somebody waits for are still made.
  void end() { ending_ = true; }
  /// Ends, and waits for that.
  void stop();

  /// Takes files to be read; gives the upload as it stands. Error: "too-many" wait.
  Result<Upload> take(std::vector<UploadedFile> files);
  std::optional<Upload> upload(const std::string& id);
  /// The latest first.
  std::vector<Upload> uploads();
  std::size_t waiting();

  using Change = std::function<Result<std::string>(Store&)>;
  /// Makes a change and links what it touches; waits till that is done. Gives what `change` gives.
  Result<std::string> change(const Change& change);

 private:
  struct Asked;

  void work();
  void do_changes();
  void read(const std::shared_ptr<Upload>& upload);
  void read_file(Upload& upload, UploadedFile& file);
  Result<void> link_all();
  /// Links, unless it ends.
  Result<void> link_now(const LinkProgress& progress);
  void set(Upload& upload, const std::function<void()>& set);
  void tell(const Upload& upload);

  std::string path_;
  WriterModels models_;
  LinkNew link_;
  StoreVersion& version_;
  Changes& changes_;
  std::optional<Store> store_;
  std::mutex mutex_;
  std::condition_variable asked_;
  bool stopping_ = false;
  std::atomic<bool> ending_ = false;
  std::uint64_t number_ = 0;
  std::deque<std::shared_ptr<Asked>> changes_asked_;
  std::deque<std::shared_ptr<Upload>> waiting_;
  std::deque<std::shared_ptr<Upload>> uploads_;  // all, the latest first
  std::thread thread_;
};

}  // namespace sayso::http
