#include "linking/brief/story_brief.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

bool is_surer(Certainty one, Certainty other) {
  const auto rank = [](Certainty certainty) {
    const std::string_view name = name_of(certainty);
    return name.starts_with("CT") ? 3 : name.starts_with("PR") ? 2 : name.starts_with("PS") ? 1 : 0;
  };
  return rank(one) > rank(other);
}

/// Gathers who says something of one claim.
class Voices {
 public:
  explicit Voices(const StoryRecord& record) : record_(record) {}

  void add(const ClaimMember& member, std::size_t index) {
    // What outlets say themselves is one voice.
    const std::string key = is_flat(member) ? std::string() : record_.holder_of(member);
    const auto place = std::find(keys_.begin(), keys_.end(), key);
    const std::string outlet = record_.outlet_of(member.document);
    if (place == keys_.end()) {
      keys_.push_back(key);
      voices_.push_back({record_.source_of(member),
                         member.source_kind,
                         member.stance,
                         member.certainty,
                         {outlet},
                         member.published,
                         index});
      return;
    }
    BriefVoice& voice = voices_[static_cast<std::size_t>(place - keys_.begin())];
    if (is_surer(member.certainty, voice.certainty)) voice.certainty = member.certainty;
    std::vector<std::string>& outlets = voice.outlets;
    if (std::find(outlets.begin(), outlets.end(), outlet) == outlets.end()) {
      outlets.push_back(outlet);
    }
  }

  const std::vector<std::string>& keys() const { return keys_; }
  std::vector<BriefVoice> take() { return std::move(voices_); }

 private:
  const StoryRecord& record_;
  std::vector<std::string> keys_;
  std::vector<BriefVoice> voices_;
};

class Briefing {
 public:
  Briefing(const StoryRecord& record, bool all) : record_(record), all_(all) {}

  Brief brief() {
    std::vector<std::size_t> order(record_.claims.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
      return record_.claims[one].ledger.articles > record_.claims[other].ledger.articles;
    });
    for (const std::size_t i : order) add(i);
    return std::move(brief_);
  }

 private:
  void add(std::size_t i) {
    const Claim& claim = record_.claims[i];
    std::set<std::size_t> denying;
    for (const Dispute& dispute : claim.disputes) denying.insert(dispute.denies);
    Voices says(record_);
    Voices denies(record_);
    Voices silent(record_);
    for (std::size_t m = 0; m < claim.members.size(); ++m) {
      const ClaimMember& member = claim.members[m];
      const bool is_against = member.stance == Stance::denies || member.stance == Stance::doubts;
      if (member.stance == Stance::declines_to_comment) {
        silent.add(member, m);
      } else {
        (is_against || denying.contains(m) ? denies : says).add(member, m);
      }
    }
    add_silences(i, says, denies, silent);
    if (!all_ && !record_.is_shared(claim)) {
      ++brief_.left_out;
      return;
    }
    place({i, says.take(), denies.take()}, claim.ledger);
  }

  /// Those who have something to say of it elsewhere did answer.
  void add_silences(std::size_t claim, const Voices& says, const Voices& denies, Voices& silent) {
    const auto has = [](const Voices& voices, const std::string& key) {
      return std::find(voices.keys().begin(), voices.keys().end(), key) != voices.keys().end();
    };
    const std::vector<std::string> keys = silent.keys();
    std::vector<BriefVoice> voices = silent.take();
    for (std::size_t v = 0; v < voices.size(); ++v) {
      if (has(says, keys[v]) || has(denies, keys[v])) continue;
      brief_.unanswered.push_back({claim, std::move(voices[v])});
    }
  }

  void place(BriefClaim claim, const Ledger& ledger) {
    if (claim.says.empty() && claim.denies.empty()) return;
    if (!claim.denies.empty()) {
      brief_.disputed.push_back(std::move(claim));
    } else if (ledger.least_origins > 1) {
      brief_.several.push_back(std::move(claim));
    } else if (ledger.most_origins > 1) {
      brief_.perhaps.push_back(std::move(claim));
    } else {
      brief_.one.push_back(std::move(claim));
    }
  }

  const StoryRecord& record_;
  const bool all_;
  Brief brief_;
};

}  // namespace

Brief story_brief(const StoryRecord& record, bool all) { return Briefing(record, all).brief(); }

}  // namespace sayso
