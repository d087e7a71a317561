#include "linking/transfers/transfer_frames.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace sayso {
namespace {

constexpr std::size_t kNegationReach = 8;
constexpr std::size_t kModalReach = 6;
constexpr std::size_t kObjectReach = 3;
constexpr std::size_t kClauseReach = 14;  // words in which a preposition is looked for
constexpr std::size_t kPassiveReach = 10;
constexpr std::size_t kNamedReach = 4;  // words from a preposition to a name: "to the army of X"
constexpr std::size_t kAskedReach = 13;

// What may stand between a name and the word that governs it.
constexpr std::array<std::string_view, 10> kBeforeNames = {
    "the", "a", "an", "neighbouring", "neighboring", "its", "his", "their", "our", "her"};
constexpr std::array<std::string_view, 10> kOfPlace = {"in",   "at",   "near", "for",   "against",
                                                       "over", "with", "into", "under", "inside"};
constexpr std::array<std::string_view, 18> kBorders = {
    "and", "or",   "that", "who",     "which", "be",   "have",  "in",   "at",
    "on",  "with", "from", "against", "by",    "near", "about", "over", "into"};
constexpr std::array<std::string_view, 19> kBeforeNouns = {
    "the", "a",    "an",    "no",   "any", "its",  "their", "his", "her",  "our",
    "of",  "this", "every", "each", "one", "more", "and",   "new", "first"};
constexpr std::array<std::string_view, 12> kNounsToo = {
    "ship", "ships", "supply", "supplies", "transfer", "transfers",
    "hand", "hands", "export", "exports",  "arm",      "arms"};
constexpr std::array<std::string_view, 9> kOtherQuestions = {
    "whether", "about", "identified", "named", "why", "how", "comment", "explanation", "questions"};

bool pauses(const TransferWord& word, bool over_commas) {
  return word.stop || (word.comma && !over_commas);
}

class FrameReader {
 public:
  explicit FrameReader(const TransferWords& words) : words_(words) {}

  std::vector<TransferFrame> frames() {
    for (std::size_t i = 0; i < words_.size(); ++i) read(i);
    complete_by_request();
    return std::move(out_);
  }

 private:
  void read(std::size_t i) {
    const TransferWord& word = words_[i];
    const Around around(words_, i);
    if (around.is_sending() && !(word.capital && i > 0)) return sending(i);
    if (word.is(Deed::ask)) return asking(i);
    if (word.is(Deed::request)) return request(i);
    if (word.is(Deed::get)) return getting(i);
    if (word.is(Deed::arrive)) return arriving(i);
    if (word.is(Deed::agree)) return add(around.before(), {}, i, Deed::agree);
    if (word.is(Deed::approve)) {
      return add(around.before(), around.behind({"to", "for"}, kClauseReach), i, Deed::approve);
    }
    if (is_thing(word)) thing(i);
  }

  void add(std::string supplier, std::string recipient, std::size_t word, Deed deed) {
    out_.push_back({std::move(supplier), std::move(recipient), word, deed});
  }

  void sending(std::size_t i) {
    const Around around(words_, i);
    if (words_[i].is_word("arm", "arms") && around.object().empty()) return;
    const bool by = i + 1 < words_.size() && words_[i + 1].is_word("by");
    if (around.is_passive() || by) {
      std::string supplier = around.behind({"by", "from"}, kPassiveReach, false);
      std::string recipient = around.behind({"to"}, kPassiveReach, false);
      if (supplier.empty() && recipient.empty()) return;
      return add(std::move(supplier), std::move(recipient), i, Deed::send);
    }
    std::string recipient = around.object();
    if (recipient.empty()) recipient = around.behind({"to", "for"}, kClauseReach);
    std::string supplier = around.before();
    if (!recipient.empty() && supplier == recipient) supplier = around.before(recipient);
    add(std::move(supplier), std::move(recipient), i, Deed::send);
  }

  void asking(std::size_t i) {
    const Around around(words_, i);
    const TransferWord& word = words_[i];
    if (around.is_passive()) {
      return add(around.before(), around.behind({"by"}, kClauseReach), i, Deed::ask);
    }
    const bool of_somebody = word.lower.starts_with("ask") || word.lower.starts_with("appeal") ||
                             word.lower.starts_with("plead");
    std::string recipient = around.before();
    std::string supplier = of_somebody ? around.object() : std::string();
    if (supplier.empty()) {
      supplier = of_somebody ? around.behind({"from", "to", "of"}, kClauseReach)
                             : around.behind({"from", "of"}, kClauseReach);
    }
    if (supplier == recipient) supplier.clear();
    add(std::move(supplier), std::move(recipient), i, Deed::ask);
  }

  void request(std::size_t i) {
    const Around around(words_, i);
    constexpr std::size_t reach = 6;
    std::string recipient = around.behind({"by", "from"}, reach);
    if (recipient.empty() && i > 0) recipient = words_[i - 1].party;
    std::string supplier = around.behind({"to"}, reach);
    // "Orvia turned down a request from Tarvo", "Tarvo made a request to Orvia".
    const std::string subject = around.before();
    if (supplier.empty() && !recipient.empty() && subject != recipient) supplier = subject;
    if (recipient.empty() && !supplier.empty()) recipient = subject;
    add(std::move(supplier), std::move(recipient), i, Deed::ask);
  }

  void getting(std::size_t i) {
    const Around around(words_, i);
    constexpr std::size_t reach = 4;
    const bool words_only = around.any(0, reach, [](const TransferWord& word) {
      return word.is(Deed::request);  // "received a request from"
    });
    if (words_only) return;
    add(around.behind({"from"}, kClauseReach), around.before(), i, Deed::get);
  }

  /// "The first Orvian shells have reached Tarvo", "a load of shells from Orvia has arrived".
  void arriving(std::size_t i) {
    constexpr std::size_t before_goods = 3;
    constexpr std::size_t reach = 6;
    const auto goods = std::find_if(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(i),
                                    [](const TransferWord& word) { return !word.goods.empty(); });
    const auto at = static_cast<std::size_t>(goods - words_.begin());
    if (at == i) return;
    std::string supplier;
    for (std::size_t k = at > before_goods ? at - before_goods : 0; k < at; ++k) {
      if (!words_[k].party.empty()) supplier = words_[k].party;
    }
    if (supplier.empty()) supplier = Around(words_, at).behind({"from"}, reach);
    const Around around(words_, i);
    std::string recipient = around.object();
    if (recipient.empty()) recipient = around.behind({"in", "at", "to", "into"}, reach);
    add(std::move(supplier), std::move(recipient), i, Deed::arrive);
  }

  /// "Shells for Tarvo", "Orvia's deliveries".
  void thing(std::size_t i) {
    const Around around(words_, i);
    std::string supplier = around.behind({"from"}, 2);
    const bool owned = i > 0 && words_[i - 1].possessive && words_[i].is(Deed::going);
    if (supplier.empty() && owned) supplier = words_[i - 1].party;
    std::string recipient = around.behind({"to", "for"}, 3);
    if (supplier.empty() && recipient.empty()) return;
    add(std::move(supplier), std::move(recipient), i, Deed::going);
  }

  /// "Tarvo asked Orvia to send shells": who asks gets them.
  void complete_by_request() {
    const auto ask = std::find_if(out_.begin(), out_.end(), [](const TransferFrame& frame) {
      return frame.deed == Deed::ask && !frame.supplier.empty() && !frame.recipient.empty();
    });
    if (ask == out_.end()) return;
    const TransferFrame asked = *ask;
    for (TransferFrame& frame : out_) {
      const bool open = frame.deed == Deed::send && frame.recipient.empty();
      if (open && frame.supplier == asked.supplier) frame.recipient = asked.recipient;
    }
  }

  const TransferWords& words_;
  std::vector<TransferFrame> out_;
};

}  // namespace

std::vector<TransferFrame> transfer_frames(const TransferWords& sentence) {
  return FrameReader(sentence).frames();
}

bool is_thing(const TransferWord& word) { return !word.goods.empty() || word.is(Deed::going); }

bool Around::is_negated() const {
  for (std::size_t i = at_; i-- > 0 && at_ - i <= kNegationReach;) {
    if (words_[i].is(Deed::negate)) return true;
    if (pauses(words_[i + 1], false)) return false;
  }
  return false;
}

std::string_view Around::modal() const {
  for (std::size_t i = at_; i-- > 0 && at_ - i <= kModalReach;) {
    const TransferWord& word = words_[i];
    if (pauses(words_[i + 1], false)) return {};
    if (word.is(Deed::modal)) return word.lower;
    const bool between =
        word.is_word("be", "been", "being", "have", "has", "had", "also", "soon", "not", "never") ||
        word.lower.ends_with("ly");
    if (!between) return {};
  }
  return {};
}

bool Around::is_passive() const {
  const std::string& word = words_[at_].lower;
  constexpr std::array<std::string_view, 4> endings = {"ed", "nt", "ld", "en"};
  const bool participle = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.ends_with(ending);
  });
  constexpr std::size_t reach = 3;
  for (std::size_t i = at_; participle && i-- > 0 && at_ - i <= reach;) {
    const TransferWord& before = words_[i];
    if (before.is_word("be", "been", "being", "is", "are", "was", "were")) return true;
    const bool between =
        before.is(Deed::negate) || before.lower.ends_with("ly") || before.is_word("already", "to");
    if (!between) return false;
  }
  return false;
}

bool Around::is_sending() const {
  const TransferWord& word = words_[at_];
  if (!word.is(Deed::send)) return false;
  if (at_ == 0 || !is_one_of(word.lower, kNounsToo)) return true;
  const TransferWord& before = words_[at_ - 1];
  return !is_one_of(before.lower, kBeforeNouns) && !before.possessive && before.goods.empty();
}

bool Around::asks_for_goods() const {
  constexpr std::size_t question_reach = 4;
  constexpr std::size_t subject_reach = 6;
  for (std::size_t i = at_ + 1; i < words_.size() && i - at_ <= question_reach; ++i) {
    if (is_one_of(words_[i].lower, kOtherQuestions)) return false;
  }
  for (std::size_t i = at_ + 1; i < words_.size() && i - at_ <= kAskedReach; ++i) {
    if (words_[i].stop) break;
    if (is_thing(words_[i])) return true;
    const bool asked_to = words_[i - 1].is_word("to", "it", "them", "be");
    if (asked_to && Around(words_, i).is_sending()) return true;
    if (words_[i].is(Deed::ask)) return false;
  }
  return is_passive() &&
         Around(words_, at_ - 1).any(subject_reach - 1, 0, [](const TransferWord& word) {
           return !word.goods.empty();  // "the shells that were asked for"
         });
}

std::string Around::before(std::string_view but) const {
  for (std::size_t i = at_; i-- > 0;) {
    if (words_[i + 1].stop) return {};
    const std::string& party = words_[i].party;
    if (party.empty()) continue;
    std::size_t first = i;
    while (first > 0 && words_[first - 1].party == party && !words_[first].comma &&
           !words_[first].stop) {
      --first;
    }
    std::size_t governor = first;
    while (governor > 0 && is_one_of(words_[governor - 1].lower, kBeforeNames)) --governor;
    const bool placed = governor > 0 && is_one_of(words_[governor - 1].lower, kOfPlace);
    if (!placed && party != but) return party;
    i = first;
  }
  return {};
}

std::string Around::object() const {
  for (std::size_t i = at_ + 1; i < words_.size() && i - at_ <= kObjectReach; ++i) {
    if (words_[i].stop || words_[i].comma) return {};
    if (!words_[i].party.empty()) return words_[i].party;
    if (!is_one_of(words_[i].lower, kBeforeNames)) return {};
  }
  return {};
}

std::string Around::behind(std::initializer_list<std::string_view> prepositions, std::size_t reach,
                           bool over_commas) const {
  for (std::size_t i = at_ + 1; i < words_.size() && i - at_ <= reach; ++i) {
    if (pauses(words_[i], over_commas)) return {};
    if (!is_one_of(words_[i].lower, prepositions)) continue;
    for (std::size_t k = i + 1; k < words_.size() && k - i <= kNamedReach; ++k) {
      if (pauses(words_[k], false)) break;
      if (!words_[k].party.empty()) return words_[k].party;
      if (is_one_of(words_[k].lower, kBorders)) break;
    }
  }
  return {};
}

}  // namespace sayso
