#include "analysis/analyse.h"

#include <algorithm>
#include <utility>

#include "analysis/anonymity.h"
#include "analysis/attributions.h"
#include "analysis/chains.h"
#include "analysis/citations.h"
#include "analysis/cited.h"
#include "analysis/entities.h"
#include "analysis/entity_facts.h"
#include "analysis/events.h"
#include "analysis/inner_attributions.h"
#include "analysis/label_attributions.h"
#include "analysis/refusals.h"
#include "analysis/sentences.h"
#include "analysis/sources.h"
#include "analysis/speakers.h"
#include "analysis/time_anchor.h"
#include "analysis/word_list.h"
#include "base/weights.h"
#include "neural/attribution_reader.h"
#include "neural/coreference_reader.h"
#include "neural/encoder.h"
#include "neural/event_reader.h"
#include "neural/name_tagger.h"
#include "neural/tokenizer.h"
#include "times/times.h"

namespace sayso {
namespace {

// Raise it with every change of a rule that changes what is found.
constexpr const char* kRules = "rules:5";

/// By a BCP 47 tag; nothing said counts as English.
/// A text whose language cannot be told, a headline or a list of names, is read as English.
bool is_english(std::string_view tag) {
  const std::string_view language = tag.substr(0, tag.find('-'));
  return tag.empty() || tag == "und" || language == "en" || language == "EN" || language == "En";
}

/// The piece around byte `at`; there must be one at or after it.
std::uint32_t piece_at(const std::vector<Piece>& pieces, std::uint32_t at) {
  const auto piece = std::partition_point(pieces.begin(), pieces.end(),
                                          [&](const Piece& p) { return p.span.end <= at; });
  return static_cast<std::uint32_t>(piece - pieces.begin());
}

std::vector<KnownAttribution> known_from(const std::vector<Refusal>& refusals,
                                         const std::vector<Piece>& pieces) {
  std::vector<KnownAttribution> known;
  known.reserve(refusals.size());
  for (const auto& [cue, content] : refusals) {
    known.push_back({{piece_at(pieces, cue.begin), piece_at(pieces, cue.end - 1) + 1},
                     piece_at(pieces, content.begin)});
  }
  return known;
}

/// What the coreference reader must look at: names, and those who speak.
std::vector<PieceRange> wanted_mentions(const ReadNames& names,
                                        const std::vector<PieceRange>& sources) {
  std::vector<PieceRange> wanted = sources;
  for (const ReadName& name : names.names) wanted.push_back(name.range);
  return wanted;
}

}  // namespace

struct Models::State {
  Weights weights;  // mapped; the others point into it
  Tokenizer tokenizer;
  Encoder encoder;
  AttributionReader attribution_reader;
  LabelReader label_reader;
  NameTagger name_tagger;
  CoreferenceReader coreference_reader;
  EventReader event_reader;
  std::vector<std::string> fingerprints;
};

Models::Models(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Models::~Models() = default;

const std::vector<std::string>& Models::fingerprints() const { return state_->fingerprints; }

struct Scratch::State {
  Encoder::Scratch encoder;
  AttributionReader::Scratch attribution_reader;
  LabelReader::Scratch label_reader;
};

Scratch::Scratch(const Models&) : state_(std::make_unique<State>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;

Result<std::unique_ptr<const Models>> Models::open(const std::string& folder) {
  auto weights = Weights::open(folder + "/news.weights");
  if (!weights) return weights.error();
  auto tokenizer = Tokenizer::open(*weights);
  if (!tokenizer) return tokenizer.error();
  auto encoder = Encoder::open(*weights, {"coreference.layer", "events.layer"});
  if (!encoder) return encoder.error();
  auto reader = AttributionReader::from(*weights);
  if (!reader) return reader.error();
  auto label_reader = open_label_reader(*weights);
  if (!label_reader) return label_reader.error();
  auto name_tagger = NameTagger::from(*weights);
  if (!name_tagger) return name_tagger.error();
  auto coreference_reader = CoreferenceReader::from(*weights);
  if (!coreference_reader) return coreference_reader.error();
  auto event_reader = EventReader::from(*weights);
  if (!event_reader) return event_reader.error();
  std::vector<std::string> fingerprints = {"news:" + weights->fingerprint(), kRules};
  auto state = std::make_unique<const State>(
      State{*std::move(weights), *std::move(tokenizer), *std::move(encoder), *std::move(reader),
            *std::move(label_reader), *std::move(name_tagger), *std::move(coreference_reader),
            *std::move(event_reader), std::move(fingerprints)});
  return std::unique_ptr<const Models>(new Models(std::move(state)));
}

Result<Analysis> analyse(const Document& document, const Models& models, Scratch& scratch) {
  const Models::State& open = models.state();
  const std::string& text = document.text;
  Analysis analysis;
  analysis.models = open.fingerprints;
  analysis.sentences = split_sentences(text);
  analysis.citations = credits_as_citations(document);
  if (!is_english(document.language)) {
    analysis.skipped = "not English";
    return analysis;
  }
  analysis.times = find_times(text, time_anchor(document));
  const std::vector<Piece> pieces = open.tokenizer.tokenize(text);
  // From here on, the borders of pieces are final.
  const auto& encoded = open.encoder.encode_by_each_last(pieces, scratch.state().encoder);
  const std::vector<float>& vectors = encoded[0];
  const std::vector<float>& coreference_vectors = encoded[1];
  const std::vector<float>& event_vectors = encoded[2];
  const std::vector<Refusal> refusals = find_refusals(text);
  const std::vector<ReadAttribution> read =
      open.attribution_reader.read(pieces, text, vectors.data(), known_from(refusals, pieces),
                                   scratch.state().attribution_reader);
  analysis.attributions = attributions_of(text, pieces, read);
  std::erase_if(analysis.attributions,
                [&](const Attribution& a) { return asks_for_anonymity(text, a); });
  const WordList words(text);
  add_citations(words, analysis.citations);
  add_inner_attributions(words, analysis.sentences, analysis.attributions);
  label_attributions(text, pieces, vectors.data(), refusals, open.label_reader,
                     scratch.state().label_reader, analysis.attributions);
  add_cited_sources(words, analysis.citations, analysis.attributions);
  set_within(text, analysis.attributions);
  set_told_to(analysis.sentences, analysis.citations, analysis.attributions);
  const ReadNames names = open.name_tagger.read(pieces, text, vectors.data());
  const std::vector<PieceRange> sources = ranges_of_sources(pieces, text, read);
  const std::vector<ReadMention> mentions = open.coreference_reader.read(
      pieces, text, coreference_vectors.data(), names.likeliest, wanted_mentions(names, sources));
  FoundEntities found = find_entities(text, pieces, names, mentions, sources);
  describe_entities(text, analysis.attributions, found);
  resolve_speakers(text, found, analysis.attributions);
  analysis.entities = std::move(found.entities);
  name_kinds(text, analysis.entities, analysis.attributions);
  describe_sources(text, analysis);
  analysis.events =
      find_events(words, pieces, open.event_reader.read(pieces, text, event_vectors.data()),
                  analysis, found.mentions);
  return analysis;
}

}  // namespace sayso
