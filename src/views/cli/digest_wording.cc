#include "views/cli/digest_wording.h"

#include "views/cli/wording.h"

namespace sayso::cli {

std::string known_words(const SourceGroup& group) {
  if (group.standing == Standing::unnamed) return described(group.detail, group.name);
  return harmless_line(listed({group.role, group.country}));
}

std::string skipped_words(const Digest& digest) {
  std::string words;
  for (const auto& [reason, number] : digest.skipped()) {
    words += (words.empty() ? "" : " ") + counted(number, "report") +
             " not analysed: " + harmless_line(reason) + ".";
  }
  return words;
}

}  // namespace sayso::cli
