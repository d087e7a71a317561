#include "analysis/event_words.h"

#include <array>

#include "analysis/words.h"

namespace sayso {
namespace {

using namespace std::string_view_literals;

// Beginnings of words.
constexpr std::array meetings = {
    "meeting"sv,  "met"sv,    "talks"sv, "discussion"sv,  "conversation"sv, "spoke"sv,
    "sit-down"sv, "summit"sv, "visit"sv, "negotiation"sv, "consultation"sv, "gathering"sv};
constexpr std::array warnings = {"warn"sv, "threat"sv, "caution"sv, "consequences"sv,
                                 "repercussion"sv};
constexpr std::array refusals = {"refus"sv,   "reject"sv,     "deni"sv, "deny"sv,
                                 "abstain"sv, "abstention"sv, "veto"sv};
constexpr std::array votes = {"vote"sv, "voting"sv};

constexpr std::array transfers = {
    "deliver"sv, "suppl"sv, "provid"sv, "provision"sv, "send"sv,   "sent"sv, "ship"sv, "transfer"sv,
    "donat"sv,   "hand"sv,  "gave"sv,   "give"sv,      "giving"sv, "sold"sv, "sell"sv, "sale"sv};
constexpr std::array denials = {"deni"sv, "deny"sv, "dismiss"sv, "refut"sv, "disput"sv, "reject"sv};

}  // namespace

bool names_plainly(std::string_view word, EventType type) {
  switch (type) {
    case EventType::consult:
    case EventType::agree:  // what is still to come
      return word == "meet" || begins_with_one_of(word, meetings);
    case EventType::threaten:
      return begins_with_one_of(word, warnings);
    case EventType::reject:
      return begins_with_one_of(word, refusals);
    case EventType::support:
      return begins_with_one_of(word, votes);
    default:
      return false;
  }
}

std::optional<EventType> type_named(std::string_view word) {
  for (const EventType type : {EventType::consult, EventType::threaten, EventType::reject}) {
    if (names_plainly(word, type)) return type;
  }
  return std::nullopt;
}

bool names_transfer(std::string_view word) { return begins_with_one_of(word, transfers); }

bool names_denial(std::string_view word) { return begins_with_one_of(word, denials); }

}  // namespace sayso
