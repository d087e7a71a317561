#include "analysis/refusals.h"

#include <re2/re2.h>

#include <array>

namespace sayso {
namespace {

// Two groups in each alternative: words of the cue, and one of the content. What stands between
// them is bounded, so that it stays in the clause.
constexpr const char* kPhrases =
    R"((?i)\b(?:((?:did|has|have|had) ?(?:not|n['’]t)(?: \w+)? (?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?))\b)"
    R"([^.;\n]{0,40}?\b(comment|requests?|calls?|messages?|inquir(?:y|ies)|enquir(?:y|ies)|questions?|e-?mails?)\b)"
    R"(|(declin(?:es?|ed|ing)|refus(?:es?|ed|ing))(?: \w+){0,2} to (comment|say|discuss|answer|elaborate|explain)"
    R"(|specify|detail|describe|identify|disclose|confirm or deny|provide (?:\w+ )?(?:details|information|specifics))\b)"
    R"(|((?:could|would) (?:not|neither)(?: \w+)? be reached)[^.;\n]{0,20}\b(comment)\b)"
    R"(|(would neither confirm nor deny) (\w+)))";
constexpr int kGroups = 8;

Span span_of(std::string_view text, re2::StringPiece piece) {
  const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

}  // namespace

std::vector<Refusal> find_refusals(std::string_view text) {
  static const re2::RE2 phrases(kPhrases);
  std::vector<Refusal> found;
  const re2::StringPiece whole(text.data(), text.size());
  std::array<re2::StringPiece, kGroups + 1> groups;
  for (std::size_t at = 0; phrases.Match(whole, at, text.size(), re2::RE2::UNANCHORED,
                                         groups.data(), static_cast<int>(groups.size()));) {
    for (int i = 1; i < kGroups; i += 2) {
      if (groups[i].data() == nullptr) continue;
      found.push_back({span_of(text, groups[i]), span_of(text, groups[i + 1])});
    }
    at = span_of(text, groups[0]).end;
  }
  return found;
}

}  // namespace sayso
