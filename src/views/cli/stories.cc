#include <memory>
#include <utility>

#include "answers/story_json.h"
#include "linking/brief/story_brief.h"
#include "linking/corrections/story_corrections.h"
#include "linking/timeline/story_timeline.h"
#include "record/store.h"
#include "record/story_list.h"
#include "views/cli/command.h"
#include "views/cli/story_text.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {
namespace {

struct StoriesOptions {
  std::string store;
  std::string name;
  StorySearch search;
  bool all = false;
  std::string format;
};

Option format_option(StoriesOptions& options, const std::string& help) {
  return {"--format", "FORMAT", help, &options.format, {"jsonl"}};
}

/// "s:1a2b: 2031-03-04 to 2031-03-06, 5 reports, 2 outlets, 4 claims, 1 denied", and under it the
/// title.
void write_entry(const StoryCounts& story, Console& console) {
  std::string line = story.first.empty() ? "no date" : story.first.substr(0, 10);
  if (story.last.substr(0, 10) != story.first.substr(0, 10)) {
    line += " to " + story.last.substr(0, 10);
  }
  line += ", " + counted(story.story.documents.size(), "report") + ", " +
          counted(story.outlets, "outlet") + ", " + counted(story.claims, "claim");
  if (story.disputes > 0) line += ", " + std::to_string(story.disputes) + " denied";
  const Paint paint = console.colored() ? Paint::color : Paint::plain;
  console.write(
      wrap({{harmless_line(story.story.id) + ": " + line}}, {console.width(), "", "", paint}));
  console.write(wrap({{harmless_line(story.story.title), Style::strong}},
                     {console.width(), "  ", "", paint}));
}

void write_stories(const std::vector<StoryCounts>& stories, Console& console) {
  if (stories.empty()) console.write_line("No story found.");
  for (const StoryCounts& one : stories) {
    if (console.broken()) break;
    write_entry(one, console);
  }
}

Exit stories(const StoriesOptions& options, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  auto found = list_stories(store->tables(), options.search);
  if (!found) return console.refuse(found.error());
  if (options.format != "jsonl") {
    write_stories(*found, console);
    return Exit::done;
  }
  const auto in_force = corrections_in_force(store->tables());
  if (!in_force) return console.refuse(in_force.error());
  for (StoryCounts& one : *found) {
    one.story.decisions = decisions_on(one.story, *in_force);
    console.write_line(story_counts_line(one));
    if (console.broken()) break;
  }
  return Exit::done;
}

/// Reads the story that is asked for and gives it to `write`.
template <typename Write>
Exit with_story(const StoriesOptions& options, Console& console, Write write) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  const auto id = find_story(store->tables(), options.name);
  if (!id) {
    console.complain(id.error().message);
    return Exit::some_failed;
  }
  const auto record = read_story_record(store->tables(), *id);
  if (!record) return console.refuse(record.error());
  write(*record);
  return Exit::done;
}

Exit timeline(const StoriesOptions& options, Console& console) {
  return with_story(options, console, [&](const StoryRecord& record) {
    const std::vector<TimelineEntry> entries = story_timeline(record, options.all);
    if (options.format != "jsonl") return write_timeline(record, entries, console);
    for (const TimelineEntry& entry : entries) {
      console.write_line(timeline_entry_line(record, entry));
    }
  });
}

Exit brief(const StoriesOptions& options, Console& console) {
  return with_story(options, console, [&](const StoryRecord& record) {
    const Brief in_short = story_brief(record, options.all);
    if (options.format != "jsonl") return write_brief(record, in_short, console);
    console.write_line(brief_line(record, in_short));
  });
}

std::vector<Option> options_of_one(StoriesOptions& options, const std::string& jsonl) {
  return {store_operand(options.store),
          {"STORY", "", "A story of the store", &options.name, {}, Presence::required},
          {"--all", "", "Also claims that one article alone makes", &options.all},
          format_option(options, jsonl)};
}

}  // namespace

Command stories_command(const Settings&) {
  auto options = std::make_shared<StoriesOptions>();
  StorySearch& search = options->search;
  return {"stories",
          "List the stories that the reports of a store tell",
          "One row a story, the latest first: its days, how many reports of how many outlets tell "
          "it, how many claims more than one article has, how many claims somebody denies, and the "
          "title of its first report.",
          {store_operand(options->store),
           {"--title", "WORDS", "Only stories with a report whose title has these words",
            &search.words},
           {"--outlet", "WORDS", "Only stories with a report of an outlet with these words",
            &search.outlet},
           {"--since", "DATE", "Only stories with a report of this day, month or year or later",
            &search.since},
           {"--until", "DATE", "Only stories that began on this day, month or year or earlier",
            &search.until},
           {"--reports", "N", "Only stories of at least N reports", &search.documents},
           {"--disputed", "", "Only stories with a claim that somebody denies or doubts",
            &search.disputed},
           format_option(*options, "jsonl: JSON lines of kind \"story\"; else a table to read")},
          [options](Console& console) { return stories(*options, console); }};
}

Command timeline_command(const Settings&) {
  auto options = std::make_shared<StoriesOptions>();
  return {
      "timeline", "Draw how a story went, day by day",
      "When each claim was first made, who else says so, who confirms or denies it, who did not "
      "answer; where a source became surer or an outlet no longer says on whose word; which "
      "claim took the place of another; what was changed in an article without saying so; and "
      "what people corrected here. STORY is an id or the start of one.",
      options_of_one(*options, "jsonl: JSON lines of kind \"timeline-entry\"; else a drawing"),
      [options](Console& console) { return timeline(*options, console); }};
}

Command brief_command(const Settings&) {
  auto options = std::make_shared<StoriesOptions>();
  return {"brief", "Print a story in short, by how well each claim stands",
          "What is known on whose word, what may rest on one origin and what does, what is "
          "disputed, and who has not answered. STORY is an id or the start of one.",
          options_of_one(*options, "jsonl: one JSON line of kind \"brief\"; else text to read"),
          [options](Console& console) { return brief(*options, console); }};
}

}  // namespace sayso::cli
