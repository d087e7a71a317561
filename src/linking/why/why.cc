#include "linking/why/why.h"

#include "linking/why/grounds.h"
#include "linking/why/things.h"
#include "record/story_list.h"

namespace sayso {

std::string word_list(const std::vector<std::string>& words, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) {
    list += (i == 0 ? "" : ", ") + words[i];
  }
  return words.size() > most ? list + " ..." : list;
}

Result<Explanation> explain(Store& store, std::string_view one, std::string_view other) {
  using Kind = Thing::Kind;
  const auto a = find_thing(store, one);
  if (!a) return a.error();
  const auto b = find_thing(store, other);
  if (!b) return b.error();
  const auto are = [&](Kind first, Kind second) { return a->kind == first && b->kind == second; };
  if (are(Kind::document, Kind::document)) return explain_documents(store, *a, *b);
  if (are(Kind::document, Kind::story)) return explain_membership(store, *a, *b);
  if (are(Kind::story, Kind::document)) return explain_membership(store, *b, *a);
  if (are(Kind::claim, Kind::claim)) return explain_claims(store, *a, *b);
  if (are(Kind::node, Kind::node)) return explain_nodes(store, *a, *b);
  if (are(Kind::actor, Kind::actor)) return explain_actors(store, *a, *b);
  return store.tables().error("no-such-pair",
                              "two claims, two nodes of a ledger, two documents, two actors, or a "
                              "document and a story can be compared");
}

}  // namespace sayso
