// Whether a word is in a list, or begins as one of a list does.
#pragma once

#include <string_view>

namespace sayso {

/// Whether `word` is one of `list`.
template <class List>
bool is_one_of(std::string_view word, const List& list) {
  for (const std::string_view one : list) {
    if (word == one) return true;
  }
  return false;
}

/// Whether `word` begins with one of `list`.
template <class List>
bool begins_with_one_of(std::string_view word, const List& list) {
  for (const std::string_view one : list) {
    if (word.starts_with(one)) return true;
  }
  return false;
}

}  // namespace sayso
