#include "bench/linking/world.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/quotation.h"
#include "bench/linking/assembly.h"
#include "bench/linking/mixing.h"

namespace sayso::bench {
namespace {

constexpr std::size_t kPerDay = 250;
constexpr std::size_t kOutlets = 300;
constexpr std::size_t kMostReports = 400;  // of a story
constexpr double kMeanReports = 4.6;       // of the law below: a story begins every so many
constexpr std::size_t kLeads = 3;          // paragraphs that a story's reports begin with
constexpr std::size_t kTitleBytes = 60;
constexpr std::size_t kTries = 100;

// How many of a hundred documents do what.
constexpr std::uint64_t kCopies = 12;
constexpr std::uint64_t kPartialCopies = 10;
constexpr std::uint64_t kVersions = 2;
constexpr std::uint64_t kStanding = 30;    // outlets with a standing paragraph
constexpr std::uint64_t kQuotations = 15;  // paragraphs whose quotations all reports have alike

/// Reports of a story: a Pareto law, cut off.
std::size_t reports_of(std::uint64_t story) {
  const double chance = 1 - fraction(mixed(story, 'n'));
  return std::min(kMostReports, static_cast<std::size_t>(std::pow(chance, -1 / 1.1)));
}

/// Documents of all stories from the first report of this one to its last: a day or two for most,
/// so that small stores are as crowded as large ones.
double life_of(std::size_t reports) {
  const double days = 1 + 0.5 * std::sqrt(static_cast<double>(reports));
  return days * static_cast<double>(kPerDay);
}

std::size_t pool_of(std::size_t reports) {
  return kLeads + 5 + static_cast<std::size_t>(4 * std::sqrt(static_cast<double>(reports)));
}

std::string date_of(std::size_t n) {
  using namespace std::chrono;
  const year_month_day day(sys_days(year(2030) / January / 1) + days(n / kPerDay));
  const std::size_t minute = n % kPerDay * 24 * 60 / kPerDay;
  char written[64];
  std::snprintf(written, sizeof written, "%04d-%02u-%02uT%02zu:%02zu:00Z",
                static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()), minute / 60, minute % 60);
  return written;
}

std::string with_capital(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string title_of(const std::string& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  if (end <= kTitleBytes) return text.substr(0, end);
  return text.substr(0, text.rfind(' ', kTitleBytes));
}

}  // namespace

World::World(const Retelling& retelling, std::size_t documents) : retelling_(retelling) {
  struct Report {
    double at;
    Place place;
  };
  std::vector<Report> reports;
  // Stories that begin behind the last document do not change those before it.
  std::uint64_t story = 0;
  for (std::size_t before = 0; before < documents; ++story) {
    const double begin = static_cast<double>(story) * kMeanReports;
    const std::size_t count = reports_of(story);
    for (std::size_t i = 0; i < count; ++i) {
      const double chance = i == 0 ? 0 : fraction(mixed(story, i, 'w'));
      reports.push_back({begin + life_of(count) * chance * chance, {story, 0}});
    }
    if (story % 1000 == 0) {
      before = static_cast<std::size_t>(std::count_if(
          reports.begin(), reports.end(), [&](const Report& one) { return one.at < begin; }));
    }
  }
  std::sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) {
    return a.at != b.at ? a.at < b.at : a.place.story < b.place.story;
  });
  reports.resize(documents);
  documents_.resize(story);
  for (Report& report : reports) {
    std::vector<std::size_t>& of_story = documents_[report.place.story];
    report.place.ordinal = of_story.size();
    of_story.push_back(places_.size());
    places_.push_back(report.place);
  }
  outlets_ = outlets();
}

std::size_t World::stories(std::size_t documents) const {
  std::set<std::uint64_t> all;
  for (std::size_t n = 0; n < documents; ++n) all.insert(places_[n].story);
  return all.size();
}

/// Those that the paragraphs cite most, so that documents cite outlets of the store; then others.
std::vector<std::string> World::outlets() const {
  std::map<std::string, std::size_t> cited;
  for (std::size_t i = 0; i < retelling_.size(); ++i) {
    for (const Citation& citation : retelling_.original(i).analysis.citations) {
      const bool paper = citation.medium == "outlet" || citation.medium == "agency";
      if (paper) ++cited[citation.outlet];
    }
  }
  std::vector<std::pair<std::size_t, std::string>> most;
  for (const auto& [name, count] : cited) {
    if (name.size() > 3) most.emplace_back(count, name);
  }
  std::sort(most.rbegin(), most.rend());
  most.resize(std::min(most.size(), kOutlets / 3));
  std::vector<std::string> out;
  for (auto& [count, name] : most) out.push_back(std::move(name));
  constexpr const char* kKinds[] = {"Courier", "Herald", "Post", "Times", "Wire", "Gazette"};
  for (std::size_t i = 0; out.size() < kOutlets; ++i) {
    out.push_back("The " + with_capital(made_up_name(mixed(i, 'o'), 5 + i % 4)) + ' ' +
                  kKinds[i % std::size(kKinds)]);
  }
  return out;
}

World::Part World::part(std::uint64_t story, std::size_t slot, std::uint64_t document) const {
  Part out;
  out.paragraph = mixed(story, slot, 'p') % retelling_.size();
  out.teller = {story, document, mixed(story, slot, 'q') % 100 < kQuotations};
  return out;
}

/// What the outlet says of itself, in nobody's words.
World::Part World::standing_part(std::uint64_t outlet) const {
  for (std::size_t slot = 0;; ++slot) {
    const Part out = part(outlet, slot, outlet);
    const std::string& text = retelling_.original(out.paragraph).document.text;
    if (quotations(text).empty() || slot == kTries) return out;
  }
}

std::vector<World::Part> World::parts_of_its_own(std::size_t n) const {
  const Place& place = places_[n];
  const std::size_t pool = pool_of(reports_of(place.story));
  const std::uint64_t document = mixed(n, 'd');
  std::vector<Part> out = {part(place.story, document % kLeads, document)};
  std::set<std::size_t> slots;
  const std::size_t most = 4 + document / kLeads % 5;
  for (std::size_t i = 0; slots.size() < most; ++i) {
    const std::size_t slot = kLeads + mixed(document, i) % (pool - kLeads);
    if (slots.insert(slot).second) out.push_back(part(place.story, slot, document));
  }
  return out;
}

World::Plan World::plan(std::size_t n) const {
  const Place& place = places_[n];
  const std::uint64_t chance = mixed(n, 'c');
  Plan out;
  out.outlet = static_cast<std::size_t>(kOutlets * std::pow(fraction(mixed(n, 'l')), 2));
  out.address = "https://outlet-" + std::to_string(out.outlet) + ".example/" + std::to_string(n);
  const std::uint64_t kind = place.ordinal == 0 ? 100 : chance % 100;
  if (kind >= kCopies + kPartialCopies + kVersions) {
    out.parts = parts_of_its_own(n);
  } else {
    const std::size_t earlier = documents_[place.story][chance / 100 % place.ordinal];
    Plan of_earlier = plan(earlier);
    if (kind < kCopies) {
      out.parts = std::move(of_earlier.parts);
      if (chance % 2 == 0 && out.parts.size() > 3) out.parts.pop_back();
    } else if (kind < kCopies + kPartialCopies) {
      out.parts = parts_of_its_own(n);
      out.parts.back() = of_earlier.parts.front();
      if (of_earlier.parts.size() > 2) out.parts[out.parts.size() - 2] = of_earlier.parts[1];
    } else {
      const std::uint64_t document = mixed(n, 'd');
      const std::size_t slot = kLeads + document % (pool_of(reports_of(place.story)) - kLeads);
      out = std::move(of_earlier);
      out.parts.back() = part(place.story, slot, document);
      return out;
    }
  }
  const std::uint64_t outlet = mixed(out.outlet, 's');
  if (outlet % 100 < kStanding && kind >= kCopies) {
    out.parts.push_back(standing_part(outlet));
  }
  return out;
}

Entry World::document(std::size_t n) const {
  const Plan planned = plan(n);
  Entry out;
  Document& document = out.document;
  document.id = "d" + std::to_string(n);
  document.file = "world#" + std::to_string(n);
  document.canonical = document.url = planned.address;
  document.language = "en";
  document.outlet.name = outlets_[planned.outlet];
  document.outlet.domain = "outlet-" + std::to_string(planned.outlet) + ".example";
  document.outlet.kind = planned.outlet % 15 == 0 ? "agency" : "newspaper";
  document.outlet.owner =
      planned.outlet % 3 == 0 ? "Owner " + std::to_string(planned.outlet % 40) : "";
  document.published = Timestamp{date_of(n), "second", "given", {}};
  for (const Part& part : planned.parts) {
    if (!document.text.empty()) document.text += "\n\n";
    const auto shift = static_cast<std::uint32_t>(document.text.size());
    const std::string told = retelling_.text(part.paragraph, part.teller);
    document.text += told;
    append(out.analysis, retelling_.analysis(part.paragraph, told, static_cast<int>(n / kPerDay)),
           shift);
  }
  document.title = title_of(document.text);
  return out;
}

}  // namespace sayso::bench
