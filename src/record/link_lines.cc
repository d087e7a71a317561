#include "record/link_lines.h"

#include "base/line_writer.h"
#include "base/utf8.h"

namespace sayso {
namespace {

void write_member(LineWriter& out, const ClaimMember& member) {
  out.raw(R"({"document":)").string(member.document);
  const bool said = member.event.empty();  // of a part of what is said, the event tells which
  out.raw(said ? R"(,"attribution":)" : R"(,"event":)");
  out.string(said ? member.attribution : member.event);
  out.raw(R"(,"source_kind":)").string(name_of(member.source_kind));
  out.raw(R"(,"stance":)").string(name_of(member.stance));
  out.raw(R"(,"certainty":)").string(name_of(member.certainty));
  out.raw(R"(,"published":)").string_or_null(member.published).raw("}");
}

void write_node(LineWriter& out, const LedgerNode& node) {
  out.raw(R"({"id":)").string(node.id);
  if (node.member) {
    out.raw(R"(,"member":)").raw(std::to_string(*node.member)).raw("}");
    return;
  }
  out.raw(R"(,"outside":{"type":)").string(node.outside_type);
  if (!node.outside_name.empty()) out.raw(R"(,"name":)").string(node.outside_name);
  out.raw("}}");
}

/// Spans of several documents come out in the code points of each.
class EvidenceWriter {
 public:
  explicit EvidenceWriter(const std::map<std::string, std::string>& texts) : texts_(texts) {}

  void write(LineWriter& out, const Evidence& evidence) {
    const auto text = texts_.find(evidence.document);
    if (text == texts_.end()) return;
    const CodePointIndex& offsets =
        offsets_.try_emplace(evidence.document, text->second).first->second;
    out.raw(R"({"document":)").string(evidence.document).raw(R"(,"span":[)");
    out.raw(std::to_string(offsets.code_point(evidence.span.begin))).raw(",");
    out.raw(std::to_string(offsets.code_point(evidence.span.end))).raw("]}");
  }

 private:
  const std::map<std::string, std::string>& texts_;
  std::map<std::string, CodePointIndex> offsets_;
};

void write_edge(LineWriter& out, const LedgerEdge& edge, EvidenceWriter& evidence) {
  out.raw(R"({"members":[)").string(edge.from).raw(",").string(edge.to);
  out.raw(R"(],"reason":)").string(edge.reason);
  out.raw(edge.certain ? R"(,"certain":true)" : R"(,"certain":false)");
  out.raw(R"(,"by":)").string(edge.by).raw(R"(,"evidence":)");
  out.list(edge.evidence, [&](const Evidence& one) { evidence.write(out, one); }).raw("}");
}

void write_ledger(LineWriter& out, const Ledger& ledger,
                  const std::map<std::string, std::string>& texts) {
  out.raw(R"({"articles":)").raw(std::to_string(ledger.articles));
  out.raw(R"(,"publishers":)").raw(std::to_string(ledger.publishers));
  out.raw(R"(,"origins":{"min":)").raw(std::to_string(ledger.least_origins));
  out.raw(R"(,"max":)").raw(std::to_string(ledger.most_origins)).raw(R"(},"nodes":)");
  out.list(ledger.nodes, [&](const LedgerNode& node) { write_node(out, node); });
  EvidenceWriter evidence(texts);
  out.raw(R"(,"collapsed":)").list(ledger.edges, [&](const LedgerEdge& edge) {
    write_edge(out, edge, evidence);
  });
  out.raw("}");
}

void write_dispute(LineWriter& out, const Dispute& dispute) {
  out.raw(R"({"members":[)").raw(std::to_string(dispute.denies)).raw(",");
  out.raw(std::to_string(dispute.asserts)).raw(R"(],"reason":)").string(dispute.reason).raw("}");
}

void write_decisions(LineWriter& out, const std::vector<UserDecision>& decisions) {
  if (decisions.empty()) return;
  out.raw(R"(,"corrections":)").list(decisions, [&](const UserDecision& one) {
    out.raw(R"({"id":)").string(one.correction).raw(R"(,"action":)").string(one.action);
    out.raw(R"(,"author":)").string(repair_utf8(one.author)).raw(R"(,"time":)").string(one.time);
    out.raw(R"(,"note":)").string_or_null(repair_utf8(one.note)).raw("}");
  });
}

std::string span_json(const CodePointIndex& offsets, Span span) {
  return "[" + std::to_string(offsets.code_point(span.begin)) + "," +
         std::to_string(offsets.code_point(span.end)) + "]";
}

}  // namespace

std::string claim_line(const Claim& claim, const std::map<std::string, std::string>& texts) {
  LineWriter out({});
  out.raw(R"({"kind":"claim","schema":"sayso/1","id":)").string(claim.id);
  out.raw(R"(,"story":)").string_or_null(claim.story);
  out.raw(R"(,"text":)").string(claim.text);
  out.raw(R"(,"members":)").list(claim.members, [&](const ClaimMember& member) {
    write_member(out, member);
  });
  out.raw(R"(,"ledger":)");
  write_ledger(out, claim.ledger, texts);
  out.raw(R"(,"disputes":)").list(claim.disputes, [&](const Dispute& dispute) {
    write_dispute(out, dispute);
  });
  out.raw(R"(,"revises":)").string_or_null(claim.revises);
  write_decisions(out, claim.decisions);
  return out.raw("}").take();
}

std::string reuse_line(const Reuse& reuse, std::string_view from, std::string_view to) {
  LineWriter out(from);
  const CodePointIndex offsets(to);
  out.raw(R"({"kind":"reuse","schema":"sayso/1","from":)").string(reuse.from);
  out.raw(R"(,"to":)").string(reuse.to);
  out.raw(R"(,"relation":)").string(name_of(reuse.relation));
  out.raw(R"(,"spans":)").list(reuse.spans, [&](const SharedWords& words) {
    out.raw("[").span(words.from).raw(",");
    out.raw(words.to ? span_json(offsets, *words.to) : "null").raw("]");
  });
  out.raw(R"(,"score":)").number(reuse.score);
  return out.raw(R"(,"reason":)").string(reuse.reason).raw("}").take();
}

std::string same_script_line(const SameScript& script, const std::vector<std::string>& texts) {
  LineWriter out({});
  out.raw(R"({"kind":"same-script","schema":"sayso/1","id":)").string(script.id);
  std::size_t at = 0;
  out.raw(R"(,"members":)").list(script.members, [&](const Evidence& member) {
    out.raw(R"({"document":)").string(member.document);
    out.raw(R"(,"span":)").raw(span_json(CodePointIndex(texts[at++]), member.span)).raw("}");
  });
  return out.raw(R"(,"reason":)").string(script.reason).raw("}").take();
}

std::string story_line(const Story& story) {
  LineWriter out({});
  out.raw(R"({"kind":"story","schema":"sayso/1","id":)").string(story.id);
  out.raw(R"(,"title":)").string(story.title);
  out.raw(R"(,"documents":)").list(story.documents, [&](const std::string& id) { out.string(id); });
  write_decisions(out, story.decisions);
  return out.raw("}").take();
}

std::string occurrence_line(const Occurrence& occurrence) {
  LineWriter out({});
  out.raw(R"({"kind":"occurrence","schema":"sayso/1","id":)").string(occurrence.id);
  out.raw(R"(,"story":)").string_or_null(occurrence.story);
  out.raw(R"(,"members":)").list(occurrence.members, [&](const auto& member) {
    out.raw(R"({"document":)").string(member.first);
    out.raw(R"(,"event":)").string(member.second).raw("}");
  });
  return out.raw("}").take();
}

}  // namespace sayso
