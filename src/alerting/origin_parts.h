// The origins of a claim one by one: what the certain edges of its ledger leave.
#pragma once

#include <string>
#include <vector>

#include "record/links.h"

namespace sayso {

struct OriginPart {
  std::vector<const ClaimMember*> members;
  std::vector<std::string> outside;  // type and name of sources outside the collection
  /// Reasons why it may be one with another; empty: it certainly is one of its own.
  std::vector<std::string> ties;
};

/// In the order of the ledger's nodes. The claim must outlive them.
std::vector<OriginPart> origin_parts(const Claim& claim);

}  // namespace sayso
