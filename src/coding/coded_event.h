// An event of a document as a row of event data: all that a row says, in plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "coding/actor_code.h"
#include "documents/document.h"

namespace sayso {

/// Half-open range of Unicode code points of a document's text. A row leaves its text behind, so
/// its places are counted as in the interchange format.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const TextRange&, const TextRange&) = default;
};

struct CodedParty {
  std::string words;  // as written, on one line
  TextRange span;
  std::string entity;  // id in its document; empty when not known
  std::string name;    // of the entity; empty where that has none
  ActorCode code;
};

/// What a row's date is.
enum class DateOrigin {
  event,        // the day that the text gives for the event
  publication,  // the day of publication, since the text gives none
  none,         // neither is known to the day
};

enum class HolderKind { author, attribution };

/// One on whose word the event is.
struct CodedHolder {
  HolderKind kind = HolderKind::author;
  std::string id;      // of the attribution; empty for the author
  std::string source;  // the speaker's name, the words of the source, or the author's outlet; empty
                       // where the text names nobody
  SourceKind source_kind = SourceKind::author;
  Stance stance = Stance::asserts;
  Certainty certainty = Certainty::u;
  std::string origin;  // equal for holders that count as one; see docs/events-export.md
};

struct CodedGoods {
  std::string words;
  TextRange span;
  std::string kind;
  std::optional<double> number = {};
  std::string unit = {};
  std::string hedge = {};
};

struct CodedEvent {
  std::string id;  // unique in a store: the document's id, "#", the event's id
  std::string document;
  std::string event;  // id in the document
  std::string date;   // YYYY-MM-DD; empty when not known
  DateOrigin date_origin = DateOrigin::none;
  std::string time;  // TIMEX3 value of the event's time, whatever its grain; empty without one
  std::optional<EventType> type;
  std::string mode;
  std::vector<std::string> contexts;
  std::vector<CodedParty> actors;
  std::vector<CodedParty> recipients;
  std::string place;          // its name; empty when not known
  std::string place_country;  // ISO 3166-1 alpha-3
  EventStatus status = EventStatus::happened;
  double factuality = 0;
  double score = 0;
  std::vector<CodedHolder> holders;  // as in the analysis: the author first, then from the outside
  std::vector<CodedGoods> goods;
  std::string trigger;  // words
  TextRange trigger_span;
  std::string sentence;  // words of the sentence that has the trigger, on one line
  TextRange sentence_span;
  std::uint32_t sentence_number = 0;  // from 0
  std::string publisher;              // name of the outlet, or its domain
  std::string published;              // as far as it is known: "2024-03-04T10:15:00Z"
  std::string url;
  std::string title;
  std::string language;
  /// How many documents of the rows at hand have this event, and on how many origins they rest;
  /// of this row alone until count_reports (event_counts.h) has seen the others.
  std::size_t reports = 1;
  std::size_t origins = 0;
};

/// The rows of all events of a document, in their order. Ids that lead nowhere are taken as not
/// known.
std::vector<CodedEvent> coded_events(const Document& document, const Analysis& analysis);

/// What a reader knows a party by: its name, or else the words of the text.
const std::string& label_of(const CodedParty& party);

/// The keys of those on whom the row rests, sorted, each once: the innermost of its holders, and
/// the author where he commits himself.
std::vector<std::string> origins_of(const CodedEvent& event);

// The words of the exports for each value.
std::string_view name_of(DateOrigin);
std::string_view name_of(HolderKind);

}  // namespace sayso
