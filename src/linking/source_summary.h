// Who speaks in a store: of each source how often, how, and where.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "linking/digest.h"

namespace sayso {

struct SourceSummary {
  const SourceGroup* source = nullptr;
  std::map<Stance, std::size_t> stances;
  std::size_t articles = 0;
  std::set<std::string> outlets;  // by name; those that are known
};

/// Sources of the digest of `kind` (of any, where none is given), those with the most statements
/// first; those that stay open, pronouns and nobody, are none. Valid as long as the digest.
std::vector<SourceSummary> summarise(const Digest& digest, std::optional<SourceKind> kind);

}  // namespace sayso
