// Names of authors, as written, to one name each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// The persons, teams or accounts that `line` names, one by one: "By Ida Holm, Senior Reporter, and
/// Dr. Per Lund, PhD | March 4, 2024" gives "Ida Holm" and "Dr. Per Lund". Without what stands
/// around them: "By", roles, degrees, dates, "View all posts by", "Staff" where it is all.
std::vector<std::string> names_in(std::string_view line);

/// Whether `line` starts as bylines do: "By ", "Written by:".
bool starts_byline(std::string_view line);

/// Whether `line` is nothing but that: "Written by".
bool is_byline_opening(std::string_view line);

/// Whether `name` could be a person's: some words with capitals, none that says otherwise.
bool is_person(std::string_view name);

/// Adds each of `more` that is not among `names` yet, whatever its case.
void add_names(const std::vector<std::string>& more, std::vector<std::string>& names);

}  // namespace sayso
