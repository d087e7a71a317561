#include "linking/claims/own_content.h"

#include "base/one_of.h"
#include "linking/claims/claim_words.h"
#include "linking/hull.h"

namespace sayso {
namespace {

constexpr std::size_t kFewWords = 5;  // what is left with fewer states nothing by itself

/// What may stand before or behind the clause of another.
constexpr std::string_view kJoints[] = {"although", "and", "but", "that", "though", "while"};

bool is_joint(std::string_view text, Span between) {
  const auto words = claim_words(text, between);
  return words.empty() || (words.size() == 1 && is_one_of(words.front().lower, kJoints));
}

/// The clause that stands beside the one before byte `at`: ", but a second gate held". Empty where
/// none does.
Span beside(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const auto words = claim_words(text, {at, end});
  if (words.size() <= kFewWords || words.front().lower == "that") return {};
  if (!is_one_of(words.front().lower, kJoints)) return {};
  return {words[1].span.begin, end};
}

}  // namespace

Spans own_content(std::string_view text, const Attribution& outer,
                  const std::vector<Attribution>& all) {
  Spans own = outer.content;
  for (const Attribution& inner : all) {
    if (inner.within != outer.id || inner.content.empty() || own.empty()) continue;
    const Span clause = hull({&inner.source, &inner.cue, &inner.content});
    if (!own.front().contains(clause) || !is_joint(text, {own.front().begin, clause.begin})) {
      continue;
    }
    const Span left = beside(text, clause.end, own.front().end);
    if (!left.empty()) own.front() = left;
  }
  return own;
}

}  // namespace sayso
