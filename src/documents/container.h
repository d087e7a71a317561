// Which element of a page looks most like the one that holds its article.
#pragma once

#include <cstddef>
#include <vector>

#include "documents/outline.h"

namespace sayso {

/// A score for each element, after Readability (https://github.com/mozilla/readability): a
/// paragraph speaks for the elements around it by its length and commas, less the farther they are.
std::vector<double> container_scores(const Outline& outline);

/// The element with the best score, or one around it where its siblings hold as much again.
std::size_t best_container(const Outline& outline, const std::vector<double>& scores);

}  // namespace sayso
