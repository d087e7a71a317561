// Lists of words or lines as one string, and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// The parts of `text`, which must outlive them; what ends with `between` has no empty part behind
/// it.
std::vector<std::string_view> split(std::string_view text, char between);

/// The same as strings of their own.
std::vector<std::string> split_strings(std::string_view text, char between);

std::string joined(const std::vector<std::string>& parts, char between);

}  // namespace sayso
