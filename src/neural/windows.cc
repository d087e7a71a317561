#include "neural/windows.h"

#include <algorithm>

namespace sayso {
namespace {

/// A paragraph [begin, end) that is longer than a window, in overlapping parts of the same size.
void cut_paragraph(int begin, int end, int size, std::vector<Window>& windows) {
  // A small model's windows are no longer than what those of a large one share.
  const int overlap = std::min(window_overlap, size / 2);
  const int step = size - overlap;
  const int parts = (end - begin - overlap + step - 1) / step;
  for (int part = 0; part < parts; ++part) {
    Window window;
    window.begin = begin + part * step;
    window.end = std::min(window.begin + size, end);
    window.keep_begin = part == 0 ? begin : windows.back().keep_end;
    window.keep_end = part + 1 == parts ? end : window.end - overlap / 2;
    windows.push_back(window);
  }
}

}  // namespace

std::vector<Window> cut_windows(std::span<const Piece> pieces, int size) {
  std::vector<Window> windows;
  const int count = static_cast<int>(pieces.size());
  bool open = false;  // whether the last window may take further paragraphs
  for (int begin = 0, end = 0; begin < count; begin = end) {
    end = begin + 1;
    while (end < count && !pieces[end].starts_paragraph()) ++end;
    if (end - begin > size) {
      cut_paragraph(begin, end, size, windows);
      open = false;
    } else if (open && end - windows.back().begin <= size) {
      windows.back().end = windows.back().keep_end = end;
    } else {
      windows.push_back({begin, end, begin, end});
      open = true;
    }
  }
  return windows;
}

}  // namespace sayso
