#include "linking/source_summary.h"

#include <algorithm>

namespace sayso {

std::vector<SourceSummary> summarise(const Digest& digest, std::optional<SourceKind> kind) {
  std::vector<SourceSummary> all;
  for (const SourceGroup& group : digest.groups) {
    if (group.standing == Standing::pronoun || group.standing == Standing::nobody) continue;
    if (kind && group.kind != *kind) continue;
    SourceSummary& summary = all.emplace_back();
    summary.source = &group;
    std::set<std::size_t> reports;
    for (const Saying& saying : group.statements) {
      ++summary.stances[saying.attribution.stance];
      reports.insert(saying.report);
      const std::string& outlet = digest.reports[saying.report].outlet;
      if (!outlet.empty()) summary.outlets.insert(outlet);
    }
    summary.articles = reports.size();
  }
  std::stable_sort(all.begin(), all.end(), [](const SourceSummary& a, const SourceSummary& b) {
    return a.source->statements.size() > b.source->statements.size();
  });
  return all;
}

}  // namespace sayso
