#include "documents/page_paragraphs.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "documents/hyphenation.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

// Fractions of the size of the typeface.
constexpr double paragraph_gap = 1.2;  // of the distance of lines
constexpr double usual_distance = 1.2;
constexpr double indent = 0.8;
constexpr double deepest_indent = 5;
constexpr double same_size = 0.06;

constexpr double note_size = 0.93;             // of the body's
constexpr double headline_size = 1.15;         // of the body's
constexpr std::size_t longest_headline = 300;  // bytes
constexpr std::size_t look_back = 4;           // paragraphs that may stand inside a broken one

/// What the rows of a block have in common.
struct Block {
  double left = 0;
  double right = 0;
  double distance = 0;  // of baselines, in sizes of the typeface
};

using Rows = std::vector<PageRow>;

/// The most frequent of `values`, to a tenth; the least of several. `otherwise` where there are
/// too few.
double most_frequent(const std::vector<double>& values, std::size_t fewest, double otherwise) {
  if (values.size() < fewest) return otherwise;
  std::map<long, std::size_t> counts;
  for (const double value : values) ++counts[std::lround(value * 10)];
  const auto best =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return static_cast<double>(best->first) / 10;
}

bool is_same_size(double a, double b) { return std::abs(a - b) < same_size * std::max(a, b); }

Block measure(const Rows& rows, std::size_t begin, std::size_t end) {
  std::vector<double> lefts;
  std::vector<double> distances;
  Block block{rows[begin].left, rows[begin].right, 0};
  for (std::size_t i = begin; i < end; ++i) {
    lefts.push_back(rows[i].left);
    block.left = std::min(block.left, rows[i].left);
    block.right = std::max(block.right, rows[i].right);
    if (i == begin || !is_same_size(rows[i].size, rows[i - 1].size)) continue;
    const double distance = (rows[i].baseline - rows[i - 1].baseline) / rows[i].size;
    if (distance > 0 && distance < 3) distances.push_back(distance);
  }
  block.left = most_frequent(lefts, 4, block.left);
  block.distance = most_frequent(distances, 3, usual_distance);
  return block;
}

bool starts_item(std::string_view text) {
  for (const std::string_view bullet : {"•", "◦", "▪", "■", "●", "‣", "–", "—", "-", "*", "·"}) {
    if (text.starts_with(bullet) && text.size() > bullet.size() &&
        (text[bullet.size()] == ' ' || text[bullet.size()] == '\t')) {
      return true;
    }
  }
  const std::string_view word =
      text.substr(text.starts_with('(') ? 1 : 0, text.find_first_of(" \t"));
  const std::size_t end = word.find_first_of(".)");
  if (end == std::string_view::npos || end == 0 || end > 3 || text.size() < end + 3) return false;
  const bool letter = end == 1 && std::islower(static_cast<unsigned char>(word[0])) != 0;
  return letter || word.substr(0, end).find_first_not_of("0123456789") == std::string_view::npos;
}

bool starts_lower(std::string_view text) {
  return !text.empty() && std::islower(static_cast<unsigned char>(text[0])) != 0;
}

bool is_centred(const PageRow& row, const Block& block) {
  const double left = row.left - block.left;
  const double right = block.right - row.right;
  return left > row.size && std::abs(left - right) < row.size;
}

/// Whether `row` begins a paragraph, below `before` in the same block.
bool begins_paragraph(const PageRow& before, const std::string& before_text, const PageRow& row,
                      const std::string& text, const Block& block) {
  if (row.in_table || before.in_table) return !row.goes_on;
  if (!is_same_size(before.size, row.size) || before.bold != row.bold) return true;
  if (row.baseline - before.baseline > block.distance * row.size * paragraph_gap) return true;
  if (starts_item(text)) return true;
  if (is_centred(before, block) && is_centred(row, block)) return false;
  const double deeper = row.left - before.left;
  const bool hangs = starts_item(before_text);
  if (!hangs && deeper > indent * row.size && deeper < deepest_indent * row.size &&
      before.left < block.left + indent * row.size) {
    return true;
  }
  // The line before would have held this one's first word.
  const double first_word = row.words[0].right - row.words[0].left;
  const double room = block.right - before.right - first_word - row.size * 0.3;
  if (ends_sentence(before_text)) return room > row.size * 2;
  return room > (block.right - block.left) * 0.25 && !starts_lower(text);
}

/// Raised figures and signs, which stand for a note.
bool is_mark(const PageWord& word, const PageRow& row) {
  return word.size < row.size * 0.85 && word.baseline < row.baseline + row.size * 0.05 &&
         (word.text.find_first_not_of("0123456789,") == std::string::npos || word.text == "*" ||
          word.text == "†" || word.text == "‡");
}

std::set<std::string> marks_on(const Rows& rows) {
  std::set<std::string> marks;
  for (const PageRow& row : rows) {
    for (const PageWord& word : row.words) {
      if (&word != &row.words.front() && is_mark(word, row)) marks.insert(word.text);
    }
  }
  return marks;
}

/// Whether a note begins with `row`: with a mark of those in the page's text.
bool begins_note(const PageRow& row, const std::set<std::string>& marks) {
  if (row.words.size() < 2) return false;
  std::string first = row.words[0].text;
  while (first.ends_with('.') || first.ends_with(')')) first.pop_back();
  return marks.contains(first) || is_mark(row.words[0], row);
}

/// The first row of the notes that end a block, or `end`.
std::size_t notes_begin(const Rows& rows, std::size_t begin, std::size_t end, double body,
                        const std::set<std::string>& marks) {
  std::size_t notes = end;
  for (std::size_t i = end; i-- > begin && rows[i].size < body * note_size && !rows[i].in_table;) {
    if (begins_note(rows[i], marks)) notes = i;
  }
  return notes;
}

class Writer {
 public:
  Writer(double body, const WordSet& words) : body_(body), words_(words) {}

  void add(std::uint32_t number, const Rows& rows);
  PagedText take();

 private:
  struct Written : PagedParagraph {
    double size = 0;
    bool bold = false;
    bool in_table = false;
    bool is_note = false;
    bool is_full = false;    // its last line reaches the right edge
    std::uint32_t page = 0;  // where it begins
  };

  void add_block(const Rows& rows, std::size_t first, std::size_t end);
  void add_notes(const Rows& rows, std::size_t first, std::size_t end);
  void begin(const PageRow& row);
  void append(const std::string& text);
  bool goes_on(std::size_t i, const PageRow& row, const std::string& text) const;
  bool resume(const PageRow& row, const std::string& text);
  std::optional<std::size_t> headline() const;

  const double body_;
  const WordSet& words_;
  std::uint32_t page_ = 0;  // that the last text stands on
  std::uint32_t next_page_ = 0;
  std::set<std::string> marks_;  // of notes, in the text of the page
  std::vector<Written> paragraphs_;
};

void Writer::add(std::uint32_t number, const Rows& rows) {
  next_page_ = number;
  marks_ = marks_on(rows);
  std::vector<std::pair<std::size_t, std::size_t>> notes;
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t end = first;
    while (end < rows.size() && rows[end].block == rows[first].block) ++end;
    const std::size_t first_note = notes_begin(rows, first, end, body_, marks_);
    if (first_note < end) notes.emplace_back(first_note, end);
    add_block(rows, first, first_note);
    first = end;
  }
  for (const auto& [first, end] : notes) add_notes(rows, first, end);
}

/// The row's words, clean but for a soft hyphen at the end.
std::string line_of(const PageRow& row) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  const std::string raw = text_of(row);
  std::string text;
  append_clean(raw, text);
  if (!text.empty() && raw.ends_with(soft_hyphen)) text += soft_hyphen;
  return text;
}

/// The same without the marks of notes, which are no words of the text; other raised figures, as
/// in m2, are.
std::string line_without_marks(PageRow row) {
  for (std::size_t i = 1; i < row.words.size();) {
    PageWord& before = row.words[i - 1];
    const bool unit = before.text == "m" || before.text == "km" || before.text == "cm";
    if (unit || !is_mark(row.words[i], row)) {
      ++i;
      continue;
    }
    before.right = row.words[i].right;
    row.words.erase(row.words.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return line_of(row);
}

void Writer::begin(const PageRow& row) {
  Written& paragraph = paragraphs_.emplace_back();
  paragraph.size = row.size;
  paragraph.bold = row.bold;
  paragraph.in_table = row.in_table;
  paragraph.page = next_page_;
}

void Writer::append(const std::string& text) {
  Written& paragraph = paragraphs_.back();
  append_line(text, words_, paragraph.text);
  if (page_ != next_page_) {
    page_ = next_page_;
    paragraph.starts.push_back({paragraph.text.size() - text.size(), page_});
  }
}

/// Whether `row`, the first of a block, goes on with paragraph `i`.
bool Writer::goes_on(std::size_t i, const PageRow& row, const std::string& text) const {
  const Written& paragraph = paragraphs_[i];
  if (paragraph.bold || row.bold || paragraph.in_table || row.in_table) return false;
  if (paragraph.text.ends_with('-') && starts_lower(text)) return true;
  if (ends_sentence(paragraph.text) || starts_item(text)) return false;
  return paragraph.is_full || starts_lower(text);
}

/// Makes the paragraph that `row` goes on with, if there is one, the last: what stands inside it,
/// such as notes and captions, then stands before it.
bool Writer::resume(const PageRow& row, const std::string& text) {
  for (std::size_t i = paragraphs_.size(); i-- > 0 && i + look_back >= paragraphs_.size();) {
    Written& paragraph = paragraphs_[i];
    if (paragraph.is_note || !is_same_size(paragraph.size, row.size)) {
      // What a later page begins with cannot stand before an earlier page's end.
      if (!paragraph.starts.empty()) return false;
      continue;
    }
    if (!goes_on(i, row, text)) return false;
    if (i + 1 == paragraphs_.size()) return true;
    if (paragraph.starts.size() == 1 && paragraph.starts[0].offset == 0) {
      paragraphs_[i + 1].starts = std::exchange(paragraph.starts, {});
    }
    const auto at = paragraphs_.begin() + static_cast<std::ptrdiff_t>(i);
    std::rotate(at, at + 1, paragraphs_.end());
    return true;
  }
  return false;
}

void Writer::add_block(const Rows& rows, std::size_t first, std::size_t end) {
  if (first == end) return;
  const Block block = measure(rows, first, end);
  std::string before;
  for (std::size_t i = first; i < end; ++i) {
    const PageRow& row = rows[i];
    const std::string text = line_without_marks(row);
    const bool begins =
        i == first ? !resume(row, text) : begins_paragraph(rows[i - 1], before, row, text, block);
    if (begins) begin(row);
    append(text);
    paragraphs_.back().is_full = row.right > block.right - (block.right - block.left) * 0.15;
    before = text;
  }
}

void Writer::add_notes(const Rows& rows, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    if (i == first || begins_note(rows[i], marks_)) begin(rows[i]);
    paragraphs_.back().is_note = true;
    append(line_of(rows[i]));
  }
}

/// The largest of the first page's paragraphs; one or two words are rather a masthead.
std::optional<std::size_t> Writer::headline() const {
  std::optional<std::size_t> best;
  double most = body_ * headline_size * 0.6;
  for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
    const Written& paragraph = paragraphs_[i];
    if (paragraph.page != paragraphs_[0].page || paragraph.is_note || paragraph.in_table) continue;
    const std::string& text = paragraph.text;
    if (paragraph.size < body_ * headline_size || text.size() > longest_headline) continue;
    const auto spaces = std::count(text.begin(), text.end(), ' ');
    const double weight = paragraph.size * (spaces >= 3 ? 1 : 0.6);
    if (weight > most) best = i, most = weight;
  }
  return best;
}

PagedText Writer::take() {
  PagedText out;
  out.headline = headline();
  for (Written& paragraph : paragraphs_) out.paragraphs.push_back(std::move(paragraph));
  return out;
}

/// The size of most letters.
double body_size(const std::vector<PageContent>& pages) {
  std::map<long, std::size_t> letters;
  for (const PageContent& page : pages) {
    for (const PageWord& word : page.words) {
      letters[std::lround(word.size * 10)] += word.text.size();
    }
  }
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : static_cast<double>(most->first) / 10;
}

}  // namespace

PagedText paragraphs_of(std::vector<PageContent> pages) {
  const double body = body_size(pages);
  WordSet words;
  std::vector<Rows> rows;
  for (PageContent& page : pages) {
    rows.push_back(in_reading_order(std::move(page.words)));
    for (const PageRow& row : rows.back()) add_words(text_of(row), words);
  }
  Writer writer(body, words);
  for (std::size_t i = 0; i < pages.size(); ++i) writer.add(pages[i].number, rows[i]);
  return writer.take();
}

}  // namespace sayso
