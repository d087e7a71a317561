// Words that stand beside names, and tell that something is none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// The words of a name in lower case, without full stops: "Ida K. Holm" is "ida", "k", "holm".
std::vector<std::string> words_of_name(std::string_view text);

/// Whether all of `part` are degrees: "PhD, MPH".
bool is_degree(std::string_view part);

/// Whether a word of `part` is of a role: "Senior Reporter".
bool is_role(std::string_view part);

/// Whether `word`, in lower case, is of a role.
bool is_role_word(std::string_view word);

/// Whether `name` stands where nobody is named: "Staff", "admin", "Subscribe".
bool is_nobody(std::string_view name);

}  // namespace sayso
