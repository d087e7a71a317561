#include "neural/name_features.h"

#include <xxhash.h>

#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "neural/piece_words.h"

namespace sayso {
namespace {

constexpr std::string_view kEdge = "\n";  // stands for what is beyond the paragraph

bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// "McDonald" to "XxXx".
std::string shape_of(std::string_view word) {
  std::string shape;
  char previous = 0;
  for (const char c : word) {
    const bool letter = is_small(c) || static_cast<unsigned char>(c) >= 128;
    const char mapped = is_large(c) ? 'X' : letter ? 'x' : c >= '0' && c <= '9' ? 'd' : c;
    if (mapped != previous) shape += mapped;
    previous = mapped;
  }
  return shape;
}

struct Word {
  std::string_view text;
  std::string lower, shape;
  std::uint32_t piece = 0;
  bool opens = false;  // a paragraph
};

std::vector<Word> words_of(std::span<const Piece> pieces, std::string_view text) {
  std::vector<Word> words;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (!continues_word(pieces, text, i))
      words.push_back({{}, {}, {}, i, pieces[i].starts_paragraph()});
    Word& word = words.back();
    const std::uint32_t start = pieces[word.piece].span.begin;
    word.text = text.substr(start, pieces[i].span.end - start);
  }
  for (Word& word : words) {
    word.lower = lower_ascii(word.text);
    word.shape = shape_of(word.text);
  }
  return words;
}

/// Of each lower-case form: 1 where it is written small somewhere, 2 where large inside a
/// paragraph.
std::unordered_map<std::string_view, int> forms_of(const std::vector<Word>& words) {
  std::unordered_map<std::string_view, int> forms;
  for (const Word& word : words) {
    const char first = word.text.front();
    if (is_small(first)) {
      forms[word.lower] |= 1;
    } else if (is_large(first) && !word.opens) {
      forms[word.lower] |= 2;
    }
  }
  return forms;
}

/// The word `by` places from the one at `at`; null beyond the paragraph.
const Word* near(const std::vector<Word>& words, std::size_t at, int by) {
  for (; by > 0; --by, ++at) {
    if (at + 1 == words.size() || words[at + 1].opens) return nullptr;
  }
  for (; by < 0; ++by, --at) {
    if (words[at].opens || at == 0) return nullptr;
  }
  return &words[at];
}

std::string_view lower_of(const Word* word) { return word ? std::string_view(word->lower) : kEdge; }
std::string_view shape_of(const Word* word) { return word ? std::string_view(word->shape) : kEdge; }

std::string_view end_of(std::string_view word, std::size_t size) {
  return word.size() <= size ? word : word.substr(word.size() - size);
}

/// Numbers the features of one word as they come.
class Numbering {
 public:
  explicit Numbering(WrittenWord& out) : out_(out) {}

  void add(std::initializer_list<std::string_view> parts) {
    buffer_.assign(1, static_cast<char>('A' + next_));
    bool first = true;
    for (const std::string_view part : parts) {
      if (!first) buffer_ += ' ';
      first = false;
      buffer_ += part;
    }
    out_.rows[next_++] = static_cast<std::uint32_t>(XXH3_64bits(buffer_.data(), buffer_.size()) &
                                                    (written_rows - 1));
  }

 private:
  WrittenWord& out_;
  std::size_t next_ = 0;
  std::string buffer_;
};

}  // namespace

std::vector<WrittenWord> written_words(std::span<const Piece> pieces, std::string_view text) {
  const std::vector<Word> words = words_of(pieces, text);
  const std::unordered_map<std::string_view, int> forms = forms_of(words);
  std::vector<WrittenWord> out(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const Word* before = near(words, i, -1);
    const Word* after = near(words, i, 1);
    const auto form = forms.find(word.lower);
    const std::string seen =
        word.shape + " " + (form == forms.end() ? "0" : std::to_string(form->second));
    out[i].piece = word.piece;
    Numbering number(out[i]);
    number.add({word.text});
    number.add({word.lower});
    number.add({lower_of(before)});
    number.add({lower_of(after)});
    number.add({lower_of(near(words, i, -2))});
    number.add({lower_of(near(words, i, 2))});
    number.add({lower_of(before), word.lower});
    number.add({word.lower, lower_of(after)});
    number.add({word.text.substr(0, 2)});
    number.add({word.text.substr(0, 3)});
    for (const std::size_t size : {2, 3, 4}) number.add({end_of(word.lower, size)});
    number.add({seen});
    number.add({shape_of(before), word.shape});
    number.add({word.shape, shape_of(after)});
    number.add({shape_of(before), word.shape, shape_of(after)});
  }
  return out;
}

}  // namespace sayso
