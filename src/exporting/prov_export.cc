// W3C PROV-O (Recommendation of 30 April 2013) as JSON-LD, one node a line.
//
// What a document rests on for certain is a plain relation and a qualified one that tells why;
// what it may rest on has the qualified one alone, with sayso:certain false.
#include <set>

#include "exporting/exports.h"
#include "exporting/json_text.h"
#include "exporting/report.h"
#include "linking/corrections/keeping.h"
#include "linking/ledger/outlet_names.h"
#include "linking/ledger/settling.h"
#include "record/citation_rows.h"
#include "record/corrections.h"

namespace sayso {
namespace {

constexpr std::string_view kContext =
    R"({"prov":"http://www.w3.org/ns/prov#","oa":"http://www.w3.org/ns/oa#",)"
    R"("dcterms":"http://purl.org/dc/terms/","rdfs":"http://www.w3.org/2000/01/rdf-schema#",)"
    R"("xsd":"http://www.w3.org/2001/XMLSchema#","sayso":"urn:sayso:vocabulary:"})";

void write_types(JsonText& json, std::initializer_list<std::string_view> types) {
  json.key("@type").array();
  for (const std::string_view type : types) json.value(type);
  json.end_array();
}

void write_node(JsonText& json, const std::string& iri,
                std::initializer_list<std::string_view> types) {
  json.object().field("@id", iri);
  write_types(json, types);
}

void write_links(JsonText& json, std::string_view name, const std::vector<std::string>& iris) {
  if (iris.empty()) return;
  json.key(name).array();
  for (const std::string& iri : iris) json.object().field("@id", iri).end_object();
  json.end_array();
}

/// {"@value": "2031-03-04", "@type": "xsd:date"} by how much of the time is known.
void write_time(JsonText& json, std::string_view name, const std::string& iso) {
  if (iso.empty()) return;
  const std::string_view type = iso.size() >= 16   ? "xsd:dateTime"
                                : iso.size() == 10 ? "xsd:date"
                                : iso.size() == 7  ? "xsd:gYearMonth"
                                                   : "xsd:gYear";
  std::string value = iso;
  if (iso.size() == 16) value += ":00";  // xsd:dateTime has seconds
  json.key(name).object().field("@value", value).field("@type", type).end_object();
}

std::string_view agent_type(const Actor* actor, SourceKind kind) {
  if (actor != nullptr) {
    return actor->type == EntityType::per ? "prov:Person" : "prov:Organization";
  }
  switch (kind) {
    case SourceKind::named_person:
    case SourceKind::unnamed_official:
    case SourceKind::unnamed_person:
      return "prov:Person";
    case SourceKind::named_organisation:
    case SourceKind::outlet:
      return "prov:Organization";
    default:
      return "prov:Agent";
  }
}

bool is_unnamed(SourceKind kind) {
  return kind == SourceKind::unnamed_official || kind == SourceKind::unnamed_person ||
         kind == SourceKind::unnamed_group;
}

class ProvExport {
 public:
  ProvExport(const Store& store, const StorePart& part, const Iris& iris, const Sink& sink)
      : store_(store), part_(part), iris_(iris), sink_(sink) {}

  Result<void> write() {
    open_ = sink_(R"({"@context":)" + std::string(kContext) + ",\"@graph\":[\n");
    JsonText agent;
    write_node(agent, iris_.of("software", "sayso"), {"prov:Agent", "prov:SoftwareAgent"});
    open_ = open_ && sink_(agent.field("rdfs:label", "sayso " SAYSO_VERSION).end_object().take());
    Result<void> failed;
    auto done = for_each_report(store_, part_, [&](const ExportedReport& report) {
      failed = write_report(report);
      return failed.ok() && open_;
    });
    if (!done || !failed) return done ? failed : done;
    if (done = write_claims(); !done) return done;
    if (done = write_corrections(); !done) return done;
    sink_("\n]}\n");
    return {};
  }

 private:
  void node(JsonText& json) { open_ = open_ && sink_(",\n" + json.end_object().take()); }

  /// An agent once; `name` is its label.
  void agent(const std::string& iri, std::string_view type, const std::string& name,
             bool unnamed = false) {
    if (iri.empty() || !agents_.insert(iri).second) return;
    JsonText json;
    write_node(json, iri, {"prov:Agent", type});
    if (unnamed) json.field("sayso:unnamed", true);
    json.text("rdfs:label", one_line(name));
    node(json);
  }

  std::string outlet_agent(const Outlet& outlet) {
    std::string iri = iris_.outlet(outlet);
    agent(iri, "prov:Organization", outlet.name.empty() ? outlet.domain : outlet.name);
    return iri;
  }

  std::string named_outlet(const std::string& name) {
    std::string iri = iris_.outlet(name);
    agent(iri, "prov:Organization", name);
    return iri;
  }

  Result<void> write_report(const ExportedReport& report) {
    const std::string outlet = outlet_agent(report.entry.document.outlet);
    std::vector<std::string> authors;
    for (const std::string& name : report.entry.document.byline) {
      authors.push_back(iris_.of("author", report.outlet(), name));
      agent(authors.back(), "prov:Person", name);
    }
    const auto cited = write_cited(report);
    if (!cited) return cited.error();
    write_document(report, outlet, authors, *cited);
    write_analysis(report);
    for (const ReportedStatement& said : report.statements) write_statement(report, said, outlet);
    return {};
  }

  /// Reports from outside the store that the document rests on, as entities of their outlets.
  Result<std::vector<std::string>> write_cited(const ExportedReport& report) {
    std::vector<std::string> iris;
    const auto joined = citations_of(store_.tables(), report.id());
    if (!joined) return joined.error();
    for (std::size_t i = 0; i < joined->size(); ++i) {
      const JoinedCitation& one = (*joined)[i];
      if (!one.cited.empty()) continue;                       // stands among what it took
      if (names_outlet(one.name, report.outlet())) continue;  // "told this newspaper"
      iris.push_back(iris_.of("citation", report.id(), std::to_string(i)));
      const bool is_outlet = one.type != "document";
      const std::string who = is_outlet ? named_outlet(one.name) : std::string();
      JsonText json;
      write_node(json, iris.back(), {"prov:Entity", "sayso:OutsideSource"});
      json.field("rdfs:label", one_line(one.name)).field("sayso:type", one.type);
      json.link("prov:wasAttributedTo", who);
      if (one.span) write_places(json, "sayso:citingWords", report, {*one.span});
      node(json);
    }
    return iris;
  }

  void write_document(const ExportedReport& report, const std::string& outlet,
                      const std::vector<std::string>& authors,
                      const std::vector<std::string>& cited) {
    const Document& document = report.entry.document;
    JsonText json;
    write_node(json, iris_.document(report.id()), {"prov:Entity", "sayso:Document"});
    json.text("dcterms:title", document.title).text("dcterms:language", document.language);
    json.link("dcterms:source", web_address(document.url));
    write_time(json, "dcterms:issued", report.published());
    std::vector<std::string> agents = authors;
    if (!outlet.empty()) agents.insert(agents.begin(), outlet);
    write_links(json, "prov:wasAttributedTo", agents);
    json.link("sayso:story", report.story.empty() ? "" : iris_.story(report.story));
    json.link("prov:wasRevisionOf",
              report.entry.version_of.empty() ? "" : iris_.document(report.entry.version_of));
    std::vector<std::string> sources = cited;
    std::vector<std::string> givers;
    for (const Reuse& pair : report.taken) {
      if (pair.relation == ReuseRelation::cites) sources.push_back(iris_.document(pair.to));
      const bool copied =
          pair.relation == ReuseRelation::copy || pair.relation == ReuseRelation::partial_copy;
      if (copied) givers.push_back(iris_.document(pair.to));
    }
    write_links(json, "prov:hadPrimarySource", sources);
    write_links(json, "prov:wasDerivedFrom", givers);
    write_reuse(json, report);
    node(json);
  }

  void write_reuse(JsonText& json, const ExportedReport& report) {
    for (const bool cites : {true, false}) {
      bool any = false;
      for (const Reuse& pair : report.taken) {
        if ((pair.relation == ReuseRelation::cites) != cites) continue;
        if (pair.relation == ReuseRelation::same_quotation) continue;  // neither took
        if (!any)
          json.key(cites ? "prov:qualifiedPrimarySource" : "prov:qualifiedDerivation").array();
        any = true;
        json.object().field("@type", cites ? "prov:PrimarySource" : "prov:Derivation");
        json.link("prov:entity", iris_.document(pair.to));
        json.field("sayso:reason", name_of(pair.relation)).field("sayso:certain", true);
        json.field("sayso:score", pair.score).text("rdfs:comment", pair.reason);
        Spans taken;
        for (const SharedWords& words : pair.spans) taken.push_back(words.from);
        write_places(json, "sayso:words", report, taken);
        json.end_object();
      }
      if (any) json.end_array();
    }
  }

  void write_analysis(const ExportedReport& report) {
    JsonText json;
    write_node(json, iris_.of("analysis", report.id()), {"prov:Activity"});
    json.link("prov:used", iris_.document(report.id()));
    json.link("prov:wasAssociatedWith", iris_.of("software", "sayso"));
    json.key("sayso:model").array();
    for (const std::string& model : report.entry.analysis.models) json.value(model);
    json.end_array();
    node(json);
  }

  void write_statement(const ExportedReport& report, const ReportedStatement& said,
                       const std::string& outlet) {
    std::string who = iris_.source(said.source_key);
    // "author" stands for whoever writes: the outlet, where that is known.
    const bool author = said.source_kind == SourceKind::author || said.form == StatementForm::flat;
    if ((author || who.empty()) && !outlet.empty()) who = outlet;
    agent(who, agent_type(said.actor, said.source_kind), said.source_name,
          is_unnamed(said.source_kind));
    JsonText json;
    write_node(json, iris_.statement(report.id(), said.id), {"prov:Entity", "sayso:Statement"});
    const Spans& words = said.content.empty() ? said.cue : said.content;
    json.field("prov:value", words_of(report.text(), words, " ... "));
    json.link("prov:wasQuotedFrom", iris_.document(report.id()));
    json.link("prov:wasAttributedTo", who);
    json.link("prov:wasGeneratedBy", iris_.of("analysis", report.id()));
    json.link("sayso:within", said.within.empty() ? "" : iris_.statement(report.id(), said.within));
    json.link("sayso:toldTo", said.told_to.empty() ? "" : named_outlet(said.told_to));
    json.field("sayso:stance", name_of(said.stance));
    json.field("sayso:certainty", name_of(said.certainty));
    json.field("sayso:sourceKind", name_of(said.source_kind));
    if (said.quote) json.field("sayso:quote", name_of(*said.quote));
    if (said.score) json.field("sayso:score", *said.score);
    write_places(json, "sayso:source", report, said.source);
    write_places(json, "sayso:cue", report, said.cue);
    write_places(json, "sayso:content", report, said.content);
    node(json);
  }

  /// Spans as position selectors of Web Annotation, in code points.
  static void write_places(JsonText& json, std::string_view name, const ExportedReport& report,
                           const Spans& spans) {
    if (spans.empty()) return;
    json.key(name).object().key("@list").array();
    for (const Span span : spans) {
      json.object().field("@type", "oa:TextPositionSelector");
      json.field("oa:start", report.points.code_point(span.begin));
      json.field("oa:end", report.points.code_point(span.end)).end_object();
    }
    json.end_array().end_object();
  }

  std::string statement_of(const ClaimMember& member) const {
    return iris_.statement(member.document,
                           member.event.empty() ? member.attribution : member.event);
  }

  Result<void> write_claims() {
    ClaimReader reader(store_.tables());
    for (const std::int64_t key : part_.claims) {
      if (!open_) break;
      const auto claim = reader.read(key);
      if (!claim) return claim.error();
      write_claim(*claim);
      for (const LedgerEdge& edge : claim->ledger.edges) write_edge(*claim, edge);
    }
    return {};
  }

  void write_claim(const Claim& claim) {
    JsonText json;
    write_node(json, iris_.claim(claim.id), {"prov:Collection", "prov:Entity", "sayso:Claim"});
    json.field("rdfs:label", one_line(claim.text));
    json.link("sayso:story", claim.story.empty() ? "" : iris_.story(claim.story));
    json.link("prov:wasRevisionOf", claim.revises.empty() ? "" : iris_.claim(claim.revises));
    json.field("sayso:articles", claim.ledger.articles);
    json.field("sayso:publishers", claim.ledger.publishers);
    json.field("sayso:leastOrigins", claim.ledger.least_origins);
    json.field("sayso:mostOrigins", claim.ledger.most_origins);
    std::vector<std::string> members;
    members.reserve(claim.members.size());
    for (const ClaimMember& member : claim.members) members.push_back(statement_of(member));
    write_links(json, "prov:hadMember", members);
    if (!claim.disputes.empty()) {
      json.key("sayso:dispute").array();
      for (const Dispute& dispute : claim.disputes) {
        json.object().link("sayso:denies", statement_of(claim.members[dispute.denies]));
        json.link("sayso:asserts", statement_of(claim.members[dispute.asserts]));
        json.field("sayso:reason", dispute.reason).end_object();
      }
      json.end_array();
    }
    node(json);
  }

  /// A node of the ledger; one from outside the store gets its own node here.
  std::string node_iri(const Claim& claim, const std::string& id) {
    for (const LedgerNode& one : claim.ledger.nodes) {
      if (one.id != id) continue;
      if (one.member) return statement_of(claim.members[*one.member]);
      std::string iri = iris_.of("outside", claim.id, one.id);
      if (!agents_.insert(iri).second) return iri;
      JsonText json;
      write_node(json, iri, {"prov:Entity", "sayso:OutsideSource"});
      json.field("sayso:type", one.outside_type);
      json.text("rdfs:label", one_line(one.outside_name));
      node(json);
      return iri;
    }
    return {};
  }

  /// Two of a ledger: one took from the other, or both rest on the same, which is no derivation.
  void write_edge(const Claim& claim, const LedgerEdge& edge) {
    const std::string from = node_iri(claim, edge.from);
    const std::string to = node_iri(claim, edge.to);
    const bool takes = edge.reason == "copy" || edge.reason == "cites" ||
                       edge.reason == "agency-credit" || edge.to.starts_with('o') ||
                       (edge.reason == "flat-statement" && !edge.certain);
    JsonText json;
    json.object().field("@id", from);
    if (takes && edge.certain) json.link("prov:wasDerivedFrom", to);
    json.key(takes ? "prov:qualifiedDerivation" : "sayso:oneOrigin").object();
    if (takes) json.field("@type", "prov:Derivation");
    json.link(takes ? "prov:entity" : "sayso:with", to);
    json.link("sayso:inClaim", iris_.claim(claim.id));
    json.field("sayso:reason", edge.reason).field("sayso:certain", edge.certain);
    json.field("sayso:by", edge.by).end_object();
    node(json);
  }

  Result<void> write_corrections() {
    if (!part_.all) return {};
    const auto all = corrections(store_);
    if (!all) return all.error();
    for (const Correction& one : *all) {
      const std::string author = repair_utf8(one.author);
      const std::string who = author.empty() ? "" : iris_.of("person", author);
      agent(who, "prov:Person", author);
      JsonText json;
      write_node(json, iris_.of("correction", one.id), {"prov:Activity", "sayso:Correction"});
      json.field("sayso:action", name_of(one.action));
      write_time(json, "prov:endedAtTime", one.time);
      json.link("prov:wasAssociatedWith", who).text("rdfs:comment", repair_utf8(one.note));
      std::vector<std::string> used;
      for (const CorrectedClaim& claim : one.claims) used.push_back(iris_.claim(claim.id));
      for (const CorrectedStory& story : one.stories) used.push_back(iris_.story(story.id));
      for (const CorrectedActor& actor : one.actors) used.push_back(iris_.of("source", actor.id));
      write_links(json, "prov:used", used);
      if (!one.undone.empty()) {
        json.link("prov:wasInformedBy", iris_.of("correction", one.undone));
      }
      node(json);
    }
    return {};
  }

  const Store& store_;
  const StorePart& part_;
  const Iris& iris_;
  const Sink& sink_;
  std::set<std::string> agents_;  // that have their node
  bool open_ = true;
};

}  // namespace

Result<void> write_prov(const Store& store, const StorePart& part, const Iris& iris,
                        const Sink& sink) {
  return ProvExport(store, part, iris, sink).write();
}

}  // namespace sayso
