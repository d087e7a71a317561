#include "record/resuming.h"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "record/database.h"

namespace sayso {

namespace {

/// The file at `path` as it is now, at its first record; nothing where it is no file.
std::optional<Unfinished> file_at(const std::string& path) {
  struct stat status;
  if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  if (error) return std::nullopt;
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return Unfinished{absolute.lexically_normal(), status.st_size,
                    status.st_mtim.tv_sec * nanoseconds + status.st_mtim.tv_nsec, 0, 0};
}

}  // namespace

std::optional<Unfinished> broken_off_in(const Store& store, const std::string& path) {
  const auto file = file_at(path);
  if (!file) return std::nullopt;
  auto kept = store.unfinished(file->path);
  if (!kept || !*kept) return std::nullopt;
  const bool same = (*kept)->size == file->size && (*kept)->modified == file->modified;
  return same ? *std::move(kept) : std::nullopt;
}

Result<void> Resuming::reach(const std::string& path, std::uint64_t record, std::uint64_t offset) {
  constexpr std::chrono::seconds interval(1);
  if (path != path_) {
    if (auto done = finish(); !done) return done;
    path_ = path;
    file_ = file_at(path);
  }
  const auto now = std::chrono::steady_clock::now();
  if (!file_ || record == file_->record || now - last_kept_ < interval) return {};
  file_->record = record;
  file_->offset = offset;
  last_kept_ = now;
  return store_.keep_unfinished(*file_);
}

Result<void> Resuming::finish() {
  if (!file_) return {};
  return store_.forget_unfinished(std::exchange(file_, std::nullopt)->path);
}

Result<std::optional<Unfinished>> Store::unfinished(const std::string& path) const {
  auto found = database_->query(
      "SELECT size, modified, record, record_offset FROM unfinished_inputs WHERE path = ?", path);
  const auto row = found.step();
  if (!row) return row.error();
  if (!*row) return std::optional<Unfinished>();
  return std::optional<Unfinished>({path, found.integer(0), found.integer(1),
                                    static_cast<std::uint64_t>(found.integer(2)),
                                    static_cast<std::uint64_t>(found.integer(3))});
}

Result<void> Store::keep_unfinished(const Unfinished& input) {
  return database_
      ->query("INSERT OR REPLACE INTO unfinished_inputs VALUES (?, ?, ?, ?, ?)", input.path,
              input.size, input.modified, static_cast<std::int64_t>(input.record),
              static_cast<std::int64_t>(input.offset))
      .run();
}

Result<void> Store::forget_unfinished(const std::string& path) {
  return database_->query("DELETE FROM unfinished_inputs WHERE path = ?", path).run();
}

}  // namespace sayso
