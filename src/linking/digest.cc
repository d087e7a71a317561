#include "linking/digest.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "linking/hull.h"
#include "linking/source_words.h"

namespace sayso {

namespace {

Report report_of(const Entry& entry) {
  const Document& document = entry.document;
  const Outlet& outlet = document.outlet;
  return {document.id,
          document.file,
          document.canonical.empty() ? document.url : document.canonical,
          outlet.name.empty() ? outlet.domain : outlet.name,
          document.title,
          document.published ? document.published->value : std::string(),
          entry.version_of,
          entry.analysis.skipped,
          entry.analysis.citations};
}

/// Compares to the coarser of the two precisions: "2024-03" is neither before nor after
/// "2024-03-04".
int compare_times(std::string_view a, std::string_view b) {
  std::size_t length = std::min(a.size(), b.size());
  return a.substr(0, length).compare(b.substr(0, length));
}

/// The name of the citation `id`; empty where there is none.
std::string cited_name(const Analysis& analysis, const std::string& id) {
  for (const Citation& citation : analysis.citations) {
    if (citation.id == id) return citation.outlet;
  }
  return {};
}

/// The name of the source of attribution `id`; empty where there is none.
std::string source_name(const Analysis& analysis, const std::vector<SourceIdentity>& identities,
                        const std::string& id) {
  for (std::size_t i = 0; i < identities.size(); ++i) {
    if (analysis.attributions[i].id == id) return identities[i].name;
  }
  return {};
}

template <typename Value>
void fill(std::optional<Value>& known, const std::optional<Value>& more) {
  if (!known) known = more;
}

void fill(SourceDetail& known, const SourceDetail& more) {
  fill(known.affiliation, more.affiliation);
  fill(known.nationality, more.nationality);
  fill(known.role, more.role);
  fill(known.number, more.number);
  fill(known.anonymity_reason, more.anonymity_reason);
}

void fill(std::string& known, const std::string& more) {
  if (known.empty()) known = more;
}

/// The kind of most of the statements, of those whose source is a pronoun only where all are.
SourceKind kind_of(const std::vector<Saying>& statements) {
  std::map<SourceKind, std::size_t> counts;
  std::map<SourceKind, std::size_t> of_pronouns;
  for (const Saying& saying : statements) {
    ++(is_pronoun(source_key(saying.source)) ? of_pronouns
                                             : counts)[saying.attribution.source_kind];
  }
  const std::map<SourceKind, std::size_t>& told = counts.empty() ? of_pronouns : counts;
  const auto fewer = [](auto& a, auto& b) { return a.second < b.second; };
  return std::max_element(told.begin(), told.end(), fewer)->first;
}

bool is_wanted(const SourceGroup& group, const std::string& words) {
  const auto says = [&](const Saying& saying) { return has_words(saying.source, words); };
  return words.empty() || has_words(group.name, words) ||
         std::any_of(group.statements.begin(), group.statements.end(), says);
}

/// Gathers groups by what tells them apart.
class Gathering {
 public:
  Gathering(const DigestFilter& filter, const ActorIndex& actors)
      : filter_(filter), actors_(actors) {}

  void add(const Entry& entry) {
    const Document& document = entry.document;
    if (!has_words(document.outlet.name + " " + document.outlet.domain, filter_.outlet)) return;
    if (!filter_.since.empty() || !filter_.until.empty()) {
      if (!document.published) {
        ++digest_.undated;
        return;
      }
      std::string_view time = document.published->value;
      if (!filter_.since.empty() && compare_times(time, filter_.since) < 0) return;
      if (!filter_.until.empty() && compare_times(time, filter_.until) > 0) return;
    }
    digest_.reports.push_back(report_of(entry));
    const std::vector<SourceIdentity> identities = identify_sources(entry, actors_);
    for (std::size_t i = 0; i < identities.size(); ++i) {
      SourceGroup& group = groups_[{identities[i].standing, identities[i].key}];
      introduce(group, identities[i]);
      group.statements.push_back(saying_of(entry, identities, i));
    }
  }

  Digest finish() {
    for (auto& [key, group] : groups_) {
      if (!is_wanted(group, filter_.source)) continue;
      settle(group);
      digest_.groups.push_back(std::move(group));
    }
    std::stable_sort(digest_.groups.begin(), digest_.groups.end(),
                     [](const SourceGroup& a, const SourceGroup& b) {
                       return std::pair(a.standing, b.statements.size()) <
                              std::pair(b.standing, a.statements.size());
                     });
    return std::move(digest_);
  }

 private:
  static void introduce(SourceGroup& group, const SourceIdentity& identity) {
    group.standing = identity.standing;
    if (identity.name.size() > group.name.size()) group.name = identity.name;
    if (identity.actor != nullptr) {
      group.actor = identity.actor->id;
      fill(group.role, identity.actor->role);
      fill(group.country, identity.actor->country);
    }
    if (identity.entity != nullptr) {
      fill(group.role, identity.entity->role);
      fill(group.country, identity.entity->country);
    }
  }

  Saying saying_of(const Entry& entry, const std::vector<SourceIdentity>& identities,
                   std::size_t i) const {
    const Analysis& analysis = entry.analysis;
    const Attribution& attribution = analysis.attributions[i];
    std::string_view text = entry.document.text;
    Saying saying;
    saying.report = digest_.reports.size() - 1;
    saying.attribution = attribution;
    saying.source = source_words(attribution.source, text);
    saying.told_to = cited_name(analysis, attribution.told_to);
    saying.as_told_by = source_name(analysis, identities, attribution.within);
    saying.context = widened(hull({&attribution.source, &attribution.cue, &attribution.content}),
                             analysis.sentences);
    saying.words = saying.context.in(text);
    saying.points_before = count_code_points(text.substr(0, saying.context.begin));
    return saying;
  }

  void settle(SourceGroup& group) const {
    group.kind = kind_of(group.statements);
    auto time_of = [&](const Saying& statement) {
      const std::string& time = digest_.reports[statement.report].published;
      return std::tuple(time.empty(), std::string_view(time), statement.report);
    };
    std::stable_sort(group.statements.begin(), group.statements.end(),
                     [&](const Saying& a, const Saying& b) { return time_of(a) < time_of(b); });
    if (group.standing != Standing::unnamed) return;
    for (const Saying& saying : group.statements) {
      fill(group.detail, saying.attribution.source_detail);
    }
  }

  const DigestFilter& filter_;
  const ActorIndex& actors_;
  Digest digest_;
  std::map<std::pair<Standing, std::string>, SourceGroup> groups_;
};

}  // namespace

std::map<std::string, std::size_t> Digest::skipped() const {
  std::map<std::string, std::size_t> counts;
  for (const Report& report : reports) {
    if (!report.skipped.empty()) ++counts[report.skipped];
  }
  return counts;
}

Result<Digest> digest(const Store& store, const DigestFilter& filter) {
  Result<std::vector<Actor>> known = store.actors();
  if (!known.ok()) return known.error();
  const ActorIndex actors(*std::move(known));
  Gathering gathering(filter, actors);
  Result<Cursor> cursor = store.entries();
  if (!cursor.ok()) return cursor.error();
  while (true) {
    Result<std::optional<Entry>> entry = cursor->next();
    if (!entry.ok()) return entry.error();
    if (!*entry) return gathering.finish();
    gathering.add(**entry);
  }
}

}  // namespace sayso
