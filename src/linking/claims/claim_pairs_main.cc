// claim_pairs STORE: writes what joining compares, a line for each two members that it would
// compare when the later one's document is linked:
//   {"one":[document, attribution or event],"other":[...],"features":[...]}
// and one for each claim that a denial of that document may answer, as the claims are now:
//   {"denial":[document, attribution or event],"claim":[[...]...],"features":[...],"own":[...]}
// where "own" are the features of the denial alone. For training (sayso_training.claims); not
// installed.
#include <iostream>
#include <string>
#include <utility>

#include "base/line_writer.h"
#include "linking/claims/claim_answers.h"
#include "linking/claims/claim_candidates.h"
#include "linking/claims/story_words.h"
#include "record/claim_rows.h"
#include "record/store.h"

namespace {

using sayso::ComparedMember;

std::string id_of(const ComparedMember& member) {
  const sayso::ClaimMember& given = member.row.member;
  return given.event.empty() ? given.attribution : given.event;  // a part goes by its event
}

void write_pairs(const std::vector<ComparedMember>& members, const sayso::WordWeights& weights) {
  const sayso::PairOdds odds(members, weights);
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      const auto features = odds.features(i, j);
      if (!features) continue;
      sayso::LineWriter out({});
      out.raw(R"({"one":[)").string(members[i].row.member.document).raw(",");
      out.string(id_of(members[i])).raw(R"(],"other":[)");
      out.string(members[j].row.member.document).raw(",").string(id_of(members[j]));
      out.raw(R"(],"features":)").list(*features, [&](double value) { out.number(value); });
      std::cout << out.raw("}").take() << "\n";
    }
  }
}

void write_answers(const std::vector<ComparedMember>& members) {
  const sayso::ClaimAnswers answers(members);
  std::vector<std::int64_t> claims;
  claims.reserve(members.size());
  for (const ComparedMember& member : members) claims.push_back(member.row.claim);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!members[i].is_new) continue;
    const sayso::DenialFeatures own = answers.features_of(i);
    for (const auto& candidate : answers.candidates_of(i, claims)) {
      sayso::LineWriter out({});
      out.raw(R"({"denial":[)").string(members[i].row.member.document).raw(",");
      out.string(id_of(members[i])).raw(R"(],"claim":[)");
      bool first = true;
      for (std::size_t j = 0; j < members.size(); ++j) {
        if (claims[j] != candidate.claim || j == i) continue;
        out.raw(first ? "[" : ",[").string(members[j].row.member.document).raw(",");
        out.string(id_of(members[j])).raw("]");
        first = false;
      }
      out.raw(R"(],"features":)");
      out.list(candidate.features, [&](double value) { out.number(value); });
      out.raw(R"(,"own":)").list(own, [&](double value) { out.number(value); });
      std::cout << out.raw("}").take() << "\n";
    }
  }
}

/// The pairs of one document with those that were added before it.
sayso::Result<void> write_document(sayso::Database& database, std::int64_t key) {
  auto rows = sayso::members_of_document(database, key);
  if (!rows) return rows.error();
  std::vector<ComparedMember> members;
  members.reserve(rows->size());
  for (sayso::ClaimMemberRow& row : *rows) {
    members.push_back(sayso::compared(std::move(row)));
    members.back().is_new = true;
  }
  if (members.empty()) return {};
  const std::int64_t first = members.front().row.key;
  sayso::ClaimMemory memory;
  auto all = sayso::claim_candidates(database, memory, members, key);
  if (!all) return all.error();
  std::erase_if(*all, [&](const ComparedMember& one) { return one.row.key >= first; });
  std::move(members.begin(), members.end(), std::back_inserter(*all));
  write_answers(*all);
  auto weights = sayso::word_weights(database, memory, key, *all);
  if (!weights) return weights.error();
  write_pairs(*all, *weights);
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: claim_pairs STORE\n";
    return 2;
  }
  auto store = sayso::Store::open(argv[1], sayso::Store::Mode::read);
  if (!store) {
    std::cerr << store.error().message << "\n";
    return 1;
  }
  sayso::Database& database = store->tables();
  const auto last = database.number("SELECT max(key) FROM documents");
  for (std::int64_t key = 1; last && key <= *last; ++key) {
    if (const auto done = write_document(database, key); !done) {
      std::cerr << done.error().message << "\n";
      return 1;
    }
  }
}
