#include "analysis/cited_outlets.h"

#include <algorithm>
#include <optional>

#include "analysis/media_names.h"

namespace sayso {
namespace {

const Terms kReporting = {
    "reported",  "reports", "reporting", "said",      "says",   "wrote",     "writes", "revealed",
    "reveals",   "quoted",  "quotes",    "quoting",   "cited",  "cites",     "citing", "published",
    "disclosed", "noted",   "notes",     "carried",   "aired",  "broadcast", "showed", "claimed",
    "claims",    "learned", "confirmed", "described", "called", "announced", "added",  "obtained"};
// What may stand between a name and its verb.
const Terms kBetween = {"has",    "have",     "had",        "also",       "first",
                        "later",  "earlier",  "separately", "previously", "then",
                        "on",     "in",       "last",       "this",       "week",
                        "month",  "monday",   "tuesday",    "wednesday",  "thursday",
                        "friday", "saturday", "sunday",     "yesterday",  "reportedly"};
// Participles that "by" follows: "obtained by".
const Terms kDoneBy = {"reported", "published", "obtained", "seen",          "reviewed",
                       "quoted",   "cited",     "carried",  "broadcast",     "released",
                       "aired",    "disclosed", "revealed", "posted",        "viewed",
                       "run",      "report",    "reports",  "investigation", "story",
                       "article",  "analysis",  "account",  "compiled"};
// Nouns that "in", "from", "of" or "on" follow: "a story in".
const Terms kPieces = {"report",  "reports",   "article",  "story",  "stories",  "column",
                       "op-ed",   "published", "appeared", "piece",  "dispatch", "footage",
                       "remarks", "wrote",     "writing",  "written"};
const Terms kOnAir = {"said",     "saying",     "says",  "appearing",  "appeared",
                      "speaking", "appearance", "aired", "declared",   "broadcast",
                      "spoke",    "shown",      "added", "interviewed"};
const Terms kWork = {"report",  "reports", "reporting", "investigation",
                     "article", "story",   "dispatch",  "analysis"};
const Terms kPrepositions = {"of", "at", "for",   "with", "from", "in", "on",
                             "by", "to", "about", "than", "like", "as"};
constexpr std::size_t kAside = 14;  // most words of an aside between a name and its verb

struct Context {
  CitationRelation relation = CitationRelation::reported_by;
  bool on_air = false;
};

class Reader {
 public:
  explicit Reader(const WordList& words) : words_(words), names_(media_names(words)) {}

  std::vector<Citation> read() {
    std::optional<Context> last;  // of the name before this one, where both are in one list
    for (std::size_t n = 0; n < names_.size(); ++n) {
      const MediaName& name = names_[n];
      if (polls(name)) continue;
      std::optional<Context> context = before(name);
      if (!context && last && follows_in_list(n)) context = last;
      if (!context && reports(name)) context = Context{};
      last = context;
      if (context) add(name, *context);
    }
    return std::move(found_);
  }

 private:
  /// "a Courier poll", "a Courier/Kestrel poll": a document.
  bool polls(const MediaName& name) const {
    return words_.gap_after(name.end - 1) == "/" ||
           (words_.flows(name.end - 1) && words_.is(name.end, {"poll", "survey"}));
  }

  /// The last word before `name` that does not only describe it; none where it begins a clause.
  std::optional<std::size_t> governor(const MediaName& name) const {
    std::size_t i = name.begin;
    while (i > 0 && words_.flows(i - 1)) {
      --i;
      if (!describes_media(words_, i)) return i;
    }
    return std::nullopt;
  }

  /// Whether one of the three words up to and with `i` is one of `terms`.
  bool lately(std::size_t i, Terms terms) const {
    for (std::size_t back = 0; back < 3 && back <= i; ++back) {
      if (words_.is(i - back, terms)) return true;
      if (i == back || !words_.flows(i - back - 1)) return false;
    }
    return false;
  }

  /// What the words before the name say: "told", "according to", "in an interview with".
  std::optional<Context> before(const MediaName& name) const {
    const std::optional<std::size_t> governed_by = governor(name);
    if (!governed_by) return interview(name);
    const std::size_t i = *governed_by;
    if (words_.is(i, {"told", "telling", "tells", "informed"}))
      return Context{CitationRelation::told_to};
    if (words_.is(i, {"citing", "quoting"})) return Context{};
    if (i == 0 || !words_.flows(i - 1)) return interview(name);
    const std::size_t before = i - 1;
    if (words_.is(i, {"to"}) && words_.is(before, {"according"})) return Context{};
    if (words_.is(i, {"with", "on", "for", "to", "in", "by"}) &&
        lately(before, {"interview", "interviews", "interviewed"})) {
      return Context{CitationRelation::told_to, words_.is(i, {"on"})};
    }
    if (words_.is(i, {"to", "with"}) &&
        words_.is(before, {"spoke", "speaking", "talking", "remarks", "comments", "talked",
                           "statement", "email", "e-mail"})) {
      return Context{CitationRelation::told_to};
    }
    if (words_.is(i, {"by"}) && lately(before, kDoneBy)) return Context{};
    if (words_.is(i, {"in", "from", "of", "for"}) && words_.is(before, kPieces)) return Context{};
    if (words_.is(i, {"on"}) && lately(before, kOnAir))
      return Context{CitationRelation::reported_by, true};
    return interview(name);
  }

  /// "a CNN interview", "in a Harbour Courier report".
  std::optional<Context> interview(const MediaName& name) const {
    if (!words_.flows(name.end - 1) || name.begin == 0 || possessive(name)) return std::nullopt;
    if (!words_.is(name.begin - 1, {"a", "an", "recent"})) return std::nullopt;
    if (words_.is(name.end, {"interview"})) return Context{CitationRelation::told_to};
    if (words_.is(name.end, kWork)) return Context{};
    return std::nullopt;
  }

  bool possessive(const MediaName& name) const {
    return words_[name.end - 1].lower.ends_with("'s");
  }

  /// Whether only a comma, "and" or "or", and an article part it from the name before.
  bool follows_in_list(std::size_t n) const {
    const MediaName& before = names_[n - 1];
    const std::size_t begin = names_[n].begin;
    if (possessive(before)) return false;
    bool joined = words_.gap_after(before.end - 1) == ", ";
    for (std::size_t i = before.end; i < begin; ++i) {
      if (words_.is(i, {"and", "or"}))
        joined = true;
      else if (!describes_media(words_, i))
        return false;
    }
    return joined && begin - before.end <= 4;
  }

  /// Whether the name is the subject of a verb of reporting, with or without an aside.
  bool reports(const MediaName& name) const {
    if (name.ordinary || possessive(name)) return false;
    const std::optional<std::size_t> governed_by = governor(name);
    if (governed_by && (words_.is(*governed_by, kPrepositions) ||
                        (name.kind == MediaKind::shaped && words_[*governed_by].capital)))
      return false;
    if (words_.flows(name.end - 1)) return verb_at(name.end);
    if (!words_.gap_after(name.end - 1).starts_with(", ")) return false;
    if (words_.is(name.end, {"citing", "quoting"})) return true;
    for (std::size_t i = name.end; i < name.end + kAside && i + 1 < words_.size(); ++i) {
      const std::string_view gap = words_.gap_after(i);
      if (gap.starts_with(", ")) return verb_at(i + 1);
      if (gap.find_first_of(".;:!?\n") != gap.npos) return false;
    }
    return false;
  }

  bool verb_at(std::size_t i) const {
    while (words_.is(i, kBetween) && words_.flows(i)) ++i;
    return words_.is(i, kReporting);
  }

  void add(const MediaName& name, Context context) {
    Citation citation;
    citation.relation = context.relation;
    citation.outlet = name.name;
    citation.medium = name.medium;
    if (context.on_air && citation.medium == "outlet") citation.medium = "broadcast";
    citation.span = words_.span_of(name.begin, name.end);
    if (possessive(name)) {
      const std::string_view written = citation.span->in(words_.text());
      citation.span->end -= written.ends_with("'s") ? 2 : 4;
    }
    citation.how = "text";
    if (name.kind == MediaKind::referred) {
      // "The agency" may be of any kind where none of the news came before it.
      const bool agency = words_.is(name.begin, {"agency"});
      if (found_.empty() || found_.back().medium != (agency ? "agency" : "outlet")) return;
      citation.outlet = found_.back().outlet;
      citation.medium = found_.back().medium;
    }
    found_.push_back(std::move(citation));
  }

  const WordList& words_;
  std::vector<MediaName> names_;
  std::vector<Citation> found_;
};

}  // namespace

std::vector<Citation> cited_outlets(const WordList& words) { return Reader(words).read(); }

}  // namespace sayso
