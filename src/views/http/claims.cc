// Claims: lists, one with its ledger, its wordings, and why two things are linked.
#include <map>
#include <utility>

#include "answers/claim_json.h"
#include "answers/story_json.h"
#include "linking/why/why.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/reuse_rows.h"
#include "record/story_list.h"
#include "views/http/server.h"

namespace sayso::http {

Response list_claims(Call& call) {
  Parameters& given = call.parameters;
  ClaimWish wanted{given.words("q"),    given.words("story"),   given.words("source"),
                   given.date("since"), given.flag("disputed"), false};
  if (!wanted.story.empty() && !given.error()) {
    const auto story = find_story(call.store.tables(), wanted.story);
    if (!story && story.error().code != "not-found") return problem(story.error());
    if (story) wanted.story = *story;
  }
  return pages(call, [wanted](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = claims_page(store.tables(), wanted, one_more(wish));
    if (!rows) return rows.error();
    return page_of(*std::move(rows), wish.limit,
                   [](const ListedClaim& row) { return written(json_of(row)); });
  });
}

Response get_claim(Call& call) {
  const auto key = find_claim(call.store.tables(), call.names.front());
  if (!key) return problem(key.error());
  const auto json = claim_json(call.store, *key);
  return json ? json_response(written(*json)) : problem(json.error());
}

Response list_members_of_claim(Call& call) {
  const auto key = find_claim(call.store.tables(), call.names.front());
  if (!key) return problem(key.error());
  return pages(call, [key = *key](Store& store, const PageWish& wish) -> Result<Page> {
    const auto row = read_claim(store.tables(), key);
    if (!row) return row.error();
    DocumentTexts texts(store.tables());
    Page page;
    const std::int64_t begin = wish.after.rank == INT64_MAX ? 0 : wish.after.rank;
    const auto& members = *row ? (*row)->claim.members : std::vector<ClaimMember>();
    for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(0, begin)); i < members.size();
         ++i) {
      if (page.items.size() == wish.limit) {
        page.next = cursor_of({static_cast<std::int64_t>(i), "", 0});
        break;
      }
      const auto json = member_json(members[i], texts);
      if (!json) return json.error();
      page.items.push_back(written(*json));
    }
    page.total = members.size();
    return page;
  });
}

Response explain_pair(Call& call) {
  const std::string one = call.parameters.needed("a");
  const std::string other = call.parameters.needed("b");
  if (call.parameters.error()) return problem(*call.parameters.error());
  const auto explanation = explain(call.store, one, other);
  if (!explanation) return problem(explanation.error());
  std::map<std::string, std::string> texts;
  for (const auto* grounds : {&explanation->links, &explanation->missing}) {
    for (const Ground& ground : *grounds) {
      for (const Evidence& evidence : ground.words) {
        if (texts.contains(evidence.document)) continue;
        auto text = read_text(call.store.tables(), evidence.document);
        if (!text) return problem(text.error());
        texts.emplace(evidence.document, *std::move(text));
      }
    }
  }
  return json_response(why_line(one, other, *explanation, texts));
}

}  // namespace sayso::http
