#include "coding/event_sample.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "coding/cells.h"

namespace sayso {

namespace {

constexpr std::array<std::string_view, 21> columns = {"Event ID",
                                                      "Event Text",
                                                      "Trigger",
                                                      "Event Type",
                                                      "Event Mode",
                                                      "Actor Name",
                                                      "Actor Code",
                                                      "Recipient Name",
                                                      "Recipient Code",
                                                      "Status",
                                                      "Event Date",
                                                      "Holder",
                                                      "Goods",
                                                      "Type Right",
                                                      "Actors Right",
                                                      "Recipients Right",
                                                      "Status Right",
                                                      "Date Right",
                                                      "Holders Right",
                                                      "Goods Right",
                                                      "Note"};

std::string names_of(const std::vector<CodedParty>& parties) {
  return list_cell(parties, [](const CodedParty& party) { return label_of(party); });
}

std::string codes_of(const std::vector<CodedParty>& parties) {
  return list_cell(parties, [](const CodedParty& party) { return joined(party.code); });
}

/// "author: U", "Ilse Marrant: CT+"; who named nobody is "nobody named".
std::string holder_cell(const CodedHolder& holder) {
  std::string who = holder.source.empty() ? "nobody named" : holder.source;
  if (holder.kind == HolderKind::author) who = "author";
  return who + ": " + std::string(name_of(holder.certainty));
}

}  // namespace

std::vector<CodedEvent> sample_events(std::vector<CodedEvent> events, std::size_t size,
                                      std::size_t seed) {
  std::vector<std::pair<std::string, std::size_t>> ranks;
  ranks.reserve(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    ranks.emplace_back(sha256_hex(std::to_string(seed) + " " + events[i].id), i);
  }
  std::sort(ranks.begin(), ranks.end());
  ranks.resize(std::min(size, ranks.size()));
  std::vector<CodedEvent> sample;
  sample.reserve(ranks.size());
  for (const auto& [rank, place] : ranks) sample.push_back(std::move(events[place]));
  return sample;
}

std::string judging_table_header() {
  return joined_row(std::vector<std::string>(columns.begin(), columns.end()));
}

std::string judging_table_row(const CodedEvent& event) {
  std::vector<std::string> cells = {
      event.id,
      event.sentence,
      event.trigger,
      event.type ? std::string(name_of(*event.type)) : "",
      event.mode,
      names_of(event.actors),
      codes_of(event.actors),
      names_of(event.recipients),
      codes_of(event.recipients),
      std::string(name_of(event.status)),
      event.date,
      list_cell(event.holders, holder_cell),
      list_cell(event.goods, [](const CodedGoods& goods) { return goods.words; })};
  cells.resize(columns.size());
  return joined_row(cells);
}

}  // namespace sayso
