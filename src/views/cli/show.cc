#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "record/interchange.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"
#include "views/cli/show_notes.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct ShowOptions {
  std::string input;
  std::string document;
  std::string as;
  bool json = false;
};

/// What is known of a document beside its title and text, the most important first.
std::vector<std::string> head_lines(const Document& document) {
  std::vector<std::string> lines;
  const auto add = [&lines](const std::string& label, const std::string& value) {
    if (!value.empty()) lines.push_back(label + value);
  };
  std::string outlet = document.outlet.name.empty() ? document.outlet.domain : document.outlet.name;
  const std::string known = outlet_words(document.outlet);
  if (!outlet.empty() && !known.empty()) outlet += " (" + known + ")";
  add("", outlet);
  add("", listed(document.byline));
  add("", known_time(document.published));
  add("updated ", known_time(document.updated));
  add("section: ", document.section);
  if (document.dateline) add("written in ", document.dateline->place);
  std::vector<std::string> agencies;
  for (const AgencyCredit& credit : document.credits) agencies.push_back(credit.agency);
  add("credits ", listed(agencies));
  add("language: ", document.language.starts_with("en") ? "" : document.language);
  add("", document.canonical.empty() ? document.url : document.canonical);
  return lines;
}

void write_head(const Document& document, Paint paint, Console& console) {
  Layout layout{console.width(), "", "", paint};
  std::string title = document.title.empty() ? document.file : document.title;
  // The text of a plain file may start with its own headline.
  if (!document.text.starts_with(title)) {
    console.write(wrap({{harmless_line(title), Style::strong}}, layout));
  }
  for (const std::string& line : head_lines(document)) {
    console.write(wrap({{harmless_line(line), Style::faint}}, layout));
  }
  console.write("\n");
}

/// Places of the text that begin something, and what to write there: pages, entries of a live blog.
std::vector<std::pair<std::uint32_t, std::string>> beginnings(const Document& document) {
  std::vector<std::pair<std::uint32_t, std::string>> all;
  for (const Page& page : document.pages) {
    all.emplace_back(page.span.begin, "[page " + std::to_string(page.number) + "] ");
  }
  for (const LiveEntry& entry : document.entries) {
    all.emplace_back(entry.span.begin, "[" + (entry.time ? entry.time->value : "entry") + "] ");
  }
  std::sort(all.begin(), all.end());
  return all;
}

void write_text(const Document& document, const Analysis& analysis, Paint paint, Console& console) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    for (Mark& mark : marks_of(analysis.attributions[i], std::to_string(i + 1))) {
      marks.push_back(std::move(mark));
    }
  }
  const std::string& text = document.text;
  StyledText all;
  std::uint32_t begin = 0;
  const auto write_to = [&](std::uint32_t end) {
    const StyledText part = marked(text, {begin, end}, marks, paint);
    all.insert(all.end(), part.begin(), part.end());
    begin = end;
  };
  for (const auto& [place, label] : beginnings(document)) {
    write_to(place);
    all.push_back({harmless_line(label), Style::faint});
  }
  write_to(static_cast<std::uint32_t>(text.size()));
  console.write(wrap(all, {console.width(), "", "", paint}));
}

void write_document(const Document& document, const Analysis& analysis, const ShowOptions& options,
                    Console& console) {
  if (options.json) {
    console.write_line(document_line(document, analysis));
    return;
  }
  Paint paint = console.colored() ? Paint::color : Paint::plain;
  write_head(document, paint, console);
  write_text(document, analysis, paint, console);
  write_notes(document, analysis, paint, console);
}

Exit show_stored(const ShowOptions& options, Console& console) {
  Result<Store> store = Store::open(options.input, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  Result<std::string> id = store->find(options.document);
  Result<Entry> entry = id.ok() ? store->entry(*id) : Result<Entry>(id.error());
  if (!entry.ok()) {
    console.complain(entry.error().message);
    return Exit::some_failed;
  }
  write_document(entry->document, entry->analysis, options, console);
  return Exit::done;
}

Exit show_file(const Settings& settings, const ShowOptions& options, Console& console) {
  const Result<OpenModels> models = open_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  Exit status = Exit::done;
  std::size_t count = 0;
  InputOptions inputs{{options.input}, options.as, 1};
  auto give = [&](const TakeReading& take) { give_inputs(inputs, models->pages, take); };
  analyse_in_order(give, *models->analysis, 1, [&](const Reading& reading) {
    if (!reading.document.ok()) {
      console.complain(reading.document.error().message);
      status = Exit::some_failed;
      return true;
    }
    if (count++ > 0 && !options.json) console.write("\n\n");
    write_document(*reading.document, *reading.analysis, options, console);
    return !console.broken();
  });
  return status;
}

}  // namespace

Command show_command(const Settings& settings) {
  auto options = std::make_shared<ShowOptions>();
  return {
      "show",
      "Print a document with sources, cues and contents marked",
      "With DOCUMENT, shows that document of a store; it is named by its id or the start of it, "
      "its address, its file, or the end of that file's path. Without, reads INPUT as a "
      "document and shows it. In colour sources are cyan, cues yellow and contents green; in "
      "plain text they stand in [brackets], /slashes/ and {braces}.",
      {{"INPUT", "", "A store, or a document's file", &options->input, {}, Presence::required},
       {"DOCUMENT", "", "A document of the store", &options->document},
       kind_option(options->as),
       {"--json", "", "Write the document line instead", &options->json}},
      [&settings, options](Console& console) {
        return options->document.empty() ? show_file(settings, *options, console)
                                         : show_stored(*options, console);
      }};
}

}  // namespace sayso::cli
