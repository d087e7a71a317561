#include <algorithm>
#include <utility>

#include "answers/digest_json.h"
#include "linking/source_summary.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/digest_wording.h"
#include "views/cli/table.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct SourcesOptions {
  std::string store;
  std::vector<std::string> words;
  std::string kind;
  DigestFilter filter;
  bool json = false;
};

std::string json_line(const SourceSummary& summary, const Digest& digest) {
  Json line;
  line["kind"] = "source";
  line["schema"] = "sayso/1";
  line.update(json_of(*summary.source));
  line["articles"] = summary.articles;
  line["outlets"] = summary.outlets;
  line["stances"] = Json::object();
  for (const auto& [stance, number] : summary.stances) line["stances"][name_of(stance)] = number;
  line["statements"] = Json::array();
  for (const Saying& statement : summary.source->statements) {
    line["statements"].push_back(json_of(statement, digest));
  }
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// "5 asserts, 2 denies", the most first.
std::string stances_cell(const SourceSummary& summary) {
  std::vector<std::pair<Stance, std::size_t>> stances(summary.stances.begin(),
                                                      summary.stances.end());
  std::stable_sort(stances.begin(), stances.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> parts;
  parts.reserve(stances.size());
  for (const auto& [stance, number] : stances) {
    parts.push_back(std::to_string(number) + " " + stance_words(stance));
  }
  return listed(parts);
}

/// Statements that no source is known for, in words; empty where there are none.
std::string open_words(const Digest& digest) {
  std::size_t pronouns = 0;
  std::size_t nobody = 0;
  for (const SourceGroup& group : digest.groups) {
    if (group.standing == Standing::pronoun) pronouns += group.statements.size();
    if (group.standing == Standing::nobody) nobody += group.statements.size();
  }
  const std::string by_pronouns =
      pronouns == 0 ? "" : counted(pronouns, "statement") + " by a pronoun that stays open";
  const std::string by_nobody =
      nobody == 0 ? "" : counted(nobody, "statement") + " on nobody's word";
  const std::string words = listed({by_pronouns, by_nobody});
  return words.empty() ? "" : "Not listed: " + words + ".";
}

void write_table(const std::vector<SourceSummary>& all, const Digest& digest, Console& console) {
  const Paint paint = console.colored() ? Paint::color : Paint::plain;
  std::vector<std::vector<std::string>> rows;
  for (const SourceSummary& summary : all) {
    const SourceGroup& source = *summary.source;
    const std::string known = known_words(source);
    rows.push_back({std::to_string(source.statements.size()),
                    harmless_line(source.name) + (known.empty() ? "" : " (" + known + ")"),
                    kind_words(source.kind), stances_cell(summary),
                    std::to_string(summary.articles), std::to_string(summary.outlets.size())});
  }
  if (rows.empty()) {
    console.write_line("No source found.");
  } else {
    const std::vector<Column> columns = {{"SAID", 4, true, Style::strong},
                                         {"SOURCE", 0, false, Style::source},
                                         {"KIND", 12},
                                         {"STANCES", 0},
                                         {"ARTICLES", 8, true},
                                         {"OUTLETS", 7, true}};
    console.write(table(columns, rows, console.width(), paint));
  }
  for (const std::string& note : {open_words(digest), skipped_words(digest)}) {
    if (note.empty()) continue;
    console.write("\n");
    console.write(wrap({{note, Style::faint}}, {console.width(), "", "", paint}));
  }
}

Exit sources(SourcesOptions& options, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  std::string& wanted = options.filter.source;
  for (const std::string& word : options.words) wanted += (wanted.empty() ? "" : " ") + word;
  Result<Digest> found = digest(*store, options.filter);
  if (!found.ok()) return console.refuse(found.error());
  const std::vector<SourceSummary> all = summarise(*found, source_kind_from(options.kind));
  if (!options.json) {
    write_table(all, *found, console);
    return Exit::done;
  }
  for (const SourceSummary& summary : all) {
    if (console.broken()) break;
    console.write_line(json_line(summary, *found));
  }
  return Exit::done;
}

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (SourceKind kind :
       {SourceKind::named_person, SourceKind::named_organisation, SourceKind::unnamed_official,
        SourceKind::unnamed_person, SourceKind::unnamed_group, SourceKind::outlet,
        SourceKind::document, SourceKind::author}) {
    names.emplace_back(name_of(kind));
  }
  return names;
}

}  // namespace

Command sources_command(const Settings&) {
  auto options = std::make_shared<SourcesOptions>();
  DigestFilter& filter = options->filter;
  return {"sources",
          "List who speaks, how often, how and where",
          "One row for each source, the one with the most statements first: what is known of it, "
          "its kind, how many of its statements assert, deny and so on, and in how many articles "
          "and outlets it speaks. Sources are told apart as in report. WORDS, in this order, are "
          "looked for in names and wordings.",
          {store_operand(options->store),
           {"WORDS", "", "Only sources whose name or wording has these words", &options->words},
           {"--kind", "KIND", "Only sources of this kind", &options->kind, kinds()},
           {"--outlet", "WORDS", "Only reports of outlets whose name or domain has these words",
            &filter.outlet},
           {"--since", "DATE", "Only reports of this day, month or year or later (2024-03-04)",
            &filter.since},
           {"--until", "DATE", "Only reports of that day, month or year or earlier", &filter.until},
           {"--json", "", "Write one JSON line (kind \"source\") a source", &options->json}},
          [options](Console& console) { return sources(*options, console); }};
}

}  // namespace sayso::cli
