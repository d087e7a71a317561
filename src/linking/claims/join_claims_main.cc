// join_claims STORE MODELS WEIGHTS: joins the claims of a store anew, as `sayso relink` does, by
// the model in the file WEIGHTS: its bias, its weights in the order of PairFeature, and from where
// on claims join; then the same in the order of DenialFeature and in that of AnswerFeature, and
// from where on denials answer. MODELS is the folder of models. For measuring
// (sayso_training.claims); not installed.
#include <fstream>
#include <iostream>
#include <limits>
#include <string>

#include "linking/claims/claims.h"
#include "linking/ledger/settling.h"
#include "linking/linking_models.h"
#include "record/rows.h"
#include "record/store.h"

namespace {

sayso::Result<void> join(sayso::Database& database, const sayso::Meanings& meanings,
                         const sayso::ClaimModel& model) {
  auto transaction = sayso::Transaction::begin(database);
  if (!transaction) return transaction.error();
  if (auto done = database.run("DELETE FROM claims; DELETE FROM touched_claims;"); !done) {
    return done;
  }
  const auto last = database.number("SELECT max(key) FROM documents");
  if (!last) return last.error();
  sayso::ClaimMemory memory;
  for (std::int64_t key = 1; key <= *last; ++key) {
    const auto entry = sayso::entry_with_key(database, key);
    if (!entry) return entry.error();
    auto done = sayso::link_claims_of(database, memory, &meanings, *entry, key, model);
    if (!done) return done;
  }
  constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
  if (const auto done = sayso::settle_claims(database, kAll); !done) return done.error();
  return transaction->commit();
}

/// Prints what went wrong.
int failed(const sayso::Error& error) {
  std::cerr << error.message << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: join_claims STORE MODELS WEIGHTS\n";
    return 2;
  }
  sayso::ClaimModel model;
  std::ifstream weights(argv[3]);
  weights >> model.bias;
  for (double& weight : model.weights) weights >> weight;
  weights >> model.joins_from >> model.answers.denies_bias;
  for (double& weight : model.answers.denies) weights >> weight;
  weights >> model.answers.which_bias;
  for (double& weight : model.answers.which) weights >> weight;
  if (!(weights >> model.answers.answers_from)) {
    std::cerr << argv[3] << ": too few numbers\n";
    return 1;
  }
  const auto models = sayso::LinkingModels::open(argv[2]);
  if (!models) return failed(models.error());
  auto store = sayso::Store::open(argv[1], sayso::Store::Mode::create);
  if (!store) return failed(store.error());
  if (const auto done = join(store->tables(), models->meanings, model); !done)
    return failed(done.error());
}
