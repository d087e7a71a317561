#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <utility>

#include "documents/block_features.h"
#include "documents/sums.h"

namespace sayso {
namespace {

/// What the first reading made of the places around a block.
class Reading {
 public:
  Reading(const Outline& outline, const std::vector<float>& scores)
      : outline_(outline),
        scores_(scores),
        chance_(outline, [&](std::size_t i) { return double(scores[i]); }),
        text_(outline, [&](std::size_t i) { return double(outline.blocks[i].text.size()); }),
        article_(outline, [&](std::size_t i) {
          return double(scores[i]) * double(outline.blocks[i].text.size());
        }) {
    for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
      const OutlineElement& element = outline.elements[outline.blocks[i].element];
      const double size = double(outline.blocks[i].text.size());
      for (auto* group : {&paths_[element.path], &likes_[element.likeness]}) {
        group->first += size * scores[i];
        group->second += size;
      }
    }
    find_best();
    next_sure_.assign(outline.blocks.size() + 1, 1000);
    for (std::size_t i = outline.blocks.size(); i > 0; --i) {
      next_sure_[i - 1] = scores[i - 1] > 0.7 ? 0 : std::min(1000, next_sure_[i] + 1);
    }
  }

  /// Appends the values for block `i`, the next that has not been passed.
  void add_to(std::vector<float>& values, std::size_t i) {
    const auto add = [&](double value) { values.push_back(static_cast<float>(value)); };
    const std::size_t count = outline_.blocks.size();
    add(scores_[i]);
    for (const std::ptrdiff_t step : {-4, -3, -2, -1, 1, 2, 3, 4}) {
      const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + step;
      const bool is_there = at >= 0 && at < static_cast<std::ptrdiff_t>(count);
      add(is_there ? scores_[static_cast<std::size_t>(at)] : -1);
    }
    for (const std::size_t window : {5UL, 12UL}) {
      const std::size_t before = i - std::min(i, window);
      const std::size_t after = std::min(count, i + 1 + window);
      add(ratio(article_.in(before, i), text_.in(before, i)));
      add(ratio(article_.in(i + 1, after), text_.in(i + 1, after)));
      add(ratio(chance_.in(before, i), double(i - before)));
      add(ratio(chance_.in(i + 1, after), double(after - i - 1)));
    }
    add(ratio(article_.in(0, i), article_.all()));
    add(ratio(article_.in(i + 1, count), article_.all()));
    add(logarithm(article_.all()));
    add(ratio(article_.all(), text_.all()));
    const OutlineElement* around = &outline_.elements[outline_.blocks[i].element];
    add(ratio(paths_[around->path].first, paths_[around->path].second));
    add(ratio(likes_[around->likeness].first, likes_[around->likeness].second));
    for (int level = 0; level < 5; ++level) {
      add(ratio(article_.in(*around), text_.in(*around)));
      add(ratio(article_.in(*around), article_.all()));
      around = &outline_.elements[around->parent];
    }
    const OutlineElement& best = outline_.elements[best_];
    const bool inside = i >= best.first && i < best.last;
    add(inside ? 1 : 0);
    add(i < best.first ? double(i) - double(best.first) : inside ? 0 : double(i - best.last + 1));
    add(inside ? double(best.last - i) : -1);
    add(best_fit_);
    add(next_sure_[i + 1]);
    add(last_sure_);
    add(heading_score_);
    add(since_heading_ > 0 ? heading_sum_ / since_heading_ : -1);
  }

  /// Goes on to the next block.
  void pass(std::size_t i) {
    last_sure_ = scores_[i] > 0.7 ? 0 : std::min(1000, last_sure_ + 1);
    if (outline_.elements[outline_.blocks[i].element].level > 0) {
      heading_score_ = scores_[i];
      heading_sum_ = since_heading_ = 0;
    } else {
      heading_sum_ += scores_[i];
      ++since_heading_;
    }
  }

 private:
  /// The element that fits best what the first reading took for the article: by the F measure.
  void find_best() {
    for (std::size_t e = 0; e < outline_.elements.size(); ++e) {
      const OutlineElement& element = outline_.elements[e];
      const double fit = ratio(2 * article_.in(element), text_.in(element) + article_.all());
      if (fit >= best_fit_) {
        best_fit_ = fit;
        best_ = e;
      }
    }
  }

  const Outline& outline_;
  const std::vector<float>& scores_;
  Sums chance_, text_, article_;
  std::unordered_map<std::uint64_t, std::pair<double, double>> paths_;
  std::unordered_map<std::uint64_t, std::pair<double, double>> likes_;
  std::size_t best_ = 0;
  double best_fit_ = 0;
  std::vector<int> next_sure_;
  int last_sure_ = 1000;
  double heading_score_ = -1;
  double heading_sum_ = 0;
  double since_heading_ = 0;
};

}  // namespace

Rows features_with_scores(const Outline& outline, const Rows& first,
                          const std::vector<float>& scores) {
  Rows rows;
  if (outline.blocks.empty()) return rows;
  rows.width = second_width;
  rows.values.reserve(rows.width * outline.blocks.size());
  Reading reading(outline, scores);
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    if (!outline.is_furniture(i)) {
      rows.values.insert(rows.values.end(), first.row(i), first.row(i) + first.width);
      reading.add_to(rows.values, i);
    }
    rows.values.resize(rows.width * (i + 1));
    reading.pass(i);
  }
  return rows;
}

}  // namespace sayso
