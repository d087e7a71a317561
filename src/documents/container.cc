#include "documents/container.h"

#include <algorithm>
#include <string>

#include "documents/dom.h"

namespace sayso {
namespace {

double share_linked(const Block& block) {
  return static_cast<double>(block.linked) / static_cast<double>(block.text.size());
}

/// Parts of a page that never hold its article.
bool is_aside(const OutlineElement& element) {
  constexpr Role roles[] = {Role::side, Role::navigation, Role::foot, Role::hidden, Role::button};
  constexpr Part parts[] = {Part::comments, Part::related,    Part::navigation, Part::side,
                            Part::foot,     Part::newsletter, Part::popup,      Part::cookie};
  return std::any_of(std::begin(roles), std::end(roles),
                     [&](Role role) { return element.distance(role) < far; }) ||
         std::any_of(std::begin(parts), std::end(parts),
                     [&](Part part) { return element.distance(part) < 4; });
}

double paragraph_score(const Outline& outline, const Block& block) {
  if (block.text.size() < 25 || share_linked(block) > 0.5) return 0;
  const auto commas = std::count(block.text.begin(), block.text.end(), ',');
  const double score =
      1 + static_cast<double>(commas) + std::min(3.0, static_cast<double>(block.text.size()) / 100);
  return is_aside(outline.elements[block.element]) ? score / 4 : score;
}

bool is_paragraph_role(Role role) {
  return role == Role::paragraph || role == Role::item || role == Role::preformatted ||
         role == Role::quotation || role == Role::cell || role == Role::definition ||
         role == Role::list;
}

double name_score(const OutlineElement& element) {
  constexpr Parts good =
      bit_of(Part::body) | bit_of(Part::article) | bit_of(Part::main) | bit_of(Part::text);
  double score = (element.parts & good) != 0 ? 12 : 0;
  if (attribute(element.node, "itemprop") == "articleBody") score += 50;
  if (element.role == Role::article) return score + 15;
  if (element.role == Role::division || element.role == Role::section) return score + 5;
  return score;
}

/// For each count of blocks from the start, the bytes of text that `size_of` gives.
template <typename SizeOf>
std::vector<double> sums(const Outline& outline, SizeOf size_of) {
  std::vector<double> sums = {0};
  for (const Block& block : outline.blocks) sums.push_back(sums.back() + size_of(block));
  return sums;
}

double inside(const std::vector<double>& sums, const OutlineElement& element) {
  return sums[element.last] - sums[element.first];
}

}  // namespace

std::vector<double> container_scores(const Outline& outline) {
  std::vector<double> scores(outline.elements.size(), 0);
  for (const Block& block : outline.blocks) {
    const double score = paragraph_score(outline, block);
    if (score == 0) continue;
    std::size_t element = block.element;
    while (element != 0 && is_paragraph_role(outline.elements[element].role)) {
      element = outline.elements[element].parent;
    }
    double share = 1;
    for (int level = 0; level < 4; ++level) {
      scores[element] += score * share;
      if (element == 0) break;
      element = outline.elements[element].parent;
      share *= 0.5;
    }
  }
  const auto text = sums(outline, [](const Block& block) { return double(block.text.size()); });
  const auto linked = sums(outline, [](const Block& block) { return double(block.linked); });
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const OutlineElement& element = outline.elements[i];
    if (scores[i] == 0) continue;
    scores[i] = (scores[i] + name_score(element)) *
                (1 - inside(linked, element) / (inside(text, element) + 1));
  }
  return scores;
}

std::size_t best_container(const Outline& outline, const std::vector<double>& scores) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  const auto prose = sums(outline, [&](const Block& block) {
    const bool is_prose = block.text.size() >= 80 && share_linked(block) < 0.3 &&
                          !is_aside(outline.elements[block.element]);
    return is_prose ? double(block.text.size()) : 0;
  });
  std::size_t around = best;
  for (int level = 0; level < 4 && around != 0; ++level) {
    around = outline.elements[around].parent;
    if (tag_of(outline.elements[around].node) == GUMBO_TAG_BODY || around == 0) break;
    const double held = inside(prose, outline.elements[best]);
    if ((inside(prose, outline.elements[around]) - held) * 3 >= held) best = around;
  }
  return best;
}

}  // namespace sayso
