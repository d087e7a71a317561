#include "linking/timeline/claim_developments.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace sayso {
namespace {

/// How sure a holder is, whichever way: 0 where nobody can tell.
int sureness(Certainty certainty) {
  const std::string_view name = name_of(certainty);
  if (name.starts_with("CT")) return 3;
  if (name.starts_with("PR")) return 2;
  return name.starts_with("PS") ? 1 : 0;
}

bool is_denial(Stance stance) { return stance == Stance::denies || stance == Stance::doubts; }

/// The parts that a ledger's edges leave, certain or not, by node.
class Origins {
 public:
  explicit Origins(const Ledger& ledger) {
    for (const LedgerNode& node : ledger.nodes) part_[node.id] = node.id;
    for (const LedgerEdge& edge : ledger.edges) {
      const std::string kept = part_[edge.from];
      const std::string other = part_[edge.to];
      for (auto& [node, part] : part_) {
        if (part == other) part = kept;
      }
    }
  }
  /// Empty where the ledger does not count the member.
  std::string of(std::size_t member) const {
    const auto found = part_.find("m" + std::to_string(member));
    return found == part_.end() ? std::string() : found->second;
  }

 private:
  std::map<std::string, std::string> part_;
};

class Developments {
 public:
  Developments(const StoryRecord& record, const Claim& claim)
      : record_(record), claim_(claim), origins_(claim.ledger) {
    for (const Dispute& dispute : claim.disputes) denying_.insert(dispute.denies);
  }

  std::vector<TimelineEntry> tell() {
    for (std::size_t i = 0; i < claim_.members.size(); ++i) tell_member(i);
    return std::move(entries_);
  }

 private:
  TimelineEntry& add(std::size_t i, Development what) {
    const ClaimMember& member = claim_.members[i];
    TimelineEntry& entry = entries_.emplace_back();
    entry.time = member.published;
    entry.what = what;
    entry.claim = claim_.id;
    entry.text = claim_.text;
    entry.who = record_.source_of(member);
    entry.outlet = record_.outlet_of(member.document);
    entry.words = {member.document, member.content};
    return entry;
  }

  Passage passage(std::size_t i) const {
    return {claim_.members[i].document, claim_.members[i].content};
  }

  void tell_member(std::size_t i) {
    const ClaimMember& member = claim_.members[i];
    if (member.stance == Stance::declines_to_comment) {
      add(i, Development::no_answer);
      return;
    }
    if (is_denial(member.stance) || denying_.contains(i)) {
      add(i, Development::denied);
      return;
    }
    const std::string origin = origins_.of(i);
    const bool is_other = !origin.empty() && seen_.insert(origin).second;
    const bool is_first = !appeared_;
    appeared_ = true;
    if (is_first) {
      tell_first(i);
    } else if (member.stance == Stance::confirms) {
      add(i, Development::confirmed);
    } else if (is_other && !tell_hedge(i)) {
      add(i, Development::another_origin);
    } else {
      if (!is_other) tell_hedge(i);
    }
    last_by_[record_.holder_of(member)] = i;
    if (!is_flat(member)) attributed_by_[record_.outlet_of(member.document)] = i;
  }

  void tell_first(std::size_t i) {
    const Claim* earlier = claim_.revises.empty() ? nullptr : record_.claim(claim_.revises);
    TimelineEntry& entry = add(i, earlier == nullptr ? Development::appears : Development::revised);
    if (earlier == nullptr || earlier->members.empty()) return;
    const ClaimMember* hedged = less_sure(*earlier, claim_.members[i]);
    const ClaimMember& before = hedged == nullptr ? earlier->members.front() : *hedged;
    entry.before = {before.document, before.content};
    entry.detail = earlier->id;
    if (hedged == nullptr) return;
    entry.what = Development::hedge_dropped;
    entry.detail = std::string(name_of(hedged->certainty)) + " to " +
                   std::string(name_of(claim_.members[i].certainty));
  }

  /// The last that its holder said of the earlier claim, if that was less sure; else null.
  const ClaimMember* less_sure(const Claim& earlier, const ClaimMember& member) const {
    const ClaimMember* last = nullptr;
    for (const ClaimMember& one : earlier.members) {
      if (record_.holder_of(one) == record_.holder_of(member)) last = &one;
    }
    if (last == nullptr || sureness(last->certainty) == 0) return nullptr;
    return sureness(last->certainty) < sureness(member.certainty) ? last : nullptr;
  }

  /// Whoever is surer than before; an outlet that no longer says on whose word it says so.
  bool tell_hedge(std::size_t i) {
    const ClaimMember& member = claim_.members[i];
    const auto last = last_by_.find(record_.holder_of(member));
    if (last != last_by_.end()) {
      const ClaimMember& earlier = claim_.members[last->second];
      const int before = sureness(earlier.certainty);
      if (earlier.document == member.document || before == 0 ||
          sureness(member.certainty) <= before) {
        return false;
      }
      TimelineEntry& entry = add(i, Development::hedge_dropped);
      entry.before = passage(last->second);
      entry.detail =
          std::string(name_of(earlier.certainty)) + " to " + std::string(name_of(member.certainty));
      return true;
    }
    const auto attributed = attributed_by_.find(record_.outlet_of(member.document));
    const bool says_itself = is_flat(member) && member.certainty == Certainty::ct_plus;
    if (!says_itself || attributed == attributed_by_.end() ||
        claim_.members[attributed->second].document == member.document) {
      return false;
    }
    TimelineEntry& entry = add(i, Development::hedge_dropped);
    entry.before = passage(attributed->second);
    entry.detail =
        "no longer on the word of " + record_.source_of(claim_.members[attributed->second]);
    return true;
  }

  const StoryRecord& record_;
  const Claim& claim_;
  const Origins origins_;
  std::set<std::size_t> denying_;
  std::set<std::string> seen_;  // origins
  bool appeared_ = false;
  std::map<std::string, std::size_t> last_by_;        // member by holder
  std::map<std::string, std::size_t> attributed_by_;  // by outlet
  std::vector<TimelineEntry> entries_;
};

}  // namespace

std::vector<TimelineEntry> claim_developments(const StoryRecord& record, const Claim& claim) {
  return Developments(record, claim).tell();
}

}  // namespace sayso
