#include "linking/citations/findable.h"

#include <utility>

#include "linking/citations/publisher.h"

namespace sayso {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::size_t kNameWords = 24;  // by which a document is found

PublisherRow row_of(const Document& document) {
  Publisher publisher = publisher_of(document.outlet, document.text);
  return {0, document.outlet.name, std::move(publisher.head), std::move(publisher.words),
          std::move(publisher.acronyms)};
}

std::vector<std::string> lookups_of_row(const PublisherRow& row) {
  return lookups_of({row.words, row.head, row.acronyms});
}

}  // namespace

std::int64_t day_of(const std::optional<Moment>& when) { return when ? when->begin / kDay : 0; }

Result<Taker> taker_of(Database& database, std::int64_t key, Entry entry) {
  Taker taker;
  taker.key = key;
  taker.entry = std::move(entry);
  const auto citable = read_citable(database, key);
  if (!citable) return citable.error();
  taker.first_version = citable->first_version;
  const Document& document = taker.entry.document;
  taker.words = text_words(document.text);
  taker.names = name_stems(taker.words);
  taker.when = moment_of(citable->published);
  return taker;
}

Result<std::int64_t> keep_findable(Database& database, const Taker& taker) {
  const PublisherRow row = row_of(taker.entry.document);
  const auto publisher = keep_publisher(database, row, lookups_of_row(row));
  if (!publisher) return publisher.error();
  auto done = keep_published_words(database, *publisher, frequent_names(taker.words, kNameWords),
                                   day_of(taker.when), taker.key);
  if (!done) return done.error();
  return *publisher;
}

Result<void> keep_names(Database& database, const Taker& taker) {
  std::set<std::string> lookups;
  const auto add = [&](const std::string& name) {
    Outlet outlet;
    outlet.name = name;
    for (const TextWord& word : text_words(name)) {
      if (word.acronym) lookups.insert(word.lower + ' ');
    }
    // A publisher whose name has all these words is found under any pair of them.
    std::vector<std::string> all = lookups_of(publisher_of(outlet, {}));
    if (!all.empty()) lookups.insert(std::move(all.back()));
  };
  for (const Citation& citation : taker.entry.analysis.citations) {
    if (citation.medium != "document") add(citation.outlet);
  }
  for (const Entity& entity : taker.entry.analysis.entities) {
    if (entity.type == EntityType::org || entity.type == EntityType::misc) add(entity.name);
  }
  return keep_named_publishers(database, {lookups.begin(), lookups.end()}, day_of(taker.when),
                               taker.key);
}

Result<std::set<std::int64_t>> waiting_for(Database& database, const Taker& taker) {
  std::set<std::int64_t> out;
  const PublisherRow row = row_of(taker.entry.document);
  const std::int64_t day = day_of(taker.when);
  const std::vector<Days> days = taker.when ? std::vector<Days>{{day - 2, day + kWindow}, {0, 0}}
                                            : std::vector<Days>{{0, INT64_MAX}};
  const std::vector<std::string> own = frequent_names(taker.words, kNameWords);
  const std::set<std::string> words(own.begin(), own.end());
  for (const std::string& lookup : lookups_of_row(row)) {
    for (const Days& period : days) {
      const auto found = documents_naming(database, lookup, period, kLookedAt);
      if (!found) return found.error();
      for (const std::int64_t key : *found) {
        if (key == taker.key || out.contains(key)) continue;
        const auto other = published_words_of(database, key);
        if (!other) return other.error();
        if (shared({other->begin(), other->end()}, words) >= 2) out.insert(key);
      }
    }
  }
  return out;
}

}  // namespace sayso
