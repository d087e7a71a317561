#include <chrono>
#include <cstdlib>

#include "linking/actor_corrections.h"
#include "record/store.h"
#include "views/cli/command.h"
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

/// Now, in UTC: "2031-03-06T09:30:00Z".
std::string now() {
  const std::time_t seconds =
      std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

CorrectionNote note_of(const CorrectOptions& options) {
  const char* user = std::getenv("USER");
  const std::string author = user != nullptr && *user != '\0' ? user : "unknown";
  return {options.author.empty() ? author : options.author, now(), options.note};
}

/// One line for people: "k2  2031-03-06T09:30:00Z  desk  merge-actors p:1a2b p:3c4d  (note)".
std::string line_of(const Correction& correction) {
  std::string line = correction.id + "  " + correction.time + "  " + correction.author + "  " +
                     std::string(name_of(correction.action));
  for (const CorrectedActor& actor : correction.actors) line += " " + actor.id;
  if (correction.action == Correction::Action::split) {
    line += " " + correction.actors.back().members.front().document;
  }
  if (!correction.undone.empty()) line += " " + correction.undone;
  if (!correction.note.empty()) line += "  (" + correction.note + ")";
  return line;
}

Exit list(const CorrectOptions& options, Console& console) {
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const Result<std::vector<Correction>> all = corrections(*store);
  if (!all.ok()) return console.refuse(all.error());
  for (const Correction& correction : *all) console.write_line(line_of(correction));
  return Exit::done;
}

Result<std::string> correct_one(Store& store, const CorrectOptions& options) {
  const CorrectionNote note = note_of(options);
  const std::vector<std::string>& targets = options.targets;
  if (options.action == "merge") return merge_actors(store, targets[0], targets[1], note);
  if (options.action == "split") return split_actor(store, targets[0], targets[1], note);
  return undo_correction(store, targets[0], note);
}

/// Whether the error is about what was named, not about the store.
bool is_of_target(const Error& error) { return !error.code.starts_with("store-"); }

Exit correct(const CorrectOptions& options, Console& console) {
  const std::size_t wanted = options.action == "list" ? 0 : options.action == "undo" ? 1 : 2;
  if (options.targets.size() != wanted) {
    console.complain(options.action + " takes " + counted(wanted, "name") +
                     "; see: sayso help correct");
    return Exit::usage;
  }
  if (wanted == 0) return list(options, console);
  Result<Store> store = Store::open(options.store, Store::Mode::change);
  if (!store.ok()) return console.refuse(store.error());
  const Result<std::string> id = correct_one(*store, options);
  if (!id.ok()) {
    if (!is_of_target(id.error())) return console.refuse(id.error());
    console.complain(id.error().message);
    return Exit::some_failed;
  }
  console.write_line(options.store + ": correction " + *id);
  return Exit::done;
}

}  // namespace

Command correct_command(const Settings&) {
  auto options = std::make_shared<CorrectOptions>();
  return {
      "correct",
      "Say who is one and who is not",
      "merge ACTOR ACTOR makes the second one with the first, whose name both bear from then "
      "on. split ACTOR DOCUMENT makes what that document calls by the name of the actor another "
      "actor. undo ID has a correction hold no more. list shows all corrections. An actor is "
      "named by its id, the start of one, or its whole name; export lists them. Corrections "
      "are kept with author, time and note, and hold when documents are added, removed or "
      "analysed anew.",
      {store_operand(options->store),
       {"ACTION",
        "",
        "merge, split, undo or list",
        &options->action,
        {"merge", "split", "undo", "list"},
        Presence::required},
       {"TARGET", "", "What it is about", &options->targets},
       {"--author", "NAME", "Who corrects; else the user's name", &options->author},
       {"--note", "TEXT", "Why", &options->note}},
      [options](Console& console) { return correct(*options, console); }};
}

}  // namespace sayso::cli
