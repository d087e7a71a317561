#include "analysis/goods.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/goods_phrase.h"
#include "analysis/goods_words.h"
#include "analysis/quantities.h"

namespace sayso {
namespace {

/// Reads one sentence; every reader below begins at a word and gives the word behind what it read.
class GoodsReader {
 public:
  GoodsReader(const WordList& words, std::size_t end) : words_(words), end_(end) {}

  /// Reads the phrase of goods at word `i`. Gives the word behind it, or `i` where none begins and
  /// nothing can be said of the words that were looked at.
  std::size_t read(std::size_t i, Goods& goods) const {
    const Quantity quantity = read_quantity(words_, i, end_);
    std::size_t end = i;
    if (quantity.end == i) {
      end = read_uncounted(i, goods);
    } else if (!quantity.currency.empty()) {
      end = read_money(quantity, goods);
    } else {
      end = read_counted(quantity, goods);
    }
    return end > i ? read_tail(end, goods) : i;
  }

 private:
  bool flows_to(std::size_t i) const { return i < end_ && words_.flows(i - 1); }

  bool next_is(std::size_t i, Terms terms) const { return flows_to(i) && words_.is(i, terms); }

  std::size_t past_determiner(std::size_t i) const {
    return next_is(i, {"the", "its", "their", "these", "those", "his", "her", "a", "an"}) ? i + 1
                                                                                          : i;
  }

  GoodsPhrase phrase_at(std::size_t i, GoodsLead lead) const {
    if (!flows_to(i)) return {i, i, {}, false};
    return goods_phrase_at(words_, i, end_, lead);
  }

  std::size_t take(const GoodsPhrase& phrase, Goods& goods) const {
    goods.kind = phrase.kind;
    if (goods.span.empty()) goods.span = words_.span_of(phrase.begin, phrase.end);
    goods.span.end = words_[phrase.end - 1].span.end;
    return phrase.end;
  }

  std::size_t read_uncounted(std::size_t i, Goods& goods) const {
    const GoodsTermAt unit = goods_term_at(words_, i, end_);
    if (unit.term != nullptr && unit.term->use == GoodsUse::unit && unit.term->plural) {
      const std::size_t end = read_in_unit(i, unit, goods);
      if (end > i) goods.span.begin = words_[i].span.begin;
      return end;
    }
    const GoodsPhrase phrase = goods_phrase_at(words_, i, end_, GoodsLead::none);
    return phrase.found() ? take(phrase, goods) : i;
  }

  /// "Tonnes of wheat" at word `i`; "rounds" by themselves where a number stands before them.
  std::size_t read_in_unit(std::size_t i, const GoodsTermAt& unit, Goods& goods) const {
    std::size_t at = unit.end;
    if (next_is(at, {"a", "per"}) && words_.is(at + 1, {"day", "month", "year"})) at += 2;
    if (next_is(at, {"of"})) {
      const GoodsPhrase phrase = phrase_at(past_determiner(at + 1), GoodsLead::determined);
      if (phrase.found()) {
        goods.unit = unit.term->unit;
        return take(phrase, goods);
      }
      return i;
    }
    if (unit.term->kind.empty() || !goods.number) return i;
    goods.unit = unit.term->unit;
    goods.kind = unit.term->kind;
    goods.span.end = words_[unit.end - 1].span.end;
    return unit.end;
  }

  std::size_t read_counted(const Quantity& quantity, Goods& goods) const {
    const std::size_t i = quantity.end;
    if (!flows_to(i)) return begin_of(quantity);
    take(quantity, goods);
    const GoodsTermAt unit = goods_term_at(words_, i, end_);
    if (unit.term != nullptr && unit.term->use == GoodsUse::unit) {
      const std::size_t end = read_in_unit(i, unit, goods);
      return end > i ? end : begin_of(quantity);
    }
    std::size_t at = next_is(i, {"of"}) ? past_determiner(i + 1) : i;
    if (next_is(at, {"more", "other"})) ++at;
    const GoodsLead lead = quantity.number == 1.0 ? GoodsLead::determined : GoodsLead::several;
    const GoodsPhrase phrase =
        at < end_ ? goods_phrase_at(words_, at, end_, lead) : GoodsPhrase{at, at, {}, false};
    return phrase.found() ? take(phrase, goods) : begin_of(quantity);
  }

  /// "$1.2 billion", alone or of something: "in military aid", "worth of rifles", "loan".
  std::size_t read_money(const Quantity& quantity, Goods& goods) const {
    const std::size_t i = quantity.end;
    // "$80 a barrel" is a price.
    if (next_is(i, {"a", "per", "an", "each"})) return begin_of(quantity);
    take(quantity, goods);
    goods.unit = quantity.currency;
    goods.kind = "money";
    std::size_t at = i;
    if (next_is(i, {"worth"}) && next_is(i + 1, {"of"})) {
      at = i + 2;
    } else if (next_is(i, {"in", "of"})) {
      at = i + 1;
    }
    const GoodsPhrase phrase = phrase_at(at, GoodsLead::determined);
    if (!phrase.found() || phrase.before_act) return i;
    take(phrase, goods);
    if (goods.kind == "goods" && at != i + 2) goods.kind = "money";
    return phrase.end;
  }

  void take(const Quantity& quantity, Goods& goods) const {
    goods.span = quantity.span;
    goods.number = quantity.number;
    goods.hedge = quantity.hedge;
  }

  std::size_t begin_of(const Quantity& quantity) const { return words_.from(quantity.span.begin); }

  /// What it is worth, what it is for: "worth $5 million", "of the aircraft", "used in missiles".
  std::size_t read_tail(std::size_t i, Goods& goods) const {
    if (next_is(i, {"worth"}) ||
        (next_is(i, {"valued", "estimated"}) && words_.is(i + 1, {"at"}))) {
      const std::size_t at = words_.is(i, {"worth"}) ? i + 1 : i + 2;
      const Quantity worth = read_quantity(words_, at, end_);
      if (worth.end == at || worth.currency.empty() || goods.number) return i;
      goods.number = worth.number;
      goods.hedge = worth.hedge;
      goods.unit = worth.currency;
      goods.span.end = worth.span.end;
      return worth.end;
    }
    const std::size_t at = past_purpose(i, goods.kind);
    if (at == i) return i;
    const GoodsPhrase phrase = phrase_at(past_determiner(at), GoodsLead::none);
    if (!phrase.found() || phrase.before_act) return i;
    goods.span.end = words_[phrase.end - 1].span.end;
    return phrase.end;
  }

  std::size_t past_purpose(std::size_t i, std::string_view kind) const {
    if (!flows_to(i)) return i;
    const bool made_into =
        words_.is(i, {"used", "needed", "required"}) && words_.is(i + 1, {"in", "for", "to"});
    if (made_into) return words_.is(i + 2, {"make", "build", "produce"}) ? i + 3 : i + 2;
    if (words_.is(i, {"for"}) && words_.is(i + 1, {"use"}) && words_.is(i + 2, {"in"}))
      return i + 3;
    if (kind == "components" && words_.is(i, {"for", "of"})) return i + 1;
    return kind == "services" && words_.is(i, {"of"}) ? i + 1 : i;
  }

  const WordList& words_;
  std::size_t end_;
};

/// The word behind a term at word `i` that is no goods: "think tank"; else the next word.
std::size_t past_other(const WordList& words, std::size_t i, std::size_t end) {
  const GoodsTermAt at = goods_term_at(words, i, end);
  const bool other = at.term != nullptr && at.term->use == GoodsUse::other;
  return other ? at.end : i + 1;
}

}  // namespace

std::vector<Goods> find_goods(const WordList& words, Span sentence) {
  std::vector<Goods> found;
  const std::size_t end = words.from(sentence.end);
  const GoodsReader reader(words, end);
  for (std::size_t i = words.from(sentence.begin); i < end;) {
    Goods goods;
    const std::size_t next = reader.read(i, goods);
    if (next > i) {
      found.push_back(std::move(goods));
      i = next;
    } else {
      i = past_other(words, i, end);
    }
  }
  return found;
}

}  // namespace sayso
