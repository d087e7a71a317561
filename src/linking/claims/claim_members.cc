#include "linking/claims/claim_members.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "linking/claims/claim_parts.h"
#include "linking/claims/claim_traits.h"
#include "linking/claims/claim_words.h"
#include "linking/claims/own_content.h"
#include "linking/hull.h"
#include "linking/ledger/denial_words.h"
#include "linking/source_words.h"

namespace sayso {
namespace {

constexpr std::size_t kFewWords = 3;    // a stretch with fewer states nothing by itself
constexpr std::size_t kFewOfPart = 5;   // one that is not all of its sentence
constexpr double kMostOfContent = 0.7;  // an outer content that is an inner one's says no more

/// Without marks and spaces at the beginning, which what is left of a sentence may have: ", said".
Spans without_stray_marks(std::string_view text, Spans spans) {
  constexpr std::string_view kMarks[] = {" ", "\n", ",", ";", ":", ".", ")", "\u2013", "\u2014"};
  while (!spans.empty()) {
    Span& first = spans.front();
    const std::string_view words = first.in(text);
    const auto* mark = std::find_if(std::begin(kMarks), std::end(kMarks),
                                    [&](std::string_view one) { return words.starts_with(one); });
    if (!words.empty() && mark == std::end(kMarks)) break;
    if (words.empty()) {
      spans.erase(spans.begin());
    } else {
      first.begin += static_cast<std::uint32_t>(mark->size());
    }
  }
  return spans;
}

/// Finds the members of one document.
class Finding {
 public:
  Finding(const Entry& entry, const std::vector<SourceIdentity>& identities)
      : entry_(entry),
        analysis_(entry.analysis),
        text_(entry.document.text),
        identities_(identities) {}

  std::vector<ClaimMemberRow> members() {
    for (std::size_t i = 0; i < analysis_.attributions.size(); ++i) add_said(i);
    add_flat();
    std::stable_sort(members_.begin(), members_.end(),
                     [](const ClaimMemberRow& a, const ClaimMemberRow& b) {
                       return hull(a.member.content) < hull(b.member.content);
                     });
    return std::move(members_);
  }

 private:
  const Attribution* attribution(std::string_view id) const {
    const auto& all = analysis_.attributions;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Attribution& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
  }

  /// Whether another attribution within this one has most of its content.
  bool passes_on(const Attribution& outer) const {
    const double whole = size_of(outer.content);
    return std::any_of(
        analysis_.attributions.begin(), analysis_.attributions.end(), [&](const Attribution& one) {
          return one.within == outer.id && size_of(one.content) >= kMostOfContent * whole;
        });
  }

  /// "Nobody was warned of anything" is no word of somebody's.
  bool is_nobodys(const Attribution& said) const {
    return names_nobody(words_of(text_, said.source));
  }

  /// The sources of the attributions around it, from the outermost in.
  std::vector<std::string> via(const Attribution& inner) const {
    std::vector<std::string> names;
    const Attribution* outer = attribution(inner.within);
    for (std::size_t depth = 0; outer != nullptr && depth < analysis_.attributions.size();
         ++depth) {
      const auto place = static_cast<std::size_t>(outer - analysis_.attributions.data());
      const std::string& name = identities_[place].name;
      if (!name.empty() && name != entry_.document.outlet.name) names.push_back(name);
      outer = attribution(outer->within);
    }
    std::reverse(names.begin(), names.end());
    return names;
  }

  std::string told_to(const Attribution& said) const {
    for (const Citation& citation : analysis_.citations) {
      if (!said.told_to.empty() && citation.id == said.told_to) return citation.outlet;
    }
    return {};
  }

  /// What the words of saying deny, whatever was read from them.
  Stance stance_of(const Attribution& said) const {
    switch (cue_denial(words_of(text_, said.cue))) {
      case CueDenial::denies:
        return Stance::denies;
      case CueDenial::doubts:
        return Stance::doubts;
      case CueDenial::none:
        break;
    }
    return said.stance;
  }

  /// The outlets that a source names, each once.
  std::vector<const Citation*> outlets_in(const Spans& source) const {
    std::vector<const Citation*> outlets;
    for (const Citation& citation : analysis_.citations) {
      if (citation.relation != CitationRelation::reported_by || !citation.span) continue;
      const bool inside = std::any_of(source.begin(), source.end(),
                                      [&](Span span) { return span.contains(*citation.span); });
      const bool known = std::any_of(outlets.begin(), outlets.end(), [&](const Citation* other) {
        return other->outlet == citation.outlet;
      });
      if (inside && !known) outlets.push_back(&citation);
    }
    return outlets;
  }

  /// The citation that an outlet is the source by: "the newspaper" is the one that is cited there,
  /// whoever else it may seem to be.
  const Citation* cited_as_source(const Attribution& said) const {
    if (said.source_kind != SourceKind::outlet) return nullptr;
    for (const Citation& citation : analysis_.citations) {
      const bool by_text = citation.relation == CitationRelation::reported_by;
      const bool names_it =
          citation.span && std::any_of(said.source.begin(), said.source.end(),
                                       [&](Span span) { return span.overlaps(*citation.span); });
      if (by_text && names_it) return &citation;
    }
    return nullptr;
  }

  void add_said(std::size_t i) {
    const Attribution& said = analysis_.attributions[i];
    if (said.content.empty() || passes_on(said) || is_nobodys(said)) return;
    const Spans own = own_content(text_, said, analysis_.attributions);
    ClaimMember member;
    member.attribution = said.id;
    member.source = said.source;
    member.source_kind = said.source_kind;
    member.stance = stance_of(said);
    member.certainty = said.certainty;
    member.source_key = identities_[i].key;
    member.source_name = identities_[i].name;
    if (const Citation* cited = cited_as_source(said)) {
      member.source_key = "outlet " + cited->outlet;
      member.source_name = cited->outlet;
    }
    member.told_to = told_to(said);
    member.via = via(said);
    const std::vector<Spans> parts = claim_parts(text_, own, analysis_.sentences);
    const std::vector<const Citation*> outlets = outlets_in(said.source);
    if (outlets.size() < 2) return add_parts(member, said, parts);
    // "According to the Post and the Courier" rests on two.
    for (const Citation* outlet : outlets) {
      member.source = {*outlet->span};
      member.source_key = "body " + source_key(outlet->outlet);
      member.source_name = outlet->outlet;
      add_parts(member, said, parts);
    }
  }

  /// The attribution stands for its longest part; the events of the others for those.
  void add_parts(const ClaimMember& whole, const Attribution& said,
                 const std::vector<Spans>& parts) {
    const auto longest =
        std::max_element(parts.begin(), parts.end(),
                         [](const Spans& a, const Spans& b) { return size_of(a) < size_of(b); });
    const bool acts = is_act(said);
    for (auto part = parts.begin(); part != parts.end(); ++part) {
      ClaimMember member = whole;
      member.content = *part;
      if (part != longest) {
        const Event* main = main_event(*part);
        if (main == nullptr) continue;
        member.event = main->id;
      }
      Spans told = without_told_inside(*part, said);
      if (acts) {
        told.insert(told.end(), said.source.begin(), said.source.end());
        told.insert(told.end(), said.cue.begin(), said.cue.end());
        std::sort(told.begin(), told.end());
      }
      add(std::move(member), told, said.cue);
    }
  }

  /// What a source says itself, without what it tells of another's word at the end: "weighs
  /// publishing reports that show [the gate had jammed]". All of it where no clause is left.
  Spans without_told_inside(const Spans& part, const Attribution& outer) const {
    Spans own = part;
    for (const Attribution& inner : analysis_.attributions) {
      if (inner.within != outer.id || inner.content.empty()) continue;
      const Span inside = hull(inner.content);
      const bool ends =
          own.back().contains(inside) && claim_words(text_, {inside.end, own.back().end}).empty();
      if (!ends) continue;
      Spans left = own;
      left.back().end = inside.begin;
      if (left.back().empty()) left.pop_back();
      if (says_more(left, inner)) own = std::move(left);
    }
    return own;
  }

  /// Whether `words` state something besides that `inner` says it: not "its members had reported".
  bool says_more(const Spans& words, const Attribution& inner) const {
    Spans says = inner.source;
    says.insert(says.end(), inner.cue.begin(), inner.cue.end());
    std::size_t more = 0;
    for (const Span span : words) {
      for (const ClaimWord& word : claim_words(text_, span)) {
        const auto has_it = [&](Span span) { return span.overlaps(word.span); };
        if (std::none_of(says.begin(), says.end(), has_it)) ++more;
      }
    }
    return more >= kFewOfPart && main_event(words) != nullptr;
  }

  /// "Orlum asked for boats" tells what Orlum did, not what it said: that, with who did it, is what
  /// is claimed.
  bool is_act(const Attribution& said) const {
    return !is_against(said.stance) && !tells_of_saying(text_, said.cue);
  }

  const Event* main_event(const Spans& within) const {
    const Event* main = nullptr;
    for (const Event& event : analysis_.events) {
      const bool inside = std::any_of(within.begin(), within.end(),
                                      [&](Span span) { return span.contains(event.trigger); });
      if (inside && (main == nullptr || event.score > main->score)) main = &event;
    }
    return main;
  }

  /// Stretches of sentences outside all attributions, with the event that stands for each.
  void add_flat() {
    for (const Span sentence : analysis_.sentences) {
      std::uint32_t begin = behind_dateline(sentence);
      for (const Span taken : taken_in(sentence)) {
        if (taken.begin > begin) add_stretch({begin, taken.begin});
        begin = std::max(begin, taken.end);
      }
      if (begin < sentence.end) add_stretch({begin, sentence.end});
    }
  }

  /// Where a sentence begins, without the place and day before it.
  std::uint32_t behind_dateline(Span sentence) const {
    const auto& dateline = entry_.document.dateline;
    const bool here = dateline && sentence.contains(dateline->span);
    return here ? dateline->span.end : sentence.begin;
  }

  /// What attributions have of a sentence, from the first of their words to the last; in order.
  Spans taken_in(Span sentence) const {
    Spans taken;
    for (const Attribution& said : analysis_.attributions) {
      if (is_nobodys(said)) continue;
      std::optional<Span> whole;
      for (const Spans* spans : {&said.source, &said.cue, &said.content}) {
        for (const Span span : *spans) {
          if (!span.overlaps(sentence)) continue;
          const Span inside{std::max(span.begin, sentence.begin), std::min(span.end, sentence.end)};
          whole = whole
                      ? Span{std::min(whole->begin, inside.begin), std::max(whole->end, inside.end)}
                      : inside;
        }
      }
      if (whole) taken.push_back(*whole);
    }
    std::sort(taken.begin(), taken.end());
    return taken;
  }

  void add_stretch(Span stretch) {
    // What attributions leave of a sentence is often no clause: "speaking in the capital".
    const std::vector<ClaimWord> words = claim_words(text_, stretch);
    const Span sentence = widened(stretch, analysis_.sentences);
    const bool whole = sentence.end == stretch.end && behind_dateline(sentence) == stretch.begin;
    if (words.size() < (whole ? kFewWords : kFewOfPart)) return;
    const Event* main = main_event({stretch});
    if (main == nullptr) return;
    ClaimMember member;
    member.event = main->id;
    member.content = {stretch};
    member.source_kind = SourceKind::author;
    const bool denied = main->status == EventStatus::denied;
    member.stance = denied ? Stance::denies : Stance::asserts;
    member.certainty = denied ? Certainty::ct_minus : Certainty::ct_plus;
    for (const Holder& holder : main->holders) {
      if (holder.by == "author") member.certainty = holder.certainty;
    }
    member.source_key = "author\n" + entry_.document.id;
    member.source_name = entry_.document.outlet.name;
    add(std::move(member), {stretch});
  }

  /// `told` are the words that joining compares.
  void add(ClaimMember member, Spans told, const Spans& cue = {}) {
    told = without_stray_marks(text_, std::move(told));
    member.content = without_stray_marks(text_, std::move(member.content));
    if (member.content.empty()) return;
    const Span around = widened(hull(member.content), analysis_.sentences);
    ClaimTraits traits = claim_traits(text_, told, cue, around, analysis_.times);
    traits.end = std::max(traits.end, member.content.back().end);  // with what is told inside
    traits.judged = member.stance == Stance::denies || member.stance == Stance::doubts;
    if (traits.words.empty() && traits.numbers.empty() && !is_against(member.stance)) return;
    member.document = entry_.document.id;
    if (entry_.document.published) member.published = entry_.document.published->value;
    ClaimMemberRow row;
    row.words = words_of(text_, told);
    row.traits = written(traits);
    row.member = std::move(member);
    members_.push_back(std::move(row));
  }

  const Entry& entry_;
  const Analysis& analysis_;
  const std::string& text_;
  const std::vector<SourceIdentity>& identities_;
  std::vector<ClaimMemberRow> members_;
};

}  // namespace

std::vector<ClaimMemberRow> claim_members(const Entry& entry,
                                          const std::vector<SourceIdentity>& identities) {
  return Finding(entry, identities).members();
}

}  // namespace sayso
