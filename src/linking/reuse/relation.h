// What two documents that share words are to one another: who took, and what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linking/reuse/alignment.h"
#include "record/reuse_rows.h"

namespace sayso {

/// One of two documents that share words.
struct ReuseSide {
  const ReuseDocument& document;
  const Wording& wording;
};

/// The pair's row; none where what they share is too little to tell of anything. `blocks` are what
/// `one` shares with `other`.
///
///   copy            most of the giver's words, and little else in the taker
///   partial-copy    some of the giver's own words (not only quotations)
///   cites           the taker names the giver's outlet and has some sentences or quotations of it
///   same-quotation  only words in quotation marks
///
/// Who took: the one that credits the other; else the later; else the one that names the other;
/// else the one that has less besides; else the one that was stored later.
std::optional<ReuseRow> relation_of(const ReuseSide& one, const ReuseSide& other,
                                    const std::vector<SharedBlock>& blocks);

/// Whether a taker that names the giver's outlet rests on it as a source, rather than on its text:
/// `share` of the taker's words are the giver's.
bool is_citing(double share);

}  // namespace sayso
