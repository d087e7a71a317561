#include "linking/transfers/transfer_reading.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "linking/transfers/transfer_frames.h"
#include "linking/transfers/transfer_parties.h"
#include "linking/transfers/transfer_steps.h"

namespace sayso {
namespace {

using Pair = std::pair<std::string, std::string>;  // supplier and recipient

// How much a sentence that names both sides counts for them: the headline says what the document is
// about, its first sentences nearly so.
constexpr int kOfHeadline = 3;
constexpr int kOfLead = 2;
constexpr int kOfText = 1;
constexpr std::size_t kLead = 3;     // sentences
constexpr int kLeastBesideMain = 2;  // of a second transfer in a document
constexpr int kLeastApart = 3;       // times that sides are named which no sentence names together

/// The highest of counts; of equals the first key.
template <typename Key>
std::optional<Key> most(const std::map<Key, int>& counts) {
  const auto best =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? std::nullopt : std::optional(best->first);
}

/// The first words of goods in a sentence, as written.
std::string goods_words(const TransferWords& words, std::string_view text) {
  const auto is_goods = [](const TransferWord& word) { return !word.goods.empty(); };
  const auto first = std::find_if(words.begin(), words.end(), is_goods);
  if (first == words.end()) return {};
  auto last = first;
  while (last + 1 != words.end() && is_goods(*(last + 1)) && !(last + 1)->comma) ++last;
  return std::string(Span{first->span.begin, last->span.end}.in(text));
}

/// On whose word the words at `span` are: the author's, and that of each attribution around them.
std::vector<Holder> holders_at(const Analysis& analysis, Span span) {
  std::vector<std::pair<std::uint32_t, Holder>> around;
  for (const Attribution& attribution : analysis.attributions) {
    const bool holds = std::any_of(attribution.content.begin(), attribution.content.end(),
                                   [&](Span content) { return content.contains(span); });
    if (holds) {
      around.push_back({size_of(attribution.content), {attribution.id, attribution.certainty}});
    }
  }
  std::stable_sort(around.begin(), around.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Holder> holders = {{"author", around.empty() ? Certainty::ct_plus : Certainty::u}};
  holders.reserve(around.size() + 1);
  for (auto& [size, holder] : around) holders.push_back(std::move(holder));
  return holders;
}

class DocumentReading {
 public:
  explicit DocumentReading(const Entry& entry) : entry_(entry) {
    const Document& document = entry.document;
    sentences_.reserve(entry.analysis.sentences.size());
    for (const Span sentence : entry.analysis.sentences) {
      sentences_.push_back(transfer_words(document.text, sentence));
    }
    title_ = transfer_words(document.title, {0, static_cast<std::uint32_t>(document.title.size())});
  }

  std::vector<TransferReport> reports() {
    if (!speaks_of_goods()) return {};
    parties_ = mark_parties(entry_, sentences_, title_);
    count(title_, kOfHeadline, entry_.document.title, true);
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      count(sentences_[i], i < kLead ? kOfLead : kOfText, entry_.document.text, false);
    }
    if (votes_.empty()) join_sides();
    if (votes_.empty()) return open_report();
    return closed_reports();
  }

 private:
  bool speaks_of_goods() const {
    return std::any_of(sentences_.begin(), sentences_.end(), [](const TransferWords& words) {
      return std::any_of(words.begin(), words.end(), is_thing);
    });
  }

  /// Counts for whom the frames of a sentence speak.
  void count(const TransferWords& words, int weight, std::string_view text, bool headline) {
    std::map<std::string, int> kinds;
    for (const TransferWord& word : words) {
      if (!word.goods.empty()) ++kinds[std::string(goods_family(word.goods))];
    }
    for (const TransferFrame& frame : transfer_frames(words)) {
      if (!is_of_goods(words, frame, !kinds.empty())) continue;
      const bool both = !frame.supplier.empty() && !frame.recipient.empty();
      if (both && frame.supplier != frame.recipient && frame.deed != Deed::agree) {
        if (!headline && std::none_of(words.begin(), words.end(), is_thing)) continue;
        const Pair pair(frame.supplier, frame.recipient);
        votes_[pair] += weight * certainty_of(pair);
        for (const auto& [kind, times] : kinds) kinds_[pair][kind] += times;
        if (std::string said = goods_words(words, text); !said.empty()) ++goods_[pair][said];
      } else if (!kinds.empty()) {
        if (!frame.supplier.empty()) ++suppliers_[frame.supplier];
        if (!frame.recipient.empty()) ++recipients_[frame.recipient];
      }
      if (const auto kind = most(kinds)) ++all_kinds_[*kind];
    }
  }

  /// How much more those count that the text shows to be states, or bodies, than other names.
  int certainty_of(const Pair& pair) const {
    const auto is_sure = [&](const std::string& key) {
      return key.front() == '#' || parties_.states.contains(key);
    };
    return (is_sure(pair.first) ? 2 : 1) * (is_sure(pair.second) ? 2 : 1);
  }

  static bool is_of_goods(const TransferWords& words, const TransferFrame& frame, bool has_goods) {
    const bool body = !frame.supplier.empty() && frame.supplier.front() == '#';
    switch (frame.deed) {
      case Deed::ask:
        return !body && ((words[frame.word].is(Deed::request) && has_goods) ||
                         Around(words, frame.word).asks_for_goods());
      case Deed::send:
        return has_goods || std::any_of(words.begin(), words.end(), is_thing);
      case Deed::agree:
        return has_goods;
      default:
        return !body;
    }
  }

  /// One side in one sentence, the other in another.
  void join_sides() {
    const auto times = [](const std::map<std::string, int>& sides, const std::string& party) {
      const auto found = sides.find(party);
      return found == sides.end() ? 0 : found->second;
    };
    std::map<Pair, int> joined;
    for (const auto& [supplier, given] : suppliers_) {
      for (const auto& [recipient, got] : recipients_) {
        const bool clear = supplier != recipient && given > times(recipients_, supplier) &&
                           got > times(suppliers_, recipient) && given + got >= kLeastApart;
        if (clear) joined[{supplier, recipient}] = given + got;
      }
    }
    if (const auto pair = most(joined)) {
      votes_[*pair] = kOfText;
      kinds_[*pair] = all_kinds_;
    }
  }

  std::string name_of_party(const std::string& key) const {
    const auto names = parties_.names.find(key);
    return names == parties_.names.end() ? std::string() : party_name(key, names->second);
  }

  TransferReport report_of(const std::string& supplier, const std::string& recipient) const {
    TransferReport report;
    report.supplier = supplier;
    report.supplier_name = name_of_party(supplier);
    report.recipient = recipient;
    report.recipient_name = name_of_party(recipient);
    return report;
  }

  std::vector<TransferReport> open_report() const {
    TransferReport report = report_of(most(suppliers_).value_or(std::string()),
                                      most(recipients_).value_or(std::string()));
    if (report.supplier == report.recipient) report.recipient.clear();
    const TransferSide supplier = {report.supplier, report.supplier.empty(), report.recipient};
    const TransferSide recipient = {report.recipient, report.recipient.empty(), report.supplier};
    report.kind = most(all_kinds_).value_or(std::string());
    report.mentioned = parties_.mentioned;
    report.steps = steps(supplier, recipient, [](const TransferWords&) { return true; });
    if (report.steps.empty()) return {};
    return {report};
  }

  std::vector<TransferReport> closed_reports() const {
    const Pair main = *most(votes_);
    std::vector<Pair> kept = {main};
    for (const auto& [pair, votes] : votes_) {
      const bool turned = pair == Pair(main.second, main.first);
      const bool sure = certainty_of(pair) == 4 && votes >= kLeastBesideMain * 4;
      if (pair != main && !turned && sure) kept.push_back(pair);
    }
    std::vector<TransferReport> out;
    out.reserve(kept.size());
    for (const Pair& pair : kept) {
      TransferReport report = report_of(pair.first, pair.second);
      if (const auto kinds = kinds_.find(pair); kinds != kinds_.end()) {
        report.kind = most(kinds->second).value_or(std::string());
      }
      if (const auto goods = goods_.find(pair); goods != goods_.end()) {
        report.goods = most(goods->second).value_or(std::string());
      }
      // What names both sides of another transfer is of that one.
      const auto is_its = [&](const TransferWords& words) {
        if (pair != main) return names_both(words, pair);
        return std::none_of(kept.begin(), kept.end(), [&](const Pair& other) {
          return other != main && names_both(words, other);
        });
      };
      report.steps = steps({pair.first}, {pair.second}, is_its);
      if (!report.steps.empty()) out.push_back(std::move(report));
    }
    return out;
  }

  static bool names_both(const TransferWords& words, const Pair& pair) {
    const auto names = [&](const std::string& key) {
      return std::any_of(words.begin(), words.end(),
                         [&](const TransferWord& word) { return word.party == key; });
    };
    return names(pair.first) && names(pair.second);
  }

  /// The clearest words for each status among the sentences that `is_its` lets pass.
  template <typename IsIts>
  std::vector<TransferStep> steps(const TransferSide& supplier, const TransferSide& recipient,
                                  IsIts is_its) const {
    std::map<std::string_view, std::tuple<int, std::size_t, std::size_t>> best;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!is_its(sentences_[i])) continue;
      for (const FoundStep& step : transfer_steps(sentences_[i], supplier, recipient)) {
        const auto [known, first] = best.try_emplace(step.status, step.clarity, i, step.word);
        if (!first && step.clarity > std::get<0>(known->second)) {
          known->second = {step.clarity, i, step.word};
        }
      }
    }
    std::vector<TransferStep> out;
    out.reserve(best.size());
    for (const auto& [status, place] : best) {
      out.push_back(step_at(status, std::get<1>(place), std::get<2>(place)));
    }
    return out;
  }

  TransferStep step_at(std::string_view status, std::size_t sentence, std::size_t word) const {
    const Analysis& analysis = entry_.analysis;
    TransferStep step;
    step.status = status;
    step.span = analysis.sentences[sentence];
    const Span deed = sentences_[sentence][word].span;
    step.holders = holders_at(analysis, deed);
    const auto event = std::find_if(analysis.events.begin(), analysis.events.end(),
                                    [&](const Event& one) { return one.trigger.overlaps(deed); });
    if (event != analysis.events.end()) {
      if (!event->holders.empty()) step.holders = event->holders;
      const auto time = std::find_if(analysis.times.begin(), analysis.times.end(),
                                     [&](const Timex& one) { return one.id == event->time; });
      if (time != analysis.times.end()) step.time = time->value;
    }
    return step;
  }

  const Entry& entry_;
  std::vector<TransferWords> sentences_;
  TransferWords title_;
  TransferParties parties_;
  std::map<Pair, int> votes_;
  std::map<Pair, std::map<std::string, int>> kinds_;
  std::map<Pair, std::map<std::string, int>> goods_;
  // Sides that stand alone.
  std::map<std::string, int> suppliers_;
  std::map<std::string, int> recipients_;
  std::map<std::string, int> all_kinds_;
};

}  // namespace

std::vector<TransferReport> transfer_reports(const Entry& entry) {
  return DocumentReading(entry).reports();
}

}  // namespace sayso
