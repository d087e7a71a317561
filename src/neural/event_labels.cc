#include "neural/event_labels.h"

#include <array>

namespace sayso {
namespace {

using namespace std::string_view_literals;

constexpr std::array consult = {""sv, "visit"sv, "third-party"sv, "multilateral"sv, "phone"sv};
constexpr std::array retreat = {""sv,          "withdraw"sv, "release"sv, "disarm"sv,
                                "ceasefire"sv, "access"sv,   "resign"sv};
constexpr std::array request = {""sv, "assist"sv, "change"sv, "yield"sv, "meet"sv};
constexpr std::array accuse = {""sv, "disapprove"sv, "investigate"sv, "allege"sv};
constexpr std::array threaten = {""sv,      "restrict"sv,  "arrest"sv,  "relations"sv,
                                 "expel"sv, "territory"sv, "violence"sv};
constexpr std::array protest = {""sv,       "demo"sv,    "riot"sv,     "strike"sv,
                                "hunger"sv, "boycott"sv, "obstruct"sv, "vandalize"sv};
constexpr std::array sanction = {""sv, "convict"sv, "expel"sv, "withdraw"sv, "discontinue"sv};
constexpr std::array mobilize = {""sv, "troops"sv, "weapons"sv, "police"sv, "militia"sv};
constexpr std::array coerce = {""sv,         "seize"sv,          "restrict"sv, "censor"sv,
                               "curfew"sv,   "martial-law"sv,    "arrest"sv,   "deport"sv,
                               "withhold"sv, "misinformation"sv, "cyber"sv};
constexpr std::array assault = {
    ""sv,         "abduct"sv,        "beat"sv,           "torture"sv,
    "sexual"sv,   "targeted"sv,      "destroy"sv,        "primitive"sv,
    "firearms"sv, "explosives"sv,    "suicide-attack"sv, "aerial"sv,
    "drone"sv,    "heavy-weapons"sv, "crowd-control"sv,  "unconventional"sv};

// AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST
// SANCTION MOBILIZE COERCE ASSAULT
constexpr std::array<std::span<const std::string_view>, 16> modes = {
    std::span<const std::string_view>{},
    consult,
    {},
    {},
    {},
    {},
    retreat,
    request,
    accuse,
    request,
    threaten,
    protest,
    sanction,
    mobilize,
    coerce,
    assault};

constexpr std::array contexts = {"military"sv,
                                 "intelligence"sv,
                                 "executive"sv,
                                 "legislative"sv,
                                 "election"sv,
                                 "political institutions"sv,
                                 "pro democracy"sv,
                                 "pro autocracy"sv,
                                 "economic"sv,
                                 "legal"sv,
                                 "reparations"sv,
                                 "human rights"sv,
                                 "rights freedoms"sv,
                                 "repression"sv,
                                 "human security"sv,
                                 "gender"sv,
                                 "lgbt"sv,
                                 "religion ethnicity"sv,
                                 "inequality"sv,
                                 "diplomatic"sv,
                                 "territory"sv,
                                 "peacekeeping"sv,
                                 "health"sv,
                                 "asylum"sv,
                                 "migration"sv,
                                 "disasters"sv,
                                 "natural resource"sv,
                                 "environment"sv,
                                 "technology"sv,
                                 "terrorism"sv,
                                 "cbrn"sv,
                                 "cyber"sv,
                                 "misinformation"sv,
                                 "crime"sv,
                                 "corruption"sv,
                                 "illegal drugs"sv,
                                 "trafficking"sv};

}  // namespace

std::span<const std::string_view> modes_of_type(int type) {
  return modes[static_cast<std::size_t>(type)];
}

std::size_t modes_before_type(int type) {
  std::size_t before = 0;
  for (int i = 0; i < type; ++i) before += modes_of_type(i).size();
  return before;
}

std::span<const std::string_view> event_contexts() { return contexts; }

}  // namespace sayso
