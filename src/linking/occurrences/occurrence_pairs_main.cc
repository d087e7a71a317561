// occurrence_pairs STORE MODELS: writes what linking compares, a line for each two events of one
// story that it would compare:
//   {"one":[document, event],"other":[document, event],"features":[...]}
// For training (sayso_training.occurrences); not installed.
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/line_writer.h"
#include "linking/occurrences/event_pairs.h"
#include "record/occurrence_rows.h"
#include "record/store.h"
#include "record/story_rows.h"

namespace {

using sayso::OccurrenceMember;

constexpr std::int64_t kAll = 1000000;

void write_pairs(const std::map<std::int64_t, std::string>& ids, sayso::EventPairs& pairs,
                 const std::vector<OccurrenceMember>& members) {
  std::vector<sayso::ComparedEvent> events;
  events.reserve(members.size());
  for (const OccurrenceMember& member : members) events.push_back(pairs.compared(member.traits));
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      if (!pairs.comparable(events[i], events[j])) continue;
      sayso::LineWriter out({});
      out.raw(R"({"one":[)").string(ids.at(members[i].document)).raw(",");
      out.string(members[i].traits.event).raw(R"(],"other":[)");
      out.string(ids.at(members[j].document)).raw(",").string(members[j].traits.event);
      out.raw(R"(],"features":)").list(pairs.features(events[i], events[j]), [&](double value) {
        out.number(value);
      });
      std::cout << out.raw("}").take() << "\n";
    }
  }
}

sayso::Result<void> write_all(sayso::Database& database, const sayso::WordVectors& vectors) {
  std::map<std::int64_t, std::string> ids;
  auto done = sayso::for_each_row(
      database.query("SELECT key, id FROM documents"),
      [&](const sayso::Statement& row) { ids.emplace(row.integer(0), row.text(1)); });
  if (!done) return done;
  const auto stories = sayso::read_stories(database);
  if (!stories) return stories.error();
  sayso::EventPairs pairs(&vectors);
  for (const sayso::Story& story : *stories) {
    const auto key = sayso::story_with_id(database, story.id);
    if (!key) return key.error();
    const auto members = sayso::latest_members(database, *key, kAll);
    if (!members) return members.error();
    write_pairs(ids, pairs, *members);
  }
  return {};
}

int fail(const sayso::Error& error) {
  std::cerr << error.message << "\n";
  return 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const auto store = sayso::Store::open(words[1], sayso::Store::Mode::read);
  if (!store) return fail(store.error());
  const auto vectors = sayso::WordVectors::open(words[2]);
  if (!vectors) return fail(vectors.error());
  if (const auto done = write_all(store->tables(), *vectors); !done) return fail(done.error());
  return 0;
}
