#include "views/http/store_version.h"

#include <random>

#include "record/database.h"

namespace sayso::http {

StoreVersion::StoreVersion() {
  constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
  std::random_device random;
  for (int i = 0; i < 8; ++i) run_ += digits[random() % digits.size()];
}

std::string StoreVersion::name() const { return run_ + "-" + std::to_string(count_.load()); }

Result<ReadConnection> ReadConnection::open(const std::string& path,
                                            const std::atomic<bool>& ending) {
  auto store = Store::open(path, Store::Mode::read);
  if (!store) return store.error();
  // Answers come back to the same pages: 16 MiB of them for each worker.
  if (auto done = store->tables().run("PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824");
      !done) {
    return done.error();
  }
  store->tables().end_on(&ending);
  ReadConnection connection(*std::move(store));
  const auto seen = connection.store_.tables().number("PRAGMA data_version");
  if (!seen) return seen.error();
  connection.seen_ = *seen;
  return connection;
}

Result<std::string> ReadConnection::begin(StoreVersion& version) {
  Database& database = store_.tables();
  if (auto begun = database.query("BEGIN").run(); !begun) return begun.error();
  const auto seen = database.number("PRAGMA data_version");
  if (!seen) {
    end();
    return seen.error();
  }
  if (*seen != seen_) version.change();
  seen_ = *seen;
  return version.name();
}

void ReadConnection::end() { (void)store_.tables().run("COMMIT"); }

}  // namespace sayso::http
