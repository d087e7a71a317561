#include "coding/coded_event.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace sayso {
namespace {

std::string one_line(std::string_view words) {
  std::string line(words);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

bool is_unnamed(SourceKind kind) {
  return kind == SourceKind::unnamed_official || kind == SourceKind::unnamed_person ||
         kind == SourceKind::unnamed_group;
}

/// Whether an ISO 8601 or TIMEX3 value begins with a day.
bool begins_with_day(std::string_view value) {
  if (value.size() < 10 || (value.size() > 10 && value[10] != 'T')) return false;
  for (std::size_t i = 0; i < 10; ++i) {
    const bool hyphen = i == 4 || i == 7;
    if (hyphen ? value[i] != '-' : value[i] < '0' || value[i] > '9') return false;
  }
  return true;
}

template <typename Item>
std::unordered_map<std::string_view, const Item*> by_id(const std::vector<Item>& items) {
  std::unordered_map<std::string_view, const Item*> index;
  for (const Item& item : items) index.emplace(item.id, &item);
  return index;
}

template <typename Item>
const Item* find(const std::unordered_map<std::string_view, const Item*>& index,
                 std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : found->second;
}

class Coding {
 public:
  Coding(const Document& document, const Analysis& analysis)
      : document_(document),
        analysis_(analysis),
        offsets_(document.text),
        entities_(by_id(analysis.entities)),
        times_(by_id(analysis.times)),
        attributions_(by_id(analysis.attributions)) {}

  CodedEvent coded(const Event& event) const {
    CodedEvent row;
    row.id = document_.id + "#" + event.id;
    row.document = document_.id;
    row.event = event.id;
    row.type = event.type;
    row.mode = event.mode;
    row.contexts = event.contexts;
    row.status = event.status;
    row.factuality = event.factuality;
    row.score = event.score;
    for (const Party& party : event.actors) row.actors.push_back(coded(party));
    for (const Party& party : event.recipients) row.recipients.push_back(coded(party));
    for (const Holder& holder : event.holders) row.holders.push_back(coded(holder));
    for (const Goods& goods : event.goods) {
      row.goods.push_back({words_at(goods.span), range(goods.span), goods.kind, goods.number,
                           goods.unit, goods.hedge});
    }
    if (const Entity* place = find(entities_, event.place)) {
      row.place = place->name;
      row.place_country = place->country;
    }
    set_date(event, row);
    set_words(event, row);
    set_document(row);
    row.origins = origins_of(row).size();
    return row;
  }

 private:
  TextRange range(Span span) const {
    return {offsets_.code_point(span.begin), offsets_.code_point(span.end)};
  }

  std::string words_at(Span span) const { return one_line(span.in(document_.text)); }

  const std::string& publisher() const {
    return document_.outlet.name.empty() ? document_.outlet.domain : document_.outlet.name;
  }

  CodedParty coded(const Party& party) const {
    const Entity* entity = find(entities_, party.entity);
    CodedParty out;
    out.words = words_at(party.span);
    out.span = range(party.span);
    if (entity != nullptr) out.entity = entity->id;
    if (entity != nullptr && has_name(*entity)) out.name = entity->name;
    out.code = actor_code(out.words, entity);
    return out;
  }

  CodedHolder coded(const Holder& holder) const {
    CodedHolder out;
    out.certainty = holder.certainty;
    const Attribution* attribution = find(attributions_, holder.by);
    if (attribution == nullptr) {
      out.source = publisher();
      out.origin =
          publisher().empty() ? "document " + document_.id : "outlet " + lower_ascii(publisher());
      return out;
    }
    out.kind = HolderKind::attribution;
    out.id = attribution->id;
    out.source_kind = attribution->source_kind;
    out.stance = attribution->stance;
    const Entity* speaker = named_speaker(*attribution);
    out.source = speaker == nullptr ? one_line(words_of(document_.text, attribution->source))
                                    : speaker->name;
    out.origin = origin_of(*attribution);
    return out;
  }

  /// Null where the speaker is open or has no name, or the text keeps it from the source.
  const Entity* named_speaker(const Attribution& attribution) const {
    const Entity* speaker = find(entities_, attribution.speaker);
    const bool named = speaker != nullptr && has_name(*speaker);
    return named && !is_unnamed(attribution.source_kind) ? speaker : nullptr;
  }

  std::string origin_of(const Attribution& attribution) const {
    if (const Entity* speaker = named_speaker(attribution)) {
      const bool outlet = attribution.source_kind == SourceKind::outlet;
      return (outlet ? "outlet " : "speaker ") + lower_ascii(speaker->name);
    }
    for (const SourceRelation& other : attribution.same_source) {
      const Attribution* earlier = find(attributions_, other.attribution);
      // The relations lead to earlier attributions alone, so this ends.
      const bool leads_back = earlier != nullptr && earlier < &attribution;
      if (other.relation == SameSource::same && leads_back) return origin_of(*earlier);
    }
    const std::string words = lower_ascii(one_line(words_of(document_.text, attribution.source)));
    const std::string& who = attribution.speaker.empty() ? words : attribution.speaker;
    return "unnamed " + who + " in " + document_.id;
  }

  void set_date(const Event& event, CodedEvent& row) const {
    const Timex* time = find(times_, event.time);
    if (time != nullptr) row.time = time->value;
    if (document_.published) row.published = document_.published->value;
    for (const auto& [value, origin] : {std::pair(&row.time, DateOrigin::event),
                                        std::pair(&row.published, DateOrigin::publication)}) {
      if (!begins_with_day(*value)) continue;
      row.date = value->substr(0, 10);
      row.date_origin = origin;
      return;
    }
  }

  void set_words(const Event& event, CodedEvent& row) const {
    row.trigger = words_at(event.trigger);
    row.trigger_span = range(event.trigger);
    const std::vector<Span>& sentences = analysis_.sentences;
    const std::size_t number = first_ending_behind(sentences, event.trigger.begin);
    if (number == sentences.size() || !sentences[number].overlaps(event.trigger)) return;
    row.sentence = words_at(sentences[number]);
    row.sentence_span = range(sentences[number]);
    row.sentence_number = static_cast<std::uint32_t>(number);
  }

  void set_document(CodedEvent& row) const {
    row.publisher = publisher();
    row.url = document_.url.empty() ? document_.canonical : document_.url;
    row.title = one_line(document_.title);
    row.language = document_.language;
  }

  const Document& document_;
  const Analysis& analysis_;
  CodePointIndex offsets_;
  std::unordered_map<std::string_view, const Entity*> entities_;
  std::unordered_map<std::string_view, const Timex*> times_;
  std::unordered_map<std::string_view, const Attribution*> attributions_;
};

}  // namespace

std::vector<CodedEvent> coded_events(const Document& document, const Analysis& analysis) {
  std::vector<CodedEvent> rows;
  if (analysis.events.empty()) return rows;
  const Coding coding(document, analysis);
  rows.reserve(analysis.events.size());
  for (const Event& event : analysis.events) rows.push_back(coding.coded(event));
  return rows;
}

const std::string& label_of(const CodedParty& party) {
  return party.name.empty() ? party.words : party.name;
}

std::vector<std::string> origins_of(const CodedEvent& event) {
  std::vector<std::string> origins;
  const std::vector<CodedHolder>& holders = event.holders;
  for (const CodedHolder& holder : holders) {
    const bool innermost = &holder == &holders.back();
    const bool commits = holder.kind == HolderKind::author && holder.certainty != Certainty::u;
    if (innermost || commits) origins.push_back(holder.origin);
  }
  std::sort(origins.begin(), origins.end());
  origins.erase(std::unique(origins.begin(), origins.end()), origins.end());
  return origins;
}

std::string_view name_of(DateOrigin origin) {
  switch (origin) {
    case DateOrigin::event:
      return "event";
    case DateOrigin::publication:
      return "publication";
    case DateOrigin::none:
      return "none";
  }
  return {};
}

std::string_view name_of(HolderKind kind) {
  return kind == HolderKind::author ? "author" : "attribution";
}

}  // namespace sayso
