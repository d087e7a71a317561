#include "neural/windows.h"

#include <algorithm>

namespace sayso {
namespace {

/// Lets the window begin earlier, as far as room, the document and `window_context` allow.
void add_context(Window& window, int size) {
  const int room = size - (window.end - window.begin);
  window.begin -= std::min({room, window_context, window.begin});
}

/// A paragraph [begin, end) that is longer than a window, in overlapping parts of the same size.
void cut_paragraph(int begin, int end, int size, std::vector<Window>& windows) {
  const int step = size - window_overlap;
  const int parts = (end - begin - window_overlap + step - 1) / step;
  for (int part = 0; part < parts; ++part) {
    Window window;
    window.begin = begin + part * step;
    window.end = std::min(window.begin + size, end);
    window.keep_begin = part == 0 ? begin : windows.back().keep_end;
    window.keep_end = part + 1 == parts ? end : window.end - window_overlap / 2;
    if (part == 0) add_context(window, size);
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
      if (open) add_context(windows.back(), size);
      cut_paragraph(begin, end, size, windows);
      open = false;
    } else if (open && end - windows.back().begin <= size) {
      windows.back().end = windows.back().keep_end = end;
    } else {
      if (open) add_context(windows.back(), size);
      windows.push_back({begin, end, begin, end});
      open = true;
    }
  }
  if (open) add_context(windows.back(), size);
  return windows;
}

}  // namespace sayso
