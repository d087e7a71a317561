#include "analysis/event_goods.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "analysis/goods_words.h"
#include "analysis/words.h"

namespace sayso {
namespace {

constexpr std::size_t kFarthest = 12;      // words between a trigger and its goods
constexpr std::size_t kFarthestWhich = 6;  // words of a relative clause before its verb
// Behind them another clause begins, or what goes the other way.
constexpr std::array kBorders = {
    "that",    "which",    "who",      "whom",    "whose",      "where",    "while",  "whereas",
    "but",     "because",  "although", "though",  "if",         "whether",  "unless", "until",
    "after",   "before",   "when",     "since",   "said",       "says",     "told",   "rather",
    "instead", "exchange", "return",   "discuss", "discussing", "discussed"};
// A sanction or an arrest is for what follows them; it does not concern it.
constexpr std::array kReasons = {"for",     "over",    "making",     "producing", "supplying",
                                 "selling", "sending", "providing",  "involved",  "responsible",
                                 "linked",  "accused", "developing", "behind",    "suspected"};
constexpr std::array kBeing = {"is", "are", "was", "were", "be", "been", "being", "get", "got"};
constexpr std::array kAuxiliaries = {
    "will", "would", "could", "should", "may",   "might", "must", "can",   "shall", "has",
    "have", "had",   "to",    "not",    "do",    "did",   "does", "never", "also",  "now",
    "then", "later", "soon",  "since",  "still", "first", "once", "often"};
constexpr std::array kPrepositions = {"to", "for", "from", "in",   "of",   "by",
                                      "on", "at",  "into", "with", "bound"};
constexpr std::array kDeterminers = {"a",     "an",  "the",     "its",   "their", "his",  "her",
                                     "these", "any", "further", "fresh", "new",   "some", "those"};
constexpr std::array kJoining = {"and",  "or",   "including", "plus", "as",  "well", "along",
                                 "with", "both", "of",        "a",    "the", "an",   "some"};
constexpr std::array kFiring = {"fir",   "launch", "lob",     "hurl",   "drop", "unleash", "rain",
                                "threw", "throw",  "detonat", "deploy", "use",  "using"};
constexpr std::array kTaking = {"seiz",        "confiscat", "impound", "intercept", "captur",
                                "block",       "withh",     "halt",    "cut",       "restrict",
                                "ban",         "embargo",   "stop",    "destroy",   "burn",
                                "requisition", "commandeer"};

/// Words [begin, end) of a phrase.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class GoodsOfEvent {
 public:
  GoodsOfEvent(const WordList& words, const std::vector<Goods>& found, const Event& event,
               const std::vector<Span>& triggers)
      : words_(words), found_(found), event_(event), triggers_(triggers) {
    trigger_ = range_of(event.trigger);
  }

  std::vector<Goods> find() const {
    const std::size_t behind = first_behind();
    const std::size_t before = last_before();
    if (before < found_.size() && !(behind < found_.size() && is_object_first(before, behind))) {
      return joined(before, true);
    }
    return behind < found_.size() ? joined(behind, false) : std::vector<Goods>{};
  }

 private:
  Range range_of(Span span) const { return {words_.from(span.begin), words_.from(span.end)}; }

  std::string_view lower(std::size_t i) const { return words_[i].lower; }

  bool is_other_trigger(std::size_t i) const {
    return std::any_of(triggers_.begin(), triggers_.end(), [&](Span trigger) {
      return trigger != event_.trigger && trigger.overlaps(words_[i].span);
    });
  }

  bool in_party(Span span) const {
    const auto holds = [&](const Party& party) {
      return party.span.contains(span) && party.span != span;
    };
    return std::any_of(event_.actors.begin(), event_.actors.end(), holds) ||
           std::any_of(event_.recipients.begin(), event_.recipients.end(), holds);
  }

  /// Whether goods may go in the event at all: not the one who acts, nor the modifier of another
  /// act.
  bool may_be_its(const Goods& goods) const {
    if (goods.span.overlaps(event_.trigger) || in_party(goods.span)) return false;
    if (event_.type == EventType::assault && goods.kind != "weapons" && goods.kind != "drones" &&
        goods.kind != "ammunition") {
      return false;
    }
    const Range range = range_of(goods.span);
    const GoodsTermAt next = act_behind(range.end);
    if (next.term == nullptr || range.end == trigger_.begin) return true;
    return next.term->kind != "attack" && !is_other_trigger(range.end);
  }

  /// The act that goods which end before word `i` describe: "exports".
  GoodsTermAt act_behind(std::size_t i) const {
    if (i == 0 || i >= words_.size() || !words_.flows(i - 1)) return {};
    const GoodsTermAt next = goods_term_at(words_, i, words_.size());
    const bool act = next.term != nullptr && next.term->use == GoodsUse::act;
    return act ? next : GoodsTermAt{};
  }

  bool breaks_before(std::size_t i, std::string_view marks) const {
    return words_.gap_after(i - 1).find_first_of(marks) != std::string_view::npos;
  }

  /// Whether the words from the trigger to goods at word `to` stay in its clause.
  bool reaches(std::size_t to) const {
    if (to - trigger_.end > kFarthest) return false;
    for (std::size_t i = trigger_.end; i <= to; ++i) {
      if (breaks_before(i, ".;!?\n(")) return false;
      if (i < to && breaks_before(i, ":")) return false;
      const bool comma = breaks_before(i, ",");
      if (comma && i < to && !breaks_before(to, ",") && !in_party(words_[i].span)) return false;
      if (i == to) break;
      if (is_one_of(lower(i), kBorders) || is_other_trigger(i)) return false;
      if (is_reason(i)) return false;
    }
    return true;
  }

  bool is_reason(std::size_t i) const {
    const bool by_force = event_.type == EventType::sanction || event_.type == EventType::coerce ||
                          event_.type == EventType::assault;
    return by_force && is_one_of(lower(i), kReasons);
  }

  bool only_determiners(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (!is_one_of(lower(i), kDeterminers)) return false;
    }
    return from > to || !breaks_before(to, ",.;:");
  }

  /// Whether goods at word `to`, in the trigger's clause, are what the trigger takes.
  bool is_taken(std::size_t to) const {
    const std::string_view trigger = lower(trigger_.begin);
    switch (*event_.type) {
      case EventType::consult:
      case EventType::support:
      case EventType::accuse:
      case EventType::protest:
        return only_determiners(trigger_.end, to);
      case EventType::coerce:
        return begins_with_one_of(trigger, kTaking);
      case EventType::assault: {
        if (words_.is(trigger_.end, {"down"})) return false;  // "shot down"
        if (words_.is(trigger_.end, {"of"})) return only_determiners(trigger_.end + 1, to);
        if (begins_with_one_of(trigger, kFiring)) return true;
        std::size_t i = to;
        while (i > trigger_.end && is_one_of(lower(i - 1), kDeterminers)) --i;
        return i > trigger_.end && words_.is(i - 1, {"with", "using", "by", "involving"});
      }
      default:
        return true;
    }
  }

  /// The first goods behind the trigger that are its; found_.size() where there are none.
  std::size_t first_behind() const {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Range range = range_of(found_[i].span);
      if (range.begin < trigger_.end || !may_be_its(found_[i])) continue;
      return reaches(range.begin) && is_taken(range.begin) ? i : found_.size();
    }
    return found_.size();
  }

  bool is_auxiliary(std::size_t i) const {
    return is_one_of(lower(i), kAuxiliaries) || is_one_of(lower(i), kBeing) ||
           lower(i).ends_with("ly");
  }

  struct Link {
    bool holds = false;
    bool passive = false;
  };

  /// How goods that end before word `from` are tied to the trigger behind them.
  Link link_from(std::size_t from) const {
    std::size_t i = from;
    for (GoodsTermAt act = act_behind(i); act.term != nullptr && i < trigger_.begin;
         act = act_behind(i)) {
      i = act.end;
    }
    if (i > trigger_.begin) return {i == trigger_.end, false};  // the act is the trigger
    std::size_t chain = trigger_.begin;  // the auxiliaries that end at the trigger
    bool passive = false;
    while (chain > i && is_auxiliary(chain - 1)) {
      passive = passive || is_one_of(lower(chain - 1), kBeing);
      --chain;
    }
    for (std::size_t at = i; at <= trigger_.begin; ++at) {
      if (at > 0 && breaks_before(at, ".;:!?\n(")) return {};
      const bool before_which = at == i && words_.is(at, {"which"});
      if (at > 0 && breaks_before(at, ",") && !before_which) return {};
      if (at < trigger_.begin && is_other_trigger(at)) return {};
      if (at < chain && at > i && is_one_of(lower(at), kBorders)) return {};
    }
    if (chain == i) return {true, passive};
    const bool relative = words_.is(i, {"that", "which"});
    if (relative) return {chain - i <= kFarthestWhich, true};
    if (is_one_of(lower(i), kBorders)) return {};
    if (passive && is_one_of(lower(i), kPrepositions)) return {chain - i <= kFarthest, true};
    return {is_name_or_pronoun(i, chain), true};
  }

  /// "The drones Iran sent", "the drones it sent".
  bool is_name_or_pronoun(std::size_t begin, std::size_t end) const {
    if (end - begin > 3) return false;
    for (std::size_t i = begin; i < end; ++i) {
      if (!words_[i].capital && !words_.is(i, {"it", "they", "he", "she", "we", "the"})) {
        return false;
      }
    }
    return true;
  }

  /// The last goods before the trigger that are its; found_.size() where there are none.
  std::size_t last_before() const {
    for (std::size_t i = found_.size(); i > 0; --i) {
      const Goods& goods = found_[i - 1];
      const Range range = range_of(goods.span);
      if (range.end > trigger_.begin || !may_be_its(goods)) continue;
      const Link link = link_from(range.end);
      return link.holds && may_stand_before(range, link) ? i - 1 : first_of_subject(i - 1);
    }
    return found_.size();
  }

  /// "Food for refineries running on fuel was sent": the first goods of a subject are what goes.
  std::size_t first_of_subject(std::size_t last) const {
    if (last == 0) return found_.size();
    const Goods& goods = found_[last - 1];
    const Range range = range_of(goods.span);
    if (!may_be_its(goods)) return found_.size();
    const Link link = link_from(range.end);
    const bool subject = link.holds && link.passive && may_stand_before(range, link);
    return subject ? last - 1 : found_.size();
  }

  bool may_stand_before(Range goods, Link link) const {
    const std::string_view trigger = lower(trigger_.begin);
    const bool adjacent = act_behind(goods.end).term != nullptr || goods.end == trigger_.begin;
    switch (*event_.type) {
      case EventType::consult:
      case EventType::support:
      case EventType::accuse:
      case EventType::protest:
        return false;
      case EventType::assault:
        return link.passive
                   ? begins_with_one_of(trigger, kFiring) || words_.is(goods.end, {"that", "which"})
                   : true;
      case EventType::coerce:
        return (link.passive || adjacent) && begins_with_one_of(trigger, kTaking);
      default:
        return true;
    }
  }

  /// "A tanker of fuel delivered food": where a verb has both, an object goes before a subject.
  bool is_object_first(std::size_t before, std::size_t behind) const {
    const Range subject = range_of(found_[before].span);
    const Range object = range_of(found_[behind].span);
    return !link_from(subject.end).passive && only_determiners(trigger_.end, object.begin);
  }

  /// Whether goods `i` and `i + 1` are joined: "rifles, mortars and ammunition".
  bool are_joined(std::size_t i) const {
    const Range one = range_of(found_[i].span);
    const Range other = range_of(found_[i + 1].span);
    if (other.begin == one.end && !breaks_before(other.begin, ",")) return false;
    for (std::size_t at = one.end; at <= other.begin; ++at) {
      if (breaks_before(at, ".;:!?\n(")) return false;
      if (at < other.begin && !is_one_of(lower(at), kJoining)) return false;
    }
    return !words_.is(one.end, {"with", "of", "a", "the", "an", "some"});
  }

  /// Goods `i` and those joined to them; on both sides where they stand before the trigger.
  std::vector<Goods> joined(std::size_t i, bool before_trigger) const {
    std::size_t first = i;
    std::size_t last = i + 1;
    while (before_trigger && first > 0 && are_joined(first - 1) && may_be_its(found_[first - 1])) {
      --first;
    }
    while (!before_trigger && last < found_.size() && are_joined(last - 1) &&
           may_be_its(found_[last]) && !is_subject(last)) {
      ++last;
    }
    return {found_.begin() + static_cast<std::ptrdiff_t>(first),
            found_.begin() + static_cast<std::ptrdiff_t>(last)};
  }

  /// Whether a verb follows goods `i`: "and $5 million was paid".
  bool is_subject(std::size_t i) const {
    const std::size_t next = range_of(found_[i].span).end;
    return next < words_.size() && words_.flows(next - 1) &&
           (is_one_of(lower(next), kBeing) || words_.is(next, {"will", "would", "has", "have"}));
  }

  const WordList& words_;
  const std::vector<Goods>& found_;
  const Event& event_;
  const std::vector<Span>& triggers_;
  Range trigger_;
};

}  // namespace

std::vector<Goods> goods_of_event(const WordList& words, const std::vector<Goods>& found,
                                  const Event& event, const std::vector<Span>& triggers) {
  if (!event.type || found.empty() || words.from(event.trigger.begin) >= words.size()) return {};
  return GoodsOfEvent(words, found, event, triggers).find();
}

}  // namespace sayso
