#include "analysis/entity_chain.h"

#include <algorithm>

#include "analysis/given_names.h"
#include "base/places.h"

namespace sayso {
namespace {

bool is_person_pronoun(int pronoun) { return pronoun == he || pronoun == she || pronoun == i; }

bool is_full(const ItemName& name) {
  return name.type == NameType::person && name.words.words.size() > 1;
}

/// Whether one is the family name of the other: its last word, or its first where that is no given
/// name ("Xi").
bool is_family_name(const ItemName& a, const ItemName& b) {
  if (a.words.words.size() != 1 && b.words.words.size() != 1) return false;
  const ItemName& part = a.words.words.size() == 1 ? a : b;
  const ItemName& full = a.words.words.size() == 1 ? b : a;
  const std::string& word = part.words.words.front();
  return word == full.words.words.back() ||
         (word == full.words.words.front() && pronoun_of_given_name(part.written) == no_pronoun);
}

/// A family name alone is often taken for something else: for a place that nobody knows, for one.
bool may_be_one(const ItemName& a, const ItemName& b) {
  if (a.type == b.type) return true;
  if (is_full(a) || is_full(b)) return is_family_name(a, b);
  const bool person = a.type == NameType::person || b.type == NameType::person;
  const bool place = a.type == NameType::location || b.type == NameType::location;
  return person && place && place_named(a.written) == nullptr;
}

}  // namespace

void EntityChain::add(const std::vector<Item>& items, std::uint32_t i, float score) {
  const Item& item = items[i];
  items_.push_back(i);
  scores_.push_back(score);
  he_ |= item.pronoun == he || item.noun.pronoun == he;
  she_ |= item.pronoun == she || item.noun.pronoun == she;
  it_ |= item.pronoun == it;
  called_ |= item.called;
  several_ |= item.noun.number == GrammaticalNumber::several;
  one_ |= item.noun.number == GrammaticalNumber::one;
  if (!item.name) return;
  he_ |= item.name->pronoun == he;
  she_ |= item.name->pronoun == she;
  named_.push_back(i);
  ++types_[static_cast<std::size_t>(item.name->type)];
}

void EntityChain::limit_scores(float most) {
  for (float& score : scores_) score = std::min(score, most);
}

NameType EntityChain::name_type() const {
  if ((he_ || she_) && types_[static_cast<std::size_t>(NameType::person)] > 0) {
    return NameType::person;
  }
  const auto* const most = std::max_element(types_.begin() + 1, types_.end());
  return *most == 0 ? NameType::none : static_cast<NameType>(most - types_.begin());
}

EntityType EntityChain::type(const std::vector<Item>& items) const {
  switch (name_type()) {
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
  for (const std::uint32_t i : items_) {
    if (is_person_pronoun(items[i].pronoun)) return EntityType::per;
    if (items[i].read >= 0) ++kinds[static_cast<std::size_t>(items[i].kind)];
  }
  const auto* const most = std::max_element(kinds.begin(), kinds.end());
  switch (static_cast<MentionKind>(most - kinds.begin())) {
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

bool EntityChain::is_person() const { return he_ || she_ || name_type() == NameType::person; }

bool EntityChain::agrees(const Item& item) const {
  if (item.which && is_person()) return false;
  if (item.pronoun != no_pronoun) return agrees_with_pronoun(item.pronoun);
  if (name_type() == NameType::other) return true;
  if (item.noun.distinct || (item.noun.fresh && !named_.empty())) return false;
  if (item.noun.pronoun != no_pronoun && !agrees_with_pronoun(item.noun.pronoun)) return false;
  if (item.noun.number == GrammaticalNumber::several) return !is_person() && !one_;
  return item.noun.number != GrammaticalNumber::one || !several_;
}

bool EntityChain::agrees_with_pronoun(int pronoun) const {
  const NameType type = name_type();
  // What only has a name of another kind (a people, a faith, a prize) is seldom meant.
  if (type == NameType::other) return pronoun == they;
  switch (pronoun) {
    case he:
    case she: {
      const bool other = pronoun == he ? she_ : he_;
      return !other && !it_ && !several_ && type != NameType::organisation;
    }
    case it:
      return !is_person() && !several_;
    case they:
      return !is_person();
    default:
      return true;
  }
}

bool EntityChain::may_be_named(const std::vector<Item>& items, NameType type) const {
  const Item& first = items[items_.front()];
  if (!named_.empty() || called_ || several_ || first.noun.fresh) return false;
  if (first.read < 0) return true;
  switch (first.kind) {
    case MentionKind::person:
      return type == NameType::person;
    case MentionKind::organisation:
      return type == NameType::organisation || type == NameType::location;
    case MentionKind::place:
      return type == NameType::location;
    case MentionKind::other:
      break;
  }
  return type != NameType::person || is_person_pronoun(first.pronoun);
}

Alias EntityChain::alias_of(const std::vector<Item>& items, const ItemName& name) const {
  Alias best = Alias::none;
  for (const std::uint32_t i : named_) {
    const ItemName& other = *items[i].name;
    if (!name.country.empty() && name.country == other.country) return Alias::equal;
    const bool people = is_full(name) || is_full(other);
    const Alias how = alias(other.words, name.words, people ? NameType::person : other.type);
    // A full name that differs from another full name of the chain is another person.
    if (how == Alias::none && is_full(name) && other.words.words.size() > 1) return Alias::none;
    if (may_be_one(other, name)) best = std::max(best, how);
  }
  return best;
}

}  // namespace sayso
