#include "neural/event_reader.h"

#include <algorithm>
#include <cmath>

#include "neural/event_labels.h"
#include "neural/kernels.h"
#include "neural/linear.h"
#include "neural/mention_borders.h"
#include "neural/piece_words.h"

namespace sayso {
namespace {

constexpr int kHidden = 384;
constexpr int kWidth = 256;
constexpr int kPair = 128;
constexpr int kReach = 24;
constexpr int kRoles = 5;  // none, first and later word of an actor, the same of a recipient
constexpr int kTypes = event_types_read;
constexpr int kHabits = 2;  // of calling what lies ahead a fact, or not
constexpr std::array<float, kHabits> kShares = {0.85F, 0.15F};

/// The words of a text, by their first pieces.
struct Words {
  std::vector<std::uint32_t> first;     // piece
  std::vector<std::uint32_t> sentence;  // number of each word's
  std::uint32_t pieces = 0;

  std::size_t size() const { return first.size(); }
  std::uint32_t end(std::size_t word) const {
    return word + 1 < first.size() ? first[word + 1] : pieces;
  }
};

Words words_of(std::span<const Piece> pieces, std::string_view text) {
  const MentionBorders borders = mention_borders(pieces, text);
  Words words;
  words.pieces = static_cast<std::uint32_t>(pieces.size());
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (continues_word(pieces, text, i)) continue;
    words.first.push_back(i);
    words.sentence.push_back(borders.sentence[i]);
  }
  return words;
}

float sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

void to_probabilities(std::span<float> scores) {
  softmax(scores.data(), 1, static_cast<int>(scores.size()), static_cast<int>(scores.size()));
}

std::size_t likeliest(std::span<const float> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// x [rows, inputs] -> [rows, outputs]
std::vector<float> outputs_of(const std::vector<float>& x, std::size_t rows, const Linear& layer) {
  std::vector<float> out(rows * static_cast<std::size_t>(layer.outputs()));
  linear(x.data(), static_cast<std::int64_t>(rows), layer, out.data());
  return out;
}

/// Runs of words with the same role; `roles` of the words from `first` on.
void collect(const std::vector<int>& roles, std::size_t first, const Words& words,
             ReadEvent& event) {
  int before = 0;
  for (std::size_t k = 0; k < roles.size(); ++k) {
    const int role = roles[k];
    if (role != 0) {
      const bool is_actor = role <= 2;
      auto& parties = is_actor ? event.actors : event.recipients;
      const bool goes_on = role % 2 == 0 && before != 0 && (before <= 2) == is_actor;
      if (!goes_on) parties.push_back({words.first[first + k], 0});
      parties.back().end = words.end(first + k);
    }
    before = role;
  }
}

}  // namespace

struct EventReader::Network {
  Linear word, kind, mode, context, status, predicate, fact, factuality, trigger, party, role;
  Tensor embedding, embedding_scale;  // the encoder's own table
  Tensor apart;                       // [2 * reach + 1, 128]
  Tensor typed;                       // [16, 128]
  Tensor bilinear;                    // [5 * 128, 128]

  void embed(std::span<const Piece> pieces, float* out) const;
  float factuality_of(const float* vector) const;
  void describe(const float* hidden, ReadEvent& event) const;
  void find_parties(const Words& words, const float* vectors, std::size_t trigger_word,
                    ReadEvent& event) const;
};

EventReader::EventReader(std::unique_ptr<const Network> network) : network_(std::move(network)) {}
EventReader::EventReader(EventReader&&) noexcept = default;
EventReader::~EventReader() = default;

Result<EventReader> EventReader::from(const Weights& weights) {
  auto network = std::make_unique<Network>();
  const auto modes = static_cast<std::int64_t>(modes_before_type(kTypes));
  const auto contexts = static_cast<std::int64_t>(event_contexts().size());
  const auto loaded = load_head(weights, "events.",
                                {{"word", &network->word, kWidth, 2 * kHidden},
                                 {"kind", &network->kind, 1 + kTypes, kWidth},
                                 {"mode", &network->mode, modes, kWidth},
                                 {"context", &network->context, contexts, kWidth},
                                 {"status", &network->status, event_statuses_read, kWidth},
                                 {"predicate", &network->predicate, 1, kWidth},
                                 {"fact", &network->fact, kWidth, kHidden},
                                 {"factuality", &network->factuality, kHabits, kWidth},
                                 {"trigger", &network->trigger, kPair, kHidden},
                                 {"party", &network->party, kPair, kHidden},
                                 {"role", &network->role, kRoles, kPair}},
                                {{"apart", &network->apart, {2 * kReach + 1, kPair}},
                                 {"typed", &network->typed, {kTypes, kPair}},
                                 {"bilinear.weight", &network->bilinear, {kRoles * kPair, kPair}}});
  if (!loaded) return loaded.error();
  auto table = weights.tensor("encoder.words.weight", Tensor::Type::i8, {-1, kHidden});
  if (!table) return table.error();
  auto scale = weights.tensor("encoder.words.scale", Tensor::Type::f32, {table->shape[0]});
  if (!scale) return scale.error();
  network->embedding = *std::move(table);
  network->embedding_scale = *std::move(scale);
  return EventReader(std::move(network));
}

/// The sum of the embeddings of a word's pieces, at length sqrt(384) as the vectors are.
void EventReader::Network::embed(std::span<const Piece> pieces, float* out) const {
  std::fill_n(out, kHidden, 0.0F);
  for (const Piece& piece : pieces) {
    const std::int8_t* row = embedding.i8() + static_cast<std::ptrdiff_t>(piece.id) * kHidden;
    const float scale = embedding_scale.f32()[piece.id];
    for (int d = 0; d < kHidden; ++d) out[d] += scale * static_cast<float>(row[d]);
  }
  float squares = 1e-12F;
  for (int d = 0; d < kHidden; ++d) squares += out[d] * out[d];
  const float to_length = std::sqrt(kHidden / squares);
  for (int d = 0; d < kHidden; ++d) out[d] *= to_length;
}

/// From -3 to +3: the mean of what two habits of annotation make of it.
float EventReader::Network::factuality_of(const float* vector) const {
  std::array<float, kWidth> hidden{};
  linear(vector, 1, fact, hidden.data());
  gelu(hidden.data(), kWidth);
  std::array<float, kHabits> readings{};
  linear(hidden.data(), 1, factuality, readings.data());
  float mean = 0;
  for (int i = 0; i < kHabits; ++i) mean += kShares[i] * std::tanh(readings[i]);
  return 3 * mean;
}

/// What depends on the trigger alone; `hidden` is what `word` makes of it.
void EventReader::Network::describe(const float* hidden, ReadEvent& event) const {
  linear(hidden, 1, status, event.status.data());
  to_probabilities(event.status);
  const auto all_modes = modes_of_type(event.type);
  if (!all_modes.empty()) {
    std::vector<float> scores(static_cast<std::size_t>(mode.outputs()));
    linear(hidden, 1, mode, scores.data());
    event.mode = all_modes[likeliest(
        std::span(scores).subspan(modes_before_type(event.type), all_modes.size()))];
  }
  std::vector<float> scores(static_cast<std::size_t>(context.outputs()));
  linear(hidden, 1, context, scores.data());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] > 0) event.contexts.push_back(event_contexts()[i]);
  }
}

void EventReader::Network::find_parties(const Words& words, const float* vectors,
                                        std::size_t trigger_word, ReadEvent& event) const {
  const auto same =
      std::equal_range(words.sentence.begin(), words.sentence.end(), words.sentence[trigger_word]);
  const auto first = static_cast<std::size_t>(same.first - words.sentence.begin());
  const auto count = static_cast<std::size_t>(same.second - same.first);
  std::vector<float> own(kPair);
  linear(vectors + trigger_word * kHidden, 1, trigger, own.data());
  std::vector<float> opened = own;
  gelu(opened.data(), kPair);
  std::vector<float> weights(kRoles * kPair);  // of each role, by the trigger
  for (int i = 0; i < kRoles * kPair; ++i) {
    const float* row = bilinear.f32() + static_cast<std::size_t>(i) * kPair;
    for (int d = 0; d < kPair; ++d) weights[i] += row[d] * opened[d];
  }
  std::vector<float> parties(count * kPair);
  linear(vectors + first * kHidden, static_cast<std::int64_t>(count), party, parties.data());
  std::vector<float> hidden(count * kPair);
  const float* by_type = typed.f32() + static_cast<std::size_t>(event.type) * kPair;
  for (std::size_t k = 0; k < count; ++k) {
    const auto distance =
        static_cast<std::ptrdiff_t>(first + k) - static_cast<std::ptrdiff_t>(trigger_word);
    const float* by_distance =
        apart.f32() + (std::clamp<std::ptrdiff_t>(distance, -kReach, kReach) + kReach) * kPair;
    for (int d = 0; d < kPair; ++d) {
      hidden[k * kPair + d] = own[d] + parties[k * kPair + d] + by_distance[d] + by_type[d];
    }
  }
  gelu(hidden.data(), static_cast<std::int64_t>(hidden.size()));
  gelu(parties.data(), static_cast<std::int64_t>(parties.size()));
  std::vector<float> scores = outputs_of(hidden, count, role);
  std::vector<int> roles(count);
  for (std::size_t k = 0; k < count; ++k) {
    float* row = &scores[k * kRoles];
    for (int r = 0; r < kRoles; ++r) {
      for (int d = 0; d < kPair; ++d) row[r] += weights[r * kPair + d] * parties[k * kPair + d];
    }
    roles[k] = static_cast<int>(likeliest({row, kRoles}));
  }
  collect(roles, first, words, event);
}

std::vector<ReadEvent> EventReader::read(std::span<const Piece> pieces, std::string_view text,
                                         const float* vectors) const {
  const Network& network = *network_;
  const Words words = words_of(pieces, text);
  std::vector<float> of_words(words.size() * kHidden);
  std::vector<float> inputs(words.size() * 2 * kHidden);
  for (std::size_t w = 0; w < words.size(); ++w) {
    const float* vector = vectors + static_cast<std::size_t>(words.first[w]) * kHidden;
    std::copy_n(vector, kHidden, &of_words[w * kHidden]);
    std::copy_n(vector, kHidden, &inputs[w * 2 * kHidden]);
    network.embed(pieces.subspan(words.first[w], words.end(w) - words.first[w]),
                  &inputs[(w * 2 + 1) * kHidden]);
  }
  std::vector<float> hidden = outputs_of(inputs, words.size(), network.word);
  gelu(hidden.data(), static_cast<std::int64_t>(hidden.size()));
  std::vector<float> kinds = outputs_of(hidden, words.size(), network.kind);
  softmax(kinds.data(), static_cast<int>(words.size()), 1 + kTypes, 1 + kTypes);
  const std::vector<float> predicates = outputs_of(hidden, words.size(), network.predicate);

  std::vector<ReadEvent> events;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::span<const float> kind(&kinds[w * (1 + kTypes)], 1 + kTypes);
    ReadEvent event;
    event.chance = 1 - kind[0];
    event.predicate = sigmoid(predicates[w]);
    if (event.chance < least_chance && event.predicate < least_predicate) continue;
    event.factuality = network.factuality_of(&of_words[w * kHidden]);
    if (event.chance < least_chance && event.predicate < least_predicate_of_fact &&
        event.factuality >= plain_fact) {
      continue;
    }
    event.trigger = {words.first[w], words.end(w)};
    event.type = static_cast<int>(likeliest(kind.subspan(1)));
    network.describe(&hidden[w * kWidth], event);
    if (event.chance >= least_chance) network.find_parties(words, of_words.data(), w, event);
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace sayso
