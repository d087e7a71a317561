#include "record/link_lines.h"

#include "base/line_writer.h"

namespace sayso {
namespace {

void write_member(LineWriter& out, const ClaimMember& member) {
  out.raw(R"({"document":)").string(member.document);
  const bool said = !member.attribution.empty();
  out.raw(said ? R"(,"attribution":)" : R"(,"event":)");
  out.string(said ? member.attribution : member.event);
  out.raw(R"(,"source_kind":)").string(name_of(member.source_kind));
  out.raw(R"(,"stance":)").string(name_of(member.stance));
  out.raw(R"(,"certainty":)").string(name_of(member.certainty));
  out.raw(R"(,"published":)").string_or_null(member.published).raw("}");
}

}  // namespace

std::string claim_line(const Claim& claim) {
  LineWriter out({});
  out.raw(R"({"kind":"claim","schema":"sayso/1","id":)").string(claim.id);
  out.raw(R"(,"story":)").string_or_null(claim.story);
  out.raw(R"(,"text":)").string(claim.text);
  out.raw(R"(,"members":)").list(claim.members, [&](const ClaimMember& member) {
    write_member(out, member);
  });
  out.raw(R"(,"ledger":)");
  const Ledger& ledger = claim.ledger;
  out.raw(R"({"articles":)").raw(std::to_string(ledger.articles));
  out.raw(R"(,"publishers":)").raw(std::to_string(ledger.publishers));
  out.raw(R"(,"origins":{"min":)").raw(std::to_string(ledger.least_origins));
  out.raw(R"(,"max":)").raw(std::to_string(ledger.most_origins)).raw(R"(},"collapsed":[]})");
  out.raw(R"(,"revises":)").string_or_null(claim.revises);
  return out.raw("}").take();
}

std::string story_line(const Story& story) {
  LineWriter out({});
  out.raw(R"({"kind":"story","schema":"sayso/1","id":)").string(story.id);
  out.raw(R"(,"title":)").string(story.title);
  out.raw(R"(,"documents":)").list(story.documents, [&](const std::string& id) { out.string(id); });
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
