#include <memory>
#include <utility>

#include "answers/lines.h"
#include "linking/ledger/settling.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/store.h"
#include "views/cli/claim_text.h"
#include "views/cli/command.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {
namespace {

struct ClaimsOptions {
  std::string store;
  std::string name;
  ClaimSearch search;
  std::string format;
};

Exit write_lines(Store& store, const std::vector<ClaimCounts>& claims, Console& console) {
  ClaimReader reader(store.tables());
  for (const ClaimCounts& counts : claims) {
    if (console.broken()) break;
    const auto line = claim_line(store, reader, counts.claim);
    if (!line) return console.refuse(line.error());
    console.write_line(*line);
  }
  return Exit::done;
}

/// "c:1a2b: 1-2 origins, 3 articles, 2 outlets, 1 denial, latest 2031-03-06", and under it the
/// claim in the words of a member.
void write_entry(const Claim& claim, const ClaimCounts& counts, Console& console) {
  const std::string origins =
      counts.most_origins == 1
          ? "1 origin"
          : origins_words(counts.least_origins, counts.most_origins) + " origins";
  std::string rest =
      ", " + counted(counts.articles, "article") + ", " + counted(counts.publishers, "outlet");
  if (counts.disputes > 0) rest += ", " + counted(counts.disputes, "denial");
  if (!counts.latest.empty()) rest += ", latest " + counts.latest.substr(0, 10);
  const Paint paint = console.colored() ? Paint::color : Paint::plain;
  console.write(wrap({{harmless_line(claim.id) + ": "}, {origins, Style::strong}, {rest}},
                     {console.width(), "", "", paint}));
  console.write(
      wrap({{harmless_line(claim.text), Style::content}}, {console.width(), "  ", "", paint}));
}

Exit write_list(Store& store, const std::vector<ClaimCounts>& claims, Console& console) {
  if (claims.empty()) console.write_line("No claim found.");
  for (const ClaimCounts& counts : claims) {
    if (console.broken()) break;
    const auto row = read_claim(store.tables(), counts.claim);
    if (!row) return console.refuse(row.error());
    if (*row) write_entry((*row)->claim, counts, console);
  }
  return Exit::done;
}

Exit claims(const ClaimsOptions& options, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const auto found = list_claims(store->tables(), options.search);
  if (!found) return console.refuse(found.error());
  return options.format == "jsonl" ? write_lines(*store, *found, console)
                                   : write_list(*store, *found, console);
}

/// The documents of members and evidence.
Result<ClaimDocuments> documents_of(Store& store, const Claim& claim) {
  ClaimDocuments documents;
  const auto add = [&](const std::string& id) -> Result<void> {
    if (documents.contains(id)) return {};
    const auto key = document_with_id(store.tables(), id);
    if (!key) return key.error();
    auto row = read_ledger_document(store.tables(), *key);
    if (!row) return row.error();
    if (*row) documents.emplace(id, std::move(**row));
    return {};
  };
  for (const ClaimMember& member : claim.members) {
    if (auto done = add(member.document); !done) return done.error();
  }
  for (const LedgerEdge& edge : claim.ledger.edges) {
    for (const Evidence& evidence : edge.evidence) {
      if (auto done = add(evidence.document); !done) return done.error();
    }
  }
  return documents;
}

Exit claim(const ClaimsOptions& options, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const auto key = find_claim(store->tables(), options.name);
  if (!key) {
    console.complain(key.error().message);
    return Exit::some_failed;
  }
  if (options.format == "jsonl") {
    ClaimCounts one;
    one.claim = *key;
    return write_lines(*store, {one}, console);
  }
  const auto found = ClaimReader(store->tables()).read(*key);
  if (!found) return console.refuse(found.error());
  const auto documents = documents_of(*store, *found);
  if (!documents) return console.refuse(documents.error());
  write_claim(*found, *documents, console);
  return Exit::done;
}

}  // namespace

Command claims_command(const Settings&) {
  auto options = std::make_shared<ClaimsOptions>();
  ClaimSearch& search = options->search;
  return {"claims",
          "List what is claimed, by how many origins and denials it has",
          "One row a claim: between how many origins it has, in how many articles of how many "
          "outlets, how many deny it, and its words in one of them. Most origins come first, then "
          "most denials, then the latest; what one article alone carries comes last.",
          {store_operand(options->store),
           {"--story", "STORY", "Only claims of this story", &search.story},
           {"--source", "WORDS", "Only claims of which a source with these words says something",
            &search.source},
           {"--since", "DATE",
            "Only claims of which an article of this day, month or year or later says something",
            &search.since},
           {"--disputed", "", "Only claims that somebody denies or doubts", &search.disputed},
           {"--format",
            "FORMAT",
            "jsonl: JSON lines of kind \"claim\"; else a table to read",
            &options->format,
            {"jsonl"}}},
          [options](Console& console) { return claims(*options, console); }};
}

Command claim_command(const Settings&) {
  auto options = std::make_shared<ClaimsOptions>();
  return {"claim",
          "Print a claim's ledger: who says so, on whose word, and who denies it",
          "First the members that say so, with outlet, source, stance, certainty and date. Then "
          "each two that rest on one origin, with the reason and the words on both sides: for "
          "certain, and perhaps. Then who denies it and what they answer, and who did not answer. "
          "CLAIM is an id or the start of one.",
          {store_operand(options->store),
           {"CLAIM", "", "A claim of the store", &options->name, {}, Presence::required},
           {"--format",
            "FORMAT",
            "jsonl: a JSON line of kind \"claim\"; else text to read",
            &options->format,
            {"jsonl"}}},
          [options](Console& console) { return claim(*options, console); }};
}

}  // namespace sayso::cli
