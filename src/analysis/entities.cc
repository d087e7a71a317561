#include "analysis/entities.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "analysis/aliases.h"
#include "analysis/given_names.h"
#include "base/ascii.h"
#include "neural/mention_words.h"

namespace sayso {
namespace {

// How sure a join by name is.
constexpr float kEqualNames = 0.97F;
constexpr float kPartOfName = 0.93F;
constexpr float kAmbiguousPart = 0.6F;  // more than one could be meant
constexpr float kOwnName = 0.99F;       // that a name is of the entity that it opens
// A name joins a chain that has no name, or none like it, only on more than this.
constexpr float kNameToNominal = 0.5F;
// A pronoun mostly goes back to something: for it "to nothing" counts this much.
constexpr float kNothing = 0.4F;
constexpr float kAttached = 0.92F;  // "who" to what stands right before it

/// A mention on its way to an entity.
struct Item {
  PieceRange range;
  Span span;
  int pronoun = no_pronoun;
  const ReadName* name = nullptr;  // that it is, or that heads it
  NameWords words;                 // of that name
  int read = -1;                   // index among what the coreference reader gave
};

struct Chain {
  std::vector<std::uint32_t> items;
  std::vector<float> scores;                // of the items' joins
  std::vector<std::uint32_t> named;         // items with a name
  std::array<std::uint32_t, 5> types = {};  // how often its names have each NameType
  bool he = false, she = false, it = false;

  NameType type() const {
    const auto most = std::max_element(types.begin() + 1, types.end());
    return *most == 0 ? NameType::none : static_cast<NameType>(most - types.begin());
  }
};

bool is_person_pronoun(int pronoun) { return pronoun == he || pronoun == she || pronoun == i; }

/// Whether a mention with this pronoun may be of `chain`. What only has a name of another kind (a
/// people, a faith, a prize) is seldom meant.
bool agrees(const Chain& chain, int pronoun) {
  const NameType type = chain.type();
  if (type == NameType::other) return pronoun == no_pronoun || pronoun == they;
  if (pronoun == he) return !chain.she && !chain.it && type != NameType::organisation;
  if (pronoun == she) return !chain.he && !chain.it && type != NameType::organisation;
  if (pronoun == it) return !chain.he && !chain.she && type != NameType::person;
  return true;
}

class Joining {
 public:
  Joining(std::string_view text, std::span<const Piece> pieces, const ReadNames& names,
          std::span<const ReadMention> mentions, std::span<const PieceRange> sources)
      : text_(text),
        pieces_(pieces),
        names_(names.names),
        read_(mentions),
        sources_(sources),
        chain_of_read_(mentions.size(), kNone),
        score_of_read_(mentions.size()) {
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      items_.push_back(item(mentions[m].range, static_cast<int>(m)));
    }
    for (const ReadName& name : names_) {
      const bool known = std::any_of(mentions.begin(), mentions.end(),
                                     [&](const ReadMention& m) { return m.range == name.range; });
      if (!known) items_.push_back(item(name.range, -1));
    }
    std::stable_sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
      return std::pair(a.range.begin, a.range.end) < std::pair(b.range.begin, b.range.end);
    });
  }

  void join() {
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const auto [chain, score] = items_[i].name != nullptr ? by_name(i) : by_reader(i);
      add(i, chain, score);
    }
  }

  FoundEntities entities() const;

 private:
  static constexpr std::uint32_t kNone = ~0U;
  struct Join {
    std::uint32_t chain = kNone;
    float score = kOwnName;
  };

  Span span_of(PieceRange range) const {
    return {pieces_[range.begin].span.begin, pieces_[range.end - 1].span.end};
  }

  Item item(PieceRange range, int read) const {
    Item out{range, span_of(range), no_pronoun, nullptr, {}, read};
    const std::string_view words = out.span.in(text_);
    out.pronoun = pronoun_class(lower_ascii(words));
    out.name = name_heading(range);
    if (out.name != nullptr) out.words = name_words(span_of(out.name->range).in(text_));
    return out;
  }

  /// The name that a mention is: itself, at its end after a title, or at its start before a comma.
  const ReadName* name_heading(PieceRange range) const {
    const Span span = span_of(range);
    for (const ReadName& name : names_) {
      if (name.range.begin >= range.end) break;
      if (name.range.begin < range.begin || name.range.end > range.end) continue;
      const Span inside = span_of(name.range);
      const std::string_view after = text_.substr(inside.end, span.end - inside.end);
      const bool ends = after.empty() || after == "'s" || after == "\u2019s" || after == "'";
      if (ends && is_title(text_.substr(span.begin, inside.begin - span.begin))) return &name;
      const bool goes_on = after.starts_with(",") || after.starts_with(" (");
      if (inside.begin == span.begin && goes_on) return &name;
    }
    return nullptr;
  }

  /// Where the reader lets item `i` go back to: for each chain the sum over its mentions.
  std::map<std::uint32_t, float> chains_read(std::uint32_t i) const {
    std::map<std::uint32_t, float> out;
    if (items_[i].read < 0) return out;
    for (const Antecedent& antecedent : read_[items_[i].read].antecedents) {
      const std::uint32_t chain = chain_of_read_[antecedent.mention];
      if (chain != kNone) out[chain] += antecedent.probability;
    }
    return out;
  }

  Join by_name(std::uint32_t i) const {
    const Item& item = items_[i];
    const std::map<std::uint32_t, float> read = chains_read(i);
    std::uint32_t best = kNone;
    Alias strongest = Alias::none;
    float best_read = -1;
    std::size_t alike = 0;
    for (std::uint32_t c = 0; c < chains_.size(); ++c) {
      const Chain& chain = chains_[c];
      const Alias how = alias_in(chain, item);
      if (how == Alias::none) continue;
      const auto found = read.find(c);
      const float by_reader = found == read.end() ? 0 : found->second;
      if (how > strongest) alike = 0;
      if (how >= strongest) ++alike;
      // Of chains alike the reader chooses, else the one mentioned last.
      const bool better =
          how > strongest ||
          (how == strongest &&
           (by_reader > best_read ||
            (by_reader == best_read && chain.items.back() > chains_[best].items.back())));
      if (!better) continue;
      best = c;
      strongest = how;
      best_read = by_reader;
    }
    if (strongest == Alias::equal) return {best, kEqualNames};
    if (strongest != Alias::none) return {best, alike > 1 ? kAmbiguousPart : kPartOfName};
    Join join;
    float most = kNameToNominal;
    for (const auto& [c, probability] : read) {
      if (probability <= most || !chains_[c].named.empty()) continue;
      most = probability;
      join = {c, probability};
    }
    return join;
  }

  static bool is_last_word(const Item& a, const Item& b) {
    return a.words.words.back() == b.words.words.back() &&
           (a.words.words.size() == 1 || b.words.words.size() == 1);
  }

  Alias alias_in(const Chain& chain, const Item& item) const {
    Alias best = Alias::none;
    for (const std::uint32_t other : chain.named) {
      const NameType type = items_[other].name->type;
      // A family name alone is often taken for something else: then only a full name decides.
      const bool family = (type == NameType::person && items_[other].words.words.size() > 1) ||
                          (item.name->type == NameType::person && item.words.words.size() > 1);
      if (type != item.name->type && !family) continue;
      const Alias how = alias(items_[other].words, item.words, family ? NameType::person : type);
      if (type != item.name->type && how != Alias::none && !is_last_word(items_[other], item))
        continue;
      // A full name that differs from another full name of the chain is another person.
      if (how == Alias::none && item.name->type == NameType::person &&
          item.words.words.size() > 1 && items_[other].words.words.size() > 1) {
        return Alias::none;
      }
      best = std::max(best, how);
    }
    return best;
  }

  /// Where a nominal or a pronoun goes back to. "He" and "she" always go back to someone: for them
  /// the reader only chooses among those whom it thinks of.
  Join by_reader(std::uint32_t i) const {
    const Item& item = items_[i];
    if (item.pronoun == who) {
      if (const Join before = attached(i); before.chain != kNone) return before;
    }
    if (calls_by_name(item)) return same_body(i);
    const std::map<std::uint32_t, float> read = chains_read(i);
    float all = 0;
    float agreeing = 0;
    for (const auto& [c, probability] : read) {
      all += probability;
      if (agrees(chains_[c], item.pronoun)) agreeing += probability;
    }
    const bool must = item.pronoun == he || item.pronoun == she;
    Join join;
    float most = must ? 0 : (1 - all) * (item.pronoun == no_pronoun ? 1 : kNothing);
    for (const auto& [c, probability] : read) {
      if (probability <= most || !agrees(chains_[c], item.pronoun)) continue;
      most = probability;
      join = {c, must ? probability / agreeing : probability};
    }
    if (join.chain == kNone) return {kNone, item.pronoun == no_pronoun ? kOwnName : 0};
    join.score = std::min(join.score, score_of_antecedent(i, join.chain));
    return join;
  }

  /// "Who" goes with what ends right before it, the longest that does: "an envoy to Orlum, who".
  Join attached(std::uint32_t i) const {
    Join join;
    std::uint32_t begin = items_[i].span.begin;
    for (std::uint32_t k = 0; k < i; ++k) {
      const Span before = items_[k].span;
      if (before.end > items_[i].span.begin || before.begin >= begin) continue;
      const std::string_view between = text_.substr(before.end, items_[i].span.begin - before.end);
      if (between != " " && between != ", ") continue;
      begin = before.begin;
      join = {chain_of_item_[k], std::min(kAttached, score_of_item_[k])};
    }
    return join;
  }

  /// A body that is called by another's name goes with the same words before, and with nothing
  /// else: "the Doe campaign".
  Join same_body(std::uint32_t i) const {
    const Item& item = items_[i];
    if (!calls_by_name(item)) return {};
    const NameWords words = name_words(item.span.in(text_));
    for (std::uint32_t k = i; k-- > 0;) {
      if (!calls_by_name(items_[k])) continue;
      if (name_words(items_[k].span.in(text_)).words == words.words) {
        return {chain_of_item_[k], kEqualNames};
      }
    }
    return {};
  }

  /// Whether a name stands inside that is not its head, and it is definite.
  bool calls_by_name(const Item& item) const {
    if (item.name != nullptr) return false;
    return std::any_of(names_.begin(), names_.end(), [&](const ReadName& name) {
      if (name.type != NameType::person && name.type != NameType::organisation) return false;
      const bool inside = item.range.begin <= name.range.begin && name.range.end < item.range.end;
      const bool definite = name.range.begin == item.range.begin ||
                            lower_ascii(item.span.in(text_)).starts_with("the ");
      return inside && definite;
    });
  }

  /// A join is no surer than that of the mention which it goes back to.
  float score_of_antecedent(std::uint32_t i, std::uint32_t chain) const {
    for (const Antecedent& antecedent : read_[items_[i].read].antecedents) {
      if (chain_of_read_[antecedent.mention] == chain) return score_of_read_[antecedent.mention];
    }
    return 0;
  }

  void add(std::uint32_t i, std::uint32_t c, float score) {
    if (c == kNone) {
      c = static_cast<std::uint32_t>(chains_.size());
      chains_.emplace_back();
    }
    const Item& item = items_[i];
    Chain& chain = chains_[c];
    chain_of_item_.push_back(c);
    score_of_item_.push_back(score);
    chain.items.push_back(i);
    chain.scores.push_back(score);
    chain.he |= item.pronoun == he;
    chain.she |= item.pronoun == she;
    chain.it |= item.pronoun == it;
    if (item.name != nullptr) {
      note_given_name(item, chain);
      chain.named.push_back(i);
      ++chain.types[static_cast<std::size_t>(item.name->type)];
    }
    if (item.read >= 0) {
      chain_of_read_[item.read] = c;
      score_of_read_[item.read] = score;
    }
  }

  /// A source such as "the Doe campaign": a body that is called by another's name.
  bool speaks_by_name(const Chain& chain) const {
    const Item& item = items_[chain.items.front()];
    if (std::find(sources_.begin(), sources_.end(), item.range) == sources_.end()) return false;
    return calls_by_name(item);
  }

  /// A full name says by its first word which pronoun goes with it.
  void note_given_name(const Item& item, Chain& chain) const {
    if (item.name->type != NameType::person) return;
    const std::string_view name = span_of(item.name->range).in(text_);
    const std::size_t space = name.find(' ');
    const std::string_view address = text_.substr(item.span.begin, 4);
    const int pronoun = pronoun_of_given_name(name.substr(0, space));
    chain.he |=
        (pronoun == he && space != name.npos) || address == "Mr. " || address.starts_with("Mr ");
    chain.she |= (pronoun == she && space != name.npos) || address == "Mrs." || address == "Ms. " ||
                 address.starts_with("Ms ");
  }

  EntityType type_of(const Chain& chain) const {
    switch (chain.type()) {
      case NameType::person:
        return EntityType::per;
      case NameType::organisation:
        return EntityType::org;
      case NameType::location:
        return EntityType::loc;
      case NameType::other:
        return EntityType::misc;
      case NameType::none:
        break;
    }
    // Of what has no name, most of its mentions say what it is.
    std::array<int, 4> kinds = {};
    for (const std::uint32_t i : chain.items) {
      if (is_person_pronoun(items_[i].pronoun)) return EntityType::per;
      if (items_[i].read >= 0) ++kinds[static_cast<std::size_t>(read_[items_[i].read].kind)];
    }
    switch (
        static_cast<MentionKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin())) {
      case MentionKind::person:
        return EntityType::per;
      case MentionKind::organisation:
        return EntityType::org;
      case MentionKind::place:
        return EntityType::loc;
      case MentionKind::other:
        break;
    }
    return EntityType::misc;
  }

  /// The fullest name; of a chain without one its first words.
  std::string_view words_for(const Chain& chain) const {
    std::string_view best;
    for (const std::uint32_t i : chain.named) {
      const std::string_view name = span_of(items_[i].name->range).in(text_);
      if (name.size() > best.size()) best = name;
    }
    for (const std::uint32_t i : chain.items) {
      if (best.empty() && items_[i].pronoun == no_pronoun) best = items_[i].span.in(text_);
    }
    return best.empty() ? items_[chain.items.front()].span.in(text_) : best;
  }

  std::string_view text_;
  std::span<const Piece> pieces_;
  std::span<const ReadName> names_;
  std::span<const ReadMention> read_;
  std::span<const PieceRange> sources_;
  std::vector<Item> items_;
  std::vector<Chain> chains_;
  std::vector<std::uint32_t> chain_of_item_, chain_of_read_;
  std::vector<float> score_of_item_, score_of_read_;
};

FoundEntities Joining::entities() const {
  FoundEntities out;
  for (const Chain& chain : chains_) {
    if (chain.named.empty() && chain.items.size() < 2 && !speaks_by_name(chain)) continue;
    const auto index = static_cast<std::uint32_t>(out.entities.size());
    Entity& entity = out.entities.emplace_back();
    entity.id = "e" + std::to_string(index + 1);
    entity.type = type_of(chain);
    entity.name = std::string(words_for(chain));
    for (std::size_t k = 0; k < chain.items.size(); ++k) {
      const Item& item = items_[chain.items[k]];
      const bool is_name = item.name != nullptr && item.name->range == item.range;
      const MentionForm form = is_name                      ? MentionForm::name
                               : item.pronoun != no_pronoun ? MentionForm::pronoun
                                                            : MentionForm::nominal;
      // Of "minister Jane Doe" the mention is the name; what stands before it is her role.
      if (is_name || item.name == nullptr) entity.mentions.push_back({item.span, form});
      out.mentions.push_back({item.span, index, chain.scores[k], is_name});
    }
  }
  std::stable_sort(
      out.mentions.begin(), out.mentions.end(), [](const LinkedMention& a, const LinkedMention& b) {
        return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
      });
  return out;
}

}  // namespace

FoundEntities find_entities(std::string_view text, std::span<const Piece> pieces,
                            const ReadNames& names, std::span<const ReadMention> mentions,
                            std::span<const PieceRange> sources) {
  Joining joining(text, pieces, names, mentions, sources);
  joining.join();
  return joining.entities();
}

}  // namespace sayso
