#include "linking/transfers/transfer_joining.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/name_words.h"
#include "base/sha256.h"
#include "linking/moment.h"
#include "linking/transfers/transfer_parties.h"

namespace sayso {
namespace {

constexpr std::int64_t kSilence = 180;  // days without a report after which a transfer is a new one
constexpr std::int64_t kAround = 45;  // days between a report that names no pair and one that does

// In the order in which a transfer goes.
constexpr std::array<std::string_view, 8> kStatuses = {"requested", "considered", "warned-against",
                                                       "denied",    "promised",   "approved",
                                                       "delivered", "sanctioned"};

std::size_t place_of(std::string_view status) {
  return static_cast<std::size_t>(std::find(kStatuses.begin(), kStatuses.end(), status) -
                                  kStatuses.begin());
}

std::optional<std::int64_t> day_of(const TransferReport& report) {
  return report.day ? report.day : day_number(report.published);
}

/// Reports of one transfer.
struct Group {
  std::string supplier;
  std::string recipient;
  std::string kind;
  int number = 0;  // of several between the same parties, parted by silence
  std::vector<const TransferReport*> reports;
};

bool is_around(const Group& group, const TransferReport& report) {
  const auto day = day_of(report);
  return std::any_of(group.reports.begin(), group.reports.end(), [&](const TransferReport* other) {
    const auto theirs = day_of(*other);
    return !day || !theirs || std::abs(*day - *theirs) <= kAround;
  });
}

bool can_be_of(const TransferReport& report, const Group& group) {
  if (!report.supplier.empty() && report.supplier != group.supplier) return false;
  if (!report.recipient.empty() && report.recipient != group.recipient) return false;
  const bool both =
      report.mentioned.contains(group.supplier) && report.mentioned.contains(group.recipient);
  return (both || !report.supplier.empty()) && is_around(group, report);
}

/// Bodies by their initials where another report spells them out: "HLA".
void spell_out(std::vector<TransferReport>& reports) {
  std::map<std::string, std::string> full;  // by initials
  for (const TransferReport& report : reports) {
    for (const auto& [key, name] : {std::pair(report.supplier, report.supplier_name),
                                    std::pair(report.recipient, report.recipient_name)}) {
      if (!key.starts_with('#') || key.find(' ') == key.npos) continue;
      const std::string initials = "#" + name_words(name).initials;
      const auto [known, first] = full.try_emplace(initials, key);
      if (!first) known->second = std::min(known->second, key);
    }
  }
  for (TransferReport& report : reports) {
    for (std::string* key : {&report.supplier, &report.recipient}) {
      if (const auto found = full.find(*key); found != full.end()) *key = found->second;
    }
  }
}

/// Groups of the reports that know both sides, by parties, kind and time.
std::vector<Group> closed_groups(const std::vector<TransferReport>& reports) {
  std::map<std::pair<std::string, std::string>,
           std::map<std::string, std::vector<const TransferReport*>>>
      by_parties;
  for (const TransferReport& report : reports) {
    if (report.supplier.empty() || report.recipient.empty()) continue;
    by_parties[{report.supplier, report.recipient}][report.kind].push_back(&report);
  }
  std::vector<Group> groups;
  for (auto& [parties, kinds] : by_parties) {
    // Goods of no kind are those that others name, where these are of one kind.
    for (const char* vague : {"", "goods"}) {
      const auto found = kinds.find(vague);
      if (found == kinds.end() || kinds.size() != 2) continue;
      auto& clear = kinds.begin() == found ? std::next(found)->second : kinds.begin()->second;
      clear.insert(clear.end(), found->second.begin(), found->second.end());
      kinds.erase(found);
    }
    for (auto& [kind, all] : kinds) {
      std::sort(all.begin(), all.end(), [](const TransferReport* a, const TransferReport* b) {
        return std::tuple(day_of(*a), std::string_view(a->published),
                          std::string_view(a->document)) <
               std::tuple(day_of(*b), std::string_view(b->published),
                          std::string_view(b->document));
      });
      Group group = {parties.first, parties.second, kind, 0, {}};
      std::optional<std::int64_t> last;
      for (const TransferReport* report : all) {
        const auto day = day_of(*report);
        if (day && last && *day - *last > kSilence) {
          groups.push_back(group);
          group.reports.clear();
          ++group.number;
        }
        if (day) last = day;
        group.reports.push_back(report);
      }
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

/// Indexes of the groups whose supplier the report has or, where it has none, names.
std::vector<std::size_t> candidates(const TransferReport& report,
                                    const std::multimap<std::string, std::size_t>& by_supplier) {
  std::vector<std::size_t> out;
  const auto add = [&](const std::string& supplier) {
    const auto [first, last] = by_supplier.equal_range(supplier);
    for (auto group = first; group != last; ++group) out.push_back(group->second);
  };
  if (!report.supplier.empty()) {
    add(report.supplier);
  } else {
    for (const std::string& party : report.mentioned) add(party);
  }
  return out;
}

void add_open_reports(const std::vector<TransferReport>& reports, std::vector<Group>& groups) {
  std::multimap<std::string, std::size_t> by_supplier;
  for (std::size_t i = 0; i < groups.size(); ++i) by_supplier.emplace(groups[i].supplier, i);
  // What one open report joins must not decide where the next one goes.
  std::vector<std::pair<std::size_t, const TransferReport*>> added;
  for (const TransferReport& report : reports) {
    if (!report.supplier.empty() && !report.recipient.empty()) continue;
    std::vector<std::size_t> fitting = candidates(report, by_supplier);
    std::erase_if(fitting, [&](std::size_t group) { return !can_be_of(report, groups[group]); });
    if (fitting.size() == 1) added.emplace_back(fitting.front(), &report);
  }
  for (const auto& [group, report] : added) groups[group].reports.push_back(report);
}

std::string most_frequent(const std::map<std::string, int>& counts) {
  const auto best =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? std::string() : best->first;
}

Transfer transfer_of(const Group& group,
                     const std::map<std::string, std::map<std::string, int>>& names) {
  const auto name = [&](const std::string& key) {
    const auto found = names.find(key);
    return party_name(key, found == names.end() ? std::map<std::string, int>() : found->second);
  };
  Transfer transfer;
  const std::string seed = group.supplier + '\n' + group.recipient + '\n' + group.kind + '\n' +
                           std::to_string(group.number);
  constexpr std::size_t id_size = 16;
  transfer.id = "t:" + sha256_hex(seed).substr(0, id_size);
  transfer.supplier = name(group.supplier);
  transfer.recipient = name(group.recipient);
  std::map<std::string, int> goods;
  std::vector<std::tuple<std::string, std::string, std::size_t, TransferStep>> steps;
  for (const TransferReport* report : group.reports) {
    if (!report->goods.empty()) ++goods[report->goods];
    for (const TransferStep& step : report->steps) {
      steps.emplace_back(report->published, report->document, place_of(step.status), step);
    }
  }
  transfer.goods = goods.empty() ? group.kind : most_frequent(goods);
  std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
    // What has no date comes last.
    return std::tuple(std::get<0>(a).empty(), std::string_view(std::get<0>(a)),
                      std::string_view(std::get<1>(a)), std::get<2>(a)) <
           std::tuple(std::get<0>(b).empty(), std::string_view(std::get<0>(b)),
                      std::string_view(std::get<1>(b)), std::get<2>(b));
  });
  transfer.steps.reserve(steps.size());
  for (auto& [published, document, place, step] : steps) transfer.steps.push_back(std::move(step));
  return transfer;
}

}  // namespace

std::vector<Transfer> joined_transfers(std::vector<TransferReport> reports) {
  std::sort(reports.begin(), reports.end(), [](const TransferReport& a, const TransferReport& b) {
    return std::tie(a.published, a.document) < std::tie(b.published, b.document);
  });
  spell_out(reports);
  std::map<std::string, std::map<std::string, int>> names;
  for (const TransferReport& report : reports) {
    for (const auto& [key, name] : {std::pair(report.supplier, report.supplier_name),
                                    std::pair(report.recipient, report.recipient_name)}) {
      if (!name.empty()) ++names[key][name];
    }
  }
  std::vector<Group> groups = closed_groups(reports);
  add_open_reports(reports, groups);
  std::vector<Transfer> out;
  out.reserve(groups.size());
  for (const Group& group : groups) out.push_back(transfer_of(group, names));
  return out;
}

}  // namespace sayso
