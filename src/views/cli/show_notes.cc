#include "views/cli/show_notes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "coding/coded_event.h"
#include "linking/source_words.h"
#include "views/cli/event_wording.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

class Notes {
 public:
  Notes(const Document& document, const Analysis& analysis, Paint paint, Console& console)
      : document_(document), analysis_(analysis), paint_(paint), console_(console) {
    for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
      numbers_[analysis.attributions[i].id] = std::to_string(i + 1);
    }
  }

  void write_attributions() {
    if (analysis_.attributions.empty()) {
      line({{"Nobody is reported to have said anything.", Style::plain}});
      return;
    }
    if (paint_ == Paint::plain) {
      line({{"[source] /cue/ {content}; numbers belong together:", Style::plain}});
    }
    for (const Attribution& attribution : analysis_.attributions) {
      const std::string& number = numbers_[attribution.id];
      const std::string first =
          std::string(3 - std::min<std::size_t>(3, number.size()), ' ') + number + "  ";
      line(note_on(attribution), first);
    }
  }

  /// What is done, planned, threatened, denied, and by which attributions.
  void write_events() {
    bool first = true;
    for (const CodedEvent& event : coded_events(document_, analysis_)) {
      if (!event.type) continue;
      if (first) head("Events");
      first = false;
      const std::string dyad = dyad_words(labels_of(event.actors), labels_of(event.recipients));
      const std::string status(name_of(event.status));
      line({{dyad, Style::strong},
            {": " + listed({type_words(event), status}) + ", “" + harmless_line(event.trigger) +
                 "”; " + held_words(event),
             Style::plain}},
           "  - ");
    }
  }

  /// Those with a name and those who speak, the most mentioned first.
  void write_entities() {
    std::map<std::string, std::size_t> said;
    for (const Attribution& attribution : analysis_.attributions) ++said[attribution.speaker];
    const auto write = [&](std::string_view heading, const std::vector<EntityType>& types) {
      std::vector<const Entity*> all;
      for (const Entity& entity : analysis_.entities) {
        if (std::find(types.begin(), types.end(), entity.type) == types.end()) continue;
        const bool named =
            std::any_of(entity.mentions.begin(), entity.mentions.end(),
                        [](const Mention& m) { return m.form == MentionForm::name; });
        if (named || said.contains(entity.id)) all.push_back(&entity);
      }
      std::stable_sort(all.begin(), all.end(), [](const Entity* a, const Entity* b) {
        return a->mentions.size() > b->mentions.size();
      });
      if (!all.empty()) head(heading);
      for (const Entity* entity : all) {
        std::string counts = counted(entity->mentions.size(), "mention");
        const auto statements = said.find(entity->id);
        if (statements != said.end()) counts += ", " + counted(statements->second, "statement");
        line({{entity_words(*entity), Style::strong}, {": " + counts, Style::plain}}, "  - ");
      }
    };
    write("People", {EntityType::per});
    write("Bodies", {EntityType::org});
    write("Places", {EntityType::gpe, EntityType::loc});
  }

  void write_citations() {
    if (analysis_.citations.empty()) return;
    head("Rests on");
    for (const Citation& citation : analysis_.citations) {
      line({{citation_words(citation), Style::plain}}, "  - ");
    }
  }

 private:
  void line(const StyledText& text, const std::string& first = "") {
    console_.write(wrap(text, {console_.width(), std::string(first.size(), ' '), first, paint_}));
  }

  void head(std::string_view heading) {
    console_.write("\n");
    line({{std::string(heading) + ":", Style::plain}});
  }

  /// "Marit Oslane, 0.93" where the words have not that name already.
  std::string speaker_words(const Attribution& attribution, const std::string& words) const {
    for (const Entity& entity : analysis_.entities) {
      if (attribution.speaker.empty() || entity.id != attribution.speaker) continue;
      if (has_words(words, entity.name)) return {};
      return harmless_line(entity.name) + ", " + score_words(attribution.speaker_score);
    }
    return {};
  }

  /// "same as 4, perhaps 6".
  std::string relation_words(const Attribution& attribution) const {
    std::vector<std::string> parts;
    for (const SourceRelation& other : attribution.same_source) {
      const auto number = numbers_.find(other.attribution);
      if (number == numbers_.end()) continue;
      const char* relation = other.relation == SameSource::same        ? "same as "
                             : other.relation == SameSource::different ? "not "
                                                                       : "perhaps ";
      parts.push_back(relation + number->second);
    }
    return listed(parts);
  }

  /// "the author (open), 3 (certain)": attributions by their numbers.
  std::string held_words(const CodedEvent& event) const {
    std::vector<std::string> parts;
    for (const CodedHolder& holder : event.holders) {
      const auto number = numbers_.find(holder.id);
      const std::string who = number == numbers_.end() ? "the author" : number->second;
      parts.push_back(who + " (" + certainty_words(holder.certainty) + ")");
    }
    return listed(parts);
  }

  /// "told to the Quay Herald, within 3".
  std::string chain_words(const Attribution& attribution) const {
    std::vector<std::string> parts;
    for (const Citation& citation : analysis_.citations) {
      if (citation.id == attribution.told_to) {
        parts.push_back("told to " + harmless_line(citation.outlet));
      }
    }
    const auto outer = numbers_.find(attribution.within);
    if (outer != numbers_.end()) parts.push_back("within " + outer->second);
    return listed(parts);
  }

  StyledText note_on(const Attribution& attribution) const {
    if (attribution.source.empty()) {
      return {{"nobody named", Style::source},
              {": " + listed({manner_of(attribution), chain_words(attribution)}), Style::plain}};
    }
    const std::string words = words_of(attribution.source, document_.text);
    const std::string speaker = speaker_words(attribution, words);
    const std::string kind =
        attribution.source_kind == SourceKind::none ? "" : kind_words(attribution.source_kind);
    const std::string told =
        listed({kind, described(attribution.source_detail, words), relation_words(attribution)});
    std::string about = speaker;
    if (!told.empty()) about += (about.empty() ? "" : "; ") + told;
    if (!about.empty()) about = " (" + about + ")";
    return {
        {words, Style::source},
        {about + ": " + listed({manner_of(attribution), chain_words(attribution)}), Style::plain}};
  }

  const Document& document_;
  const Analysis& analysis_;
  const Paint paint_;
  Console& console_;
  std::map<std::string, std::string> numbers_;  // of attributions, by id
};

}  // namespace

void write_notes(const Document& document, const Analysis& analysis, Paint paint,
                 Console& console) {
  console.write("\n");
  Notes notes(document, analysis, paint, console);
  if (analysis.skipped.empty()) {
    notes.write_attributions();
    notes.write_events();
    notes.write_entities();
  } else {
    console.write_line("Not analysed: " + harmless_line(analysis.skipped) + ".");
  }
  notes.write_citations();
}

}  // namespace sayso::cli
