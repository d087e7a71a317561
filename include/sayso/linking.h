// What holds between the documents of a store: stories, claims with the ledger of each, transfers.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/models_folder.h"
#include "base/result.h"
#include "record/links.h"
#include "record/store.h"

namespace sayso {

struct LinkingModels;

/// What linking reads by; threads may share it. `folder` is that of the models. Errors:
/// "models-missing", "models-damaged".
Result<std::shared_ptr<const LinkingModels>> open_linking_models(const std::string& folder);

/// Links all documents that were added since the last call; to be called once after any number of
/// Store::put. Broken off at any moment, the next call goes on. Errors are those of the store.
Result<void> link_documents(Store& store, const LinkingModels& models);

/// One line of the list of stories.
struct StorySummary {
  Story story;
  std::string first;  // when its first and last documents appeared, ISO 8601; empty when unknown
  std::string last;
  std::size_t outlets = 0;
  std::size_t claims = 0;    // that more than one article has something to say of
  std::size_t disputed = 0;  // of its claims, those that somebody denies or doubts
};

/// Which claims are wanted; empty means all.
struct ClaimQuery {
  std::string story;   // id, or the start of one
  std::string source;  // words of the name of one who says something of it
  std::string since;   // ISO 8601; something was said of it then or later
  bool disputed = false;
};

/// All stories, those with a document of the latest day first. Errors are those of the store.
Result<std::vector<StorySummary>> list_stories(const Store& store);

/// Claims with ledgers and disputes, those with most origins first; what one article alone carries
/// comes last. Errors are those of the store.
Result<std::vector<Claim>> list_claims(const Store& store, const ClaimQuery& query);

/// The claim whose id is, or begins with, `name`. Errors also: "not-found", "ambiguous".
Result<Claim> find_claim(const Store& store, std::string_view name);

/// What goes, or is said to go, from whom to whom, by supplier, recipient and goods. Errors are
/// those of the store.
Result<std::vector<Transfer>> list_transfers(const Store& store);

}  // namespace sayso
