#include "analysis/refusals.h"

#include <re2/re2.h>

namespace sayso {
namespace {

// One group: the verb. What follows it is bounded, so that it stays in the clause.
constexpr const char* kPhrases =
    R"((?i)\b(?:(?:did|has|have|had) ?(?:not|n['’]t)(?: \w+)? (respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?))"
    R"([^.;\n]{0,40}\b(?:comment|requests?|calls?|messages?|inquir|enquir|questions?|e-?mails?))"
    R"(|(declined|refused|declining|refusing)(?: \w+){0,2} to (?:comment|say|discuss|answer|elaborate|confirm or deny))"
    R"(|(?:could|would) (?:not|neither)(?: \w+)? be (reached)[^.;\n]{0,20}\bcomment)"
    R"(|would neither (confirm) nor deny))";

}  // namespace

std::vector<Span> find_refusals(std::string_view text) {
  static const re2::RE2 phrases(kPhrases);
  std::vector<Span> found;
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece verbs[4];
  while (re2::RE2::FindAndConsume(&rest, phrases, &verbs[0], &verbs[1], &verbs[2], &verbs[3])) {
    for (const re2::StringPiece& verb : verbs) {
      if (verb.data() == nullptr) continue;
      const auto begin = static_cast<std::uint32_t>(verb.data() - text.data());
      found.push_back({begin, begin + static_cast<std::uint32_t>(verb.size())});
    }
  }
  return found;
}

}  // namespace sayso
