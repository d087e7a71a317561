#include "analysis/speakers.h"

#include <algorithm>

#include "analysis/aliases.h"
#include "analysis/label_words.h"
#include "analysis/sources.h"
#include "base/ascii.h"
#include "documents/outlets.h"
#include "neural/mention_words.h"

namespace sayso {
namespace {

constexpr double kSpokesperson = 0.85;  // how far a spokesperson's words are the body's

bool opens_clause(std::string_view word) {
  constexpr std::string_view words = " , ( -- \u2013 \u2014 who that which whose ";
  return words.find(" " + lower_ascii(word) + " ") != words.npos;
}

/// Where the first phrase of `source` ends: before a comma, a bracket, a relative pronoun.
std::uint32_t end_of_phrase(std::string_view text, Span source) {
  for (std::uint32_t at = source.begin; at < source.end;) {
    std::uint32_t end = at;
    while (end < source.end && text[end] != ' ' && text[end] != ',' && text[end] != '(') ++end;
    if (end == at) ++end;  // a mark by itself
    const std::string_view word = text.substr(at, end - at);
    if (at > source.begin && opens_clause(word)) {
      while (at > source.begin && text[at - 1] == ' ') --at;
      return at;
    }
    at = end;
    while (at < source.end && text[at] == ' ') ++at;
  }
  return source.end;
}

/// "he", "the judge": words that only point at someone.
bool points_at_one(std::string_view words) {
  const std::string lower = lower_ascii(words);
  const int pronoun = pronoun_class(lower);
  if (pronoun == he || pronoun == she || pronoun == it || pronoun == i) return true;
  return lower.starts_with("the ");
}

bool is_spokesperson(std::string_view words) {
  const std::string lower = lower_ascii(words);
  for (const std::string_view word :
       {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "press secretary"}) {
    if (lower.find(word) != lower.npos) return true;
  }
  return false;
}

/// The mention that `source` is; null where none is.
const LinkedMention* mention_of(std::string_view text, Span source, std::uint32_t phrase_end,
                                const std::vector<LinkedMention>& mentions) {
  const Span phrase{source.begin, phrase_end};
  const LinkedMention* best = nullptr;
  const LinkedMention* behind = nullptr;  // "the harbour master, Jane Doe,"
  for (const LinkedMention& mention : mentions) {
    if (!source.contains(mention.span)) continue;
    if (mention.span == phrase) best = &mention;
    const bool follows = mention.span.begin == phrase.end + 2 && text.substr(phrase.end, 2) == ", ";
    if (follows && mention.name) behind = &mention;
  }
  if (behind != nullptr && (best == nullptr || !best->name)) return behind;
  for (const LinkedMention& mention : mentions) {
    if (mention.span == source) return &mention;
  }
  if (best != nullptr) return best;
  // "Mr Doe": a title before the name belongs to no mention.
  for (const LinkedMention& mention : mentions) {
    if (!phrase.contains(mention.span) || mention.span.end != phrase.end) continue;
    if (is_title(text.substr(phrase.begin, mention.span.begin - phrase.begin))) return &mention;
  }
  return nullptr;
}

/// Of "a spokesman for the Harbour Ministry" the ministry.
const LinkedMention* last_named_in(Span source, const FoundEntities& found) {
  const LinkedMention* last = nullptr;
  for (const LinkedMention& mention : found.mentions) {
    if (source.contains(mention.span) && has_name(found.entities[mention.entity])) last = &mention;
  }
  return last;
}

/// Whether `entity`, which `source` is, is an outlet of the table, and `source` its name or a
/// pronoun for it; its journalist is none.
bool is_outlet(std::string_view source, const Entity& entity) {
  if (outlet_named(entity.name) == nullptr) return false;
  const int pronoun = pronoun_class(lower_ascii(source));
  return pronoun == it || pronoun == they || outlet_named(source) != nullptr;
}

/// Whether `source` is the name of `entity`, a body, and nothing more; of what may be a group
/// ("Democrats") only a name of several words is.
bool is_named_body(std::string_view source, const Entity& entity, SourceKind kind) {
  if (entity.type != EntityType::org && entity.type != EntityType::gpe) return false;
  if (source.starts_with("the ") || source.starts_with("The ")) source.remove_prefix(4);
  return source == entity.name && (kind == SourceKind::document || is_proper(source));
}

/// Whether anything but pronouns is known of it.
bool is_described(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                     [](const Mention& m) { return m.form != MentionForm::pronoun; });
}

}  // namespace

std::vector<PieceRange> ranges_of_sources(std::span<const Piece> pieces, std::string_view text,
                                          std::span<const ReadAttribution> read) {
  std::vector<PieceRange> out;
  for (const ReadAttribution& attribution : read) {
    if (attribution.source.empty()) continue;
    const PieceRange range = attribution.source.front();
    out.push_back(range);
    const std::uint32_t end = end_of_phrase(text, span_of(pieces, range));
    std::uint32_t last = range.begin;
    while (last + 1 < range.end && pieces[last + 1].span.end <= end) ++last;
    if (last + 1 < range.end) out.push_back({range.begin, last + 1});
  }
  return out;
}

const LinkedMention* source_mention(std::string_view text, const Attribution& attribution,
                                    const std::vector<LinkedMention>& mentions) {
  if (attribution.source.empty()) return nullptr;
  const Span source = attribution.source.front();
  return mention_of(text, source, end_of_phrase(text, source), mentions);
}

void resolve_speakers(std::string_view text, const FoundEntities& found,
                      std::vector<Attribution>& attributions) {
  for (Attribution& attribution : attributions) {
    if (attribution.source.empty()) continue;
    const Span source = attribution.source.front();
    const LinkedMention* mention = source_mention(text, attribution, found.mentions);
    double score = mention == nullptr ? 0 : mention->score;
    const bool unnamed = mention == nullptr || !has_name(found.entities[mention->entity]);
    if (unnamed && is_spokesperson(source.in(text))) {
      if (const LinkedMention* body = last_named_in(source, found); body != nullptr) {
        mention = body;
        score = body->score * kSpokesperson;
      }
    }
    if (mention == nullptr) continue;
    attribution.speaker_score = score;
    if (score >= least_speaker_score && is_described(found.entities[mention->entity]))
      attribution.speaker = found.entities[mention->entity].id;
  }
}

void name_kinds(std::string_view text, const std::vector<Entity>& entities,
                std::vector<Attribution>& attributions) {
  for (Attribution& attribution : attributions) {
    if (attribution.source.size() != 1) continue;
    const auto entity = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) {
      return e.id == attribution.speaker && has_name(e);
    });
    if (entity == entities.end()) continue;
    const std::string_view source = attribution.source.front().in(text);
    const bool points = points_at_one(source);
    SourceKind& kind = attribution.source_kind;
    if (is_unnamed(kind) && points) {
      if (entity->type == EntityType::per) kind = SourceKind::named_person;
      if (entity->type == EntityType::org || entity->type == EntityType::gpe)
        kind = SourceKind::named_organisation;
    }
    if ((is_unnamed(kind) || kind == SourceKind::document) && is_named_body(source, *entity, kind))
      kind = SourceKind::named_organisation;
    // A name tagger can take an outlet's name for a person's: the table knows better.
    const bool named = kind == SourceKind::named_person || kind == SourceKind::named_organisation;
    if (named && is_outlet(source, *entity)) kind = SourceKind::outlet;
  }
}

}  // namespace sayso
