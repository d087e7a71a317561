#include "linking/claims/claim_traits.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/split.h"
#include "linking/claims/claim_numbers.h"
#include "linking/claims/claim_words.h"
#include "linking/ledger/denial_words.h"

namespace sayso {
namespace {

void sort_once(std::vector<std::string>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// The stems of `span` that tell something, and its numbers made alike.
void add_stems(std::string_view text, Span span, const std::vector<Timex>& times,
               std::vector<std::string>& to) {
  for (const ClaimWord& word : claim_words(text, span)) {
    const bool digits = word.lower.front() >= '0' && word.lower.front() <= '9';
    if (!digits && !is_claim_stop_word(word.lower)) to.push_back(claim_stem(word.lower));
  }
  for (std::string& number : claim_numbers(text, span, times)) to.push_back(std::move(number));
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  return line;
}

std::uint32_t take_number(std::string_view& rest) {
  const std::string_view line = take_line(rest);
  std::uint32_t value = 0;
  std::from_chars(line.data(), line.data() + line.size(), value);
  return value;
}

}  // namespace

ClaimTraits claim_traits(std::string_view text, const Spans& content, const Spans& cue,
                         Span sentence, const std::vector<Timex>& times) {
  ClaimTraits traits;
  for (const Span span : content) {
    add_stems(text, span, times, traits.words);
    for (std::string& number : claim_numbers(text, span, times)) {
      traits.numbers.push_back(std::move(number));
    }
    traits.stages |= claim_stages(text, span);
  }
  // "has agreed to a truce": the words of saying tell the stage.
  for (const Span span : traits.stages == 0 ? cue : Spans()) {
    traits.stages |= claim_stages(text, span);
  }
  if (traits.stages == 0) traits.stages = 1U << static_cast<unsigned>(Stage::done);
  add_stems(text, sentence, times, traits.sentence);
  for (auto* list : {&traits.words, &traits.sentence, &traits.numbers}) sort_once(*list);
  if (!content.empty()) {
    const DenialWords denial = denial_words(words_of(text, content));
    traits.negative = denial.negated || denial.calls_false;
    traits.begin = content.front().begin;
    traits.end = content.back().end;
  }
  return traits;
}

std::vector<std::string> telling_stems(std::string_view text, Span span) {
  std::vector<std::string> stems;
  add_stems(text, span, {}, stems);
  sort_once(stems);
  return stems;
}

std::string written(const ClaimTraits& traits) {
  return joined(traits.words, ' ') + '\n' + joined(traits.sentence, ' ') + '\n' +
         joined(traits.numbers, ' ') + '\n' + std::to_string(traits.stages) + '\n' +
         std::to_string(traits.negative ? 1 : 0) + '\n' + std::to_string(traits.judged ? 1 : 0) +
         '\n' + std::to_string(traits.begin) + '\n' + std::to_string(traits.end);
}

ClaimTraits traits_from(std::string_view written) {
  ClaimTraits traits;
  traits.words = split_strings(take_line(written), ' ');
  traits.sentence = split_strings(take_line(written), ' ');
  traits.numbers = split_strings(take_line(written), ' ');
  traits.stages = take_number(written);
  traits.negative = take_number(written) != 0;
  traits.judged = take_number(written) != 0;
  traits.begin = take_number(written);
  traits.end = take_number(written);
  return traits;
}

bool is_against(Stance stance) {
  return stance == Stance::denies || stance == Stance::doubts ||
         stance == Stance::declines_to_comment;
}

}  // namespace sayso
