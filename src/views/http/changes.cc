#include "views/http/changes.h"

#include <charconv>
#include <chrono>
#include <utility>

#include "alerting/alert_making.h"
#include "answers/listed_json.h"
#include "record/database.h"
#include "record/list_pages.h"

namespace sayso::http {
namespace {

constexpr std::chrono::milliseconds kPause{250};
constexpr int kPausesOfSilence = 60;  // after which a comment keeps the connection alive
constexpr std::size_t kMostTold = 100;

/// How far the events have come: keys of the last document, claim and firing that were told.
struct Told {
  std::int64_t document = 0;
  std::int64_t claim = 0;
  std::int64_t firing = 0;

  std::string id() const {
    return std::to_string(document) + "." + std::to_string(claim) + "." + std::to_string(firing);
  }
};

Told told_from(std::string_view id, const Told& otherwise) {
  Told told;
  const char* end = id.data() + id.size();
  const auto document = std::from_chars(id.data(), end, told.document);
  if (document.ec != std::errc() || document.ptr == end || *document.ptr != '.') return otherwise;
  const auto claim = std::from_chars(document.ptr + 1, end, told.claim);
  if (claim.ec != std::errc() || claim.ptr == end || *claim.ptr != '.') return otherwise;
  const auto firing = std::from_chars(claim.ptr + 1, end, told.firing);
  return firing.ec == std::errc() && firing.ptr == end ? told : otherwise;
}

Result<Told> latest(Database& database) {
  const auto document = database.number("SELECT max(key) FROM documents");
  if (!document) return document.error();
  const auto claim = database.number("SELECT max(claim) FROM claim_list");
  if (!claim) return claim.error();
  const auto firing = database.number("SELECT max(key) FROM alert_firings");
  if (!firing) return firing.error();
  return Told{*document, *claim, *firing};
}

/// The events of all that is new since `told`, which moves on.
Result<std::string> news(Database& database, Told& told) {
  const auto documents = documents_since(database, told.document, kMostTold);
  if (!documents) return documents.error();
  const auto claims = claims_since(database, told.claim, kMostTold);
  if (!claims) return claims.error();
  const auto firings = firings_since(database, told.firing, kMostTold);
  if (!firings) return firings.error();
  const auto now = latest(database);
  if (!now) return now.error();
  std::string text;
  for (const ListedDocument& one : *documents) {
    told.document = one.place.key;
    text += event_text("document", written(json_of(one)), told.id());
  }
  for (const ListedClaim& one : *claims) {
    told.claim = one.place.key;
    text += event_text("claim", written(json_of(one)), told.id());
  }
  for (const Firing& one : *firings) {
    told.firing = one.key;
    text += event_text("alert", written(json_of(one, Addresses::cut)), told.id());
  }
  told = *now;
  return text;
}

std::string store_event(const std::string& version, const Told& told) {
  return event_text("store", written({{"version", version}}), told.id());
}

}  // namespace

Changes::Changes(std::string path, StoreVersion& version)
    : path_(std::move(path)), version_(version) {}

Result<void> Changes::start() {
  auto connection = ReadConnection::open(path_, stopping_);
  if (!connection) return connection.error();
  thread_ = std::thread(
      [this, own = std::make_shared<ReadConnection>(*std::move(connection))] { watch(*own); });
  return {};
}

void Changes::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
  const std::lock_guard lock(mutex_);
  for (const auto& stream : streams_) stream->end();
  streams_.clear();
}

void Changes::watch(ReadConnection& connection) {
  Database& database = connection.store().tables();
  const auto begun = latest(database);
  Told told = begun ? *begun : Told();
  std::string known = version_.name();
  for (int silent = 0;; ++silent) {
    {
      std::unique_lock lock(mutex_);
      if (stopped_.wait_for(lock, kPause, [&] { return stopping_.load(); })) return;
    }
    const auto version = connection.begin(version_);
    if (!version) continue;
    std::string text;
    if (*version != known) {
      const auto told_now = news(database, told);
      if (told_now) text = *told_now + store_event(*version, told);
      known = *version;
    }
    connection.end();
    if (text.empty() && silent < kPausesOfSilence) continue;
    broadcast(text.empty() ? ": still here\n\n" : text);
    silent = 0;
  }
}

void Changes::broadcast(std::string_view text) {
  const std::lock_guard lock(mutex_);
  std::erase_if(streams_, [](const auto& stream) { return stream->ended(); });
  for (const auto& stream : streams_) stream->add(text);
}

void Changes::tell(std::string_view name, std::string_view data) {
  broadcast(event_text(name, data));
}

std::shared_ptr<EventStream> Changes::follow(std::string_view last_id, Store& store) {
  auto stream = std::make_shared<EventStream>();
  const auto now = latest(store.tables());
  Told told = told_from(last_id, now ? *now : Told());
  const auto missed = news(store.tables(), told);
  stream->add((missed ? *missed : std::string()) + store_event(version_.name(), told));
  const std::lock_guard lock(mutex_);
  if (stopping_) stream->end();
  streams_.push_back(stream);
  return stream;
}

std::size_t Changes::followers() {
  const std::lock_guard lock(mutex_);
  std::erase_if(streams_, [](const auto& stream) { return stream->ended(); });
  return streams_.size();
}

}  // namespace sayso::http
