#include "linking/claims/weighed_members.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sayso {
namespace {

/// Numbers words by their hashes, in the order in which they are asked for.
class Places {
 public:
  explicit Places(std::size_t words) {
    while (slots_.size() < 2 * words) slots_.resize(2 * slots_.size());
  }
  /// `next` is the number of a word that was not there.
  std::uint32_t of(WordHash word, std::uint32_t next) {
    std::size_t at = word & (slots_.size() - 1);
    while (slots_[at].place != kNone && slots_[at].word != word) at = (at + 1) % slots_.size();
    if (slots_[at].place == kNone) slots_[at] = {word, next};
    return slots_[at].place;
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  struct Slot {
    WordHash word = 0;
    std::uint32_t place = kNone;
  };
  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two, at most half of them taken
};

std::uint32_t numbered(std::unordered_map<std::string_view, std::uint32_t>& known,
                       const std::string& name) {
  return known.emplace(name, static_cast<std::uint32_t>(known.size())).first->second;
}

}  // namespace

WeighedMembers::WeighedMembers(const std::vector<ComparedMember>& members,
                               const WordWeights& weights)
    : marked_(members.size()) {
  std::size_t words = 0;
  for (const ComparedMember& member : members) {
    words += member.words.size() + member.sentence.size() + member.numbers.size();
  }
  rows_.reserve(members.size());
  places_.reserve(words);
  meanings_.reserve(members.size());
  Places places(words);
  std::unordered_map<std::string_view, std::uint32_t> documents, sources;
  /// Gives the weight of all.
  const auto add = [&](const std::vector<WordHash>& hashes) {
    double sum = 0;
    for (const WordHash word : hashes) {
      const std::uint32_t place = places.of(word, static_cast<std::uint32_t>(weights_.size()));
      if (place == weights_.size()) weights_.push_back(weights.of(word));
      places_.push_back(place);
      sum += weights_[place];
    }
    return sum;
  };
  const auto end = [&] { return static_cast<std::uint32_t>(places_.size()); };
  for (const ComparedMember& member : members) {
    Row& row = rows_.emplace_back();
    row.words = end();
    row.words_weight = add(member.words);
    row.around = end();
    row.around_weight = add(member.sentence);
    row.numbers = end();
    add(member.numbers);
    row.end = end();
    row.document = numbered(documents, member.row.member.document);
    row.source = numbered(sources, member.row.member.source_key);
    meanings_.push_back(own_meaning(member.row.meaning));
  }
  marked_words_.resize(weights_.size());
  marked_around_.resize(weights_.size());
}

void WeighedMembers::mark(std::size_t member) const {
  if (member == marked_) return;
  if (marked_ < rows_.size()) {
    const Row& before = rows_[marked_];
    for (auto i = before.words; i < before.around; ++i) marked_words_[places_[i]] = 0;
    for (auto i = before.around; i < before.numbers; ++i) marked_around_[places_[i]] = 0;
  }
  const Row& row = rows_[member];
  for (auto i = row.words; i < row.around; ++i) marked_words_[places_[i]] = weights_[places_[i]];
  for (auto i = row.around; i < row.numbers; ++i) marked_around_[places_[i]] = weights_[places_[i]];
  marked_ = member;
}

double WeighedMembers::shared_words(std::size_t one, std::size_t other) const {
  mark(one);
  double sum = 0;
  for (auto i = rows_[other].words; i < rows_[other].around; ++i) sum += marked_words_[places_[i]];
  return sum;
}

double WeighedMembers::shared_around(std::size_t one, std::size_t other) const {
  mark(one);
  double sum = 0;
  for (auto i = rows_[other].around; i < rows_[other].numbers; ++i) {
    sum += marked_around_[places_[i]];
  }
  return sum;
}

double WeighedMembers::rarest_number(std::size_t one, std::size_t other) const {
  double most = 0;
  const Row &a = rows_[one], &b = rows_[other];
  for (auto i = a.numbers; i < a.end; ++i) {
    for (auto j = b.numbers; j < b.end; ++j) {
      if (places_[i] == places_[j]) most = std::max(most, weights_[places_[i]]);
    }
  }
  return most;
}

bool WeighedMembers::have_equal_number(std::size_t one, std::size_t other) const {
  const Row &a = rows_[one], &b = rows_[other];
  for (auto i = a.numbers; i < a.end; ++i) {
    for (auto j = b.numbers; j < b.end; ++j) {
      if (places_[i] == places_[j]) return true;
    }
  }
  return false;
}

bool WeighedMembers::have_same_words(std::size_t one, std::size_t other) const {
  const Row &a = rows_[one], &b = rows_[other];
  return a.around > a.words && std::equal(places_.begin() + a.words, places_.begin() + a.around,
                                          places_.begin() + b.words, places_.begin() + b.around);
}

}  // namespace sayso
