// Tells a paragraph anew, with other names, numbers and words, each as long as the one it replaces,
// so that all that analysis found stands where it stood.
//
// What is told depends on the story (names, numbers, most words) and on the document (a word in six
// at least, so that two documents of a story share no longer run of words). Words of saying, times,
// states and outlets stay.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "record/store.h"

namespace sayso::bench {

/// Whose words a paragraph is told in. Equal ones give equal texts.
struct Teller {
  std::uint64_t story = 0;
  std::uint64_t document = 0;
  bool keeps_quotations = false;  // those of the story, in every document alike
};

/// `name` made of syllables, `size` letters long.
std::string made_up_name(std::uint64_t seed, std::size_t size);

class Retelling {
 public:
  explicit Retelling(std::vector<Entry> paragraphs);

  std::size_t size() const { return paragraphs_.size(); }
  const Entry& original(std::size_t paragraph) const { return paragraphs_[paragraph].entry; }

  std::string text(std::size_t paragraph, const Teller& teller) const;

  /// What was found in the paragraph, with names and details as `told` has them. `days` later than
  /// kFirstDay, as are the days that the words name by their distance from it.
  Analysis analysis(std::size_t paragraph, const std::string& told, int days) const;

 private:
  enum class Kind : std::uint8_t { kept, name, number, small, common, word };
  struct Token {
    Span span;
    Kind kind = Kind::kept;
    bool quoted = false;
    std::uint32_t bucket = 0;  // of a word
    std::uint64_t hash = 0;    // of the word in lower case
  };
  struct Paragraph {
    Entry entry;
    std::vector<Token> tokens;
  };

  void count_words();
  void fill_buckets();
  void mark(Paragraph& paragraph) const;
  std::uint32_t bucket_of(const std::string& word) const;
  std::string_view chosen(std::uint32_t bucket, std::uint64_t seed) const;
  /// Whether a word of this kind has to be the document's own, so long after the last one.
  static bool is_far(Kind kind, int since);
  std::string_view story_word(const Token& token, std::uint64_t story) const;

  std::vector<Paragraph> paragraphs_;
  std::map<std::string, std::size_t, std::less<>> counts_;  // of words in lower case
  std::size_t common_from_ = 0;                             // uses that make a word a common one
  std::map<std::uint32_t, std::vector<std::string>> buckets_;
};

}  // namespace sayso::bench
