#include "linking/claims/claims.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "linking/claims/answer_words.h"
#include "linking/claims/claim_candidates.h"
#include "linking/claims/claim_joining.h"
#include "linking/claims/claim_meaning.h"
#include "linking/claims/claim_members.h"
#include "linking/claims/claim_revisions.h"
#include "linking/claims/step_claims.h"
#include "linking/claims/story_words.h"
#include "linking/hull.h"
#include "linking/source_identity.h"
#include "record/claim_rows.h"

namespace sayso {
namespace {

constexpr std::size_t kSentencesBefore = 2;  // that a denial is read with

/// A denial with the sentences before it and the rest of its own.
Stated in_place(const Entry& entry, const ComparedMember& member) {
  const std::string_view text = entry.document.text;
  const Span content{member.traits.begin, member.traits.end};
  const Spans& sentences = entry.analysis.sentences;
  Stated out{member.row.words, true, {}, {}};
  const Span own = widened(content, sentences);
  auto first = std::find_if(sentences.begin(), sentences.end(),
                            [&](Span one) { return one.end > own.begin; });
  first -= std::min<std::ptrdiff_t>(kSentencesBefore, first - sentences.begin());
  const std::uint32_t begin = first == sentences.end() ? own.begin : first->begin;
  out.before = Span{std::min(begin, content.begin), content.begin}.in(text);
  out.after = Span{content.end, std::max(own.end, content.end)}.in(text);
  return out;
}

/// Links the claims of one document.
class DocumentClaims {
 public:
  DocumentClaims(Database& database, ClaimMemory& memory, const Meanings* encoder,
                 const Entry& entry, std::int64_t key, const ClaimModel& model)
      : database_(database),
        memory_(memory),
        encoder_(encoder),
        entry_(entry),
        key_(key),
        model_(model) {}

  Result<void> link() {
    memory_.forget_many();
    if (auto done = take_out(); !done) return done;
    if (auto done = find(); !done) return done;
    auto candidates = claim_candidates(database_, memory_, members_, key_);
    if (!candidates) return candidates.error();
    const std::size_t known = candidates->size();
    all_ = std::move(*candidates);
    std::move(members_.begin(), members_.end(), std::back_inserter(all_));
    auto weights = word_weights(database_, memory_, key_, all_);
    if (!weights) return weights.error();
    JoinedClaims joined = join_claims(all_, *weights, model_);
    join_same_words(known, joined);
    if (auto done = note_denials(known, joined); !done) return done;
    if (auto done = join_by_steps(database_, all_, joined); !done) return done;
    for (const auto& [kept, other] : joined.merged) {
      if (auto done = move_members(database_, other, kept); !done) return done;
    }
    for (std::size_t i = known; i < all_.size(); ++i) {
      const auto claim = key_of(joined.claims[i], all_[i]);
      if (!claim) return claim.error();
      all_[i].row.claim = *claim;
      if (auto done = keep(static_cast<std::int64_t>(i - known), all_[i]); !done) return done;
    }
    if (auto done = revise(known); !done) return done;
    memory_.give_back(std::move(all_));
    return {};
  }

 private:
  Result<void> take_out() {
    auto before = members_of_document(database_, key_);
    if (!before) return before.error();
    for (ClaimMemberRow& row : *before) {
      memory_.forget(row.key);
      before_[place_of(row)] = std::move(row.meaning);
    }
    return remove_claim_members(database_, key_);
  }

  /// Its words, and where they stand: the same words may deny one thing here and another there.
  static std::string place_of(const ClaimMemberRow& row) { return row.words + '\n' + row.traits; }

  /// The members with what they mean; that of words that stood there before is kept.
  Result<void> find() {
    auto actors = actors_in_document(database_, key_);
    if (!actors) return actors.error();
    const ActorIndex index(std::move(*actors));
    std::vector<ClaimMemberRow> rows = claim_members(entry_, identify_sources(entry_, index));
    for (ClaimMemberRow& row : rows) {
      ComparedMember& member = members_.emplace_back(compared(std::move(row)));
      member.is_new = true;
      const auto known = before_.find(place_of(member.row));
      if (known != before_.end()) member.row.meaning = known->second;
    }
    if (encoder_ == nullptr) return {};
    std::vector<Stated> statements;
    std::vector<ComparedMember*> wanted;
    for (ComparedMember& member : members_) {
      if (is_known(member)) continue;
      wanted.push_back(&member);
      statements.push_back({member.row.words, false, {}, {}});
      if (may_deny(member)) statements.push_back(in_place(entry_, member));
    }
    const std::vector<Meaning> meanings = (*encoder_)(statements);
    std::size_t next = 0;
    for (ComparedMember* member : wanted) {
      const Meaning& own = meanings[next++];
      const Meaning* placed = may_deny(*member) ? &meanings[next++] : nullptr;
      member->row.meaning = meaning_bytes(own, placed, denies(*member));
    }
    return {};
  }

  /// Whether what the member means was read already, in its place too where that is needed.
  static bool is_known(const ComparedMember& member) {
    if (own_meaning(member.row.meaning).whole == nullptr) return false;
    return !may_deny(member) || denial_odds(member.row.meaning);
  }

  /// Whether its words, or those of saying them, deny something.
  static bool denies(const ComparedMember& member) {
    return member.traits.judged || member.traits.negative;
  }

  /// What may answer another's statement is read in its place.
  static bool may_deny(const ComparedMember& member) {
    if (denies(member)) return true;
    const ClaimMember& said = member.row.member;
    if (said.stance != Stance::asserts) return false;
    return !said.attribution.empty() || may_be_own_page(member);
  }

  /// What was taken for an assertion is a denial where it answers what another says.
  Result<void> note_denials(std::size_t known, const JoinedClaims& joined) {
    for (const std::size_t i : joined.denying) {
      all_[i].row.member.stance = Stance::denies;
      if (i >= known) continue;
      if (auto done = set_member_stance(database_, all_[i].row.key, Stance::denies); !done) {
        return done;
      }
    }
    return {};
  }

  /// The same words on two outlets' word are two members of one claim.
  void join_same_words(std::size_t known, JoinedClaims& joined) const {
    for (std::size_t i = known; i < all_.size(); ++i) {
      for (std::size_t j = known; j < i; ++j) {
        const bool same = !all_[i].row.member.attribution.empty() &&
                          all_[i].row.member.attribution == all_[j].row.member.attribution &&
                          all_[i].row.member.content == all_[j].row.member.content;
        if (same) joined.claims[i] = joined.claims[j];
      }
    }
  }

  /// Of a claim that join_claims named; a new one is made.
  Result<std::int64_t> key_of(std::int64_t joined, const ComparedMember& first) {
    if (joined > 0) return joined;
    const auto known = made_.find(joined);
    if (known != made_.end()) return known->second;
    const std::string place = entry_.document.id + '\n' + std::to_string(first.traits.begin) +
                              '\n' + std::to_string(first.traits.end);
    for (int n = 0;; ++n) {
      const std::string id = "c:" + sha256_hex(place + '\n' + std::to_string(n)).substr(0, 16);
      const auto there = claim_with_id(database_, id);
      if (!there) return there.error();
      if (*there != 0) {
        const auto members = members_of_claim(database_, *there);
        if (!members) return members.error();
        if (!members->empty()) continue;
      }
      const auto claim = *there != 0 ? there : insert_claim(database_, id);
      if (!claim) return claim.error();
      return made_[joined] = *claim;
    }
  }

  Result<void> keep(std::int64_t position, ComparedMember& member) {
    const auto key = insert_claim_member(database_, key_, position, member.row);
    if (!key) return key.error();
    member.row.key = *key;
    for (const std::string& lookup : claim_lookups(member.traits)) {
      if (auto done = add_claim_lookup(database_, lookup, *key); !done) return done;
    }
    return {};
  }

  /// Tells of each claim that the document speaks of which one it replaces, as far as it shows.
  Result<void> revise(std::size_t known) {
    std::set<std::int64_t> claims;
    for (std::size_t i = known; i < all_.size(); ++i) claims.insert(all_[i].row.claim);
    ClaimRevisions revisions(all_, known);
    for (const std::int64_t claim : claims) {
      const std::int64_t earlier = revisions.revised_by(claim);
      if (earlier == 0) continue;
      if (auto done = set_revises(database_, claim, earlier); !done) return done;
    }
    return {};
  }

  Database& database_;
  ClaimMemory& memory_;
  const Meanings* encoder_;
  const Entry& entry_;
  const std::int64_t key_;
  const ClaimModel& model_;
  std::map<std::string, std::string> before_;  // what was meant before, by place_of()
  std::vector<ComparedMember> members_;
  std::vector<ComparedMember> all_;  // candidates, then members
  std::map<std::int64_t, std::int64_t> made_;
};

}  // namespace

Result<void> link_claims_of(Database& database, ClaimMemory& memory, const Meanings* encoder,
                            const Entry& entry, std::int64_t key, const ClaimModel& model) {
  return DocumentClaims(database, memory, encoder, entry, key, model).link();
}

}  // namespace sayso
