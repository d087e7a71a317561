#include "analysis/same_source.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/described_source.h"
#include "analysis/sources.h"

namespace sayso {
namespace {

constexpr std::size_t kMost = 3;  // relations of one attribution
// Two of them have nothing to do with each other.
constexpr std::array kNobody = {"someone", "somebody", "anyone", "everyone",
                                "one",     "ones",     "other"};

/// How `later`, which does not take up an earlier one, may be related to `earlier`.
std::string possible_link(const DescribedSource& later, const DescribedSource& earlier) {
  const auto joined = [&](const char* how) { return quoted(later) + how + quoted(earlier); };
  if (is_several(later) && !is_several(earlier)) return joined(" may include ");
  if (!is_several(later) && is_several(earlier)) return joined(" may be one of ");
  if (described_alike(later, earlier)) return joined(" is described like ");
  return joined(is_several(later) ? " may overlap with " : " may be ");
}

/// Relates one source to those before it.
class Relater {
 public:
  Relater(std::vector<DescribedSource>& sources, const std::vector<Span>& sentences,
          std::size_t later)
      : sources_(sources), sentences_(sentences), later_(later) {}

  std::vector<SourceRelation> relations() {
    if (speaker_is_known()) return std::move(out_);
    const DescribedSource& later = sources_[later_];
    if (later.noun.empty() || is_one_of(later.noun, kNobody)) return {};
    const std::vector<std::size_t> candidates = nearest_of_each_chain();
    const Reference reference = later.phrase.reference;
    if (reference == Reference::other) {
      set_apart(candidates);
    } else if (!((reference == Reference::definite || reference == Reference::same) &&
                 take_up(candidates))) {
      compare(candidates);
    }
    return std::move(out_);
  }

 private:
  void add(std::size_t earlier, SameSource relation, std::string reason) {
    if (out_.size() == kMost) return;
    out_.push_back({sources_[earlier].attribution->id, relation, std::move(reason)});
  }

  /// "another official": none of those before it, unless they are several of whom it may be one.
  void set_apart(const std::vector<std::size_t>& candidates) {
    const DescribedSource& later = sources_[later_];
    for (const std::size_t i : candidates) {
      if (is_several(sources_[i]) != is_several(later)) continue;
      add(i, SameSource::different, quoted(later) + " is set apart from " + quoted(sources_[i]));
    }
  }

  /// "the official": the only one that fits, or the nearest if it is near; false if none fits.
  bool take_up(std::vector<std::size_t> candidates) {
    const DescribedSource& later = sources_[later_];
    std::erase_if(candidates, [&](std::size_t i) {
      return !compatible(later, sources_[i]) || !counts_fit(later, sources_[i]);
    });
    if (candidates.empty()) return false;
    const std::size_t nearest = candidates.front();
    if (candidates.size() == 1 || is_near(sources_[nearest], later)) {
      sources_[later_].chain = sources_[nearest].chain;
      add(nearest, SameSource::same,
          quoted(later) + " refers back to " + quoted(sources_[nearest]));
      return true;
    }
    for (const std::size_t i : candidates) {
      add(i, SameSource::possible,
          quoted(later) + " may refer back to " + quoted(sources_[i]) + " or to another");
    }
    return true;
  }

  /// "an official", "officials": what is plainly another, and the one that it may be: the nearest
  /// that is described alike, else the nearest.
  void compare(const std::vector<std::size_t>& candidates) {
    const DescribedSource& later = sources_[later_];
    const bool is_class = later.attribution->source_kind == SourceKind::unnamed_group;
    std::optional<std::size_t> link;
    for (const std::size_t i : candidates) {
      if (!compatible(later, sources_[i])) continue;
      if (!link) link = i;
      if (!described_alike(later, sources_[i])) continue;
      link = i;
      break;
    }
    if (link) add(*link, SameSource::possible, possible_link(later, sources_[*link]));
    for (const std::size_t i : candidates) {
      std::string reason = is_class ? std::string() : conflict(later, sources_[i]);
      if (!reason.empty()) add(i, SameSource::different, std::move(reason));
    }
  }

  /// At most two sentences lie between them.
  bool is_near(const DescribedSource& earlier, const DescribedSource& later) const {
    const std::uint32_t from = earlier.attribution->source.front().begin;
    const std::uint32_t to = later.attribution->source.front().begin;
    return std::count_if(sentences_.begin(), sentences_.end(),
                         [&](Span s) { return s.begin > from && s.begin <= to; }) <= 2;
  }

  /// The same entity speaks, or the very same words are the source of both.
  bool speaker_is_known() {
    const Attribution& mine = *sources_[later_].attribution;
    for (std::size_t i = later_; i-- > 0;) {
      const Attribution& other = *sources_[i].attribution;
      const bool same_words = mine.source == other.source;
      if (!same_words && (mine.speaker.empty() || mine.speaker != other.speaker)) continue;
      sources_[later_].chain = sources_[i].chain;
      add(i, SameSource::same,
          same_words ? quoted(sources_[later_]) + " is the source of both"
                     : quoted(sources_[later_]) + " refers back to " + quoted(sources_[i]));
      return true;
    }
    return false;
  }

  /// Of the earlier sources with the same noun, the last mention of each.
  std::vector<std::size_t> nearest_of_each_chain() const {
    std::vector<std::size_t> found;
    for (std::size_t i = later_; i-- > 0;) {
      if (sources_[i].noun != sources_[later_].noun) continue;
      const bool known = std::any_of(found.begin(), found.end(), [&](std::size_t j) {
        return sources_[j].chain == sources_[i].chain;
      });
      if (!known) found.push_back(i);
    }
    return found;
  }

  std::vector<DescribedSource>& sources_;
  const std::vector<Span>& sentences_;
  std::size_t later_;
  std::vector<SourceRelation> out_;
};

}  // namespace

void relate_sources(std::string_view text, Analysis& analysis) {
  std::vector<DescribedSource> sources;
  std::vector<Attribution*> attributions;
  for (Attribution& attribution : analysis.attributions) {
    if (!is_unnamed(attribution.source_kind) || attribution.source.empty()) continue;
    sources.push_back(described_source(text, attribution));
    sources.back().chain = sources.size() - 1;
    attributions.push_back(&attribution);
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    attributions[i]->same_source = Relater(sources, analysis.sentences, i).relations();
  }
}

}  // namespace sayso
