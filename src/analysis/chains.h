// How attributions hang together: which stands within which, to which outlet something was said,
// and on whose word an outlet reports.
//
//   The Courier, citing two officials, reported that the mayor said the bridge would close.
//   a1 The Courier reported                    content: that the mayor said …
//   a2 two officials       within a1           content: that the mayor said …
//   a3 the mayor said      within a2           content: the bridge would close
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// Adds an attribution with the cue "citing" or "quoting" for each source that an outlet among
/// `citations` names for what it reports: it has the content of the outlet's own attribution. Ids
/// are given anew, in reading order.
void add_cited_sources(const WordList& words, std::span<const Citation> citations,
                       std::vector<Attribution>& attributions);

/// Sets `within` of each.
void set_within(std::string_view text, std::vector<Attribution>& attributions);

/// Sets `told_to` of each from `citations`, which have their ids; set_within comes before.
void set_told_to(std::span<const Span> sentences, std::span<const Citation> citations,
                 std::vector<Attribution>& attributions);

}  // namespace sayso
