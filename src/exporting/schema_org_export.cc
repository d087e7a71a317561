// schema.org's NewsArticle, Quotation and Claim as JSON-LD, one node a line.
//
// Who says what is told, never whether it is true: no ClaimReview and no Rating.
#include <algorithm>
#include <map>
#include <set>

#include "exporting/exports.h"
#include "exporting/json_text.h"
#include "exporting/report.h"
#include "linking/ledger/settling.h"

namespace sayso {
namespace {

/// A person or an organisation by name.
void write_thing(JsonText& json, std::string_view name, std::string_view type,
                 const std::string& iri, const std::string& label) {
  json.key(name).object().field("@type", type).text("@id", iri);
  json.text("name", one_line(label)).end_object();
}

void write_links(JsonText& json, std::string_view name, const std::vector<std::string>& iris) {
  if (iris.empty()) return;
  json.key(name).array();
  for (const std::string& iri : iris) json.object().field("@id", iri).end_object();
  json.end_array();
}

class SchemaOrgExport {
 public:
  SchemaOrgExport(const Store& store, const StorePart& part, const Iris& iris, const Sink& sink)
      : store_(store), part_(part), iris_(iris), sink_(sink) {}

  Result<void> write() {
    open_ = sink_("{\"@context\":\"https://schema.org\",\"@graph\":[");
    auto done = for_each_report(store_, part_, [&](const ExportedReport& report) {
      write_article(report);
      for (const ReportedStatement& said : report.statements) write_quotation(report, said);
      return open_;
    });
    if (!done) return done;
    ClaimReader reader(store_.tables());
    for (const std::int64_t key : part_.claims) {
      if (!open_) break;
      const auto claim = reader.read(key);
      if (!claim) return claim.error();
      write_claim(*claim);
    }
    sink_("\n]}\n");
    return {};
  }

 private:
  void node(JsonText& json) {
    open_ = open_ && sink_((first_ ? "\n" : ",\n") + json.end_object().take());
    first_ = false;
  }

  void write_article(const ExportedReport& report) {
    const Document& document = report.entry.document;
    JsonText json;
    json.object().field("@type", "NewsArticle").field("@id", iris_.document(report.id()));
    json.text("headline", document.title).text("url", web_address(document.url));
    json.text("datePublished", report.published());
    json.text("dateModified", document.updated ? document.updated->value : "");
    json.text("articleSection", document.section);
    json.text("inLanguage", document.language == "und" ? "" : document.language);
    if (!report.outlet().empty()) {
      write_thing(json, "publisher", "NewsMediaOrganization", iris_.outlet(document.outlet),
                  report.outlet());
    }
    if (!document.byline.empty()) {
      json.key("author").array();
      for (const std::string& name : document.byline) {
        json.object().field("@type", "Person").field("name", name).end_object();
      }
      json.end_array();
    }
    write_links(json, "isBasedOn",
                taken(report, {ReuseRelation::copy, ReuseRelation::partial_copy}));
    write_links(json, "citation", taken(report, {ReuseRelation::cites}));
    node(json);
  }

  std::vector<std::string> taken(const ExportedReport& report,
                                 std::initializer_list<ReuseRelation> relations) const {
    std::vector<std::string> iris;
    for (const Reuse& pair : report.taken) {
      const bool wanted =
          std::find(relations.begin(), relations.end(), pair.relation) != relations.end();
      if (wanted) iris.push_back(iris_.document(pair.to));
    }
    return iris;
  }

  static std::string_view speaker_type(const ReportedStatement& said) {
    if (said.actor != nullptr) {
      return said.actor->type == EntityType::per ? "Person" : "Organization";
    }
    return said.source_kind == SourceKind::named_person ? "Person" : "Organization";
  }

  /// Words between quotation marks, or some of them. Only who is named is a speaker.
  void write_quotation(const ExportedReport& report, const ReportedStatement& said) {
    if (!said.quote || *said.quote == Quote::indirect || said.content.empty()) return;
    JsonText json;
    json.object().field("@type", "Quotation").field("@id", iris_.statement(report.id(), said.id));
    json.field("text", words_of(report.text(), said.content, " ... "));
    json.link("isPartOf", iris_.document(report.id()));
    json.text("inLanguage", report.entry.document.language);
    const bool named = said.source_kind == SourceKind::named_person ||
                       said.source_kind == SourceKind::named_organisation;
    if (named && !said.source_key.empty()) {
      write_thing(json, "spokenByCharacter", speaker_type(said), iris_.source(said.source_key),
                  said.source_name);
    } else if (!said.source_name.empty()) {
      json.field("creditText", one_line(said.source_name));
    }
    if (!said.claim.empty()) json.link("about", iris_.claim(said.claim));
    node(json);
  }

  void write_claim(const Claim& claim) {
    JsonText json;
    json.object().field("@type", "Claim").field("@id", iris_.claim(claim.id));
    json.field("text", one_line(claim.text));
    std::vector<std::string> documents;
    std::set<std::string> seen;
    for (const ClaimMember& member : claim.members) {
      if (seen.insert(member.document).second) documents.push_back(iris_.document(member.document));
    }
    write_links(json, "appearance", documents);
    // Members are by time, those without one last.
    if (!claim.members.empty() && !claim.members.front().published.empty()) {
      json.link("firstAppearance", documents.front());
      json.field("dateCreated", claim.members.front().published);
    }
    write_authors(json, claim);
    json.link("isBasedOn", claim.revises.empty() ? "" : iris_.claim(claim.revises));
    node(json);
  }

  /// Those who assert or confirm it by name: who denies it is not in the ledger.
  void write_authors(JsonText& json, const Claim& claim) {
    std::map<std::string, const ClaimMember*> authors;
    for (const LedgerNode& node : claim.ledger.nodes) {
      if (!node.member) continue;
      const ClaimMember& member = claim.members[*node.member];
      const bool named = member.source_kind == SourceKind::named_person ||
                         member.source_kind == SourceKind::named_organisation;
      if (named && !member.source_key.empty() && !member.source_name.empty()) {
        authors.try_emplace(member.source_key, &member);
      }
    }
    if (authors.empty()) return;
    json.key("author").array();
    for (const auto& [key, member] : authors) {
      const bool person = member->source_kind == SourceKind::named_person;
      json.object().field("@type", person ? "Person" : "Organization");
      json.field("@id", iris_.source(key)).field("name", one_line(member->source_name));
      json.end_object();
    }
    json.end_array();
  }

  const Store& store_;
  const StorePart& part_;
  const Iris& iris_;
  const Sink& sink_;
  bool first_ = true;
  bool open_ = true;
};

}  // namespace

Result<void> write_schema_org(const Store& store, const StorePart& part, const Iris& iris,
                              const Sink& sink) {
  return SchemaOrgExport(store, part, iris, sink).write();
}

}  // namespace sayso
