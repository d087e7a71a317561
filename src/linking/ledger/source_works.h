// Letters, lists, reports and other works that words speak of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// A work as a text calls it: "a first report" is {"report", "first"}.
struct SourceWork {
  std::string noun;
  std::string before;  // the word before the noun, where it tells which one is meant; else empty
};

std::vector<SourceWork> works_in(std::string_view text);

/// Whether both have one work: the same noun, and nothing before it that differs.
bool same_work(const std::vector<SourceWork>& one, const std::vector<SourceWork>& other);

/// Whether the words tell of an act that a body performs by saying so: a decree, a decision on a
/// rate, an appointment. Who reports it needs nobody's word.
bool tells_public_act(std::string_view words);

}  // namespace sayso
