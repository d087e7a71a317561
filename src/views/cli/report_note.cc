#include "views/cli/report_note.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linking/source_words.h"
#include "views/cli/digest_wording.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

std::string_view heading_of(Standing standing) {
  switch (standing) {
    case Standing::named:
      return "NAMED SOURCES";
    case Standing::unnamed:
      return "UNNAMED SOURCES";
    case Standing::works:
      return "OUTLETS, DOCUMENTS AND AUTHORS";
    case Standing::pronoun:
      return "REFERRED TO ONLY BY A PRONOUN";
    case Standing::nobody:
      return "ON NOBODY'S WORD";
  }
  return "";
}

class Note {
 public:
  Note(const Digest& digest, Console& console)
      : digest_(digest),
        console_(console),
        paint_(console.colored() ? Paint::color : Paint::plain) {}

  void write_head(const std::string& store) {
    line({{"Who said what, and where: " + harmless_line(store), Style::strong}}, "");
    std::set<std::string> outlets;
    std::string first;
    std::string last;
    for (const Report& report : digest_.reports) {
      if (!report.outlet.empty()) outlets.insert(report.outlet);
      if (report.published.empty()) continue;
      if (first.empty() || report.published < first) first = report.published;
      last = std::max(last, report.published);
    }
    std::string about = counted(digest_.reports.size(), "report");
    if (!outlets.empty()) about += " from " + counted(outlets.size(), "outlet");
    if (!first.empty()) about += ", " + range_words(readable_date(first), readable_date(last));
    line({{about + ". " + counts(), Style::plain}}, "");
    if (digest_.undated > 0) {
      line({{counted(digest_.undated, "report") + " without a date left out.", Style::plain}}, "");
    }
    const std::string skipped = skipped_words(digest_);
    if (!skipped.empty()) line({{skipped, Style::plain}}, "");
    std::string how = paint_ == Paint::plain ? "The words attributed stand in {braces}. " : "";
    how +=
        "Across reports, named sources are joined where the store knows them as one, else by name "
        "or wording alone; unnamed ones never are.";
    line({{how, Style::plain}}, "");
  }

  void write_groups() {
    const Standing* previous = nullptr;
    for (const SourceGroup& group : digest_.groups) {
      if (previous == nullptr || *previous != group.standing) {
        console_.write("\n");
        line({{std::string(heading_of(group.standing)), Style::strong}}, "");
      }
      previous = &group.standing;
      write_group(group);
    }
  }

  /// What reports themselves rest on.
  void write_citations() {
    bool any = false;
    for (const Report& report : digest_.reports) {
      std::vector<std::string> cited;
      for (const Citation& citation : report.citations) {
        const std::string words = citation_words(citation);
        if (std::find(cited.begin(), cited.end(), words) == cited.end()) cited.push_back(words);
      }
      if (cited.empty()) continue;
      if (!any) {
        console_.write("\n");
        line({{"WHAT REPORTS REST ON", Style::strong}}, "");
        console_.write("\n");
        any = true;
      }
      line({{harmless_line(where(report)) + ": ", Style::faint}, {listed(cited), Style::plain}},
           "    ", "  - ");
    }
  }

  void write_foot() {
    console_.write("\n");
    line({{"Found by a program that errs: docs/figures.md has its measured error rates. What is "
           "here is who is reported to have said what, not whether it is so.",
           Style::faint}},
         "");
  }

 private:
  void line(const StyledText& text, const std::string& indent, const std::string& first = "") {
    console_.write(wrap(text, {console_.width(), indent, first, paint_}));
  }

  static std::string range_words(const std::string& from, const std::string& to) {
    return from == to ? from : from + " to " + to;
  }

  std::string counts() const {
    std::map<Standing, std::size_t> number;
    std::size_t all = 0;
    for (const SourceGroup& group : digest_.groups) {
      number[group.standing] += group.statements.size();
      all += group.statements.size();
    }
    constexpr std::pair<Standing, const char*> kinds[] = {
        {Standing::named, " by named sources"},
        {Standing::unnamed, " by unnamed ones"},
        {Standing::works, " by outlets, documents and authors"},
        {Standing::pronoun, " by a pronoun only"},
        {Standing::nobody, " on nobody's word"}};
    std::string words = counted(all, "statement");
    const char* before = ": ";
    for (const auto& [standing, kind] : kinds) {
      if (number[standing] == 0) continue;
      words += before + std::to_string(number[standing]) + kind;
      before = ", ";
    }
    return words + ".";
  }

  void write_group(const SourceGroup& group) {
    console_.write("\n");
    if (group.standing != Standing::nobody) {
      std::set<std::size_t> reports;
      for (const Saying& statement : group.statements) reports.insert(statement.report);
      std::string count = counted(group.statements.size(), "statement");
      if (reports.size() > 1) count += " in " + counted(reports.size(), "report");
      const bool has_kind = group.kind != SourceKind::none && group.standing != Standing::pronoun;
      const std::string about =
          listed({has_kind ? kind_words(group.kind) : "", known_words(group), count});
      line({{harmless_line(group.name), Style::source}, {" (" + about + ")", Style::plain}}, "");
    }
    for (const Saying& statement : group.statements) write_statement(statement, group);
  }

  static std::string where(const Report& report) {
    std::string title = report.title.empty() ? report.file : report.title;
    if (!report.version_of.empty()) title += " (a later version)";
    return listed({origin_line(report.outlet, report.published), title});
  }

  /// "direct, denies, as "he" (0.93), told to the Quay Herald".
  static std::string manner(const Saying& statement, const SourceGroup& group) {
    const Attribution& attribution = statement.attribution;
    std::string reference;
    if (group.standing == Standing::named && !attribution.speaker.empty() &&
        is_pronoun(source_key(statement.source))) {
      reference =
          "as \"" + statement.source + "\" (" + score_words(attribution.speaker_score) + ")";
    }
    const std::string told_to = statement.told_to.empty() ? "" : "told to " + statement.told_to;
    const std::string told_by =
        statement.as_told_by.empty() ? "" : "as told by " + statement.as_told_by;
    return harmless_line(listed({manner_of(attribution), reference, told_to, told_by}));
  }

  void write_statement(const Saying& statement, const SourceGroup& group) {
    line({{manner(statement, group), Style::strong},
          {": " + harmless_line(where(digest_.reports[statement.report])), Style::faint}},
         "    ", "  - ");

    std::vector<Mark> marks;
    for (Span span : statement.attribution.content) {
      Span within{span.begin - statement.context.begin, span.end - statement.context.begin};
      marks.push_back({within, Style::content, ""});
    }
    Span all{0, static_cast<std::uint32_t>(statement.words.size())};
    line(marked(statement.words, all, marks, paint_), "    ");
  }

  const Digest& digest_;
  Console& console_;
  const Paint paint_;
};

}  // namespace

void write_note(const Digest& digest, const std::string& store, Console& console) {
  Note note(digest, console);
  note.write_head(store);
  note.write_groups();
  note.write_citations();
  note.write_foot();
}

}  // namespace sayso::cli
