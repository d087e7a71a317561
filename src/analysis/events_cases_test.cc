// Every folder in tests/cases/events through the whole analysis.
//
// `expected.json` lists events that a careful reader must find, by their trigger: what is said
// there of each must hold; events that it does not list may be found beside. `words` is the
// trigger, with
// "#2" behind it for the second place where it stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/analyse.h"
#include "analysis/case_files_for_tests.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kCases = fs::path(SAYSO_SOURCE_DIR) / "tests/cases/events";

template <class Item>
const Item* with_id(const std::vector<Item>& items, const std::string& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found != items.end() ? &*found : nullptr;
}

std::size_t place_of(const std::string& text, std::string words) {
  int turn = 1;
  if (const std::size_t mark = words.find('#'); mark != words.npos) {
    turn = std::stoi(words.substr(mark + 1));
    words.resize(mark);
  }
  std::size_t at = text.find(words);
  while (--turn > 0 && at != text.npos) at = text.find(words, at + 1);
  return at;
}

json words_of(const std::string& text, const std::vector<Party>& parties) {
  json out = json::array();
  for (const Party& party : parties) out.push_back(party.span.in(text));
  return out;
}

json event_json(const std::string& text, const Analysis& analysis, const Event& event) {
  json out = {{"type", event.type ? json(name_of(*event.type)) : json()},
              {"mode", event.mode},
              {"status", name_of(event.status)},
              {"actor", words_of(text, event.actors)},
              {"recipient", words_of(text, event.recipients)},
              {"holders", json::array()},
              {"goods", json::array()}};
  for (const Holder& holder : event.holders) {
    const Attribution* const attribution = with_id(analysis.attributions, holder.by);
    const std::string by =
        attribution != nullptr ? sayso::words_of(text, attribution->source) : holder.by;
    out["holders"].push_back({by, name_of(holder.certainty)});
  }
  for (const Goods& goods : event.goods) {
    out["goods"].push_back({{"words", goods.span.in(text)}, {"kind", goods.kind}});
    if (goods.number) out["goods"].back()["number"] = *goods.number;
  }
  if (const Entity* place = with_id(analysis.entities, event.place)) out["place"] = place->name;
  if (const Timex* time = with_id(analysis.times, event.time)) out["time"] = time->value;
  return out;
}

TEST(EventCases, AreReadAsACarefulReaderWould) {
  const auto models = Models::open(std::string(SAYSO_SOURCE_DIR) + "/models");
  ASSERT_TRUE(models.ok()) << models.error().message;
  Scratch scratch(**models);
  int read = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(kCases)) {
    Document document;
    document.text = contents_of(folder.path() / "in.txt");
    document.published = Timestamp{"2024-03-13", "day", "given", std::nullopt};
    const auto analysis = analyse(document, **models, scratch);
    ASSERT_TRUE(analysis.ok()) << folder.path();
    for (const json& expected : json::parse(contents_of(folder.path() / "expected.json"))) {
      const std::size_t place = place_of(document.text, expected["words"]);
      const auto event = std::find_if(
          analysis->events.begin(), analysis->events.end(), [&](const Event& candidate) {
            return candidate.trigger.begin <= place && place < candidate.trigger.end;
          });
      ASSERT_NE(event, analysis->events.end()) << folder.path() << "\n" << expected;
      const json found = event_json(document.text, *analysis, *event);
      for (const auto& [field, value] : expected.items()) {
        if (field != "words") {
          EXPECT_EQ(found.value(field, json()), value) << folder.path() << "\n"
                                                       << expected << found;
        }
      }
      ++read;
    }
  }
  EXPECT_GT(read, 20);
}

}  // namespace
}  // namespace sayso
