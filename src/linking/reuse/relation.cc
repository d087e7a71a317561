#include "linking/reuse/relation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

#include "linking/moment.h"
#include "linking/reuse/naming.h"

namespace sayso {
namespace {

// Shares of words, set in the gaps that data/reuse leaves between relations: copies have 0.79 of
// the giver or more and parts 0.65 or less; copies are 0.95 of the taker or more and one patchwork
// 0.86; taken parts make 0.13 of one text, but for one, and what is shared by nature 0.06.
constexpr double kCopyOfGiver = 0.72;   // a copy has that much of the giver,
constexpr double kCopyOfTaker = 0.88;   // and is that much of the taker
constexpr double kPartOfEither = 0.08;  // less, in both, is what texts on one matter share
constexpr double kCitingOfTaker = 0.6;  // more is a copy with a credit
/// Words outside quotation marks that are more than "said on Monday" around a quotation.
constexpr std::size_t kOwnWords = 10;
constexpr std::size_t kQuotedWords = 8;
/// Paragraphs between a quotation and the name of the outlet that it is from.
constexpr std::uint32_t kNear = 2;

struct Shared {
  std::size_t equal = 0;
  std::size_t unquoted = 0;
  std::size_t quoted = 0;  // the most in one block
  double of_one = 0;       // share of the words
  double of_other = 0;
};

Shared measure(const ReuseSide& one, const ReuseSide& other,
               const std::vector<SharedBlock>& blocks) {
  Shared shared;
  std::size_t in_one = 0, in_other = 0;
  for (const SharedBlock& block : blocks) {
    shared.equal += block.equal;
    shared.unquoted += block.unquoted;
    shared.quoted = std::max(shared.quoted, block.equal - block.unquoted);
    in_one += block.from.size();
    in_other += block.to.size();
  }
  const auto share = [](std::size_t part, std::size_t whole) {
    return std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  };
  shared.of_one = share(in_one, one.wording.size());
  shared.of_other = share(in_other, other.wording.size());
  return shared;
}

/// Which words stand in a block, by `range` of a block.
template <typename Range>
std::vector<bool> words_in(const std::vector<SharedBlock>& blocks, std::size_t size, Range range) {
  std::vector<bool> out(size);
  for (const SharedBlock& block : blocks) {
    const WordRange words = range(block);
    for (std::size_t i = words.begin; i < words.end; ++i) out[i] = true;
  }
  return out;
}

/// Who took from whom, and why that is thought.
struct Direction {
  bool one_took = true;
  OutletNaming naming;  // of the giver's outlet by the taker
  int time = 0;         // 1: the taker appeared later; 0: not known
};

Direction direction_of(const ReuseSide& one, const ReuseSide& other, const Shared& shared,
                       const OutletNaming& one_names, const OutletNaming& other_names) {
  Direction out;
  out.time = compare(moment_of(one.document.published), moment_of(other.document.published));
  const bool one_credits = one_names.how == Naming::credited;
  if (one_credits != (other_names.how == Naming::credited)) {
    out.one_took = one_credits;
  } else if (out.time != 0) {
    out.one_took = out.time > 0;
  } else if (one_names.how != other_names.how) {
    out.one_took = one_names.how > other_names.how;
  } else if (std::abs(shared.of_one - shared.of_other) > 0.01) {
    out.one_took = shared.of_one > shared.of_other;
  } else {
    out.one_took = one.document.key > other.document.key;
  }
  out.naming = out.one_took ? one_names : other_names;
  if (!out.one_took) out.time = -out.time;
  return out;
}

/// Whether the taker names the giver's outlet for what the two share. A quotation is the giver's
/// only where the name stands near it; a text may have taken something else from there.
bool cites(const Shared& shared, const Direction& direction, const std::vector<SharedBlock>& blocks,
           const Wording& taker) {
  const Naming how = direction.naming.how;
  if (how == Naming::none || (how < Naming::credited && direction.time < 0)) return false;
  if (shared.unquoted >= kOwnWords) return true;
  if (shared.quoted < kQuotedWords) return false;
  const std::vector<std::uint32_t>& places = direction.naming.paragraphs;
  if (places.empty()) return true;  // a byline, say, is for all of it
  return std::any_of(blocks.begin(), blocks.end(), [&](const SharedBlock& block) {
    const WordRange words = direction.one_took ? block.from : block.to;
    const std::uint32_t paragraph = taker.paragraphs[words.begin];
    return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
      return std::max(place, paragraph) - std::min(place, paragraph) <= kNear;
    });
  });
}

std::optional<ReuseRelation> kind_of(const Shared& shared, const Direction& direction,
                                     const std::vector<SharedBlock>& blocks, const Wording& taker) {
  const auto [of_taker, of_giver] = direction.one_took ? std::pair(shared.of_one, shared.of_other)
                                                       : std::pair(shared.of_other, shared.of_one);
  if (of_giver >= kCopyOfGiver && of_taker >= kCopyOfTaker) return ReuseRelation::copy;
  const bool quotes = shared.quoted >= kQuotedWords;
  const bool own_words = shared.unquoted >= kOwnWords;
  if (cites(shared, direction, blocks, taker) && is_citing(of_taker)) return ReuseRelation::cites;
  if (own_words && std::max(of_taker, of_giver) >= kPartOfEither) {
    return ReuseRelation::partial_copy;
  }
  if (quotes) return ReuseRelation::same_quotation;
  return std::nullopt;
}

std::string reason_of(ReuseRelation relation, const Direction& direction, double of_taker,
                      std::size_t words, const std::string& giver) {
  std::string out;
  if (relation == ReuseRelation::cites) {
    out = "cites " + giver + "; ";
  } else if (direction.naming.how == Naming::credited) {
    out = "credits " + giver + "; ";
  } else if (direction.naming.how != Naming::none) {
    out = "names " + giver + "; ";
  } else if (direction.time > 0) {
    out = "appeared later; ";
  }
  if (relation == ReuseRelation::same_quotation) {
    return out + std::to_string(words) + " words in quotation marks";
  }
  const long percent = std::max(1L, std::lround(100 * of_taker));
  return out + std::to_string(percent) + " % of its words";
}

/// Closing marks and full stops that stand right behind a word, or opening marks before it, belong
/// to it where the other text has some there too.
constexpr std::string_view kBefore[] = {"\"", "'", "(", "\u201C", "\u2018"};
constexpr std::string_view kBehind[] = {"\"", "'", ")",      ".",      ",",
                                        "!",  "?", "\u201D", "\u2019", "%"};

std::uint32_t marks_before(std::string_view text, std::uint32_t at) {
  const std::uint32_t end = at;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kBefore) {
      if (!text.substr(0, at).ends_with(mark)) continue;
      at -= static_cast<std::uint32_t>(mark.size());
      more = true;
    }
  }
  return end - at;
}

std::uint32_t marks_behind(std::string_view text, std::uint32_t at) {
  const std::uint32_t begin = at;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kBehind) {
      if (!text.substr(at).starts_with(mark)) continue;
      at += static_cast<std::uint32_t>(mark.size());
      more = true;
    }
  }
  return at - begin;
}

SharedWords spans_of(const SharedBlock& block, const ReuseSide& one, const ReuseSide& other) {
  const auto span = [](WordRange words, const Wording& wording) {
    return Span{wording.spans[words.begin].begin, wording.spans[words.end - 1].end};
  };
  Span from = span(block.from, one.wording), to = span(block.to, other.wording);
  const std::string_view a = one.document.text, b = other.document.text;
  const std::uint32_t before_a = marks_before(a, from.begin), before_b = marks_before(b, to.begin);
  if (before_a > 0 && before_b > 0) {
    from.begin -= before_a;
    to.begin -= before_b;
  }
  const std::uint32_t behind_a = marks_behind(a, from.end), behind_b = marks_behind(b, to.end);
  if (behind_a > 0 && behind_b > 0) {
    from.end += behind_a;
    to.end += behind_b;
  }
  return {from, to};
}

}  // namespace

bool is_citing(double share) { return share < kCitingOfTaker; }

std::optional<ReuseRow> relation_of(const ReuseSide& one, const ReuseSide& other,
                                    const std::vector<SharedBlock>& blocks) {
  if (blocks.empty()) return std::nullopt;
  const Shared shared = measure(one, other, blocks);
  const auto in_one = words_in(blocks, one.wording.size(), [](const auto& b) { return b.from; });
  const auto in_other = words_in(blocks, other.wording.size(), [](const auto& b) { return b.to; });
  const Direction direction = direction_of(
      one, other, shared, naming_of(one.document, one.wording, in_one, other.document.outlet),
      naming_of(other.document, other.wording, in_other, one.document.outlet));
  const auto relation =
      kind_of(shared, direction, blocks, direction.one_took ? one.wording : other.wording);
  if (!relation) return std::nullopt;

  ReuseRow row;
  const ReuseSide& taker = direction.one_took ? one : other;
  const ReuseSide& giver = direction.one_took ? other : one;
  row.taker = taker.document.key;
  row.giver = giver.document.key;
  row.relation = *relation;
  row.said = direction.naming.how != Naming::none;
  row.spans.reserve(blocks.size());
  for (const SharedBlock& block : blocks) {
    SharedWords words = spans_of(block, one, other);
    if (!direction.one_took) std::swap(words.from, *words.to);
    row.spans.push_back(words);
  }
  // Each shared word makes chance less likely.
  row.score = 1 - 1 / (1 + static_cast<double>(shared.equal) / kQuotedWords);
  row.reason = reason_of(*relation, direction, direction.one_took ? shared.of_one : shared.of_other,
                         shared.equal - shared.unquoted, giver.document.outlet.name);
  return row;
}

}  // namespace sayso
