// W3C Web Annotation Data Model (Recommendation of 23 February 2017), as JSON-LD.
//
// One AnnotationCollection whose only page has an annotation for each attribution. An annotation
// is about the words of the content: they are its targets, one for each stretch. Its bodies say
// who is behind them (purpose "identifying": the source's words, and who that is), by which words
// (purpose "linking": the cue), and how ("tagging").
#include "exporting/exports.h"
#include "exporting/json_text.h"
#include "exporting/report.h"

namespace sayso {
namespace {

constexpr std::string_view kContext =
    R"(["http://www.w3.org/ns/anno.jsonld",{"sayso":"urn:sayso:vocabulary:",)"
    R"("stance":"sayso:stance","certainty":"sayso:certainty","quote":"sayso:quote",)"
    R"("sourceKind":"sayso:sourceKind","score":"sayso:score","role":"sayso:role",)"
    R"("claim":{"@id":"sayso:claim","@type":"@id"},"within":{"@id":"sayso:within","@type":"@id"},)"
    R"("toldTo":{"@id":"sayso:toldTo","@type":"@id"}}])";

/// Code points before and behind the words, by which they are found in another copy of the text.
constexpr std::uint32_t kAround = 32;

class AnnotationWriter {
 public:
  AnnotationWriter(const ExportedReport& report, const Iris& iris)
      : report_(report), iris_(iris), source_(iris.document(report.id())) {}

  std::string annotation(const ReportedStatement& said) {
    JsonText json;
    json.object().field("id", iris_.statement(report_.id(), said.id)).field("type", "Annotation");
    json.field("motivation", "describing");
    json.text("claim", said.claim.empty() ? "" : iris_.claim(said.claim));
    json.text("within", said.within.empty() ? "" : iris_.statement(report_.id(), said.within));
    json.text("toldTo", said.told_to.empty() ? "" : iris_.outlet(said.told_to));
    write_labels(json, said);
    json.key("body").array();
    write_bodies(json, said);
    json.end_array().key("target").array();
    // Whoever declines to comment is told of by the cue alone.
    const bool has_content = !said.content.empty();
    for (const Span span : has_content ? said.content : said.cue) {
      write_words(json, span, has_content ? "content" : "cue", {});
    }
    return json.end_array().end_object().take();
  }

 private:
  static void write_labels(JsonText& json, const ReportedStatement& said) {
    json.field("stance", name_of(said.stance)).field("certainty", name_of(said.certainty));
    if (said.quote) json.field("quote", name_of(*said.quote));
    json.field("sourceKind", name_of(said.source_kind));
    if (said.score) json.field("score", *said.score);
  }

  void write_bodies(JsonText& json, const ReportedStatement& said) {
    for (const Span span : said.source) write_words(json, span, "source", "identifying");
    if (const std::string who = iris_.source(said.source_key); !who.empty()) {
      json.object().field("type", "SpecificResource").field("purpose", "identifying");
      json.field("source", who).end_object();
    }
    if (!said.content.empty()) {
      for (const Span span : said.cue) write_words(json, span, "cue", "linking");
    }
    const auto tag = [&json](std::string_view kind, std::string_view value) {
      json.object().field("type", "TextualBody").field("purpose", "tagging");
      json.field("value", std::string(kind) + ":" + std::string(value)).end_object();
    };
    tag("stance", name_of(said.stance));
    tag("certainty", name_of(said.certainty));
    tag("source-kind", name_of(said.source_kind));
    if (said.quote) tag("quote", name_of(*said.quote));
  }

  /// Words of the document's text, by place and by themselves.
  void write_words(JsonText& json, Span span, std::string_view role, std::string_view purpose) {
    const std::uint32_t begin = report_.points.code_point(span.begin);
    const std::uint32_t end = report_.points.code_point(span.end);
    const std::string_view text = report_.text();
    const std::uint32_t before = report_.points.byte(begin < kAround ? 0 : begin - kAround);
    const std::uint32_t behind = report_.points.byte(end + kAround);
    json.object().field("type", "SpecificResource").field("role", role).text("purpose", purpose);
    json.field("source", source_).text("scope", web_address(report_.entry.document.url));
    json.key("selector").array();
    json.object().field("type", "TextPositionSelector");
    json.field("start", begin).field("end", end).end_object();
    json.object().field("type", "TextQuoteSelector").field("exact", span.in(text));
    json.text("prefix", text.substr(before, span.begin - before));
    json.text("suffix", text.substr(span.end, behind - span.end)).end_object();
    json.end_array().end_object();
  }

  const ExportedReport& report_;
  const Iris& iris_;
  const std::string source_;
};

}  // namespace

Result<void> write_web_annotations(const Store& store, const StorePart& part, const Iris& iris,
                                   const Sink& sink) {
  const std::string collection = iris.of("annotations", "collection");
  const std::string page = iris.of("annotations", "page");
  sink(R"({"@context":)" + std::string(kContext) + R"(,"id":")" + collection +
       R"(","type":"AnnotationCollection","label":"Who says what, by sayso","first":{"id":")" +
       page + R"(","type":"AnnotationPage","partOf":")" + collection +
       R"(","startIndex":0,"items":[)");
  std::size_t total = 0;
  auto done = for_each_report(store, part, [&](const ExportedReport& report) {
    AnnotationWriter writer(report, iris);
    for (const ReportedStatement& said : report.statements) {
      if (said.form != StatementForm::attribution || (said.content.empty() && said.cue.empty())) {
        continue;
      }
      if (!sink((total++ == 0 ? "\n" : ",\n") + writer.annotation(said))) return false;
    }
    return true;
  });
  if (!done) return done;
  sink("\n]},\"total\":" + std::to_string(total) + "}\n");
  return {};
}

}  // namespace sayso
