#include <algorithm>

#include "answers/document_json.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct SearchOptions {
  std::string store;
  std::vector<std::string> query;
  std::size_t limit = 20;
  bool json = false;
};

void write_json(const Hit& hit, const Entry& entry, Console& console) {
  Json line;
  line["kind"] = "hit";
  line["schema"] = "sayso/1";
  line["document"] = hit.id;
  line["file"] = hit.file;
  line["outlet"] = hit.outlet;
  line["title"] = hit.title;
  line["published"] = hit.published.empty() ? Json() : Json(hit.published);
  line.update(hit_json(hit, entry));
  console.write_line(written(line));
}

void write_hit(std::size_t number, const Hit& hit, const Entry& entry, Console& console) {
  Paint paint = console.colored() ? Paint::color : Paint::plain;
  std::string indent(4, ' ');
  std::string digits = std::to_string(number);
  std::string first = std::string(2 - std::min<std::size_t>(2, digits.size()), ' ') + digits + "  ";
  std::string title = hit.title.empty() ? hit.file : hit.title;
  Layout layout{console.width(), indent, first, paint};
  console.write(wrap({{harmless_line(title), Style::strong}}, layout));
  layout.first_indent.clear();
  std::string origin = origin_line(hit.outlet, hit.published);
  std::string where = origin.empty() ? hit.file : origin + ", " + hit.file;
  console.write(wrap({{harmless_line(where), Style::faint}}, layout));

  std::vector<Mark> marks;
  for (Span match : hit.matches) marks.push_back({match, Style::found, ""});
  console.write(wrap(marked(entry.document.text, hit.excerpt, marks, paint), layout));
  for (const Attribution* attribution : attributions_met(hit, entry.analysis)) {
    std::string source = attribution->source.empty()
                             ? "nobody named"
                             : words_of(attribution->source, entry.document.text);
    layout.first_indent = indent + "- ";
    layout.indent = indent + "  ";
    console.write(wrap({{"said by ", Style::plain},
                        {source, Style::source},
                        {" (" + manner_of(*attribution) + ")", Style::plain}},
                       layout));
  }
}

Exit search(const SearchOptions& options, Console& console) {
  Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store.ok()) return console.refuse(store.error());
  std::string query;
  for (const std::string& word : options.query) query += (query.empty() ? "" : " ") + word;
  Result<std::vector<Hit>> hits = store->search(query, options.limit);
  if (!hits.ok()) return console.refuse(hits.error());
  for (std::size_t i = 0; i < hits->size() && !console.broken(); ++i) {
    const Hit& hit = (*hits)[i];
    Result<Entry> entry = store->entry(hit.id);
    if (!entry.ok()) return console.refuse(entry.error());
    if (options.json) {
      write_json(hit, *entry, console);
    } else {
      if (i > 0) console.write("\n");
      write_hit(i + 1, hit, *entry, console);
    }
  }
  if (hits->empty() && !options.json) console.write_line("Nothing found.");
  return Exit::done;
}

}  // namespace

Command search_command(const Settings&) {
  auto options = std::make_shared<SearchOptions>();
  return {"search",
          "Find documents by their words",
          "Finds documents whose title or text has all the words, best first, and shows a sentence "
          "of each with the words found marked and whoever said it. \"A phrase\" in quotation "
          "marks, begin*, OR and NOT do what they say.",
          {store_operand(options->store),
           {"QUERY", "", "Words to look for", &options->query, {}, Presence::required},
           {"--limit", "N", "Documents to show; else 20", &options->limit},
           {"--json", "", "Write one JSON line (kind \"hit\") a document", &options->json}},
          [options](Console& console) { return search(*options, console); }};
}

}  // namespace sayso::cli
