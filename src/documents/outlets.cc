#include "documents/outlets.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/split.h"

namespace sayso {

extern const std::string_view outlets_table;  // without comments and the column of sources

namespace {

OutletEntry entry_of(std::string_view line) {
  std::array<std::string_view, 6> columns;
  for (std::string_view& column : columns) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    column = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return {columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]};
}

/// `name` in one case and without an article.
std::string folded(std::string_view name) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, {name.data(), static_cast<std::int32_t>(name.size())}, sink, nullptr,
                         status);
  if (out.starts_with("the ")) out.erase(0, 4);
  return out;
}

using Named = std::pair<std::string, const OutletEntry*>;

const std::vector<Named>& by_name() {
  static const std::vector<Named> all = [] {
    std::vector<Named> names;
    for (const OutletEntry& entry : outlets()) {
      for (const std::string_view name : names_of(entry)) names.emplace_back(folded(name), &entry);
    }
    std::sort(names.begin(), names.end());
    return names;
  }();
  return all;
}

}  // namespace

const std::vector<OutletEntry>& outlets() {
  static const std::vector<OutletEntry> all = [] {
    std::vector<OutletEntry> read;
    for (const std::string_view line : split(outlets_table, '\n')) read.push_back(entry_of(line));
    return read;
  }();
  return all;
}

const OutletEntry* outlet_of_domain(std::string_view domain) {
  const std::vector<OutletEntry>& all = outlets();
  while (!domain.empty()) {
    const auto entry =
        std::lower_bound(all.begin(), all.end(), domain,
                         [](const OutletEntry& e, std::string_view d) { return e.domain < d; });
    if (entry != all.end() && entry->domain == domain) return &*entry;
    domain.remove_prefix(std::min(domain.find('.'), domain.size() - 1) + 1);
  }
  return nullptr;
}

const OutletEntry* outlet_named(std::string_view name) {
  const std::vector<Named>& all = by_name();
  const std::string wanted = folded(name);
  auto at = std::lower_bound(all.begin(), all.end(), wanted,
                             [](const Named& n, const std::string& w) { return n.first < w; });
  if (at == all.end() || at->first != wanted) return nullptr;
  const OutletEntry* const found = at->second;
  for (; at != all.end() && at->first == wanted; ++at) {
    // Domains of one outlet share its name.
    if (at->second->name != found->name || at->second->country != found->country) return nullptr;
  }
  return found;
}

bool has_kind(const OutletEntry& entry, std::string_view word) {
  const std::vector<std::string_view> words = split(entry.kind, ' ');
  return std::find(words.begin(), words.end(), word) != words.end();
}

const std::vector<const OutletEntry*>& agencies() {
  static const std::vector<const OutletEntry*> all = [] {
    std::vector<const OutletEntry*> found;
    for (const OutletEntry& entry : outlets()) {
      if (has_kind(entry, "agency")) found.push_back(&entry);
    }
    return found;
  }();
  return all;
}

std::vector<std::string_view> names_of(const OutletEntry& entry) {
  std::vector<std::string_view> names = {entry.name};
  const std::vector<std::string_view> others = split(entry.also, '|');
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

void describe(Outlet& outlet) {
  const OutletEntry* const entry = outlet_of_domain(outlet.domain);
  if (entry == nullptr) return;
  if (!outlet.name_given || outlet.name.empty()) outlet.name = entry->name;
  outlet.kind = entry->kind;
  outlet.country = entry->country;
  outlet.owner = entry->owner;
}

}  // namespace sayso
