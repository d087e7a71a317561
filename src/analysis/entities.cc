#include "analysis/entities.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "analysis/entity_chain.h"
#include "analysis/mention_items.h"

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

class Joining {
 public:
  Joining(std::string_view text, std::span<const ReadMention> mentions,
          std::span<const PieceRange> sources, std::vector<Item> items)
      : text_(text),
        read_(mentions),
        sources_(sources),
        items_(std::move(items)),
        item_of_read_(mentions.size(), kNone) {
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      if (items_[i].read >= 0) item_of_read_[items_[i].read] = i;
    }
  }

  void join() {
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const auto [chain, score] = items_[i].name ? by_name(i) : by_reader(i);
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

  /// Where the reader lets item `i` go back to: for each chain the sum over its mentions.
  std::map<std::uint32_t, float> chains_read(std::uint32_t i) const {
    std::map<std::uint32_t, float> out;
    if (items_[i].read < 0) return out;
    for (const Antecedent& antecedent : read_[items_[i].read].antecedents) {
      out[chain_of_item_[item_of_read_[antecedent.mention]]] += antecedent.probability;
    }
    return out;
  }

  Join by_name(std::uint32_t i) const {
    const ItemName& name = *items_[i].name;
    const std::map<std::uint32_t, float> read = chains_read(i);
    std::uint32_t best = kNone;
    Alias strongest = Alias::none;
    float best_read = -1;
    std::size_t alike = 0;
    for (std::uint32_t c = 0; c < chains_.size(); ++c) {
      const Alias how = chains_[c].alias_of(items_, name);
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
            (by_reader == best_read && chains_[c].items().back() > chains_[best].items().back())));
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
      if (probability <= most || !chains_[c].may_be_named(items_, name.type)) continue;
      most = probability;
      join = {c, probability};
    }
    return join;
  }

  /// Where a nominal or a pronoun goes back to. "He" and "she" always go back to someone: for them
  /// the reader only chooses among those whom it thinks of.
  Join by_reader(std::uint32_t i) const {
    const Item& item = items_[i];
    if (item.pronoun == who) {
      if (const Join before = attached(i); before.chain != kNone) return before;
    }
    if (item.called) return same_body(i);
    const std::map<std::uint32_t, float> read = chains_read(i);
    float all = 0;
    float agreeing = 0;
    for (const auto& [c, probability] : read) {
      all += probability;
      if (chains_[c].agrees(item)) agreeing += probability;
    }
    const bool must = item.pronoun == he || item.pronoun == she;
    Join join;
    float most = must ? 0 : (1 - all) * (item.pronoun == no_pronoun ? 1 : kNothing);
    for (const auto& [c, probability] : read) {
      if (probability <= most || !chains_[c].agrees(item)) continue;
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
      if ((between != " " && between != ", ") || !chains_[chain_of_item_[k]].agrees(items_[i])) {
        continue;
      }
      begin = before.begin;
      join = {chain_of_item_[k], std::min(kAttached, score_of(k))};
    }
    return join;
  }

  /// A body that is called by another's name goes with the same words before, and with nothing
  /// else: "the Doe campaign".
  Join same_body(std::uint32_t i) const {
    const NameWords words = name_words(items_[i].span.in(text_));
    for (std::uint32_t k = i; k-- > 0;) {
      if (items_[k].called && name_words(items_[k].span.in(text_)).words == words.words) {
        return {chain_of_item_[k], kEqualNames};
      }
    }
    return {};
  }

  /// How sure it is that item `k` is of its chain.
  float score_of(std::uint32_t k) const {
    const EntityChain& chain = chains_[chain_of_item_[k]];
    const auto place = std::lower_bound(chain.items().begin(), chain.items().end(), k);
    return chain.scores()[static_cast<std::size_t>(place - chain.items().begin())];
  }

  /// A join is no surer than that of the mention which it goes back to.
  float score_of_antecedent(std::uint32_t i, std::uint32_t chain) const {
    for (const Antecedent& antecedent : read_[items_[i].read].antecedents) {
      const std::uint32_t k = item_of_read_[antecedent.mention];
      if (chain_of_item_[k] == chain) return score_of(k);
    }
    return 0;
  }

  void add(std::uint32_t i, std::uint32_t c, float score) {
    if (c == kNone) {
      c = static_cast<std::uint32_t>(chains_.size());
      chains_.emplace_back();
    }
    // What went before is not surer to be who is named than the name is to be of the chain.
    if (items_[i].name && chains_[c].named().empty()) chains_[c].limit_scores(score);
    chain_of_item_.push_back(c);
    chains_[c].add(items_, i, score);
  }

  /// A source such as "the Doe campaign": a body that is called by another's name.
  bool speaks_by_name(const EntityChain& chain) const {
    const Item& item = items_[chain.items().front()];
    return item.called && std::find(sources_.begin(), sources_.end(), item.range) != sources_.end();
  }

  /// The fullest name; of a chain without one its first words.
  std::string_view words_for(const EntityChain& chain) const {
    std::string_view best;
    for (const std::uint32_t i : chain.named()) {
      if (items_[i].name->written.size() > best.size()) best = items_[i].name->written;
    }
    for (const std::uint32_t i : chain.items()) {
      if (best.empty() && items_[i].pronoun == no_pronoun) best = items_[i].span.in(text_);
    }
    return best.empty() ? items_[chain.items().front()].span.in(text_) : best;
  }

  std::string_view text_;
  std::span<const ReadMention> read_;
  std::span<const PieceRange> sources_;
  std::vector<Item> items_;
  std::vector<std::uint32_t> item_of_read_;
  std::vector<EntityChain> chains_;
  std::vector<std::uint32_t> chain_of_item_;
};

FoundEntities Joining::entities() const {
  FoundEntities out;
  for (const EntityChain& chain : chains_) {
    if (chain.named().empty() && chain.items().size() < 2 && !speaks_by_name(chain)) continue;
    const auto index = static_cast<std::uint32_t>(out.entities.size());
    Entity& entity = out.entities.emplace_back();
    entity.id = "e" + std::to_string(index + 1);
    entity.type = chain.type(items_);
    entity.name = std::string(words_for(chain));
    for (std::size_t k = 0; k < chain.items().size(); ++k) {
      const Item& item = items_[chain.items()[k]];
      const bool is_name = item.name && item.name->range == item.range;
      const MentionForm form = is_name                      ? MentionForm::name
                               : item.pronoun != no_pronoun ? MentionForm::pronoun
                                                            : MentionForm::nominal;
      // Of "minister Jane Doe" the mention is the name; what stands before it is her role.
      if (is_name || !item.name) entity.mentions.push_back({item.span, form});
      out.mentions.push_back({item.span, index, chain.scores()[k], is_name});
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
  Joining joining(text, mentions, sources, mention_items(text, pieces, names, mentions));
  joining.join();
  return joining.entities();
}

}  // namespace sayso
