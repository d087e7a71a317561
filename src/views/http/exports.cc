// The store, or part of it, in the formats of others (docs/exports.md).
#include <algorithm>
#include <utility>

#include "exporting/wish.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

constexpr std::size_t kPiece = 64 << 10;  // bytes that are sent together
constexpr std::size_t kLongestId = 2000;

Result<ExportWish> wish_in(Parameters& given) {
  ExportWish wish;
  wish.format = given.choice("format", export_format_names(), wish.format);
  wish.table = given.choice("table", csv_tables(), "");
  if (const std::string base = given.words("base_iri"); !base.empty()) wish.base_iri = base;
  wish.part.story = given.words("story", kLongestId);
  wish.part.claim = given.words("claim", kLongestId);
  wish.part.since = given.date("since");
  wish.part.until = given.date("until");
  if (given.error()) return *given.error();
  if (const auto bad = contradiction(wish)) {
    std::string name(bad->option);
    std::replace(name.begin(), name.end(), '-', '_');
    return Error{name == "base_iri" ? "bad-parameter" : "contradiction",
                 "'" + name + "' " + std::string(bad->why)};
  }
  return wish;
}

/// "sayso-s-e1c5.graphml": letters, digits and hyphens, which any system takes.
std::string file_name(const ExportWish& wish) {
  std::string name = "sayso";
  for (const std::string* part :
       {&wish.part.story, &wish.part.claim, &wish.part.since, &wish.part.until, &wish.table}) {
    if (!part->empty()) name += '-' + *part;
  }
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain) c = '-';
  }
  return name + std::string(find_export_format(wish.format)->ending) +
         (is_folder(wish) ? ".zip" : "");
}

/// One export, with a view of the store that is its own: it lasts longer than the request.
struct Export {
  Store store;
  ExportWish wish;
  StorePart part;

  /// Begins to read one state of the store, until it is cut.
  static Result<std::shared_ptr<Export>> begin(const Server& server, ExportWish wish) {
    auto store = Store::open(server.store_path, Store::Mode::read);
    if (!store) return store.error();
    auto made = std::make_shared<Export>(Export{*std::move(store), std::move(wish), {}});
    Database& database = made->store.tables();
    database.end_on(&server.cut);
    if (auto begun = database.run("BEGIN"); !begun) return begun.error();
    if (auto found = find_names(made->store, made->wish.part); !found) return found.error();
    auto part = find_part(database, made->wish.part);
    if (!part) return part.error();
    made->part = *std::move(part);
    return made;
  }

  /// Leaves the body broken off where the store fails or the client goes.
  void write(EventStream& to) const {
    std::string piece;
    const Sink sink = [&](std::string_view bytes) {
      piece += bytes;
      if (piece.size() < kPiece) return true;
      const bool sent = to.send(piece);
      piece.clear();
      return sent;
    };
    const auto written =
        is_folder(wish) ? write_zip(store, part, wish, sink) : write_file(store, part, wish, sink);
    if (written && to.send(piece)) to.finish();
  }
};

}  // namespace

Response export_store(Call& call) {
  auto wish = wish_in(call.parameters);
  if (!wish) return problem(wish.error());
  const auto begun = Export::begin(call.server, *std::move(wish));
  if (!begun) return problem(begun.error());
  const std::shared_ptr<Export>& job = *begun;
  Response response;
  response.type =
      is_folder(job->wish) ? "application/zip" : find_export_format(job->wish.format)->type;
  response.with("Content-Disposition", "attachment; filename=\"" + file_name(job->wish) + '"');
  if (call.request.method == "HEAD") return response;
  response.events = call.server.exports.start([job](EventStream& to) { job->write(to); });
  if (response.events) return response;
  return problem(429, "too-many", "other exports are under way; try again in a while")
      .with("Retry-After", "10");
}

}  // namespace sayso::http
