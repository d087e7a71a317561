#include "views/http/writer.h"

#include <algorithm>
#include <future>
#include <utility>

#include "analysis/in_order.h"
#include "base/utc_time.h"
#include "documents/read.h"
#include "record/database.h"
#include "views/http/uploads.h"

namespace sayso::http {
namespace {
constexpr std::size_t kMostWaiting = 100;      // uploads
constexpr std::size_t kMostRemembered = 1000;  // likewise
}  // namespace

struct Writer::Asked {
  Change change;
  std::promise<Result<std::string>> done;
};

Writer::Writer(std::string path, WriterModels models, LinkNew link, StoreVersion& version,
               Changes& changes)
    : path_(std::move(path)),
      models_(models),
      link_(std::move(link)),
      version_(version),
      changes_(changes) {}

Result<void> Writer::start(const UpdateProgress& progress) {
  auto store = Store::open(path_, Store::Mode::create, {progress, &ending_});
  if (!store) return store.error();
  store_.emplace(*std::move(store));
  thread_ = std::thread([this] { work(); });
  return {};
}

void Writer::stop() {
  end();
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  asked_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<Upload> Writer::take(std::vector<UploadedFile> files) {
  auto upload = std::make_shared<Upload>();
  upload->received = written_time(unix_now());
  upload->files = std::move(files);
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= kMostWaiting) return Error{"store-busy", "too many uploads wait"};
  upload->id = "u" + std::to_string(++number_);
  waiting_.push_back(upload);
  uploads_.push_front(upload);
  if (uploads_.size() > kMostRemembered) uploads_.pop_back();
  asked_.notify_all();
  Upload as_taken = *upload;
  for (UploadedFile& file : as_taken.files) file.bytes.clear();
  return as_taken;
}

std::optional<Upload> Writer::upload(const std::string& id) {
  for (Upload& one : uploads()) {
    if (one.id == id) return std::move(one);
  }
  return std::nullopt;
}

std::vector<Upload> Writer::uploads() {
  const std::lock_guard lock(mutex_);
  std::vector<Upload> all;
  for (const auto& one : uploads_) {
    Upload& copy = all.emplace_back();
    copy.id = one->id;
    copy.state = one->state;
    copy.received = one->received;
    copy.error = one->error;
    for (const UploadedFile& file : one->files) {
      copy.files.push_back({file.name, {}, file.size, file.state, file.documents, file.errors});
    }
  }
  return all;
}

std::size_t Writer::waiting() {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::count_if(
      uploads_.begin(), uploads_.end(),
      [](const auto& one) { return one->state != "done" && one->state != "failed"; }));
}

Result<std::string> Writer::change(const Change& change) {
  auto asked = std::make_shared<Asked>();
  asked->change = change;
  auto done = asked->done.get_future();
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return Error{"store-busy", "the server is ending"};
    changes_asked_.push_back(std::move(asked));
  }
  asked_.notify_all();
  return done.get();
}

void Writer::work() {
  (void)link_all();
  for (;;) {
    std::shared_ptr<Upload> next;
    {
      std::unique_lock lock(mutex_);
      asked_.wait(lock, [&] { return stopping_ || !changes_asked_.empty() || !waiting_.empty(); });
      if (stopping_ && changes_asked_.empty()) return;
      if (changes_asked_.empty()) {
        next = waiting_.front();
        waiting_.pop_front();
      }
    }
    next ? read(next) : do_changes();
  }
}

void Writer::do_changes() {
  for (;;) {
    std::shared_ptr<Asked> next;
    {
      const std::lock_guard lock(mutex_);
      if (changes_asked_.empty()) return;
      next = changes_asked_.front();
      changes_asked_.pop_front();
    }
    // In between linking that may be cut, a change may not.
    const EndingOn never(store_->tables(), nullptr);
    auto made = next->change(*store_);
    if (made) {
      // The change is kept; should linking fail, the next call goes on.
      (void)link_now({});
      version_.change();
    }
    next->done.set_value(std::move(made));
  }
}

Result<void> Writer::link_all() {
  return link_now([&](std::size_t) { do_changes(); });
}

Result<void> Writer::link_now(const LinkProgress& progress) {
  const EndingOn ending(store_->tables(), &ending_);
  return link_(*store_, progress);
}

void Writer::set(Upload& upload, const std::function<void()>& set) {
  {
    const std::lock_guard lock(mutex_);
    set();
  }
  tell(upload);
}

void Writer::tell(const Upload& upload) {
  std::string line;
  {
    const std::lock_guard lock(mutex_);
    line = written(json_of(upload));
  }
  changes_.tell("upload", line);
}

void Writer::read_file(Upload& upload, UploadedFile& file) {
  set(upload, [&] { file.state = "reading"; });
  const ReadOptions options{std::nullopt, &models_.pages, {}};
  const auto give = [&](const TakeReading& take) {
    read_bytes(file.bytes, file.name, {}, options, [&](Record record) {
      Reading reading{std::move(record.file), std::move(record.document), true, std::nullopt,
                      std::move(record.position)};
      if (reading.document.ok()) {
        const auto placed = store_->place(*reading.document);
        reading.wanted = !placed.ok() || placed->outcome != Placement::Outcome::unchanged;
      }
      return take(std::move(reading));
    });
  };
  analyse_in_order(give, models_.analysis, 1, [&](const Reading& reading) {
    do_changes();
    if (!reading.document.ok()) {
      const std::lock_guard lock(mutex_);
      file.errors.push_back({reading.file, reading.document.error()});
      return !ending_;
    }
    const auto placed = reading.analysis ? store_->put(*reading.document, *reading.analysis)
                                         : store_->place(*reading.document);
    const std::lock_guard lock(mutex_);
    if (!placed.ok()) {
      upload.error = placed.error().message;
      return false;
    }
    constexpr const char* outcomes[] = {"added", "unchanged", "new-version"};
    file.documents.push_back({placed->id, outcomes[static_cast<int>(placed->outcome)]});
    return !ending_;
  });
  set(upload, [&] {
    file.state = "done";
    file.bytes = std::string();
  });
}

void Writer::read(const std::shared_ptr<Upload>& upload) {
  set(*upload, [&] { upload->state = "reading"; });
  for (UploadedFile& file : upload->files) {
    if (upload->error.empty() && !ending_) read_file(*upload, file);
  }
  set(*upload, [&] { upload->state = "linking"; });
  const auto linked = link_all();
  version_.change();
  set(*upload, [&] {
    if (!linked && upload->error.empty()) upload->error = linked.error().message;
    upload->state = upload->error.empty() ? "done" : "failed";
  });
}

}  // namespace sayso::http
