#include "analysis/mention_items.h"

#include <algorithm>
#include <utility>

#include "analysis/aliases.h"
#include "analysis/given_names.h"
#include "base/ascii.h"
#include "base/places.h"

namespace sayso {
namespace {

/// Which pronoun goes with a name: its first word tells, if another follows, or what stands before.
PronounClass pronoun_with(std::string_view mention, std::string_view name) {
  if (mention.starts_with("Mr. ") || mention.starts_with("Mr ")) return he;
  for (const std::string_view form : {"Mrs. ", "Mrs ", "Ms. ", "Ms "}) {
    if (mention.starts_with(form)) return she;
  }
  const std::size_t space = name.find(' ');
  return space == name.npos ? no_pronoun : pronoun_of_given_name(name.substr(0, space));
}

class Reading {
 public:
  Reading(std::string_view text, std::span<const Piece> pieces, const ReadNames& names)
      : text_(text), pieces_(pieces) {
    for (const ReadName& name : names.names) names_.push_back(name_of(name));
  }

  Item item(PieceRange range) const {
    Item out;
    out.range = range;
    out.span = span_of(range);
    const std::string words = lower_ascii(out.span.in(text_));
    out.pronoun = pronoun_class(words);
    out.which = words == "which";
    if (const ItemName* name = name_heading(range); name != nullptr) {
      out.name = *name;
      if (name->type == NameType::person) {
        out.name->pronoun = pronoun_with(out.span.in(text_), name->written);
      }
    } else if (out.pronoun == no_pronoun) {
      out.noun = noun_facts(text_, out.span);
      out.called = calls_by_name(range, words.starts_with("the "));
    }
    return out;
  }

  const std::vector<ItemName>& names() const { return names_; }

 private:
  Span span_of(PieceRange range) const {
    return {pieces_[range.begin].span.begin, pieces_[range.end - 1].span.end};
  }

  ItemName name_of(const ReadName& read) const {
    const Span span = span_of(read.range);
    ItemName name{read.range, span.in(text_), read.type, name_words(span.in(text_)), {}};
    const std::string_view after = text_.substr(span.end);
    const bool leads = after.starts_with(" administration") || after.starts_with(" presidency");
    if (const Place* place = place_named(name.written); place == nullptr) {
      // "The Doe administration": a person, whatever the name looks like.
      if (leads) name.type = NameType::person;
    } else if (const Place* country = place_named(name.written, "country"); country != nullptr) {
      name.country = country->country;
    }
    return name;
  }

  /// The name that a mention is: itself, at its end after a title, or at its start before a comma.
  const ItemName* name_heading(PieceRange range) const {
    const Span span = span_of(range);
    for (const ItemName& name : names_) {
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

  /// Whether a name stands inside that is not the head of what is definite.
  bool calls_by_name(PieceRange range, bool definite) const {
    return std::any_of(names_.begin(), names_.end(), [&](const ItemName& name) {
      const bool place = name.type == NameType::location && !is_government(name);
      if (place || name.type == NameType::other) return false;
      const bool inside = range.begin <= name.range.begin && name.range.end < range.end;
      return inside && (definite || name.range.begin == range.begin);
    });
  }

  /// "The Doe government", though Doe may be taken for a place; not that of a known one.
  bool is_government(const ItemName& name) const {
    const std::string_view after = text_.substr(span_of(name.range).end);
    return after.starts_with(" government") && place_named(name.written) == nullptr;
  }

  std::string_view text_;
  std::span<const Piece> pieces_;
  std::vector<ItemName> names_;
};

}  // namespace

std::vector<Item> mention_items(std::string_view text, std::span<const Piece> pieces,
                                const ReadNames& names, std::span<const ReadMention> mentions) {
  const Reading reading(text, pieces, names);
  std::vector<Item> items;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    Item& item = items.emplace_back(reading.item(mentions[m].range));
    item.read = static_cast<int>(m);
    item.kind = mentions[m].kind;
  }
  for (const ItemName& name : reading.names()) {
    const bool known = std::any_of(mentions.begin(), mentions.end(),
                                   [&](const ReadMention& m) { return m.range == name.range; });
    if (!known) items.push_back(reading.item(name.range));
  }
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::pair(a.range.begin, a.range.end) < std::pair(b.range.begin, b.range.end);
  });
  return items;
}

}  // namespace sayso
