#include "linking/why/why.h"

#include <map>
#include <memory>
#include <utility>

#include "answers/story_json.h"
#include "record/ledger_rows.h"
#include "record/reuse_rows.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {
namespace {

struct WhyOptions {
  std::string store;
  std::string one;
  std::string other;
  std::string format;
};

using Texts = std::map<std::string, std::string>;
using Names = std::map<std::string, std::string>;

/// What people know the documents by, which may be of one outlet: given ids stay.
Result<Names> names_of(Store& store, const Texts& texts) {
  Names names;
  for (const auto& [id, text] : texts) {
    const auto key = document_with_id(store.tables(), id);
    if (!key) return key.error();
    const auto row = read_ledger_document(store.tables(), *key);
    if (!row) return row.error();
    names[id] =
        *row && id.starts_with("sha256:") ? origin_line((*row)->called, (*row)->published) : id;
  }
  return names;
}

Result<Texts> texts_of(Store& store, const Explanation& explanation) {
  Texts texts;
  for (const auto* grounds : {&explanation.links, &explanation.missing}) {
    for (const Ground& ground : *grounds) {
      for (const Evidence& evidence : ground.words) {
        if (texts.contains(evidence.document)) continue;
        auto text = read_text(store.tables(), evidence.document);
        if (!text) return text.error();
        texts.emplace(evidence.document, *std::move(text));
      }
    }
  }
  return texts;
}

/// "other-numbers" as "other numbers".
std::string spaced(std::string words) {
  for (char& c : words) {
    if (c == '-') c = ' ';
  }
  return words;
}

void write_ground(const Ground& ground, const Texts& texts, const Names& names, Console& console) {
  const Paint paint = console.colored() ? Paint::color : Paint::plain;
  StyledText text = {{spaced(ground.what), Style::strong}};
  if (!ground.detail.empty()) text.push_back({": " + harmless_line(ground.detail), Style::plain});
  if (ground.score) {
    std::string score = score_words(*ground.score);
    if (ground.limit) score += ", linked from " + score_words(*ground.limit) + " on";
    text.push_back({"  (" + score + ")", Style::faint});
  }
  console.write(wrap(text, {console.width(), "  ", "- ", paint}));
  for (const Evidence& evidence : ground.words) {
    const auto found = texts.find(evidence.document);
    if (found == texts.end() || evidence.span.empty()) continue;
    const StyledText words = {{harmless_line(names.at(evidence.document)) + ": ", Style::faint},
                              {harmless_line(evidence.span.in(found->second)), Style::found}};
    console.write(wrap(words, {console.width(), "      ", "    ", paint}));
  }
}

Exit why(const WhyOptions& options, bool not_linked, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const auto explanation = explain(*store, options.one, options.other);
  if (!explanation) {
    const Error& error = explanation.error();
    if (error.code.starts_with("store-")) return console.refuse(error);
    console.complain(error.message);
    return Exit::some_failed;
  }
  const auto texts = texts_of(*store, *explanation);
  if (!texts) return console.refuse(texts.error());
  if (options.format == "jsonl") {
    console.write_line(why_line(options.one, options.other, *explanation, *texts));
    return Exit::done;
  }
  const std::vector<Ground>& grounds = not_linked ? explanation->missing : explanation->links;
  if (grounds.empty()) {
    console.write_line(not_linked ? "Nothing speaks against a link; see: sayso why"
                                  : "Nothing links them; see: sayso why-not");
  }
  const auto names = names_of(*store, *texts);
  if (!names) return console.refuse(names.error());
  for (const Ground& ground : grounds) write_ground(ground, *texts, *names, console);
  return Exit::done;
}

std::vector<Option> pair_options(WhyOptions& options) {
  return {store_operand(options.store),
          {"A", "", "The one", &options.one, {}, Presence::required},
          {"B", "", "The other", &options.other, {}, Presence::required},
          {"--format",
           "FORMAT",
           "jsonl: one JSON line of kind \"why\", with both what links them and what is missing; "
           "else text to read",
           &options.format,
           {"jsonl"}}};
}

constexpr const char* kNames =
    "A and B are two claims, two documents, two actors, a document and a story, or two nodes of "
    "claims' ledgers: CLAIM/m2, or DOCUMENT/a3 for what its third attribution says. DOCUMENT/e4 is "
    "the actor that its fourth entity is.";

}  // namespace

Command why_command(const Settings&) {
  auto options = std::make_shared<WhyOptions>();
  return {
      "why", "Say what links two things, with the words on both sides",
      std::string("Copied text, citations, shared quotations, common origins, the story and the "
                  "claims that both are of, disputes, and what people decided. ") +
          kNames,
      pair_options(*options),
      [options](Console& console) { return why(*options, false, console); }};
}

Command why_not_command(const Settings&) {
  auto options = std::make_shared<WhyOptions>();
  return {
      "why-not", "Say what was missing for a link between two things",
      std::string("How near they are: words that they share, numbers that differ, stages, days, "
                  "and the score with the limit from which they would be linked. ") +
          kNames,
      pair_options(*options), [options](Console& console) { return why(*options, true, console); }};
}

}  // namespace sayso::cli
