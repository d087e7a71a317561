#include "linking/claims/claim_answers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include "base/one_of.h"
#include "linking/claims/claim_traits.h"
#include "linking/claims/claim_words.h"
#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

/// Who only states the opposite, and denies nothing, says again so much of what he answers.
constexpr double kLeastCovered = 0.3;
constexpr std::uint32_t kShortWay = 250;  // bytes from a statement to one that answers it alone
constexpr std::uint32_t kNextTo = 120;    // ... to the next sentence
constexpr std::size_t kFewWords = 2;      // fewer tell nothing by themselves

/// What one does not comment on, where it says what was asked.
constexpr auto kSaidThings =
    std::to_array<std::string_view>({"accusation", "accusations", "allegation", "allegations",
                                     "article", "claim", "claims", "report", "reports", "story"});

/// One who rejects these means more than one statement.
constexpr auto kWholeReports =
    std::to_array<std::string_view>({"article", "report", "reports", "story"});

bool share_word(const AlikeWords& one, const AlikeWords& other) {
  return std::any_of(one.begin(), one.end(),
                     [&](const WordHash word) { return other.contains(word); });
}

/// The share of `part` that is in `whole`.
double shared_part_of(const AlikeWords& part, const AlikeWords& whole) {
  if (part.empty()) return 0;
  const auto in = [&](const WordHash word) { return whole.contains(word); };
  const auto shared = std::count_if(part.begin(), part.end(), in);
  return static_cast<double>(shared) / static_cast<double>(part.size());
}

bool is_said_to_deny(const ComparedMember& member) {
  return !member.row.member.attribution.empty() && member.traits.judged;
}

bool refuses(const ComparedMember& member) {
  return member.row.member.stance == Stance::declines_to_comment;
}

bool is_named(const ClaimMember& said) {
  return said.source_kind == SourceKind::named_person ||
         said.source_kind == SourceKind::named_organisation;
}

bool is_quotation(std::string_view words) {
  return words.starts_with('"') || words.starts_with("\u201c");
}

double product(const auto& weights, const auto& features) {
  return std::inner_product(weights.begin(), weights.end(), features.begin(), 0.0);
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

/// What those of `words` weigh that `other` has too; `weights` are theirs, in their order.
double weight_of_shared(const AlikeWords& words, const std::vector<double>& weights,
                        const AlikeWords& other) {
  double sum = 0;
  auto weight = weights.begin();
  auto theirs = other.begin();
  for (const WordHash word : words) {
    while (theirs != other.end() && *theirs < word) ++theirs;
    if (theirs == other.end()) break;
    if (*theirs == word) sum += *weight;
    ++weight;
  }
  return sum;
}

}  // namespace

ClaimAnswers::ClaimAnswers(const std::vector<ComparedMember>& members, const AnswerModel& model)
    : members_(members), model_(model) {
  said_.reserve(members.size());
  for (const ComparedMember& member : members) said_.push_back(said_by(member));
  find_own_pages();
  std::unordered_map<std::string_view, std::size_t> documents;
  for (std::size_t i = 0; i < members.size(); ++i) {
    Said& said = said_[i];
    said.document = documents.try_emplace(members[i].row.member.document, i).first->second;
    const ClaimMember& by = members[i].row.member;
    // What a report says in its own words calls nothing false that it reports.
    if (by.attribution.empty() && !said.own_page) said.denial.calls_false = false;
    said.denies =
        !refuses(members[i]) && (members[i].traits.judged || said.denial.negated ||
                                 said.denial.calls_false || said.denial_odds > kReadsAsDenial);
    said.verdict = tells_verdict(i);
  }
  weigh();
}

ClaimAnswers::Said ClaimAnswers::said_by(const ComparedMember& member) {
  const AnswerWords& words = answer_words(member);
  return {words.words,
          words.common,
          words.around,
          words.source,
          words.denial,
          words.clause,
          false,
          may_be_own_page(member),
          false,
          own_meaning(member.row.meaning),
          meaning_in_place(member.row.meaning),
          denial_odds(member.row.meaning).value_or(0)};
}

/// A page of one whom other reports name as a source, or speak of, is its own word; not where they
/// name it as an outlet.
void ClaimAnswers::find_own_pages() {
  std::set<std::string> sources, outlets;
  for (const ComparedMember& member : members_) {
    const ClaimMember& by = member.row.member;
    if (is_named(by)) sources.insert(by.source_name);
    if (by.source_kind == SourceKind::outlet) outlets.insert(by.source_name);
  }
  for (const Said& said : said_) {
    if (!said.source.empty()) speaking_of_[*said.source.begin()];
  }
  for (std::size_t i = 0; i < members_.size(); ++i) {
    for (const WordHash word : said_[i].words) {
      if (const auto of = speaking_of_.find(word); of != speaking_of_.end())
        of->second.push_back(i);
    }
  }
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const ClaimMember& by = members_[i].row.member;
    if (by.source_kind != SourceKind::author || said_[i].own_page) continue;
    if (is_medium(by.source_name) || outlets.contains(by.source_name)) continue;
    said_[i].own_page = sources.contains(by.source_name) || is_spoken_of(i);
  }
}

/// Whether the name of who publishes it stands in what other documents say.
bool ClaimAnswers::is_spoken_of(std::size_t member) const {
  const Words& name = said_[member].source;
  if (name.empty()) return false;
  const auto with = speaking_of_.find(*name.begin());
  if (with == speaking_of_.end()) return false;
  return std::any_of(with->second.begin(), with->second.end(), [&](std::size_t j) {
    return members_[j].row.member.document != members_[member].row.member.document &&
           std::includes(said_[j].words.begin(), said_[j].words.end(), name.begin(), name.end());
  });
}

void ClaimAnswers::weigh() {
  WordWeights::Counts counts;
  for (const Said& said : said_) {
    for (const WordHash word : said.around) ++counts[word];
  }
  const WordWeights weights(counts, members_.size());
  double sum = 0;
  std::size_t words = 0;
  for (Said& said : said_) {
    said.of_words = weights_of(said.words, weights);
    said.of_common = weights_of(said.common, weights);
    said.of_around = weights_of(said.around, weights);
    sum += said.of_words.all;
    words += said.words.size();
  }
  mean_ = ratio(sum, static_cast<double>(words));
}

ClaimAnswers::Weights ClaimAnswers::weights_of(const Words& words, const WordWeights& weights) {
  Weights out;
  out.each.reserve(words.size());
  for (const WordHash word : words) {
    out.each.push_back(weights.of(word));
    out.all += out.each.back();
  }
  return out;
}

/// How much of what is denied the other says; less where that is a single word.
double ClaimAnswers::covered(double denied, double shared) const {
  return ratio(shared, std::max(denied, 2 * mean_));
}

bool ClaimAnswers::denies_by_place(std::size_t member) const {
  const Said& said = said_[member];
  return said.denies && !said.denial.negated && !said.denial.calls_false &&
         !is_said_to_deny(members_[member]);
}

bool ClaimAnswers::is_bare(std::size_t member) const { return said_[member].words.size() <= 1; }

/// Nobody denies what he says himself; nor does a body deny what stands on its page.
bool ClaimAnswers::is_same_voice(std::size_t denial, std::size_t other) const {
  const ClaimMember& one = members_[denial].row.member;
  const ClaimMember& two = members_[other].row.member;
  if (!one.source_key.empty() && one.source_key == two.source_key) return true;
  // "She" is most likely who was speaking.
  const bool here = one.document == two.document;
  if (here && one.source_key.starts_with("pronoun ") && !is_named(two)) return true;
  const bool named_there = said_[other].own_page && is_named(one);
  const bool named_here = said_[denial].own_page && is_named(two);
  return (named_there || named_here) && share_word(said_[denial].source, said_[other].source);
}

bool ClaimAnswers::may_be_answered(std::size_t denial, std::size_t other) const {
  const ComparedMember &one = members_[denial], &two = members_[other];
  if (denial == other || refuses(two) || is_same_voice(denial, other)) return false;
  const bool here = one.row.member.document == two.row.member.document;
  return !here || two.traits.end <= one.traits.begin || one.traits.end <= two.traits.begin;
}

/// What another says before it in the same document, at most `reach` bytes away.
std::optional<std::size_t> ClaimAnswers::just_before(std::size_t denial,
                                                     std::uint32_t reach) const {
  const ComparedMember& answer = members_[denial];
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const ComparedMember& one = members_[i];
    if (one.row.member.document != answer.row.member.document) continue;
    if (!may_be_answered(denial, i) || one.traits.end > answer.traits.begin) continue;
    if (answer.traits.begin - one.traits.end > reach) continue;
    if (one.traits.words.size() < kFewWords || said_[i].words.empty() || said_[i].denial.open) {
      continue;
    }
    if (said_[i].denial.calls_false) continue;
    const bool flat = one.row.member.attribution.empty();
    if (flat && !answer.row.member.attribution.empty()) continue;
    if (!best || one.traits.end > members_[*best].traits.end) best = i;
  }
  return best ? std::optional(fullest_of(*best, denial, reach)) : std::nullopt;
}

/// Of what one says there, the one that tells most: not the quotation that follows it.
std::size_t ClaimAnswers::fullest_of(std::size_t one, std::size_t denial,
                                     std::uint32_t reach) const {
  std::size_t best = one;
  if (!is_quotation(members_[one].row.words)) return one;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const ComparedMember& other = members_[i];
    const bool same = other.row.member.document == members_[one].row.member.document &&
                      other.row.member.source_key == members_[one].row.member.source_key;
    if (!same || !may_be_answered(denial, i) || said_[i].denial.calls_false) continue;
    if (is_quotation(other.row.words)) continue;
    const bool before = other.traits.end <= members_[denial].traits.begin &&
                        members_[denial].traits.begin - other.traits.end <= reach;
    if (before && said_[i].of_words.all > said_[best].of_words.all) best = i;
  }
  return best;
}

bool ClaimAnswers::is_same_denier(std::size_t one, std::size_t other) const {
  const ClaimMember &a = members_[one].row.member, &b = members_[other].row.member;
  if (a.source_key == b.source_key) return true;
  if (!is_named(b) && !said_[other].own_page) return false;
  return shared_part_of(said_[one].source, said_[other].source) > 0.5 ||
         shared_part_of(said_[other].source, said_[one].source) > 0.5;
}

/// What the same one denies in like words elsewhere; bare words are alike whatever they deny.
std::optional<std::size_t> ClaimAnswers::denied_before(
    std::size_t denial, const std::vector<std::int64_t>& claims) const {
  const ComparedMember& one = members_[denial];
  if (is_bare(denial) || (!is_named(one.row.member) && !said_[denial].own_page))
    return std::nullopt;
  std::optional<std::size_t> best;
  double most = 0;  // of the log odds
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const ComparedMember& other = members_[i];
    if (i == denial || !said_[i].denies || claims[i] == 0 || is_bare(i)) continue;
    if (!is_same_denier(denial, i)) continue;
    if (other.row.member.document == one.row.member.document) continue;
    const double like = same_odds(likeness(said_[denial].own, said_[i].own));
    if (like < most) continue;
    most = like;
    best = i;
  }
  return best;
}

/// What another says of the denier in the sentence before.
std::optional<std::size_t> ClaimAnswers::of_denier_before(std::size_t denial) const {
  if (!said_[denial].denial.opens || !is_named(members_[denial].row.member)) return std::nullopt;
  const auto before = just_before(denial, kNextTo);
  if (!before || said_[*before].denies) return std::nullopt;
  return share_word(said_[denial].source, said_[*before].words) ? before : std::nullopt;
}

/// A refusal says what it does not answer only where it names what was said.
std::optional<std::size_t> ClaimAnswers::refused(std::size_t refusal) const {
  const bool names_it = has_any(plain_words(members_[refusal].row.words), kSaidThings);
  return names_it ? just_before(refusal, kShortWay) : std::nullopt;
}

/// The last thing that another says before it in the same document; with `flat` that the report
/// states in its own words, without it on somebody's word.
std::optional<std::size_t> ClaimAnswers::last_before(std::size_t denial, bool flat) const {
  const ComparedMember& answer = members_[denial];
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const ComparedMember& one = members_[i];
    if (one.row.member.document != answer.row.member.document) continue;
    if (one.row.member.attribution.empty() != flat || one.traits.end > answer.traits.begin)
      continue;
    if (!may_be_answered(denial, i) || said_[i].words.empty() || said_[i].denial.open) continue;
    if (said_[i].denies) continue;
    if (!best || one.traits.end > members_[*best].traits.end) best = i;
  }
  return best;
}

/// Of the denial alone.
DenialFeatures ClaimAnswers::features_of(std::size_t denial) const {
  const Said& said = said_[denial];
  const ClaimMember& by = members_[denial].row.member;
  DenialFeatures out{};
  const auto set = [&](DenialFeature feature, bool holds) { out[feature] = holds ? 1 : 0; };
  set(kJudged, judges(denial));
  set(kCallsFalse, said.denial.calls_false);
  set(kOpens, said.denial.opens);
  set(kBare, is_bare(denial));
  set(kWhole, has_any(plain_words(members_[denial].row.words), kWholeReports));
  set(kOwnPage, said.own_page);
  set(kNamedDenier, is_named(by));
  out[kReadsSo] = std::max(said.denial_odds, 0.0) / 10;
  return out;
}

void ClaimAnswers::compare(std::size_t denial, const std::vector<std::size_t>& claim,
                           Candidate& to) const {
  const Said& denied = said_[denial];
  const ComparedMember& answer = members_[denial];
  AnswerFeatures& out = to.features;
  double likest = -10;
  std::vector<std::size_t> documents;
  bool other = false, equal = false;
  for (const std::size_t j : claim) {
    const Said& said = said_[j];
    const ComparedMember& one = members_[j];
    const double shared = weight_of_shared(denied.words, denied.of_words.each, said.words);
    const double plain = weight_of_shared(denied.common, denied.of_common.each, said.common);
    const double all = denied.of_words.all + said.of_words.all;
    out[kCovers] = std::max(out[kCovers], covered(denied.of_words.all, shared));
    out[kCoversPlain] = std::max(out[kCoversPlain], covered(denied.of_common.all, plain));
    out[kAlike] = std::max(out[kAlike], ratio(shared, all - shared));
    const double like = denied_odds(likeness(denied.in_place, said.own)) / 10;
    out[kMeanLike] += like;
    if (like > likest) {
      likest = like;
      to.likest = j;
    }
    if (said.document == denied.document) {
      out[kSameArticle] = 1;
    } else {
      const double both = weight_of_shared(denied.around, denied.of_around.each, said.around);
      const double around = denied.of_around.all + said.of_around.all;
      out[kSurroundings] = std::max(out[kSurroundings], ratio(both, around - both));
    }
    if (one.tied || answer.tied) out[kTiedArticle] = 1;
    out[kOfDenier] += shared_part_of(denied.source, said.words);
    if (one.row.member.attribution.empty()) out[kFlat] += 1;
    documents.push_back(said.document);
    const auto &ours = answer.traits.numbers, &theirs = one.traits.numbers;
    if (ours.empty() || theirs.empty()) continue;
    const bool same = std::any_of(ours.begin(), ours.end(), [&](const std::string& number) {
      return std::binary_search(theirs.begin(), theirs.end(), number);
    });
    (same ? equal : other) = true;
  }
  const auto count = static_cast<double>(claim.size());
  for (const AnswerFeature mean : {kMeanLike, kOfDenier, kFlat}) out[mean] /= count;
  out[kLikest] = likest;
  std::sort(documents.begin(), documents.end());
  const auto last = std::unique(documents.begin(), documents.end());
  out[kReports] = std::log(static_cast<double>(last - documents.begin()));
  out[kOtherNumbers] = other && !equal ? 1 : 0;
}

std::vector<ClaimAnswers::Candidate> ClaimAnswers::candidates_of(
    std::size_t member, const std::vector<std::int64_t>& claims) const {
  std::vector<Candidate> out;
  if (!may_answer(member)) return out;
  const bool judged = judges(member);
  std::map<std::int64_t, std::vector<std::size_t>> others;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (claims[i] == 0 || (judged ? judges(i) : said_[i].denies)) continue;
    if (may_be_answered(member, i)) others[claims[i]].push_back(i);
  }
  const auto just = just_before(member, kNextTo), near = just_before(member, kShortWay);
  const auto last = last_before(member, false), flat = last_before(member, true);
  const bool bare = is_bare(member);
  for (const auto& [claim, all] : others) {
    const auto states = [&](std::size_t i) { return said_[i].clause; };
    if (std::none_of(all.begin(), all.end(), states)) continue;
    Candidate candidate{claim, 0, {}, 0};
    compare(member, all, candidate);
    AnswerFeatures& features = candidate.features;
    const auto has = [&](std::optional<std::size_t> one) {
      return one && claims[*one] == candidate.claim ? 1.0 : 0.0;
    };
    features[kJustBefore] = has(just);
    features[kShortBefore] = has(near);
    features[kLastBefore] = has(last);
    features[kLastFlat] = has(flat);
    features[kBareJustBefore] = bare ? features[kJustBefore] : 0;
    features[kBareLast] = bare ? features[kLastBefore] : 0;
    features[kJudgedJustBefore] = judged ? features[kJustBefore] : 0;
    out.push_back(candidate);
  }
  weigh_candidates(member, out);
  return out;
}

/// Whether what it denies is what it says of it: "denied that", "is a forgery", "no sign that".
bool ClaimAnswers::judges(std::size_t member) const {
  const DenialWords& denial = said_[member].denial;
  return is_said_to_deny(members_[member]) || denial.calls_false || denial.doubts;
}

void ClaimAnswers::weigh_candidates(std::size_t denial, std::vector<Candidate>& candidates) const {
  const double denies = this->denies(denial);
  double sum = 1;  // that it is none of them
  for (Candidate& one : candidates) {
    one.likelihood = std::exp(model_.which_bias + product(model_.which, one.features));
    sum += one.likelihood;
  }
  for (Candidate& one : candidates) one.likelihood *= denies / sum;
}

/// That it denies something: 0 to 1.
double ClaimAnswers::denies(std::size_t member) const {
  return probability(model_.denies_bias + product(model_.denies, features_of(member)));
}

bool ClaimAnswers::tells_verdict(std::size_t member) const {
  constexpr std::size_t few = 4;
  const bool is_short =
      said_[member].denial.calls_false && plain_words(members_[member].row.words).size() <= few;
  return judges(member) && (is_bare(member) || is_short);
}

/// What is said to be denied answers somebody, as does a body whose own page begins with what is
/// not so.
double ClaimAnswers::answers_from(std::size_t denial) const {
  constexpr double of_surely = 0.55;
  const Said& said = said_[denial];
  const bool surely = is_said_to_deny(members_[denial]) || (said.own_page && said.denial.opens);
  return model_.answers_from * (surely ? of_surely : 1);
}

/// What one could not or would not say answers nobody, nor does what a report says in its own
/// words; who rejects a whole report rejects no single statement of it.
bool ClaimAnswers::may_answer(std::size_t denial) const {
  const ComparedMember& one = members_[denial];
  if (one.row.member.attribution.empty() && !said_[denial].own_page) return false;
  const bool whole = has_any(plain_words(one.row.words), kWholeReports);
  if (whole && said_[denial].words.empty()) return false;
  if (!is_denial(denial) || one.row.member.stance == Stance::asks) return false;
  return !said_[denial].denial.unable || is_said_to_deny(one);
}

std::optional<ClaimAnswers::Target> ClaimAnswers::target_of(
    std::size_t member, const std::vector<std::int64_t>& claims) const {
  const auto with = [](std::optional<std::size_t> target, double likelihood) {
    return target ? std::optional<Target>({*target, likelihood}) : std::nullopt;
  };
  if (refuses(members_[member])) return with(refused(member), 1);
  if (!may_answer(member)) return std::nullopt;
  if (const auto again = denied_before(member, claims)) return with(again, 1);
  if (is_verdict(member)) {
    if (const auto just = just_before(member, kNextTo)) return with(just, 1);
  }
  const Candidate* best = nullptr;
  double most = answers_from(member);
  const bool states = !judges(member) && !is_bare(member) && !said_[member].own_page &&
                      said_[member].denial_odds < kReadsAsDenial;
  std::vector<Candidate> candidates;
  if (denies(member) >= most) candidates = candidates_of(member, claims);
  for (const Candidate& candidate : candidates) {
    if (candidate.likelihood < most) continue;
    if (states && candidate.features[kCovers] < kLeastCovered) continue;
    most = candidate.likelihood;
    best = &candidate;
  }
  if (best != nullptr) return with(best->likest, most);
  if (is_bare(member)) return with(just_before(member, judges(member) ? kShortWay : kNextTo), most);
  return with(of_denier_before(member), most);
}

}  // namespace sayso
