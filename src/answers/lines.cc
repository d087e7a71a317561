#include "answers/lines.h"

#include <utility>

#include "answers/digest_json.h"
#include "answers/document_json.h"
#include "record/ledger_rows.h"
#include "record/link_lines.h"
#include "record/reuse_rows.h"

namespace sayso {

namespace {

Json line_of(const char* kind) { return {{"kind", kind}, {"schema", "sayso/1"}}; }

std::string as_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string hit_line(const Hit& hit, const Entry& entry) {
  Json line = line_of("hit");
  line["document"] = hit.id;
  line["file"] = hit.file;
  line["outlet"] = hit.outlet;
  line["title"] = hit.title;
  line["published"] = or_null(hit.published);
  line.update(hit_json(hit, entry));
  return as_line(line);
}

std::string source_line(const SourceSummary& summary, const Digest& digest) {
  Json line = line_of("source");
  line.update(json_of(*summary.source));
  line["articles"] = summary.articles;
  line["outlets"] = summary.outlets;
  line["stances"] = Json::object();
  for (const auto& [stance, number] : summary.stances) line["stances"][name_of(stance)] = number;
  line["statements"] = Json::array();
  for (const Saying& statement : summary.source->statements) {
    line["statements"].push_back(json_of(statement, digest));
  }
  return as_line(line);
}

Result<std::string> claim_line(const Store& store, ClaimReader& reader, std::int64_t key) {
  const auto claim = reader.read(key);
  if (!claim) return claim.error();
  const auto texts = evidence_texts(store.tables(), claim->ledger);
  if (!texts) return texts.error();
  return claim_line(*claim, *texts);
}

Result<std::map<std::string, std::string>> explained_texts(const Store& store,
                                                           const Explanation& explanation) {
  std::map<std::string, std::string> texts;
  for (const auto* grounds : {&explanation.links, &explanation.missing}) {
    for (const Ground& ground : *grounds) {
      for (const Evidence& evidence : ground.words) {
        if (texts.contains(evidence.document)) continue;
        auto text = read_text(store.tables(), evidence.document);
        if (!text) return text.error();
        texts.emplace(evidence.document, *std::move(text));
      }
    }
  }
  return texts;
}

}  // namespace sayso
