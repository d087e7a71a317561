#include "linking/transfers/transfer_steps.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "linking/transfers/transfer_frames.h"

namespace sayso {
namespace {

constexpr std::size_t kNear = 8;    // words within which goods are those of a deed before them
constexpr std::size_t kAhead = 11;  // and behind them
constexpr std::array<std::string_view, 6> kOutcomes = {"will", "would", "expect",
                                                       "find", "face",  "risk"};
constexpr std::array<std::string_view, 7> kSeeing = {"see",  "seen",  "saw", "evidence",
                                                     "sign", "signs", "know"};
constexpr std::array<std::string_view, 8> kPast = {"ed",   "sent", "given", "gave",
                                                   "sold", "lent", "ing",   "bought"};

class StepReader {
 public:
  StepReader(const TransferWords& words, const TransferSide& supplier,
             const TransferSide& recipient)
      : words_(words),
        supplier_(supplier),
        recipient_(recipient),
        frames_(transfer_frames(words)),
        names_supplier_(names(supplier)),
        names_recipient_(names(recipient)),
        has_goods_(has_any([](const TransferWord& word) { return !word.goods.empty(); })),
        clarity_((names_supplier_ ? 1 : 0) + (names_recipient_ ? 1 : 0) + (has_goods_ ? 1 : 0)) {}

  std::vector<FoundStep> steps() {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const TransferWord& word = words_[at_];
      // Within a name nothing is done: "the Export Bank".
      if (word.capital && at_ > 0 && !word.opens) continue;
      frame_ = frame_at(at_);
      negated_ = around().is_negated();
      modal_ = around().modal();
      asked();
      heard_of();
      denied();
      sent();
      left();
      arrived();
      considered();
      agreed();
      warned();
      punished();
    }
    return std::move(out_);
  }

 private:
  Around around() const { return {words_, at_}; }
  const TransferWord& word() const { return words_[at_]; }
  bool open() const { return !modal_.empty(); }

  void add(std::string_view status, int clarity) {
    out_.push_back({status, at_, clarity_ + clarity});
  }

  bool names(const TransferSide& side) const {
    return has_any([&](const TransferWord& word) { return side.is(word.party); });
  }

  template <typename Fits>
  bool has_any(Fits fits) const {
    return std::any_of(words_.begin(), words_.end(), fits);
  }
  /// Whether a word from `back` words before the deed to `ahead` words behind it is one of these.
  template <typename... Words>
  bool near(std::size_t back, std::size_t ahead, const Words&... words) const {
    return around().any(back, ahead,
                        [&](const TransferWord& word) { return word.is_word(words...); });
  }
  bool goods_near(std::size_t back, std::size_t ahead) const {
    return around().any(back, ahead, [](const TransferWord& word) { return !word.goods.empty(); });
  }
  bool thing_near(std::size_t ahead) const { return around().any(0, ahead, is_thing); }

  const TransferFrame* frame_at(std::size_t i) const {
    const auto found = std::find_if(frames_.begin(), frames_.end(),
                                    [i](const TransferFrame& one) { return one.word == i; });
    return found == frames_.end() ? nullptr : &*found;
  }

  /// Whether the deed goes the other way.
  bool is_reversed() const {
    if (frame_ == nullptr || supplier_.open || recipient_.open) return false;
    return recipient_.is(frame_->supplier) || supplier_.is(frame_->recipient);
  }
  bool goes_to_recipient() const { return frame_ != nullptr && recipient_.is(frame_->recipient); }

  void asked() {
    if (word().is(Deed::ask)) {
      const bool goods = around().asks_for_goods();
      if (goods && !is_reversed()) return asked_for_goods();
      const bool by_nobody = near(3, 0, "nobody", "one");
      if (!goods && negated_ && !open() && by_nobody) add("denied", 2);
    } else if (word().is(Deed::request)) {
      request();
    }
  }

  void asked_for_goods() {
    if (negated_) return add("denied", 1);
    if (open()) return;
    const std::string subject = around().before();
    if (subject.empty() || recipient_.is(subject) || goes_to_recipient()) add("requested", 2);
  }

  void request() {
    if (near(0, 3, "comment", "questions", "interview", "information")) return;
    const bool manner = word().lower.starts_with("approach") &&  // "a tough approach"
                        !near(0, 2, "was", "were", "to", "by", "from", "had") &&
                        !near(4, 0, "made", "make");
    if (manner) return;
    const bool none = has_any([](const TransferWord& word) { return word.is(Deed::negate); });
    const bool unheard =
        has_any([](const TransferWord& word) { return word.is_word("heard", "received", "know"); });
    if (negated_ || (none && unheard)) return add("denied", 2);
    const bool made =
        has_any([](const TransferWord& word) { return word.is_word("made", "make"); });
    add("requested", made ? 1 : 0);
  }

  /// "We have heard nothing of the sort."
  void heard_of() {
    if (!word().is_word("heard", "received")) return;
    constexpr std::size_t reach = 5;
    if (near(0, reach, "reply", "answer", "response", "back")) return;
    if (negated_ || near(0, 2, "nothing", "no")) add("denied", 2);
  }

  void denied() {
    if (!word().is(Deed::deny) || negated_) return;
    const std::string subject = around().before();
    if (!supplier_.is(subject) && !recipient_.is(subject)) return;
    const bool of_this = has_any([](const TransferWord& other) {
      return is_thing(other) || other.is(Deed::request) || other.is(Deed::send);
    });
    if (of_this) add("denied", 2);
  }

  /// "Not to send": whether a warning before the deed ends in that.
  bool is_told_not_to() const {
    std::size_t i = at_;
    while (i > 0 && !words_[i - 1].is(Deed::warn)) --i;
    if (i == 0 || !(names_supplier_ || names_recipient_ || has_goods_)) return false;
    return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(i),
                       words_.begin() + static_cast<std::ptrdiff_t>(at_),
                       [](const TransferWord& word) { return word.is_word("not", "against"); });
  }

  /// "Any state that sends shells will find its banks closed out."
  bool is_for_anyone() const {
    constexpr std::size_t reach = 4;
    const auto here = words_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto first = at_ > reach ? here - static_cast<std::ptrdiff_t>(reach) : words_.begin();
    return std::any_of(first, here,
                       [](const TransferWord& word) { return word.is(Deed::anyone); }) &&
           std::none_of(words_.begin(), here,
                        [](const TransferWord& word) { return word.is(Deed::negate); }) &&
           std::any_of(here, words_.end(),
                       [](const TransferWord& word) { return is_one_of(word.lower, kOutcomes); });
  }

  /// Whether "nothing", "nobody", "no shells", "to no one" stands in the deed's part of a sentence.
  bool is_of_nothing() const {
    constexpr std::size_t back = 6;
    constexpr std::size_t ahead = 5;
    const std::size_t end = std::min(words_.size(), at_ + ahead + 1);
    for (std::size_t i = at_ > back ? at_ - back : 0; i < end; ++i) {
      const auto [first, last] = std::minmax(i, at_);
      const bool apart = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first + 1),
                                     words_.begin() + static_cast<std::ptrdiff_t>(last + 1),
                                     [](const TransferWord& one) { return one.comma || one.stop; });
      if (apart) continue;
      if (words_[i].is_word("nothing", "none", "nobody")) return true;
      const bool no = words_[i].is_word("no") && i + 1 < words_.size();
      if (no && Around(words_, i + 1).any(0, 2, [](const TransferWord& one) {
            return !one.goods.empty() || one.is_word("one");
          })) {
        return true;
      }
    }
    return false;
  }

  void sent() {
    const bool sending = around().is_sending();
    const bool putting = word().is_word("put", "puts", "putting") && has_goods_;
    if ((!sending && !putting) || is_reversed()) return;
    const bool nothing = is_of_nothing();
    const bool to_nobody = nothing && near(0, words_.size(), "anyone", "anybody", "nobody", "one");
    const bool told = is_told_not_to();
    const bool of_this = names_recipient_ || to_nobody || told || has_any(is_thing);
    if (!of_this) return;
    if (told) {
      if (!has_any([](const TransferWord& word) { return word.is_word("nobody"); })) {
        add("warned-against", 2);
      }
      return;
    }
    if (is_for_anyone()) return add("warned-against", 2);
    if (sending) sent_or_not(nothing, to_nobody);
  }

  void sent_or_not(bool nothing, bool to_nobody) {
    constexpr std::size_t just_before = 4;
    const bool near_goods =
        goods_near(kNear, kAhead) || to_nobody || (!recipient_.open && goes_to_recipient());
    const bool only_seen = around().any(
        just_before, 0, [](const TransferWord& word) { return is_one_of(word.lower, kSeeing); });
    if (!near_goods || only_seen) return;
    const std::string who = frame_ != nullptr ? frame_->supplier : std::string();
    const bool by_supplier = supplier_.is(who);
    if (negated_ || nothing) {
      const bool by_them = who.empty() || by_supplier || recipient_.is(who);
      const bool refused = by_supplier && (modal_ == "will" || modal_ == "won't");
      if (by_them && (!open() || refused)) add("denied", 1);
      return;
    }
    const bool ready = modal_ == "to" && near(2, 0, "ready", "willing", "prepared", "set", "due");
    const bool to_come = modal_ == "will" || modal_ == "shall" || ready;
    const bool passive = who.empty() && around().is_passive() && goods_near(kNear, 0);
    if (to_come && (by_supplier || passive)) return add("promised", 1);
    if (open() || !(by_supplier || (who.empty() && goes_to_recipient()))) return;
    const bool past = std::any_of(kPast.begin(), kPast.end(), [&](std::string_view ending) {
      return word().lower.ends_with(ending);
    });
    const bool only_thought = around().any(just_before, 0, [&](const TransferWord& other) {
      return &other != &word() && (other.is(Deed::consider) || other.is(Deed::agree) ||
                                   other.is_word("about", "against"));
    });
    const bool denied =
        std::any_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(at_),
                    [](const TransferWord& one) { return one.is(Deed::deny); });
    if (past && !only_thought && !denied) add("delivered", 1);
  }

  /// "Not one shell has left the country."
  void left() {
    if (!word().is_word("left", "gone", "crossed", "moved", "passed") || !negated_) return;
    const bool goods = goods_near(kNear, 0) || near(kNear, 0, "freight", "cargo");
    if (goods) add("denied", 1);
  }

  void arrived() {
    constexpr std::size_t reach = 7;
    if (word().is(Deed::arrive) && goes_to_recipient() && !negated_ && !open()) {
      add("delivered", 2);
    }
    if (word().is_word("already", "now") && has_goods_ && !negated_ &&
        near(2, 0, "were", "are", "is") && recipient_.is(around().behind({"in"}, 2))) {
      add("delivered", 1);
    }
    if (!word().is(Deed::get) || !goes_to_recipient() || !goods_near(0, reach)) return;
    if (!supplier_.is(frame_->supplier) && !names_supplier_) return;
    if (negated_) {
      add("denied", 1);
    } else if (!open()) {
      add("delivered", 1);
    }
  }

  void considered() {
    constexpr std::size_t reach = 7;
    if (!word().is(Deed::consider) && !word().is(Deed::decide)) return;
    if (!supplier_.is(around().before())) return;
    if (word().is(Deed::consider)) {
      const bool of_this = has_any(is_thing) || word().is_word("undecided", "divided", "weighing");
      if (of_this && !negated_) add("considered", 1);
      return;
    }
    const bool open = around().any(reach, 0, [](const TransferWord& other) {
      return other.is(Deed::negate) || other.is_word("yet", "whether", "still");
    });
    if (open) add("considered", 2);
  }

  void agreed() {
    if (open()) return;
    if (word().is(Deed::agree) && !negated_ && supplier_.is(around().before())) {
      if (thing_near(kAhead) || near(0, words_.size(), "lot", "request", "batch")) {
        add("promised", 1);
      }
    }
    const bool signs =
        word().is_word("signed", "signs") && near(0, 5, "contract", "deal", "agreement", "order");
    if (signs && !negated_ && has_goods_ && (names_supplier_ || names_recipient_)) {
      add("promised", 2);
    }
    if (word().is(Deed::approve) && thing_near(kAhead)) {
      if (negated_) {
        add("denied", 0);
      } else if (names_supplier_ || names_recipient_) {
        add("approved", 1);
      }
    }
  }

  void warned() {
    const bool notice = word().is_word("notice") && near(1, 0, "on");
    // "Would see any delivery as a hostile act."
    const bool of_any =
        word().is(Deed::going) && near(1, 0, "any") && has_goods_ &&
        has_any([](const TransferWord& one) { return one.is_word("would", "will"); });
    if (of_any && !negated_ && (names_supplier_ || names_recipient_)) {
      return add("warned-against", 1);
    }
    const bool warns = word().is(Deed::warn) && !word().is_word("told", "tell", "tells") &&
                       !negated_ && !near(3, 0, "nobody");
    if (!notice && !warns) return;
    constexpr std::size_t reach = 6;
    const std::string object =
        word().is_word("warning", "warnings") ? around().behind({"to"}, reach) : around().object();
    const bool of_supplier = (notice || around().is_passive()) && supplier_.is(around().before());
    if (of_supplier || supplier_.is(object))
      add("warned-against", thing_near(words_.size()) ? 1 : 0);
  }

  void punished() {
    constexpr std::size_t reach = 10;
    if (negated_ || open() || !names_supplier_) return;
    if (word().is(Deed::punish)) add("sanctioned", 1);
    if (word().is_word("sanctions") && near(3, 0, "imposed", "imposes", "announced", "slapped") &&
        near(0, 2, "on") && around().any(0, kAhead, [&](const TransferWord& other) {
          return supplier_.is(other.party);
        })) {
      add("sanctioned", 1);
    }
    if (!word().is_word("register", "list", "blacklist")) return;
    for (std::size_t i = at_; i-- > 0 && at_ - i <= reach;) {
      if (!words_[i].is_word("placed", "put", "added")) continue;
      if (Around(words_, i).modal().empty()) add("sanctioned", 1);
      return;
    }
  }

  const TransferWords& words_;
  const TransferSide& supplier_;
  const TransferSide& recipient_;
  const std::vector<TransferFrame> frames_;
  const bool names_supplier_;
  const bool names_recipient_;
  const bool has_goods_;
  const int clarity_;  // of any step of this sentence

  // Of the word that is looked at.
  std::size_t at_ = 0;
  const TransferFrame* frame_ = nullptr;
  bool negated_ = false;
  std::string_view modal_;

  std::vector<FoundStep> out_;
};

}  // namespace

std::vector<FoundStep> transfer_steps(const TransferWords& sentence, const TransferSide& supplier,
                                      const TransferSide& recipient) {
  return StepReader(sentence, supplier, recipient).steps();
}

}  // namespace sayso
