// An entity in the making: the mentions joined so far, and what may yet be joined to them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/aliases.h"
#include "analysis/analysis.h"
#include "analysis/mention_items.h"

namespace sayso {

class EntityChain {
 public:
  /// Adds item `i` of `items` with how sure that is.
  void add(const std::vector<Item>& items, std::uint32_t i, float score);

  /// No join is surer than `most` any more.
  void limit_scores(float most);

  const std::vector<std::uint32_t>& items() const { return items_; }
  const std::vector<float>& scores() const { return scores_; }        // of the items' joins
  const std::vector<std::uint32_t>& named() const { return named_; }  // items with a name

  /// What its names are, none where there is none.
  NameType name_type() const;

  EntityType type(const std::vector<Item>& items) const;

  /// Whether a pronoun or a noun phrase may be of it. What speaks of somebody new is never who was
  /// named before.
  bool agrees(const Item& item) const;

  /// Whether what has no name yet may be who a name of this type means. Somebody who was brought in
  /// without a name is not: a source that is kept unnamed must not get one by a guess.
  bool may_be_named(const std::vector<Item>& items, NameType type) const;

  /// How a name may be another form of one of its names.
  Alias alias_of(const std::vector<Item>& items, const ItemName& name) const;

 private:
  bool is_person() const;
  bool agrees_with_pronoun(int pronoun) const;

  std::vector<std::uint32_t> items_, named_;
  std::vector<float> scores_;
  std::array<std::uint32_t, 5> types_ = {};  // how often its names have each NameType
  bool he_ = false, she_ = false, it_ = false;
  bool called_ = false;                 // by another's name
  bool several_ = false, one_ = false;  // by the number of its nouns
};

}  // namespace sayso
