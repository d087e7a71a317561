// MiniLM: word pieces to one vector each. Int8 products on oneDNN, what lies between them in
// kernels.h. An Encoder is const and shared by all threads; each thread brings its own scratch.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "neural/tokenizer.h"

namespace sayso {

class Encoder {
 public:
  struct Config {
    int layers = 0;
    int hidden = 0;     // a multiple of 32
    int heads = 0;      // hidden / 32
    int inner = 0;      // width between the two products of the feed-forward block
    int positions = 0;  // of one window, [CLS] and [SEP] included
    int cls = 0, sep = 0;
  };

  /// One thread's working memory; grows to what the longest window needs.
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

   private:
    friend class Encoder;
    struct State;
    std::unique_ptr<State> state_;
  };

  /// Reads the text "encoder.config" and the tensors "encoder.*", and for each name of `own_last`
  /// the tensors of a layer that a head has in place of the last one. Word embeddings come from
  /// `words` where it is given. Both must outlive the encoder.
  static Result<Encoder> open(const Weights& weights, const std::vector<std::string>& own_last = {},
                              const Weights* words = nullptr);
  ~Encoder();
  Encoder(Encoder&&) noexcept;

  const Config& config() const;

  /// One window of at most positions - 2 pieces -> out [pieces, hidden]; [CLS] and [SEP] are added
  /// around it and their vectors dropped. Uses one thread: it sets the calling thread's number of
  /// OpenMP threads to 1.
  void encode(std::span<const Piece> window, Scratch& scratch, float* out) const;

  /// The same with the vectors of [CLS] and [SEP], as first and last of [pieces + 2, hidden]. What
  /// is returned belongs to `scratch` and lasts until its next use.
  const float* encode_with_ends(std::span<const Piece> window, Scratch& scratch) const;

  /// All pieces of a document -> [pieces, hidden]; each vector comes from one window (windows.h).
  std::vector<float> encode_document(std::span<const Piece> pieces, Scratch& scratch) const;

  /// The same by the last layer and by each of `own_last`, in this order; those before run once.
  /// What is returned belongs to `scratch` and lasts until its next use.
  const std::vector<std::vector<float>>& encode_by_each_last(std::span<const Piece> pieces,
                                                             Scratch& scratch) const;

 private:
  struct State;
  explicit Encoder(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace sayso
