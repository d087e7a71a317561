#include "neural/event_reader.h"

#include <algorithm>
#include <cmath>

#include "neural/byte_linear.h"
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
  /// The word whose first piece is `piece`.
  std::size_t at(std::uint32_t piece) const {
    return static_cast<std::size_t>(std::lower_bound(first.begin(), first.end(), piece) -
                                    first.begin());
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

std::vector<float> outputs_of(const std::vector<float>& x, std::size_t rows,
                              const ByteLinear& layer) {
  std::vector<float> out(rows * static_cast<std::size_t>(layer.outputs()));
  ByteLinear::Scratch scratch;
  layer.apply(x.data(), static_cast<std::int64_t>(rows), scratch, out.data());
  return out;
}

/// `matrix` [outputs, 128]
Linear without_bias(const float* matrix, int outputs) {
  static const std::vector<float> zeros(kRoles * kPair);
  return {{Tensor::Type::f32, {outputs, kPair}, matrix},
          {Tensor::Type::f32, {outputs}, zeros.data()}};
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

/// Each word of a text as a party: [words, 128], and through gelu.
struct EventReader::Candidates {
  std::vector<float> plain, opened;
};

/// What one event asks of the words of its sentence.
struct EventReader::Asked {
  std::size_t word = 0;            // of the trigger
  const float* own = nullptr;      // [128]
  const float* weights = nullptr;  // [5, 128] of each role
};

struct EventReader::Network {
  Linear kind, mode, context, status, predicate, factuality, role;
  ByteLinear word, fact, trigger, party;
  Tensor embedding, embedding_scale;  // the encoder's own table
  Tensor apart;                       // [2 * reach + 1, 128]
  Tensor typed;                       // [16, 128]
  Tensor bilinear;                    // [5 * 128, 128]

  void embed(std::span<const Piece> pieces, float* out) const;
  std::vector<float> factualities(const std::vector<float>& vectors, std::size_t events) const;
  void describe(const std::vector<float>& hidden, std::vector<ReadEvent>& events) const;
  void find_parties(const Words& words, const std::vector<float>& vectors,
                    std::vector<ReadEvent>& events) const;
  void take_roles(const Words& words, const Candidates& candidates, const Asked& asked,
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
                                {{"kind", &network->kind, 1 + kTypes, kWidth},
                                 {"mode", &network->mode, modes, kWidth},
                                 {"context", &network->context, contexts, kWidth},
                                 {"status", &network->status, event_statuses_read, kWidth},
                                 {"predicate", &network->predicate, 1, kWidth},
                                 {"factuality", &network->factuality, kHabits, kWidth},
                                 {"role", &network->role, kRoles, kPair}},
                                {{"apart", &network->apart, {2 * kReach + 1, kPair}},
                                 {"typed", &network->typed, {kTypes, kPair}},
                                 {"bilinear.weight", &network->bilinear, {kRoles * kPair, kPair}}});
  if (!loaded) return loaded.error();
  const auto in_bytes = load_byte_layers(weights, "events.",
                                         {{"word", &network->word, kWidth, 2 * kHidden},
                                          {"fact", &network->fact, kWidth, kHidden},
                                          {"trigger", &network->trigger, kPair, kHidden},
                                          {"party", &network->party, kPair, kHidden}});
  if (!in_bytes) return in_bytes.error();
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

/// From -3 to +3 each: the mean of what two habits of annotation make of it.
std::vector<float> EventReader::Network::factualities(const std::vector<float>& vectors,
                                                      std::size_t events) const {
  std::vector<float> hidden = outputs_of(vectors, events, fact);
  gelu(hidden.data(), static_cast<std::int64_t>(hidden.size()));
  const std::vector<float> readings = outputs_of(hidden, events, factuality);
  std::vector<float> out(events);
  for (std::size_t e = 0; e < events; ++e) {
    for (int i = 0; i < kHabits; ++i)
      out[e] += 3 * kShares[i] * std::tanh(readings[e * kHabits + i]);
  }
  return out;
}

/// What depends on the trigger alone; `hidden` [events, 256] is what `word` makes of each.
void EventReader::Network::describe(const std::vector<float>& hidden,
                                    std::vector<ReadEvent>& events) const {
  const std::vector<float> statuses = outputs_of(hidden, events.size(), status);
  const std::vector<float> modes = outputs_of(hidden, events.size(), mode);
  const std::vector<float> contexts = outputs_of(hidden, events.size(), context);
  for (std::size_t e = 0; e < events.size(); ++e) {
    ReadEvent& event = events[e];
    std::copy_n(&statuses[e * event_statuses_read], event_statuses_read, event.status.begin());
    to_probabilities(event.status);
    const auto all_modes = modes_of_type(event.type);
    if (!all_modes.empty()) {
      const auto first = e * static_cast<std::size_t>(mode.outputs()) +
                         static_cast<std::size_t>(modes_before_type(event.type));
      event.mode = all_modes[likeliest(std::span(modes).subspan(first, all_modes.size()))];
    }
    const std::size_t count = event_contexts().size();
    for (std::size_t i = 0; i < count; ++i) {
      if (contexts[e * count + i] > 0) event.contexts.push_back(event_contexts()[i]);
    }
  }
}

/// Of the events that are likely to be of PLOVER. `vectors` [words, 384].
void EventReader::Network::find_parties(const Words& words, const std::vector<float>& vectors,
                                        std::vector<ReadEvent>& events) const {
  std::vector<float> of_triggers;
  std::vector<std::size_t> triggers;  // words
  for (const ReadEvent& event : events) {
    if (event.chance < least_chance) continue;
    triggers.push_back(words.at(event.trigger.begin));
    const float* vector = &vectors[triggers.back() * kHidden];
    of_triggers.insert(of_triggers.end(), vector, vector + kHidden);
  }
  if (triggers.empty()) return;
  const std::vector<float> own = outputs_of(of_triggers, triggers.size(), trigger);
  std::vector<float> opened = own;
  gelu(opened.data(), static_cast<std::int64_t>(opened.size()));
  const std::vector<float> weights =
      outputs_of(opened, triggers.size(), without_bias(bilinear.f32(), kRoles * kPair));
  Candidates candidates{outputs_of(vectors, words.size(), party), {}};
  candidates.opened = candidates.plain;
  gelu(candidates.opened.data(), static_cast<std::int64_t>(candidates.opened.size()));
  std::size_t asked = 0;
  for (ReadEvent& event : events) {
    if (event.chance < least_chance) continue;
    take_roles(words, candidates,
               {triggers[asked], &own[asked * kPair], &weights[asked * kRoles * kPair]}, event);
    ++asked;
  }
}

/// Labels the words of one event's sentence.
void EventReader::Network::take_roles(const Words& words, const Candidates& candidates,
                                      const Asked& asked, ReadEvent& event) const {
  const auto same =
      std::equal_range(words.sentence.begin(), words.sentence.end(), words.sentence[asked.word]);
  const auto first = static_cast<std::size_t>(same.first - words.sentence.begin());
  const auto count = static_cast<std::size_t>(same.second - same.first);
  std::vector<float> hidden(count * kPair);
  const float* by_type = typed.f32() + static_cast<std::size_t>(event.type) * kPair;
  for (std::size_t k = 0; k < count; ++k) {
    const auto distance =
        static_cast<std::ptrdiff_t>(first + k) - static_cast<std::ptrdiff_t>(asked.word);
    const float* by_distance =
        apart.f32() + (std::clamp<std::ptrdiff_t>(distance, -kReach, kReach) + kReach) * kPair;
    const float* party = &candidates.plain[(first + k) * kPair];
    for (int d = 0; d < kPair; ++d) {
      hidden[k * kPair + d] = asked.own[d] + party[d] + by_distance[d] + by_type[d];
    }
  }
  gelu(hidden.data(), static_cast<std::int64_t>(hidden.size()));
  const std::vector<float> scores = outputs_of(hidden, count, role);
  std::vector<float> paired(count * kRoles);
  linear(&candidates.opened[first * kPair], static_cast<std::int64_t>(count),
         without_bias(asked.weights, kRoles), paired.data());
  std::vector<int> roles(count);
  for (std::size_t k = 0; k < count; ++k) {
    float* row = &paired[k * kRoles];
    for (int r = 0; r < kRoles; ++r) row[r] += scores[k * kRoles + r];
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
  std::vector<float> vectors_of_events, hidden_of_events;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::span<const float> kind(&kinds[w * (1 + kTypes)], 1 + kTypes);
    ReadEvent event;
    event.chance = 1 - kind[0];
    event.predicate = sigmoid(predicates[w]);
    if (event.chance < least_chance && event.predicate < least_predicate) continue;
    event.trigger = {words.first[w], words.end(w)};
    event.type = static_cast<int>(likeliest(kind.subspan(1)));
    events.push_back(std::move(event));
    const float* vector = &of_words[w * kHidden];
    vectors_of_events.insert(vectors_of_events.end(), vector, vector + kHidden);
    const float* opened = &hidden[w * kWidth];
    hidden_of_events.insert(hidden_of_events.end(), opened, opened + kWidth);
  }
  const std::vector<float> factualities = network.factualities(vectors_of_events, events.size());
  for (std::size_t e = 0; e < events.size(); ++e) events[e].factuality = factualities[e];
  network.describe(hidden_of_events, events);
  network.find_parties(words, of_words, events);
  std::erase_if(events, [](const ReadEvent& event) {
    return event.chance < least_chance && event.predicate < least_predicate_of_fact &&
           event.factuality >= plain_fact;
  });
  return events;
}

}  // namespace sayso
