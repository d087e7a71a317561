#include <sayso/linking.h>

#include <utility>

#include "linking/ledger/settling.h"
#include "linking/link.h"
#include "linking/transfers/transfers.h"
#include "record/ledger_rows.h"
#include "record/story_list.h"

namespace sayso {

Result<std::shared_ptr<const LinkingModels>> open_linking_models(const std::string& folder) {
  auto models = LinkingModels::open(folder);
  if (!models) return models.error();
  return std::shared_ptr<const LinkingModels>(
      std::make_shared<const LinkingModels>(*std::move(models)));
}

Result<void> link_documents(Store& store, const LinkingModels& models) {
  return link(store, &models);
}

Result<std::vector<StorySummary>> list_stories(const Store& store) {
  auto counted = list_stories(store.tables(), {});
  if (!counted) return counted.error();
  std::vector<StorySummary> stories;
  stories.reserve(counted->size());
  for (StoryCounts& one : *counted) {
    stories.push_back({std::move(one.story), std::move(one.first), std::move(one.last), one.outlets,
                       one.claims, one.disputes});
  }
  return stories;
}

Result<std::vector<Claim>> list_claims(const Store& store, const ClaimQuery& query) {
  ClaimSearch search;
  search.story = query.story;
  search.source = query.source;
  search.since = query.since;
  search.disputed = query.disputed;
  const auto counted = list_claims(store.tables(), search);
  if (!counted) return counted.error();
  ClaimReader reader(store.tables());
  std::vector<Claim> claims;
  claims.reserve(counted->size());
  for (const ClaimCounts& one : *counted) {
    auto claim = reader.read(one.claim);
    if (!claim) return claim.error();
    claims.push_back(*std::move(claim));
  }
  return claims;
}

Result<Claim> find_claim(const Store& store, std::string_view name) {
  const auto key = find_claim(store.tables(), name);
  if (!key) return key.error();
  return ClaimReader(store.tables()).read(*key);
}

Result<std::vector<Transfer>> list_transfers(const Store& store) { return transfers(store); }

}  // namespace sayso
