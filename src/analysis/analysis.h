// What was found in one document. Plain data; analyse.h fills it, record/ keeps it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "times/timex.h"

namespace sayso {

enum class Quote { direct, indirect, mixed };

enum class SourceKind {
  named_person,
  named_organisation,
  unnamed_official,
  unnamed_person,
  unnamed_group,
  outlet,
  document,
  author,
  none,
};

enum class Stance {
  asserts,
  denies,
  confirms,
  declines_to_comment,
  asks,
  demands,
  warns,
  promises,
  hopes,
  believes,
  doubts,
};

/// FactBank's values: certain, probable, possible, each positive or negative, and uncommitted.
enum class Certainty { ct_plus, ct_minus, pr_plus, pr_minus, ps_plus, ps_minus, u };

enum class EntityType { per, org, gpe, loc, misc };

enum class MentionForm { name, nominal, pronoun };

/// The words that a text uses once for a person, a body, a place or a thing.
struct Mention {
  Span span;
  MentionForm form = MentionForm::name;
  bool metonym = false;  // a capital or a seat of government that stands for the government
};

/// One that the text speaks of, with all its mentions.
struct Entity {
  std::string id;  // unique in the document: "e1", "e2", ... in the order of the first mention
  EntityType type = EntityType::misc;
  std::string name;     // the fullest; of one without a name the words of its first nominal
  std::string country;  // ISO 3166-1 alpha-3 that it is, or acts for; empty when not known
  std::string role;     // of a person, as the text puts it: "defence minister"
  std::vector<Mention> mentions;  // in reading order, at least one
};

/// Whether it is called by name anywhere.
bool has_name(const Entity& entity);

/// A value and the words that say it.
struct Detail {
  std::string value;
  Span span;
};

struct SourceNumber {
  std::uint32_t value = 0;
  bool at_least = false;  // "officials" are at least two
  Span span;              // the number, or the plural noun that implies it
};

/// What the text tells of an unnamed source.
struct SourceDetail {
  std::optional<Detail> affiliation;  // the body, as written
  std::optional<Detail> nationality;  // ISO 3166-1 alpha-3
  std::optional<Detail> role;         // "diplomat", as written
  std::optional<SourceNumber> number;
  std::optional<Detail> anonymity_reason;  // as written
};

enum class SameSource { same, different, possible };

/// How another attribution's unnamed source relates to this one's.
struct SourceRelation {
  std::string attribution;
  SameSource relation = SameSource::possible;
  std::string reason;  // for people: "referred back to as 'the official'"
};

enum class CitationRelation { reported_by, told_to, agency_credit, reprint_notice, link };

/// An outlet or document that this one rests on.
struct Citation {
  std::string id;            // unique in the document: "c1", "c2", ...
  std::string outlet;        // its name; of a document or post what the text calls it
  std::string medium;        // "outlet", "agency", "broadcast", "document", "social-media"
  std::optional<Span> span;  // the words; none where only a header or markup says so
  CitationRelation relation = CitationRelation::reported_by;
  std::string url;
  std::string how;  // of an agency credit: "dateline", "text", "byline", "meta"; else "text"
};

/// Someone is reported to have said, written, thought, wanted, denied or declined to say something.
struct Attribution {
  std::string id;  // unique in the document: "a1", "a2", ... in reading order
  Spans source;    // empty when the text names nobody
  Spans cue;
  Spans content;  // quotation marks included
  Quote quote = Quote::indirect;
  SourceKind source_kind = SourceKind::none;
  Stance stance = Stance::asserts;
  Certainty certainty = Certainty::u;
  double score = 0;          // 0 to 1: how sure the reader is of the whole
  std::string speaker = {};  // id of the entity that the source is; empty while it is open
  double speaker_score = 0;  // 0 to 1
  SourceDetail source_detail = {};
  std::vector<SourceRelation> same_source = {};  // of unnamed sources, to earlier attributions
  std::string told_to = {};                      // id of the citation of the outlet it was said to
  std::string within = {};  // id of the attribution whose content holds this one
};

/// PLOVER's event types (manual of 2021).
enum class EventType {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
};

enum class EventStatus {
  happened,
  ongoing,
  planned,
  considered,
  requested,
  threatened,
  hypothetical,
  denied,
};

/// What goes from one party to another, or is said to.
struct Goods {
  Span span;         // the whole phrase, number and hedge included
  std::string kind;  // "weapons", "ammunition", "drones", "money", "food", "fuel", "components",
                     // "services", "goods"
  std::optional<double> number = {};
  std::string unit = {};   // of the number: "USD", "tonnes"; empty where things are counted
  std::string hedge = {};  // as written: "at least", "as many as"
};

/// On whose word an event is, and how sure that one is of it.
struct Holder {
  std::string by;  // "author", or the id of an attribution
  Certainty certainty = Certainty::u;
};

/// One who takes part in an event.
struct Party {
  Span span;
  std::string entity = {};  // id of the entity that it is; empty when not known
};

/// Something that is said to have happened, to go on, or to be planned, asked for, feared, denied.
struct Event {
  std::string id;                      // unique in the document: "v1", "v2", ... in reading order
  Span trigger;                        // the word that carries it
  std::optional<EventType> type = {};  // none: outside PLOVER
  std::string mode = {};               // PLOVER's, of its type; empty where none fits
  std::vector<std::string> contexts = {};
  std::vector<Party> actors = {};
  std::vector<Party> recipients = {};
  std::string place = {};  // id of an entity
  std::string time = {};   // id of a time
  std::vector<Goods> goods = {};
  double factuality = 0;             // the author's: -3 certainly not, +3 certainly
  std::vector<Holder> holders = {};  // the author first, then attributions from the outermost in
  double score = 0;                  // 0 to 1
  EventStatus status = EventStatus::happened;
};

struct Analysis {
  std::vector<Span> sentences;
  std::vector<Entity> entities;           // by their first mention
  std::vector<Timex> times;               // in reading order
  std::vector<Citation> citations;        // credits first, then in reading order
  std::vector<Attribution> attributions;  // by the place of the cue
  std::vector<Event> events;              // in reading order
  std::vector<std::string> models;        // fingerprint of each model and rule set that took part
  std::string skipped;  // why the text was not analysed ("not English"); empty when it was
};

// The words of the interchange format for each value, and back.
std::string_view name_of(Quote);
std::string_view name_of(SourceKind);
std::string_view name_of(Stance);
std::string_view name_of(Certainty);
std::string_view name_of(EntityType);
std::string_view name_of(MentionForm);
std::string_view name_of(SameSource);
std::string_view name_of(CitationRelation);
std::string_view name_of(EventType);
std::string_view name_of(EventStatus);
std::optional<Quote> quote_from(std::string_view name);
std::optional<SourceKind> source_kind_from(std::string_view name);
std::optional<Stance> stance_from(std::string_view name);
std::optional<Certainty> certainty_from(std::string_view name);
std::optional<EntityType> entity_type_from(std::string_view name);
std::optional<MentionForm> mention_form_from(std::string_view name);
std::optional<SameSource> same_source_from(std::string_view name);
std::optional<CitationRelation> citation_relation_from(std::string_view name);
std::optional<EventType> event_type_from(std::string_view name);
std::optional<EventStatus> event_status_from(std::string_view name);

}  // namespace sayso
