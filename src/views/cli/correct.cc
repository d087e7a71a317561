#include <cstdlib>
#include <utility>

#include "alerting/notice.h"
#include "base/utc_time.h"
#include "linking/corrections/ways.h"
#include "linking/link.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/correction_wording.h"
#include "views/cli/inputs.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct CorrectOptions {
  std::string store;
  std::string action;
  std::vector<std::string> targets;
  std::string author;
  std::string note;
};

std::vector<std::string> action_names() {
  std::vector<std::string> names;
  names.reserve(correction_ways().size() + 1);
  for (const CorrectionWay& way : correction_ways()) names.emplace_back(way.action);
  names.emplace_back("list");
  return names;
}

CorrectionNote note_of(const CorrectOptions& options) {
  const char* user = std::getenv("USER");
  const std::string author = user != nullptr && *user != '\0' ? user : "unknown";
  return {options.author.empty() ? author : options.author, written_time(unix_now()), options.note};
}

Exit list(const CorrectOptions& options, Console& console) {
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const Result<std::vector<Correction>> all = corrections(*store);
  if (!all.ok()) return console.refuse(all.error());
  for (const Correction& correction : *all) console.write_line(correction_words(correction));
  return Exit::done;
}

/// Whether the error is about what was named, not about the store.
bool is_of_target(const Error& error) { return !error.code.starts_with("store-"); }

Exit correct_by(const Settings& settings, const CorrectionWay& way, const CorrectOptions& options,
                Console& console) {
  const std::size_t given = options.targets.size();
  if (given < way.least || given > way.most) {
    console.complain(options.action + " takes " + std::string(way.takes) +
                     "; see: sayso help correct");
    return Exit::usage;
  }
  const Result<LinkingModels> models = open_linking_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  Result<Store> store = Store::open(options.store, Store::Mode::change);
  if (!store.ok()) return console.refuse(store.error());
  const Result<std::string> id = way.correct(*store, options.targets, note_of(options));
  if (!id.ok()) {
    if (!is_of_target(id.error())) return console.refuse(id.error());
    console.complain(id.error().message);
    return Exit::some_failed;
  }
  if (const Result<void> linked = link(*store, &*models); !linked.ok()) {
    return console.refuse(linked.error());
  }
  if (const auto fired = notice(*store); !fired.ok()) return console.refuse(fired.error());
  console.write_line(options.store + ": correction " + *id);
  return Exit::done;
}

Exit correct(const Settings& settings, const CorrectOptions& options, Console& console) {
  if (const CorrectionWay* way = correction_way(options.action)) {
    return correct_by(settings, *way, options, console);
  }
  if (options.targets.empty()) return list(options, console);
  console.complain("list takes no names; see: sayso help correct");
  return Exit::usage;
}

}  // namespace

Command correct_command(const Settings& settings) {
  auto options = std::make_shared<CorrectOptions>();
  return {
      "correct",
      "Say what is one and what is not, and what rests on what",
      "merge ACTOR ACTOR makes the second one with the first, whose name both bear from then "
      "on. split ACTOR DOCUMENT makes what that document calls by the name of the actor another "
      "actor. An actor is named by its id, the start of one, or its whole name; export lists "
      "them.\n\n"
      "confirm CLAIM NODE NODE says that two nodes of the claim's ledger are one origin, and cut "
      "CLAIM NODE NODE that they do not rest on one another. Nodes go by their names in the "
      "claim's ledger: m0, m1 and so on, o0 from outside. merge-claims CLAIM CLAIM makes the "
      "second one with the first; split-claim CLAIM NODE... makes those members a claim of their "
      "own. retype CLAIM NODE VALUE gives a member another stance or kind of source: \"denies\", "
      "\"unnamed-official\".\n\n"
      "merge-stories STORY STORY makes the second one with the first; split-story STORY DOCUMENT "
      "makes the document a story of its own. note keeps the words of --note on a claim, a story "
      "or an actor.\n\n"
      "undo ID has a correction hold no more. list shows all corrections. Corrections are kept "
      "with author, time and note, and hold when documents are added, removed, analysed or linked "
      "anew.",
      {store_operand(options->store),
       {"ACTION", "", "What to do", &options->action, action_names(), Presence::required},
       {"TARGET", "", "What it is about", &options->targets},
       {"--author", "NAME", "Who corrects; else the user's name", &options->author},
       {"--note", "TEXT", "Why", &options->note}},
      [&settings, options](Console& console) { return correct(settings, *options, console); }};
}

}  // namespace sayso::cli
