// Documents: lists and search, one with all that was found in it, sets compared, uploads.
#include <utility>

#include "answers/claim_json.h"
#include "answers/document_json.h"
#include "views/http/server.h"
#include "views/http/uploads.h"

namespace sayso::http {
namespace {

constexpr std::int64_t kMostFound = 10000;  // documents that a search goes through

Result<Page> search(Store& store, const std::string& words, const PageWish& wish) {
  const auto begin = wish.after.rank == INT64_MAX ? std::int64_t{0} : wish.after.rank;
  if (begin < 0 || begin > kMostFound) return Page{};
  const auto limit = wish.limit + 1;
  auto hits = store.search(words, limit, static_cast<std::size_t>(begin));
  if (!hits) return hits.error();
  Page page;
  if (hits->size() > wish.limit) {
    hits->pop_back();
    page.next = cursor_of({begin + static_cast<std::int64_t>(wish.limit), "", 0});
  }
  for (const Hit& hit : *hits) {
    const auto entry = store.entry(hit.id);
    if (!entry) return entry.error();
    const auto listed = listed_document(store.tables(), hit.id);
    if (!listed) return listed.error();
    if (listed->empty()) continue;
    Json json = json_of(listed->front());
    json.update(hit_json(hit, *entry));
    page.items.push_back(written(json));
  }
  return page;
}

}  // namespace

Response list_documents(Call& call) {
  Parameters& given = call.parameters;
  const std::string words = given.words("q");
  const DocumentSearch wanted{given.words("outlet"), given.words("story"), given.date("since"),
                              given.date("until")};
  if (!words.empty()) {
    return pages(
        call, [words](Store& store, const PageWish& wish) { return search(store, words, wish); });
  }
  return pages(call, [wanted](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = documents_page(store.tables(), wanted, one_more(wish));
    if (!rows) return rows.error();
    return page_of(*std::move(rows), wish.limit,
                   [](const ListedDocument& row) { return written(json_of(row)); });
  });
}

Response get_document(Call& call) { return object(document_json(call.store, call.names.front())); }

Response get_document_part(Call& call) {
  const auto document = document_json(call.store, call.names.front());
  if (!document) return problem(document.error());
  const std::string part = call.request.path.substr(call.request.path.rfind('/') + 1);
  return json_response(written(Json::parse(*document)[part]));
}

Response compare_documents(Call& call) {
  constexpr std::size_t most = 50;
  const std::vector<std::string> documents = call.parameters.all("document", most);
  if (call.parameters.error()) return problem(*call.parameters.error());
  const auto json = comparison_json(call.store, documents);
  return json ? json_response(written(*json)) : problem(json.error());
}

Response upload_documents(Call& call) {
  const std::string name = call.parameters.words("name");
  if (call.parameters.error()) return problem(*call.parameters.error());
  if (!call.server.writer) return problem(403, "read-only", "this server only reads its store");
  const std::string_view type = call.request.header("content-type");
  const bool known = type.starts_with("multipart/form-data") || type.starts_with("text/") ||
                     type.starts_with("application/") || type.empty();
  if (!known) {
    return problem(415, "bad-type",
                   "'" + std::string(type) +
                       "' is not read; send files as "
                       "multipart/form-data or application/octet-stream");
  }
  auto files = files_in(call.request, name);
  if (!files) return problem(files.error());
  const auto upload = call.server.writer->take(*std::move(files));
  if (!upload) return problem(upload.error());
  return json_response(written(json_of(*upload)), 202)
      .with("Location", "/api/v1/uploads/" + upload->id);
}

Response list_uploads(Call& call) {
  Items items;
  if (call.server.writer) {
    for (const Upload& upload : call.server.writer->uploads()) {
      items.push_back(written(json_of(upload)));
    }
  }
  return pages(call, [items](Store&, const PageWish& wish) -> Result<Page> {
    return slice_of(items, wish);
  });
}

Response get_upload(Call& call) {
  const std::string& id = call.names.front();
  const auto upload = call.server.writer ? call.server.writer->upload(id) : std::nullopt;
  if (!upload) return problem(404, "not-found", "no upload '" + id + "'");
  return json_response(written(json_of(*upload)));
}

}  // namespace sayso::http
