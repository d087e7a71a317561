#include "record/link_lines.h"

#include "base/line_writer.h"

namespace sayso {
namespace {

std::string span_json(const CodePointIndex& offsets, Span span) {
  return "[" + std::to_string(offsets.code_point(span.begin)) + "," +
         std::to_string(offsets.code_point(span.end)) + "]";
}

}  // namespace

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

}  // namespace sayso
