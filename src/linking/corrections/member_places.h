// Members of claims as corrections name them: by what is said and by whom, since keys and ids of
// attributions do not outlive another analysis.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/corrections.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// One for each member, in their order.
Result<std::vector<MemberPlace>> places_of(Database& database,
                                           const std::vector<ClaimMember>& members);

/// The index of the one among `places` that `wanted` names: of the same document, and with the same
/// words or else with most of them; where several are, by the source. None where no other analysis
/// can have made it of that.
std::optional<std::size_t> find_place(const MemberPlace& wanted,
                                      const std::vector<MemberPlace>& places);

}  // namespace sayso
