#include "exporting/report.h"

#include <algorithm>
#include <utility>

#include "record/reuse_rows.h"
#include "record/rows.h"

namespace sayso {
namespace {

/// The attributions of the report.
void add_attributions(ExportedReport& report) {
  const Analysis& analysis = report.entry.analysis;
  const std::vector<SourceIdentity> sources = identify_sources(report.entry, report.actors);
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    const Attribution& one = analysis.attributions[i];
    ReportedStatement said;
    said.id = one.id;
    said.within = one.within;
    said.source = one.source;
    said.cue = one.cue;
    said.content = one.content;
    said.quote = one.quote;
    said.source_kind = one.source_kind;
    said.stance = one.stance;
    said.certainty = one.certainty;
    said.score = one.score;
    said.source_key = sources[i].key;
    said.source_name = sources[i].name;
    said.actor = sources[i].actor;
    for (const Citation& citation : analysis.citations) {
      if (citation.id == one.told_to) said.told_to = citation.outlet;
    }
    report.statements.push_back(std::move(said));
  }
}

ReportedStatement statement_from(const ClaimMember& member, const std::string& claim) {
  ReportedStatement said;
  said.id = member.event;
  said.form = member.attribution.empty() ? StatementForm::flat : StatementForm::part;
  said.within = member.attribution;
  said.source = member.source;
  said.content = member.content;
  said.source_kind = member.source_kind;
  said.stance = member.stance;
  said.certainty = member.certainty;
  said.source_key = member.source_key;
  said.source_name = member.source_name;
  said.told_to = member.told_to;
  said.claim = claim;
  return said;
}

/// What takes part in claims: gives attributions their claims and adds the others.
Result<void> add_members(Database& database, ExportedReport& report) {
  const auto members = members_of_document(database, report.key);
  if (!members) return members.error();
  const auto claims = claim_ids_of(database, report.key);
  if (!claims) return claims.error();
  for (std::size_t i = 0; i < members->size() && i < claims->size(); ++i) {
    const ClaimMember& member = (*members)[i].member;
    if (!member.event.empty()) {
      report.statements.push_back(statement_from(member, (*claims)[i]));
      continue;
    }
    for (ReportedStatement& said : report.statements) {
      if (said.id == member.attribution) said.claim = (*claims)[i];
    }
  }
  return {};
}

Result<void> fill(Database& database, ExportedReport& report) {
  add_attributions(report);
  if (auto done = add_members(database, report); !done) return done;
  auto taken = reuse_by(database, report.key);
  if (!taken) return taken.error();
  report.taken = *std::move(taken);
  auto story = story_id_of(database, report.key);
  if (!story) return story.error();
  report.story = *std::move(story);
  return {};
}

}  // namespace

std::string_view name_of(StatementForm form) {
  switch (form) {
    case StatementForm::attribution:
      return "attribution";
    case StatementForm::part:
      return "part";
    case StatementForm::flat:
      return "flat";
  }
  return {};
}

ExportedReport::ExportedReport(std::int64_t its_key, const Entry& its_entry,
                               std::vector<Actor> its_actors)
    : key(its_key),
      entry(its_entry),
      points(its_entry.document.text),
      actors(std::move(its_actors)) {}

const std::string& ExportedReport::outlet() const {
  const Outlet& outlet = entry.document.outlet;
  return outlet.name.empty() ? outlet.domain : outlet.name;
}

std::string ExportedReport::published() const {
  return entry.document.published ? entry.document.published->value : std::string();
}

Result<void> for_each_report(const Store& store, const StorePart& part,
                             const std::function<bool(const ExportedReport&)>& take) {
  Database& database = store.tables();
  for (const std::int64_t key : part.documents) {
    const auto entry = entry_with_key(database, key);
    if (!entry) return entry.error();
    if (entry->document.id.empty()) continue;  // gone since
    auto actors = actors_in_document(database, key);
    if (!actors) return actors.error();
    ExportedReport report(key, *entry, *std::move(actors));
    if (auto done = fill(database, report); !done) return done;
    if (!take(report)) break;
  }
  return {};
}

std::string one_line(std::string_view words) {
  std::string line(words);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace sayso
