// FollowTheMoney's entities, one JSON object a line: id, schema, properties with lists of texts.
//
// A document is an Article; who acts across documents is a Person, an Organization or a
// PublicBody; a Mention names one in a document, a Documentation ties one to a document that
// quotes it. A statement is a Note on its speaker, with its document as proof; an event of
// PLOVER's types is an Event; who took whose words is an UnknownLink of two Articles.
#include <set>
#include <utility>
#include <vector>

#include "coding/coded_event.h"
#include "exporting/csv.h"
#include "exporting/exports.h"
#include "exporting/ftm_values.h"
#include "exporting/json_text.h"
#include "exporting/report.h"

namespace sayso {
namespace {

/// One entity; properties without a value are left out, and one may be given several times in a
/// row.
class FtmEntity {
 public:
  FtmEntity(const std::string& id, std::string_view schema) {
    json_.object().field("id", id).field("schema", schema).key("properties").object();
  }

  FtmEntity& add(std::string_view property, std::string_view value) {
    return add(property, std::vector<std::string>{std::string(value)});
  }
  FtmEntity& add(std::string_view property, const std::vector<std::string>& values) {
    std::set<std::string> written;
    for (const std::string& value : values) {
      if (value.empty() || written.contains(value)) continue;
      if (written.empty()) json_.key(property).array();
      json_.value(*written.insert(value).first);
    }
    if (!written.empty()) json_.end_array();
    return *this;
  }

  std::string line() { return json_.end_object().end_object().take() + "\n"; }

 private:
  JsonText json_;
};

/// Null where FollowTheMoney has no place for it.
const char* schema_of(EntityType type) {
  switch (type) {
    case EntityType::per:
      return "Person";
    case EntityType::org:
      return "Organization";
    case EntityType::gpe:
      return "PublicBody";
    default:
      return nullptr;
  }
}

class FtmExport {
 public:
  FtmExport(const Store& store, const StorePart& part, const Iris& iris, const Sink& sink)
      : store_(store), part_(part), iris_(iris), sink_(sink) {}

  Result<void> write() {
    return for_each_report(store_, part_, [&](const ExportedReport& report) {
      write_article(report);
      for (const Entity& entity : report.entry.analysis.entities) write_mention(report, entity);
      write_quoted(report);
      for (const ReportedStatement& said : report.statements) write_note(report, said);
      for (const CodedEvent& event : coded_events(report.entry.document, report.entry.analysis)) {
        write_event(report, event);
      }
      for (const Reuse& pair : report.taken) write_link(pair);
      return open_;
    });
  }

 private:
  void put(FtmEntity& entity) { open_ = open_ && sink_(entity.line()); }

  std::string article(const std::string& id) const { return ftm_id(iris_.document(id)); }
  std::string actor_id(const Actor& actor) const { return ftm_id(iris_.of("source", actor.id)); }

  void write_article(const ExportedReport& report) {
    const Document& document = report.entry.document;
    const std::string file = repair_utf8(document.file);
    FtmEntity entity(article(report.id()), "Article");
    entity.add("name", document.title.empty() ? report.id() : document.title);
    entity.add("title", document.title).add("fileName", file.substr(file.rfind('/') + 1));
    entity.add("sourceUrl", ftm_url(document.url)).add("publisher", report.outlet());
    entity.add("author", document.byline).add("publishedAt", ftm_date(report.published()));
    entity.add("language", ftm_language(document.language));
    entity.add("keywords", "document:" + report.id());
    put(entity);
  }

  /// An actor once, where FollowTheMoney has a schema for it.
  bool write_actor(const Actor& actor) {
    const char* const schema = schema_of(actor.type);
    if (schema == nullptr || actor.name.empty()) return false;
    if (!actors_.insert(actor.id).second) return true;
    FtmEntity entity(actor_id(actor), schema);
    entity.add("name", one_line(actor.name)).add("country", ftm_country(actor.country));
    if (actor.type == EntityType::per) entity.add("position", one_line(actor.role));
    entity.add("keywords", "actor:" + actor.id);
    put(entity);
    return true;
  }

  void write_mention(const ExportedReport& report, const Entity& found) {
    const Actor* const actor = report.actors.find(report.id(), found.id);
    if (actor == nullptr || !write_actor(*actor)) return;
    FtmEntity entity(ftm_id(iris_.of("mention", report.id(), found.id)), "Mention");
    entity.add("document", article(report.id())).add("name", one_line(found.name));
    entity.add("resolved", actor_id(*actor)).add("detectedSchema", schema_of(actor->type));
    entity.add("contextCountry", ftm_country(found.country));
    put(entity);
  }

  /// Ties each source of the document to it, once.
  void write_quoted(const ExportedReport& report) {
    std::set<std::string> done;
    for (const ReportedStatement& said : report.statements) {
      if (said.actor == nullptr || !done.insert(said.actor->id).second) continue;
      if (!write_actor(*said.actor)) continue;
      FtmEntity entity(ftm_id(iris_.of("documentation", report.id(), said.actor->id)),
                       "Documentation");
      entity.add("document", article(report.id())).add("entity", actor_id(*said.actor));
      entity.add("role", "source").add("date", ftm_date(report.published()));
      put(entity);
    }
  }

  void write_note(const ExportedReport& report, const ReportedStatement& said) {
    if (said.form != StatementForm::attribution) return;
    const bool resolved = said.actor != nullptr && write_actor(*said.actor);
    const std::string who = said.source_name.empty() ? report.outlet() : said.source_name;
    const std::string stance(name_of(said.stance));
    FtmEntity entity(ftm_id(iris_.statement(report.id(), said.id)), "Note");
    entity.add("name", who.empty() ? stance : one_line(who) + ": " + stance);
    entity.add("description", words_of(report.text(), said.content, " ... "));
    if (resolved) entity.add("entity", actor_id(*said.actor));
    entity.add("proof", article(report.id())).add("publisher", report.outlet());
    entity.add("sourceUrl", ftm_url(report.entry.document.url));
    const auto spans = [&](const char* role, const Spans& words) {
      return words.empty() ? std::string()
                           : std::string(role) + "-span:" + written_spans(words, report.points);
    };
    entity.add(
        "keywords",
        {"stance:" + stance, "certainty:" + std::string(name_of(said.certainty)),
         "source-kind:" + std::string(name_of(said.source_kind)),
         said.quote ? "quote:" + std::string(name_of(*said.quote)) : std::string(),
         said.claim.empty() ? std::string() : "claim:" + said.claim, spans("source", said.source),
         spans("cue", said.cue), spans("content", said.content)});
    put(entity);
  }

  void write_event(const ExportedReport& report, const CodedEvent& event) {
    if (!event.type) return;
    std::vector<std::string> involved;
    for (const auto* parties : {&event.actors, &event.recipients}) {
      for (const CodedParty& party : *parties) {
        const Actor* const actor = report.actors.find(report.id(), party.entity);
        if (actor != nullptr && write_actor(*actor)) involved.push_back(actor_id(*actor));
      }
    }
    FtmEntity entity(ftm_id(iris_.of("event", report.id(), event.event)), "Event");
    entity.add("name", std::string(name_of(*event.type)) + ": " + one_line(event.trigger));
    entity.add("summary", event.sentence).add("date", event.date).add("location", event.place);
    entity.add("involved", involved).add("proof", article(report.id()));
    entity.add("publisher", report.outlet());
    entity.add("keywords", {"status:" + std::string(name_of(event.status)),
                            event.mode.empty() ? std::string() : "mode:" + event.mode,
                            "trigger-span:" + std::to_string(event.trigger_span.begin) + "-" +
                                std::to_string(event.trigger_span.end)});
    put(entity);
  }

  void write_link(const Reuse& pair) {
    FtmEntity entity(ftm_id(iris_.of("reuse", pair.from, pair.to)), "UnknownLink");
    entity.add("subject", article(pair.from)).add("object", article(pair.to));
    entity.add("role", name_of(pair.relation)).add("summary", pair.reason);
    put(entity);
  }

  const Store& store_;
  const StorePart& part_;
  const Iris& iris_;
  const Sink& sink_;
  std::set<std::string> actors_;  // ids of those that are written
  bool open_ = true;
};

}  // namespace

Result<void> write_follow_the_money(const Store& store, const StorePart& part, const Iris& iris,
                                    const Sink& sink) {
  return FtmExport(store, part, iris, sink).write();
}

}  // namespace sayso
