// What answers need, and the table of what can be asked for. routes.cc is that table; the handlers
// are in the files named after what they give.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/store.h"
#include "views/http/access.h"
#include "views/http/changes.h"
#include "views/http/daemon.h"
#include "views/http/export_threads.h"
#include "views/http/kept.h"
#include "views/http/message.h"
#include "views/http/parameters.h"
#include "views/http/store_version.h"
#include "views/http/writer.h"

namespace sayso::http {

/// Something at a path of its own that another view answers, such as MCP.
struct Mount {
  std::string path;
  std::function<Response(const Request&, Store&)> answer;
};

/// How far the store has been brought up to date.
struct Update {
  std::atomic<bool> going = false;  // till then nothing can be asked of the store
  std::atomic<std::size_t> done = 0;
  std::atomic<std::size_t> of = 0;  // steps
};

/// Shared by all workers.
struct Server {
  std::string store_path;
  StoreVersion version;
  Kept<Items> lists{std::size_t{128} << 20, Staleness::for_a_while};
  Kept<std::vector<EventPlace>> events{std::size_t{128} << 20, Staleness::for_a_while};
  Kept<StoryRecord> stories{std::size_t{64} << 20, Staleness::none};
  Changes changes;
  std::unique_ptr<Writer> writer;  // null: the store is only read
  Access access;
  ExportThreads exports;
  std::vector<std::string> models;  // fingerprints
  std::vector<Mount> mounts;
  Update update;
  std::atomic<bool> cut = false;  // answers that are being made end
  bool private_webhooks = false;  // alerts may be posted to this machine and to closed networks

  Server(std::string path, AccessOptions options)
      : store_path(std::move(path)), changes(store_path, version), access(std::move(options)) {}
};

struct ReadWorker : Worker {
  std::optional<Result<ReadConnection>> connection;
};

/// One request on its way through its handler.
struct Call {
  const Request& request;
  Server& server;
  Store& store;
  std::string version;             // of the store that is read
  std::vector<std::string> names;  // what stands for {id} in the path, decoded
  Parameters parameters;
};

enum class Caching { by_version, none };

using Handler = Response (*)(Call& call);

struct Route {
  std::string_view method;
  std::string_view path;  // "/claims/{id}/members", below /api/v1
  Role role;
  Caching caching;
  Handler handle;
};

/// All that is below /api/v1.
const std::vector<Route>& routes();

/// Answers any request.
Response answer(Server& server, const Request& request, Worker& worker);

// For handlers.

struct Page {
  std::vector<std::string> items;  // objects in JSON
  std::string next;                // cursor; empty at the end
  std::optional<std::size_t> total;
};

/// Gives the page that is wished for.
using ReadPage = std::function<Result<Page>(Store&, const PageWish&)>;

/// A page as JSON, or with JSON Lines all of them, one page after another.
Response pages(Call& call, const ReadPage& read);
/// The same of a list that can only be made as a whole; `name` tells it from others.
Response kept_pages(Call& call, const std::string& name, const Kept<Items>::Make& make);

/// A page of rows of which one more than wished for was read.
template <typename Row, typename Write>
Page page_of(std::vector<Row> rows, std::size_t limit, Write write) {
  Page page;
  if (rows.size() > limit) {
    rows.resize(limit);
    page.next = cursor_of(rows.back().place);
  }
  page.items.reserve(rows.size());
  for (const Row& row : rows) page.items.push_back(write(row));
  return page;
}

/// The page of a list that is there as a whole.
Page slice_of(const Items& items, const PageWish& wish);
/// Which part of a list of `size` a page is, from where to where.
std::pair<std::size_t, std::size_t> part_of(std::size_t size, const PageWish& wish);
/// The cursor of what follows on that part; empty at the end.
std::string next_of(std::size_t size, std::size_t end);

/// One more, to know whether there is another page.
inline PageWish one_more(PageWish wish) {
  ++wish.limit;
  return wish;
}

/// The first type that the request accepts of those offered, by its order of preference; empty
/// where it accepts none.
std::string_view accepted(const Request& request, const std::vector<std::string_view>& offered);

/// An object as it is written, or what the error comes to.
Response object(const Result<std::string>& json);

// Handlers, by the file that has them.
Response list_documents(Call& call);  // documents.cc
Response get_document(Call& call);
Response get_document_part(Call& call);
Response compare_documents(Call& call);
Response upload_documents(Call& call);
Response list_uploads(Call& call);
Response get_upload(Call& call);
Response list_stories(Call& call);  // stories.cc
Response get_story(Call& call);
Response list_claims_of_story(Call& call);
Response list_disputes_of_story(Call& call);
Response get_timeline(Call& call);
Response get_brief(Call& call);
Response list_claims(Call& call);  // claims.cc
Response get_claim(Call& call);
Response list_members_of_claim(Call& call);
Response explain_pair(Call& call);
Response list_sources(Call& call);  // sources.cc
Response get_source(Call& call);
Response list_statements_of_source(Call& call);
Response list_claims_of_source(Call& call);
Response list_events(Call& call);     // events.cc
Response list_transfers(Call& call);  // transfers.cc
Response list_transfer_years(Call& call);
Response list_corrections(Call& call);  // corrections.cc
Response get_correction(Call& call);
Response make_correction(Call& call);
Response undo_correction(Call& call);
Response list_alerts(Call& call);  // alerts.cc
Response get_alert(Call& call);
Response make_alert(Call& call);
Response change_alert(Call& call);
Response drop_alert(Call& call);
Response list_firings(Call& call);
Response list_firings_of_alert(Call& call);
Response get_alerts_feed(Call& call);
Response get_alert_feed(Call& call);
Response renew_feed(Call& call);
Response export_store(Call& call);    // exports.cc
Response follow_changes(Call& call);  // server_info.cc
Response get_status(Call& call);
Response get_health(Call& call);
Response get_openapi(Call& call);

/// A file of the web desk, or its first page, whatever the path (static.cc).
Response static_file(const Request& request);

}  // namespace sayso::http
