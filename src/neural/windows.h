// Cuts a document's pieces into windows that the encoder can take.
#pragma once

#include <span>
#include <vector>

#include "neural/tokenizer.h"

namespace sayso {

/// Piece numbers, half-open. Pieces [begin, end) are encoded together; the vectors of
/// [keep_begin, keep_end) are taken from this window.
struct Window {
  int begin = 0, end = 0;
  int keep_begin = 0, keep_end = 0;
};

inline constexpr int window_size = 398;    // pieces; [CLS] and [SEP] make it 400
inline constexpr int window_overlap = 64;  // of the parts of a paragraph longer than a window

/// Whole paragraphs packed greedily into windows of at most `size` pieces, as in training: windows
/// that begin inside a paragraph cost a point of exact attributions. A paragraph that is longer is
/// cut into overlapping parts; a piece of two parts is taken from the one where it stands farther
/// from the edge. The kept ranges partition the pieces in order.
std::vector<Window> cut_windows(std::span<const Piece> pieces, int size);

}  // namespace sayso
