// GraphML of the derivation graph: documents with their outlets, who took from whom, and the
// members of claims with what rests on what. Ids are short, since GraphML's are name tokens; each
// node has its IRI as data.
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "base/markup.h"
#include "exporting/csv.h"
#include "exporting/exports.h"
#include "exporting/report.h"
#include "linking/ledger/settling.h"
#include "record/ledger_rows.h"
#include "record/reuse_rows.h"

namespace sayso {
namespace {

constexpr std::string_view kHead =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="relation" for="edge" attr.name="kind" attr.type="string"/>
<key id="iri" for="node" attr.name="iri" attr.type="string"/>
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="outlet" for="node" attr.name="outlet" attr.type="string"/>
<key id="published" for="node" attr.name="published" attr.type="string"/>
<key id="url" for="node" attr.name="url" attr.type="string"/>
<key id="source" for="node" attr.name="source" attr.type="string"/>
<key id="stance" for="node" attr.name="stance" attr.type="string"/>
<key id="certainty" for="node" attr.name="certainty" attr.type="string"/>
<key id="span" for="node" attr.name="span" attr.type="string"/>
<key id="reason" for="edge" attr.name="reason" attr.type="string"/>
<key id="certain" for="edge" attr.name="certain" attr.type="boolean"/>
<key id="score" for="edge" attr.name="score" attr.type="double"/>
<key id="by" for="edge" attr.name="by" attr.type="string"/>
<key id="words" for="edge" attr.name="words" attr.type="string"/>
<key id="spans" for="edge" attr.name="spans" attr.type="string"/>
<graph id="sayso" edgedefault="directed">
)";

class Element {
 public:
  explicit Element(const std::string& start) : text_(start + ">") {}

  Element& data(std::string_view key, std::string_view value) {
    if (value.empty()) return *this;
    text_ += "<data key=\"" + std::string(key) + "\">" + escaped(value) + "</data>";
    return *this;
  }
  std::string end(std::string_view name) { return text_ + "</" + std::string(name) + ">\n"; }

 private:
  std::string text_;
};

std::string written(double number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::round(number * 1e4) / 1e4);
  return {digits, end.ptr};
}

class GraphmlExport {
 public:
  GraphmlExport(const Store& store, const StorePart& part, const Iris& iris, const Sink& sink)
      : store_(store), database_(store.tables()), part_(part), iris_(iris), sink_(sink) {}

  Result<void> write() {
    open_ = sink_(kHead);
    Result<void> failed;
    auto done = for_each_report(store_, part_, [&](const ExportedReport& report) {
      failed = write_report(report);
      return failed.ok() && open_;
    });
    if (!done || !failed) return done ? failed : done;
    ClaimReader reader(database_);
    for (const std::int64_t key : part_.claims) {
      if (!open_) break;
      const auto claim = reader.read(key);
      if (!claim) return claim.error();
      if (done = write_claim(key, *claim); !done) return done;
    }
    sink_("</graph>\n</graphml>\n");
    return {};
  }

 private:
  void put(const std::string& bytes) { open_ = open_ && sink_(bytes); }

  static Element node(const std::string& id, std::string_view kind) {
    Element element("<node id=\"" + id + "\"");
    element.data("kind", kind);
    return element;
  }

  Element edge(const std::string& from, const std::string& to, std::string_view kind) {
    Element element("<edge id=\"e" + std::to_string(edges_++) + "\" source=\"" + from +
                    "\" target=\"" + to + "\"");
    element.data("relation", kind);
    return element;
  }

  static std::string document_node(std::int64_t key) { return "d" + std::to_string(key); }

  /// Key of document `id`. One that is not of the part gets a bare node of its own the first time.
  Result<std::int64_t> document_key(const std::string& id) {
    auto key = document_with_id(database_, id);
    if (!key || part_.has(*key) || !others_.insert(*key).second) return key;
    put(node(document_node(*key), "document")
            .data("iri", iris_.document(id))
            .data("label", id)
            .end("node"));
    return key;
  }

  std::string outlet_node(const ExportedReport& report) {
    const auto [place, added] = outlets_.try_emplace(report.outlet(), outlets_.size());
    std::string id = "p" + std::to_string(place->second);
    if (added) {
      put(node(id, "outlet")
              .data("iri", iris_.outlet(report.entry.document.outlet))
              .data("label", report.outlet())
              .end("node"));
    }
    return id;
  }

  Result<void> write_report(const ExportedReport& report) {
    const Document& document = report.entry.document;
    const std::string id = document_node(report.key);
    put(node(id, "document")
            .data("iri", iris_.document(report.id()))
            .data("label", document.title.empty() ? report.id() : document.title)
            .data("outlet", report.outlet())
            .data("published", report.published())
            .data("url", document.url)
            .end("node"));
    if (!report.outlet().empty()) {
      put(edge(id, outlet_node(report), "published-by").data("certain", "true").end("edge"));
    }
    for (const Reuse& pair : report.taken) {
      const auto giver = document_key(pair.to);
      if (!giver) return giver.error();
      Spans taken;
      for (const SharedWords& words : pair.spans) taken.push_back(words.from);
      put(edge(id, document_node(*giver), name_of(pair.relation))
              .data("reason", pair.reason)
              .data("certain", "true")
              .data("score", written(pair.score))
              .data("words", one_line(words_of(report.text(), taken, " ... ")))
              .data("spans", written_spans(taken, report.points))
              .end("edge"));
    }
    return {};
  }

  Result<void> write_claim(std::int64_t key, const Claim& claim) {
    const std::string id = "c" + std::to_string(key);
    put(node(id, "claim")
            .data("iri", iris_.claim(claim.id))
            .data("label", one_line(claim.text))
            .end("node"));
    std::map<std::string, std::string> texts;
    for (const ClaimMember& member : claim.members) texts.try_emplace(member.document);
    for (auto& [document, text] : texts) {
      auto read = read_text(database_, document);
      if (!read) return read.error();
      text = *std::move(read);
    }
    for (std::size_t i = 0; i < claim.members.size(); ++i) {
      if (auto done = write_member(id, i, claim.members[i], texts); !done) return done;
    }
    for (const LedgerNode& one : claim.ledger.nodes) {
      if (one.member) continue;
      put(node(id + "." + one.id, "outside-" + one.outside_type)
              .data("label", one.outside_name)
              .end("node"));
    }
    return write_ledger(id, claim);
  }

  static std::string member_node(const std::string& claim, std::size_t member) {
    return claim + ".m" + std::to_string(member);
  }

  Result<void> write_member(const std::string& claim, std::size_t i, const ClaimMember& member,
                            const std::map<std::string, std::string>& texts) {
    const std::string& text = texts.find(member.document)->second;
    const std::string& said = member.event.empty() ? member.attribution : member.event;
    const std::string id = member_node(claim, i);
    put(node(id, "statement")
            .data("iri", iris_.statement(member.document, said))
            .data("label", one_line(words_of(text, member.content, " ... ")))
            .data("published", member.published)
            .data("source", one_line(member.source_name))
            .data("stance", name_of(member.stance))
            .data("certainty", name_of(member.certainty))
            .data("span", written_spans(member.content, CodePointIndex(text)))
            .end("node"));
    put(edge(id, claim, "member-of").data("certain", "true").end("edge"));
    const auto document = document_key(member.document);
    if (!document) return document.error();
    put(edge(id, document_node(*document), "stated-in").data("certain", "true").end("edge"));
    return {};
  }

  Result<void> write_ledger(const std::string& id, const Claim& claim) {
    const auto texts = evidence_texts(database_, claim.ledger);
    if (!texts) return texts.error();
    // Nodes "m3" and "o0" of the ledger are "c12.m3" and "c12.o0" here.
    for (const LedgerEdge& link : claim.ledger.edges) {
      std::string words;
      std::string spans;
      for (const Evidence& one : link.evidence) {
        const auto text = texts->find(one.document);
        if (text == texts->end()) continue;
        words += (words.empty() ? "" : " | ") + one_line(one.span.in(text->second));
        spans +=
            (spans.empty() ? "" : ";") + written_spans({one.span}, CodePointIndex(text->second));
      }
      put(edge(id + "." + link.from, id + "." + link.to, "rests-on")
              .data("reason", link.reason)
              .data("certain", link.certain ? "true" : "false")
              .data("by", link.by)
              .data("words", words)
              .data("spans", spans)
              .end("edge"));
    }
    for (const Dispute& dispute : claim.disputes) {
      put(edge(member_node(id, dispute.denies), member_node(id, dispute.asserts), "denies")
              .data("reason", dispute.reason)
              .data("certain", "true")
              .end("edge"));
    }
    return {};
  }

  const Store& store_;
  Database& database_;
  const StorePart& part_;
  const Iris& iris_;
  const Sink& sink_;
  std::map<std::string, std::size_t> outlets_;  // by name
  std::set<std::int64_t> others_;               // documents that are not of the part
  std::size_t edges_ = 0;
  bool open_ = true;
};

}  // namespace

Result<void> write_graphml(const Store& store, const StorePart& part, const Iris& iris,
                           const Sink& sink) {
  return GraphmlExport(store, part, iris, sink).write();
}

}  // namespace sayso
