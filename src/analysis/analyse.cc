#include "analysis/analyse.h"

#include <algorithm>
#include <utility>

#include "analysis/attributions.h"
#include "analysis/refusals.h"
#include "analysis/sentences.h"
#include "neural/attribution_reader.h"
#include "neural/encoder.h"
#include "neural/tokenizer.h"
#include "neural/weights.h"

namespace sayso {
namespace {

// Raise it with every change of a rule that changes what is found.
constexpr const char* kRules = "rules:1";

class OpenModels : public Models {
 public:
  OpenModels(Weights given_weights, Tokenizer given_tokenizer, Encoder given_encoder,
             AttributionReader given_reader)
      : weights(std::move(given_weights)),
        tokenizer(std::move(given_tokenizer)),
        encoder(std::move(given_encoder)),
        attribution_reader(std::move(given_reader)),
        fingerprints_{"news:" + weights.fingerprint(), kRules} {}

  const std::vector<std::string>& fingerprints() const override { return fingerprints_; }

  const Weights weights;  // mapped; the others point into it
  const Tokenizer tokenizer;
  const Encoder encoder;
  const AttributionReader attribution_reader;

 private:
  std::vector<std::string> fingerprints_;
};

/// By a BCP 47 tag; nothing said counts as English.
bool is_english(std::string_view tag) {
  const std::string_view language = tag.substr(0, tag.find('-'));
  return language.empty() || language == "en" || language == "EN" || language == "En";
}

/// The piece around byte `at`; there must be one at or after it.
std::uint32_t piece_at(const std::vector<Piece>& pieces, std::uint32_t at) {
  const auto piece = std::partition_point(pieces.begin(), pieces.end(),
                                          [&](const Piece& p) { return p.span.end <= at; });
  return static_cast<std::uint32_t>(piece - pieces.begin());
}

std::vector<KnownAttribution> refusals_in(std::string_view text, const std::vector<Piece>& pieces) {
  std::vector<KnownAttribution> known;
  for (const auto& [cue, content] : find_refusals(text)) {
    known.push_back({{piece_at(pieces, cue.begin), piece_at(pieces, cue.end - 1) + 1},
                     piece_at(pieces, content.begin)});
  }
  return known;
}

}  // namespace

struct Scratch::State {
  Encoder::Scratch encoder;
  AttributionReader::Scratch attribution_reader;
};

Scratch::Scratch(const Models&) : state_(std::make_unique<State>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;

Result<std::unique_ptr<const Models>> Models::open(const std::string& folder) {
  auto weights = Weights::open(folder + "/news.weights");
  if (!weights) return weights.error();
  auto tokenizer = Tokenizer::open(*weights);
  if (!tokenizer) return tokenizer.error();
  auto encoder = Encoder::open(*weights);
  if (!encoder) return encoder.error();
  auto reader = AttributionReader::from(*weights);
  if (!reader) return reader.error();
  return std::unique_ptr<const Models>(std::make_unique<OpenModels>(
      *std::move(weights), *std::move(tokenizer), *std::move(encoder), *std::move(reader)));
}

Result<Analysis> analyse(const Document& document, const Models& models, Scratch& scratch) {
  const auto& open = static_cast<const OpenModels&>(models);
  const std::string& text = document.text;
  Analysis analysis;
  analysis.models = open.fingerprints();
  analysis.sentences = split_sentences(text);
  if (!is_english(document.language)) {
    analysis.skipped = "not English";
    return analysis;
  }
  const std::vector<Piece> pieces = open.tokenizer.tokenize(text);
  // From here on, the borders of pieces are final.
  const std::vector<float> vectors = open.encoder.encode_document(pieces, scratch.state().encoder);
  const std::vector<ReadAttribution> read = open.attribution_reader.read(
      pieces, text, vectors.data(), refusals_in(text, pieces), scratch.state().attribution_reader);
  analysis.attributions = attributions_of(text, pieces, read);
  return analysis;
}

}  // namespace sayso
