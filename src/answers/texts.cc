#include "answers/texts.h"

#include "record/ledger_rows.h"

namespace sayso {

Json DocumentText::span(Span span) const {
  return Json::array({points->code_point(span.begin), points->code_point(span.end)});
}

Json DocumentText::spans(const Spans& spans) const {
  Json list = Json::array();
  for (const Span one : spans) list.push_back(span(one));
  return list;
}

Json DocumentText::words(const Spans& spans) const {
  return {{"text", words_of(text, spans)}, {"spans", this->spans(spans)}};
}

Result<const DocumentText*> DocumentTexts::find(const std::string& id) {
  const auto known = known_.find(id);
  if (known != known_.end()) return &known->second;
  DocumentText document;
  auto done = for_each_row(
      database_.query("SELECT key, title, iif(outlet_name = '', outlet_domain, outlet_name), "
                      "file, coalesce(published, ''), text FROM documents WHERE id = ?",
                      id),
      [&](const Statement& row) {
        document.key = row.integer(0);
        document.title = row.text(1);
        document.outlet = called(row.text(2), id, row.text(3));
        document.published = row.text(4);
        document.text = row.text(5);
      });
  if (!done) return done.error();
  document.id = id;
  DocumentText& kept = known_.emplace(id, std::move(document)).first->second;
  kept.points = std::make_unique<CodePointIndex>(kept.text);
  return &kept;
}

}  // namespace sayso
