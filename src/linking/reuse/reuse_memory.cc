#include "linking/reuse/reuse_memory.h"

#include <utility>

#include "record/rows.h"

namespace sayso {
namespace {

// At most some 30 MB, 10 MB and 10 MB.
constexpr std::size_t kDocuments = 2000;
constexpr std::size_t kPublications = 50'000;
constexpr std::size_t kEntries = 128;

}  // namespace

Result<const ReuseMemory::Known*> ReuseMemory::document(Database& database, std::int64_t key) {
  auto place = documents_.find(key);
  if (place == documents_.end()) {
    auto read = read_reuse_document(database, key);
    if (!read) return read.error();
    std::optional<Known> known;
    if (*read) {
      Wording wording = wording_of((*read)->text);
      known = Known{*std::move(*read), std::move(wording)};
    }
    place = documents_.emplace(key, std::move(known)).first;
  }
  return place->second ? &*place->second : nullptr;
}

Result<void> ReuseMemory::read_names(Database& database, std::int64_t key) {
  const auto known = documents_.find(key);
  if (known == documents_.end() || !known->second || !named_.insert(key).second) return {};
  return read_reuse_names(database, known->second->document);
}

Result<const Publication*> ReuseMemory::publication(Database& database, std::int64_t key) {
  auto place = publications_.find(key);
  if (place == publications_.end()) {
    auto read = read_publication(database, key);
    if (!read) return read.error();
    place = publications_.emplace(key, *std::move(read)).first;
  }
  return &place->second;
}

Result<const Entry*> ReuseMemory::entry(Database& database, std::int64_t key) {
  auto place = entries_.find(key);
  if (place == entries_.end()) {
    auto read = entry_with_key(database, key);
    if (!read) return read.error();
    place = entries_.emplace(key, *std::move(read)).first;
  }
  return &place->second;
}

void ReuseMemory::forget() {
  fingerprints_.forget();
  documents_.clear();
  named_.clear();
  publications_.clear();
  entries_.clear();
}

void ReuseMemory::forget_many() {
  fingerprints_.forget_many();
  if (documents_.size() > kDocuments) {
    documents_.clear();
    named_.clear();
  }
  if (publications_.size() > kPublications) publications_.clear();
  if (entries_.size() > kEntries) entries_.clear();
}

}  // namespace sayso
