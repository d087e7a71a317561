#include "documents/block_features.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <unordered_map>

#include "base/ascii.h"
#include "documents/block_text.h"
#include "documents/container.h"
#include "documents/dom.h"
#include "documents/line_kinds.h"
#include "documents/sums.h"

namespace sayso {
namespace {

/// Those of `words` that `known` (sorted) has, as a share.
float share_known(const std::vector<std::uint64_t>& words,
                  const std::vector<std::uint64_t>& known) {
  const auto found = std::count_if(words.begin(), words.end(), [&](std::uint64_t word) {
    return std::binary_search(known.begin(), known.end(), word);
  });
  return ratio(static_cast<double>(found), static_cast<double>(words.size()));
}

std::vector<std::uint64_t> sorted(std::vector<std::uint64_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

/// All that is worked out once for a page.
class Sight {
 public:
  Sight(const Outline& outline, const ArticleHints& hints)
      : outline_(outline),
        shapes_(shapes_of(outline)),
        text_(outline, [&](std::size_t i) { return double(block(i).text.size()); }),
        linked_(outline, [&](std::size_t i) { return double(block(i).linked); }),
        prose_(outline,
               [&](std::size_t i) { return is_prose(i) ? double(block(i).text.size()) : 0; }),
        sentences_(outline, [&](std::size_t i) { return double(shapes_[i].sentences); }),
        commas_(outline, [&](std::size_t i) { return double(shapes_[i].commas); }),
        witnessed_(shares_witnessed(outline, hints.body)),
        confirmed_(outline,
                   [&](std::size_t i) { return witnessed_[i] * double(block(i).text.size()); }),
        has_witness_(confirmed_.all() >= 250 &&
                     confirmed_.all() * 2 > static_cast<double>(hints.body.size())),
        scores_(container_scores(outline)),
        best_(best_container(outline, scores_)),
        title_(sorted(word_hashes(hints.title))),
        title_letters_(letters_of(hints.title)),
        description_(sorted(word_hashes(hints.description))),
        description_letters_(letters_of(hints.description)) {
    letters_.reserve(outline.blocks.size());
    for (const Block& block : outline.blocks) letters_.push_back(letters_of(block.text));
    group();
    find_top_scores();
    find_title();
    find_holders();
    find_repeats();
    find_prose();
    find_siblings();
    find_ways_to_title();
    is_article_ = hints.is_article;
    since_kind_.fill(1000);
    for (const std::string& name : hints.names) names_.push_back(letters_of(name));
  }

  Rows rows() {
    Rows rows;
    rows.width = first_width;
    rows.values.reserve(rows.width * outline_.blocks.size());
    for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
      values_.clear();
      if (outline_.is_furniture(i)) {
        rows.values.resize(rows.values.size() + rows.width);
        pass(i);
        continue;
      }
      add_text(i);
      add_hints(i);
      add_element(i);
      add_surroundings(i);
      add_place(i);
      for (const std::ptrdiff_t step : {-2, -1, 1, 2}) add_neighbour(i, step);
      add_headings(i);
      add_kinds(i);
      add_holders(i);
      add_repeats(i);
      add_teasers(i);
      assert(values_.size() == first_width);
      rows.values.insert(rows.values.end(), values_.begin(), values_.end());
      pass(i);
    }
    return rows;
  }

 private:
  struct Group {
    double text = 0;
    double linked = 0;
    double prose = 0;
    double blocks = 0;
    double cut_off = 0;
  };

  const Block& block(std::size_t i) const { return outline_.blocks[i]; }
  const OutlineElement& element(std::size_t i) const { return outline_.elements[i]; }
  const OutlineElement& element_of(std::size_t i) const { return element(block(i).element); }

  double share_linked(std::size_t i) const {
    return double(block(i).linked) / double(block(i).text.size());
  }

  bool is_prose(std::size_t i) const {
    return block(i).text.size() >= 80 && share_linked(i) < 0.3 && shapes_[i].sentences > 0;
  }

  static std::vector<TextShape> shapes_of(const Outline& outline) {
    std::vector<TextShape> shapes;
    shapes.reserve(outline.blocks.size());
    for (const Block& block : outline.blocks) shapes.push_back(shape_of(block.text));
    return shapes;
  }

  /// The block that repeats the title: the last before the best container's prose begins, else the
  /// first.
  void find_title() {
    const OutlineElement& best = element(best_);
    for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
      const bool same = !title_letters_.empty() && letters_[i] == title_letters_;
      if (!same && element_of(i).level != 1) continue;
      if (title_at_ < 0 || i < best.first || prose_.in(best.first, i) < prose_.in(best)*0.1) {
        title_at_ = static_cast<std::ptrdiff_t>(i);
      }
    }
  }

  /// For each element, the nearest around it that calls itself the article, its body, the main
  /// part.
  void find_holders() {
    for (auto& holders : holders_) holders.assign(outline_.elements.size(), 0);
    for (std::size_t e = 1; e < outline_.elements.size(); ++e) {
      const OutlineElement& one = element(e);
      const bool holds[] = {one.role == Role::article, (one.parts & bit_of(Part::body)) != 0,
                            one.role == Role::main || (one.parts & bit_of(Part::main)) != 0};
      for (std::size_t k = 0; k < holders_.size(); ++k) {
        holders_[k][e] = holds[k] ? e : holders_[k][one.parent];
      }
      if (one.role == Role::article) ++articles_;
    }
  }

  void find_repeats() {
    std::unordered_map<std::string_view, std::size_t> known;
    for (const std::string& letters : letters_) {
      const std::string_view start = std::string_view(letters).substr(0, 80);
      const std::size_t group = known.emplace(start, known.size()).first->second;
      repeats_.push_back(group);
      counts_.resize(known.size(), 0);
      ++counts_[group];
    }
    seen_.resize(known.size(), 0);
  }

  /// The best container's first and last block of prose.
  void find_prose() {
    const OutlineElement& best = element(best_);
    first_prose_ = best.first;
    last_prose_ = best.last;
    while (first_prose_ < best.last && !is_prose(first_prose_)) ++first_prose_;
    while (last_prose_ > first_prose_ && !is_prose(last_prose_ - 1)) --last_prose_;
  }

  bool holds_title(const OutlineElement& one) const {
    const auto title = static_cast<std::size_t>(title_at_);
    return title_at_ >= 0 && title >= one.first && title < one.last;
  }

  /// For each element, how far out of it the first one that holds the title is.
  void find_ways_to_title() {
    to_title_.assign(outline_.elements.size(), 0);
    for (std::size_t e = 1; e < outline_.elements.size(); ++e) {
      to_title_[e] = holds_title(element(e)) ? 0 : to_title_[element(e).parent] + 1;
    }
  }

  /// For each element, how many of its parent's children have its tag and class.
  void find_siblings() {
    std::unordered_map<std::uint64_t, int> alike;
    const auto key = [this](std::size_t e) {
      constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
      return element(e).likeness ^ (element(e).parent + 1) * odd;
    };
    for (std::size_t e = 0; e < outline_.elements.size(); ++e) ++alike[key(e)];
    siblings_.reserve(outline_.elements.size());
    for (std::size_t e = 0; e < outline_.elements.size(); ++e) siblings_.push_back(alike[key(e)]);
  }

  void group() {
    for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
      for (Group* group : {&paths_[element_of(i).path], &likes_[element_of(i).likeness]}) {
        group->text += double(block(i).text.size());
        group->linked += double(block(i).linked);
        group->prose += is_prose(i) ? double(block(i).text.size()) : 0;
        group->blocks += 1;
        group->cut_off += shapes_[i].cut_off;
      }
    }
  }

  void find_top_scores() {
    best_score_ = std::max(1.0, *std::max_element(scores_.begin(), scores_.end()));
    around_.assign(outline_.elements.size(), 0);
    for (std::size_t e = 0; e < outline_.elements.size(); ++e) {
      const double outer = e == 0 ? 0 : around_[element(e).parent];
      around_[e] = std::max(outer, scores_[e]);
    }
    within_.assign(outline_.elements.size(), 0);
    for (std::size_t e = best_;; e = element(e).parent) {
      within_[e] = 1;
      if (e == 0) break;
    }
    // How far out of an element the first one around the best container is.
    outside_.assign(outline_.elements.size(), 0);
    for (std::size_t e = 1; e < outline_.elements.size(); ++e) {
      const bool inside = element(e).first >= element(best_).first &&
                          element(e).last <= element(best_).last && e >= best_;
      outside_[e] = within_[e] != 0 || inside ? 0 : outside_[element(e).parent] + 1;
    }
  }

  void add(double value) { values_.push_back(static_cast<float>(value)); }

  void add_text(std::size_t i) {
    const TextShape& shape = shapes_[i];
    const double size = double(block(i).text.size());
    add(logarithm(size));
    for (const float value :
         {shape.words,           shape.commas,       shape.sentences,    shape.digits,
          shape.capitals,        shape.all_capitals, shape.common,       shape.word_size,
          shape.ends_sentence,   shape.ends_colon,   shape.starts_small, shape.starts_digit,
          shape.quotation_marks, shape.marks,        shape.question,     shape.addressed,
          shape.address,         shape.invitation,   shape.label,        shape.date}) {
      add(value);
    }
    add(share_linked(i));
    add(double(block(i).linked));
    add(ratio(double(block(i).strong), size));
    add(ratio(double(block(i).emphatic), size));
    add(block(i).goes_on ? 1 : 0);
    add(block(i).images);
    add(block(i).rules);
    add(i + 1 < outline_.blocks.size() ? block(i + 1).images : 0);
    add(i + 1 < outline_.blocks.size() ? block(i + 1).rules : 0);
    for (const Part part : {Part::date, Part::byline, Part::author, Part::caption, Part::share,
                            Part::related, Part::title, Part::hidden}) {
      add((block(i).inline_parts & bit_of(part)) != 0 ? 1 : 0);
    }
  }

  void add_hints(std::size_t i) {
    const std::string& letters = letters_[i];
    const auto named = std::count_if(names_.begin(), names_.end(), [&](const std::string& name) {
      return name.size() > 3 && letters.find(name) != std::string::npos;
    });
    add(double(named));
    add(!title_letters_.empty() && letters == title_letters_ ? 1 : 0);
    const std::vector<std::uint64_t> words = word_hashes(block(i).text);
    add(share_known(words, title_));
    add(title_letters_.empty() ? -1 : ratio(double(letters.size()), double(title_letters_.size())));
    add(description_.empty() ? -1 : share_known(words, description_));
    add(letters.size() > 20 && description_letters_.starts_with(letters.substr(0, 60)) ? 1 : 0);
    add(has_witness_ ? witnessed_[i] : -1);
    add(ratio(confirmed_.all(), text_.all()));
    add(has_witness_ ? ratio(confirmed_.in(0, i), confirmed_.all()) : -1);
  }

  void add_element(std::size_t i) {
    const OutlineElement& own = element_of(i);
    const OutlineElement& parent = element(own.parent);
    const OutlineElement& outer = element(parent.parent);
    add(static_cast<double>(own.role));
    add(static_cast<double>(parent.role));
    add(static_cast<double>(outer.role));
    add(own.level);
    add(double(own.depth));
    for (const std::uint8_t distance : own.role_distance) add(distance);
    for (const std::uint8_t distance : own.part_distance) add(distance);
  }

  /// The element and those around it: how much text, how much of it linked, how much prose.
  void add_surroundings(std::size_t i) {
    std::size_t e = block(i).element;
    for (int level = 0; level < 5; ++level) {
      const OutlineElement& around = element(e);
      const double text = text_.in(around);
      add(logarithm(double(around.last - around.first)));
      add(logarithm(text));
      add(ratio(linked_.in(around), text));
      add(ratio(prose_.in(around), prose_.all()));
      add(ratio(prose_.in(around), text));
      if (level < 3) add(ratio(scores_[e], best_score_));
      if (level < 3) add(ratio(double(i - around.first), double(around.last - around.first)));
      e = around.parent;
    }
    add(ratio(around_[block(i).element], best_score_));
    const OutlineElement& best = element(best_);
    const bool inside = i >= best.first && i < best.last;
    add(inside ? 1 : 0);
    add(outside_[block(i).element]);
    add(double(element_of(i).depth) - double(best.depth));
    add(inside ? ratio(double(i - best.first), double(best.last - best.first)) : -1);
    add(inside ? logarithm(double(best.last - i)) : -1);
    add(inside ? logarithm(double(i - best.first)) : -1);
    add(ratio(prose_.in(best), prose_.all()));
    for (const Group* group : {&paths_[element_of(i).path], &likes_[element_of(i).likeness]}) {
      add(logarithm(group->blocks));
      add(ratio(group->text, group->blocks));
      add(ratio(group->linked, group->text));
      add(ratio(group->prose, prose_.all()));
    }
  }

  void add_place(std::size_t i) {
    const double count = double(outline_.blocks.size());
    add(double(i) / count);
    add(logarithm(double(i)));
    add(logarithm(count));
    add(logarithm(prose_.all()));
    add(ratio(linked_.all(), text_.all()));
    add(ratio(prose_.in(0, i), prose_.all()));
    add(ratio(prose_.in(i + 1, outline_.blocks.size()), prose_.all()));
    add(title_at_ < 0 ? -1000 : double(static_cast<std::ptrdiff_t>(i) - title_at_));
    for (const std::size_t window : {3UL, 8UL}) {
      const std::size_t before = i - std::min(i, window);
      const std::size_t after = std::min(outline_.blocks.size(), i + 1 + window);
      add(ratio(prose_.in(before, i), text_.in(before, i)));
      add(ratio(prose_.in(i + 1, after), text_.in(i + 1, after)));
      add(ratio(linked_.in(before, i), text_.in(before, i)));
      add(ratio(linked_.in(i + 1, after), text_.in(i + 1, after)));
    }
  }

  void add_neighbour(std::size_t i, std::ptrdiff_t step) {
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + step;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(outline_.blocks.size())) {
      for (int k = 0; k < 10; ++k) add(-1);
      return;
    }
    const auto j = static_cast<std::size_t>(at);
    add(logarithm(double(block(j).text.size())));
    add(share_linked(j));
    add(shapes_[j].ends_sentence);
    add(shapes_[j].sentences);
    add(static_cast<double>(element_of(j).role));
    add(element_of(j).path == element_of(i).path ? 1 : 0);
    add(block(j).element == block(i).element ? 1 : 0);
    add(element_of(j).parent == element_of(i).parent ? 1 : 0);
    add(shapes_[j].label + shapes_[j].invitation);
    add(shapes_[j].date);
  }

  /// The heading that the block stands under.
  void add_headings(std::size_t i) {
    add(heading_at_ < 0 ? -1 : double(static_cast<std::ptrdiff_t>(i) - heading_at_));
    if (heading_at_ < 0) {
      for (int k = 0; k < 6; ++k) add(-1);
    } else {
      const auto h = static_cast<std::size_t>(heading_at_);
      add(element_of(h).level);
      add(share_linked(h));
      add(shapes_[h].label + shapes_[h].invitation);
      add(logarithm(double(block(h).text.size())));
      add(element_of(h).depth - double(element_of(i).depth));
      add(ratio(prose_.in(h, i), prose_.all()));
    }
  }

  void add_bits(std::uint32_t kinds) {
    for (std::size_t k = 0; k < line_kind_count; ++k) add((kinds >> k & 1) != 0 ? 1 : 0);
  }

  std::uint32_t kinds_at(std::size_t i) const { return i < shapes_.size() ? shapes_[i].kinds : 0; }

  void add_kinds(std::size_t i) {
    add_bits(shapes_[i].kinds);
    add_bits(i > 0 ? kinds_at(i - 1) : 0);
    add_bits(kinds_at(i + 1));
    add_bits(section_kinds_);
    for (const int since : since_kind_) add(since);
  }

  /// Goes on to the next block.
  void pass(std::size_t i) {
    if (element_of(i).level > 0) {
      heading_at_ = static_cast<std::ptrdiff_t>(i);
      section_kinds_ = shapes_[i].kinds;
    }
    for (std::size_t k = 0; k < line_kind_count; ++k) {
      const bool is_it = (shapes_[i].kinds >> k & 1) != 0 && block(i).text.size() < 300;
      since_kind_[k] = is_it ? 1 : std::min(1000, since_kind_[k] + 1);
    }
    ++seen_[repeats_[i]];
  }

  void add_holders(std::size_t i) {
    for (const auto& holders : holders_) {
      const std::size_t e = holders[block(i).element];
      add(e == 0 ? -1 : ratio(prose_.in(element(e)), prose_.all()));
      add(e == 0 ? -1 : double(i - element(e).first));
      add(e == 0 ? -1 : double(element(e).last - i));
    }
    add(articles_);
    add(is_article_ ? 1 : 0);
  }

  void add_repeats(std::size_t i) {
    add(counts_[repeats_[i]]);
    add(double(seen_[repeats_[i]]));
    add(static_cast<double>(i) - static_cast<double>(first_prose_));
    add(static_cast<double>(last_prose_) - static_cast<double>(i));
    const OutlineElement& best = element(best_);
    add(i <= best.first ? 0
                        : ratio(prose_.in(best.first, std::min(i, best.last)), prose_.in(best)));
    add(i + 1 < outline_.blocks.size() && block(i + 1).goes_on ? 1 : 0);
  }

  /// What tells the teasers of other articles from the text: they are cut off, and each stands in
  /// one of several elements alike; the text follows the title.
  void add_teasers(std::size_t i) {
    const Group& alike = likes_[element_of(i).likeness];
    add(shapes_[i].cut_off);
    add(ratio(alike.cut_off, alike.blocks));
    const std::size_t title = title_at_ < 0 ? i : static_cast<std::size_t>(title_at_);
    add(title_at_ < 0 ? -1 : ratio(prose_.in(std::min(title, i), i), prose_.all()));
    std::size_t e = block(i).element;
    const std::size_t article = holders_[0][e];
    add(article == 0 || title_at_ < 0 ? -1 : holds_title(element(article)) ? 1 : 0);
    add(title_at_ < 0 ? -1 : to_title_[e]);
    for (int level = 0; level < 4; ++level) {
      add(siblings_[e]);
      e = element(e).parent;
    }
  }

  const Outline& outline_;
  std::vector<TextShape> shapes_;
  Sums text_, linked_, prose_, sentences_, commas_;
  std::vector<float> witnessed_;
  Sums confirmed_;
  bool has_witness_;
  std::vector<double> scores_;
  std::size_t best_;
  std::vector<std::uint64_t> title_;
  std::string title_letters_;
  std::vector<std::uint64_t> description_;
  std::string description_letters_;
  std::ptrdiff_t title_at_ = -1;
  std::ptrdiff_t heading_at_ = -1;
  double best_score_ = 1;
  std::vector<double> around_;  // for each element, the best score of it and those around it
  std::vector<char> within_;    // whether an element is the best container or one around it
  std::vector<std::size_t> outside_;
  std::unordered_map<std::uint64_t, Group> paths_;
  std::unordered_map<std::uint64_t, Group> likes_;
  std::array<std::vector<std::size_t>, 3> holders_;
  int articles_ = 0;
  std::vector<int> to_title_;
  std::vector<int> siblings_;  // of each element, itself included
  std::vector<std::string> names_;
  bool is_article_ = false;
  std::vector<std::string> letters_;  // of each block
  std::vector<std::size_t> repeats_;  // of each block: the group of those that start alike
  std::vector<int> counts_;           // of each group
  std::vector<int> seen_;
  std::size_t first_prose_ = 0;
  std::size_t last_prose_ = 0;
  std::uint32_t section_kinds_ = 0;
  std::array<int, line_kind_count> since_kind_ = {};
  std::vector<float> values_;
};

}  // namespace

std::vector<float> shares_witnessed(const Outline& outline, std::string_view witness) {
  std::vector<float> shares(outline.blocks.size(), 0);
  const std::vector<std::uint64_t> known = sorted(shingles_of(witness));
  for (std::size_t i = 0; i < shares.size() && !known.empty(); ++i) {
    const auto shingles = shingles_of(outline.blocks[i].text);
    const auto found = std::count_if(shingles.begin(), shingles.end(), [&](std::uint64_t s) {
      return std::binary_search(known.begin(), known.end(), s);
    });
    shares[i] = ratio(double(found), double(shingles.size()));
  }
  return shares;
}

Rows block_features(const Outline& outline, const ArticleHints& hints) {
  if (outline.blocks.empty()) return {};
  return Sight(outline, hints).rows();
}

}  // namespace sayso
