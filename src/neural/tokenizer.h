// WordPiece as BERT's uncased models use it, with exact byte offsets and each piece's written
// shape.
//
// Ids and offsets are those of the reference, the Python package `tokenizers`;
// training/compare_tokenizer.py holds the two together. One thing is done otherwise on purpose:
// where canonical order moves a spacing mark before a dropped one, the reference takes the place of
// the neighbour, this takes the mark's own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "base/weights.h"

namespace sayso {

struct Piece {
  int id = 0;
  Span span;               // in the original text
  std::uint8_t shape = 0;  // 1 + case + 6 * quote + 18 * before; 0 is kept for [CLS] and [SEP]

  /// Case of the whole word: 0 has no letters with case, 1 lower, 2 Capitalised, 3 UPPER, 4 mIxed,
  /// 5 has a digit.
  int letter_case() const { return (shape - 1) % 6; }
  /// 2 is itself a double quotation mark, 1 stands inside such marks, 0 neither.
  int quote() const { return (shape - 1) / 6 % 3; }
  /// What stands between this piece and the one before: 2 a line break (or nothing stands before),
  /// 1 other white space, 0 neither.
  int before() const { return (shape - 1) / 18; }
  bool starts_paragraph() const { return before() == 2; }
};

/// A half-open range of piece indexes.
struct PieceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const PieceRange&, const PieceRange&) = default;
};

/// From the first byte of the pieces to their last; `range` is not empty.
Span span_of(std::span<const Piece> pieces, PieceRange range);
Spans spans_of(std::span<const Piece> pieces, const std::vector<PieceRange>& ranges);

class Tokenizer {
 public:
  /// Reads the text "vocabulary": one entry a line, in order of ids.
  static Result<Tokenizer> open(const Weights& weights);
  static Result<Tokenizer> from_vocabulary(std::string_view vocabulary);

  /// Requires valid UTF-8 of less than 4 GB.
  std::vector<Piece> tokenize(std::string_view text) const;

  int cls() const { return cls_; }
  int sep() const { return sep_; }

 private:
  friend class TokenizerRun;

  // Open addressing, linear probing; capacity a power of two. `id` -1 marks a free slot. Entries
  // that continue a word are kept without their "##".
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;  // in text_
    std::uint16_t size = 0;
    std::int32_t id = -1;
  };
  struct Table {
    std::vector<Slot> slots;
    std::size_t longest = 0;  // bytes of the longest entry
  };

  int find(const Table& table, std::string_view entry, std::uint64_t hash) const;
  void insert(Table& table, Span entry, int id);

  std::vector<char> text_;  // the vocabulary
  Table first_, next_;
  int unknown_ = 0, cls_ = 0, sep_ = 0;
  struct Special {
    std::string_view text;
    int id;
  };
  std::vector<Special> specials_;  // matched as written, before anything else
};

}  // namespace sayso
