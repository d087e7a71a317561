#include "views/cli/correction_wording.h"

#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {
namespace {

using Action = Correction::Action;

/// The words of a member, if many the first of them.
std::string excerpt(const MemberPlace& member) {
  constexpr std::size_t kMost = 60;
  const std::string words = harmless_line(member.words);
  if (words.size() <= kMost) return "“" + words + "”";
  const std::size_t end = words.rfind(' ', kMost);
  return "“" + words.substr(0, end == words.npos ? words.size() : end) + " ...”";
}

std::string node_words(const CorrectedNode& node) {
  if (node.is_member()) return node.member.document + " " + excerpt(node.member);
  return node.outside_name.empty() ? node.outside_type : node.outside_name;
}

}  // namespace

std::string correction_words(const Correction& correction) {
  std::string line = correction.id + "  " + correction.time + "  " + correction.author + "  " +
                     std::string(name_of(correction.action));
  for (const CorrectedActor& actor : correction.actors) line += " " + actor.id;
  for (const CorrectedClaim& claim : correction.claims) line += " " + claim.id;
  for (const CorrectedStory& story : correction.stories) line += " " + story.id;
  for (const CorrectedNode& node : correction.nodes) line += " " + node_words(node);
  if (correction.action == Action::split) {
    line += " " + correction.actors.back().members.front().document;
  }
  if (correction.action == Action::split_claim || correction.action == Action::retype) {
    for (const MemberPlace& member : correction.claims.back().members) {
      line += " " + member.document + " " + excerpt(member);
    }
  }
  if (correction.action == Action::split_story) {
    for (const std::string& document : correction.stories.back().documents) line += " " + document;
  }
  for (const std::string& word : {correction.value, correction.undone}) {
    if (!word.empty()) line += " " + word;
  }
  if (!correction.note.empty()) line += "  (" + correction.note + ")";
  return harmless_line(line);
}

std::string decision_words(const UserDecision& decision) {
  std::string words = decision.action + " by " + decision.author + ", " +
                      readable_date(decision.time) + " (" + decision.correction + ")";
  if (!decision.note.empty()) words += ": " + decision.note;
  return harmless_line(words);
}

}  // namespace sayso::cli
