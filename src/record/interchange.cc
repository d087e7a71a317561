#include "record/interchange.h"

#include "base/line_writer.h"
#include "base/utf8.h"
#include "record/event_json.h"

namespace sayso {

namespace {

void write_outlet(LineWriter& out, const Outlet& outlet) {
  if (outlet.name.empty() && outlet.domain.empty()) {
    out.raw("null");
    return;
  }
  out.raw(R"({"name":)").string_or_null(outlet.name);
  out.raw(R"(,"domain":)").string_or_null(outlet.domain);
  if (!outlet.kind.empty()) out.raw(R"(,"kind":)").string(outlet.kind);
  if (!outlet.country.empty()) out.raw(R"(,"country":)").string(outlet.country);
  if (!outlet.owner.empty()) out.raw(R"(,"owner":)").string(outlet.owner);
  out.raw("}");
}

void write_timestamp(LineWriter& out, const std::optional<Timestamp>& when) {
  if (!when) {
    out.raw("null");
    return;
  }
  if (when->value.empty()) {
    out.raw(R"({"range":[)").string(when->from).raw(",").string(when->to).raw("]");
  } else {
    out.raw(R"({"value":)").string(when->value);
  }
  out.raw(R"(,"granularity":)").string(when->granularity);
  out.raw(R"(,"how":)").string(when->how);
  if (when->span) out.raw(R"(,"span":)").span(*when->span);
  out.raw("}");
}

void write_dateline(LineWriter& out, const std::optional<Dateline>& dateline) {
  if (!dateline) {
    out.raw("null");
    return;
  }
  out.raw(R"({"place":)").string(dateline->place);
  out.raw(R"(,"span":)").span(dateline->span);
  if (dateline->date) {
    out.raw(R"(,"date":)");
    write_timestamp(out, dateline->date);
  }
  out.raw("}");
}

/// What only some kinds of documents have.
void write_parts(LineWriter& out, const Document& document) {
  const ContainerRecord& record = document.record;
  if (!record.id.empty() || !record.name.empty() || record.offset) {
    out.raw(R"(,"record":{"id":)").string_or_null(record.id);
    out.raw(R"(,"name":)").string_or_null(record.name);
    out.raw(R"(,"offset":)").raw(record.offset ? std::to_string(*record.offset) : "null").raw("}");
  }
  if (!document.entries.empty()) {
    out.raw(R"(,"entries":)").list(document.entries, [&out](const LiveEntry& entry) {
      out.raw(R"({"span":)").span(entry.span).raw(R"(,"time":)");
      write_timestamp(out, entry.time);
      out.raw("}");
    });
  }
  if (!document.pages.empty()) {
    out.raw(R"(,"pages":)").list(document.pages, [&out](const Page& page) {
      out.raw(R"({"page":)").raw(std::to_string(page.number));
      out.raw(R"(,"span":)").span(page.span).raw("}");
    });
  }
  if (!document.media.empty()) {
    out.raw(R"(,"media":)").list(document.media, [&out](const Media& media) {
      out.raw(R"({"url":)").string(media.url);
      out.raw(R"(,"type":)").string_or_null(media.type);
      out.raw(R"(,"caption":)").string_or_null(media.caption);
      out.raw(R"(,"credit":)").string_or_null(media.credit).raw("}");
    });
  }
}

void write_citations(LineWriter& out, const std::vector<Citation>& citations) {
  out.list(citations, [&](const Citation& citation) {
    out.raw(R"({"id":)").string(citation.id).raw(R"(,"outlet":)").string(citation.outlet);
    out.raw(R"(,"medium":)").string(citation.medium).raw(R"(,"span":)");
    citation.span ? out.span(*citation.span) : out.raw("null");
    out.raw(R"(,"relation":)").string(name_of(citation.relation));
    if (!citation.url.empty()) out.raw(R"(,"url":)").string(citation.url);
    out.raw(R"(,"how":)").string(citation.how).raw("}");
  });
}

void write_entities(LineWriter& out, const std::vector<Entity>& entities) {
  out.list(entities, [&](const Entity& entity) {
    out.raw(R"({"id":)").string(entity.id).raw(R"(,"type":)").string(name_of(entity.type));
    out.raw(R"(,"name":)").string(entity.name);
    if (!entity.country.empty()) out.raw(R"(,"country":)").string(entity.country);
    if (!entity.role.empty()) out.raw(R"(,"role":)").string(entity.role);
    out.raw(R"(,"mentions":)").list(entity.mentions, [&](const Mention& mention) {
      out.raw(R"({"span":)").span(mention.span);
      out.raw(R"(,"form":)").string(name_of(mention.form));
      if (mention.metonym) out.raw(R"(,"metonym":true)");
      out.raw("}");
    });
    out.raw("}");
  });
}

void write_source_detail(LineWriter& out, const SourceDetail& detail) {
  out.raw("{");
  const char* before = "";
  const auto field = [&](const char* name, const char* value_name, const auto& value) {
    if (!value) return;
    out.raw(before).raw("\"").raw(name).raw(R"(":{")").raw(value_name).raw(R"(":)");
    out.string(value->value).raw(R"(,"span":)").span(value->span).raw("}");
    before = ",";
  };
  field("affiliation", "text", detail.affiliation);
  field("nationality", "country", detail.nationality);
  field("role", "text", detail.role);
  field("anonymity_reason", "text", detail.anonymity_reason);
  if (detail.number) {
    out.raw(before).raw(R"("number":{"value":)").raw(std::to_string(detail.number->value));
    out.raw(R"(,"at_least":)").raw(detail.number->at_least ? "true" : "false");
    out.raw(R"(,"span":)").span(detail.number->span).raw("}");
  }
  out.raw("}");
}

void write_attribution(LineWriter& out, const Attribution& attribution) {
  out.raw(R"({"id":)").string(attribution.id);
  out.raw(R"(,"source":)").spans(attribution.source);
  out.raw(R"(,"cue":)").spans(attribution.cue);
  out.raw(R"(,"content":)").spans(attribution.content);
  out.raw(R"(,"quote":)").string(name_of(attribution.quote));
  out.raw(R"(,"speaker":)").string_or_null(attribution.speaker);
  out.raw(R"(,"speaker_score":)").number(attribution.speaker_score);
  out.raw(R"(,"same_source":)").list(attribution.same_source, [&](const SourceRelation& other) {
    out.raw(R"({"attribution":)").string(other.attribution);
    out.raw(R"(,"relation":)").string(name_of(other.relation));
    out.raw(R"(,"reason":)").string(other.reason).raw("}");
  });
  out.raw(R"(,"source_kind":)").string(name_of(attribution.source_kind));
  out.raw(R"(,"source_detail":)");
  write_source_detail(out, attribution.source_detail);
  out.raw(R"(,"stance":)").string(name_of(attribution.stance));
  out.raw(R"(,"certainty":)").string(name_of(attribution.certainty));
  out.raw(R"(,"told_to":)").string_or_null(attribution.told_to);
  out.raw(R"(,"within":)").string_or_null(attribution.within);
  out.raw(R"(,"score":)").number(attribution.score).raw("}");
}

void write_time(LineWriter& out, const Timex& time) {
  out.raw(R"({"id":)").string(time.id);
  out.raw(R"(,"span":)").span(time.span);
  out.raw(R"(,"type":)").string(name_of(time.type));
  out.raw(R"(,"value":)").string(time.value);
  if (!time.anchor.empty()) out.raw(R"(,"anchor":)").string(time.anchor);
  out.raw("}");
}

}  // namespace

std::string document_line(const Document& document, const Analysis& analysis,
                          std::string_view version_of) {
  LineWriter out(document.text);
  const auto write_string = [&out](const std::string& value) { out.string(value); };
  out.raw(R"({"kind":"document","schema":"sayso/1","id":)").string(document.id);
  out.raw(R"(,"file":)").string(repair_utf8(document.file));
  out.raw(R"(,"url":)").string_or_null(document.url);
  out.raw(R"(,"outlet":)");
  write_outlet(out, document.outlet);
  out.raw(R"(,"title":)").string_or_null(document.title);
  out.raw(R"(,"byline":)").list(document.byline, write_string);
  out.raw(R"(,"canonical":)").string_or_null(document.canonical);
  out.raw(R"(,"section":)").string_or_null(document.section).raw(R"(,"updated":)");
  write_timestamp(out, document.updated);
  out.raw(R"(,"dateline":)");
  write_dateline(out, document.dateline);
  out.raw(R"(,"version_of":)").string_or_null(version_of);
  out.raw(R"(,"analysed":)").raw(analysis.skipped.empty() ? "true" : "false");
  if (!analysis.skipped.empty()) out.raw(R"(,"reason":)").string(analysis.skipped);
  out.raw(R"(,"published":)");
  write_timestamp(out, document.published);
  out.raw(R"(,"language":)").string(document.language);
  write_parts(out, document);
  out.raw(R"(,"text":)").string(document.text);
  out.raw(R"(,"sentences":)").spans(analysis.sentences);
  out.raw(R"(,"entities":)");
  write_entities(out, analysis.entities);
  out.raw(R"(,"times":)").list(analysis.times, [&out](const Timex& time) {
    write_time(out, time);
  });
  out.raw(R"(,"attributions":)");
  out.list(analysis.attributions,
           [&out](const Attribution& attribution) { write_attribution(out, attribution); });
  out.raw(R"(,"events":)").list(analysis.events, [&out](const Event& event) {
    write_event(out, event);
  });
  out.raw(R"(,"citations":)");
  write_citations(out, analysis.citations);
  out.raw(R"(,"models":)").list(analysis.models, write_string);
  return out.raw("}").take();
}

std::string actor_line(const Actor& actor) {
  LineWriter out({});
  out.raw(R"({"kind":"actor","schema":"sayso/1","id":)").string(actor.id);
  out.raw(R"(,"name":)").string(actor.name);
  out.raw(R"(,"type":)").string(name_of(actor.type));
  if (!actor.country.empty()) out.raw(R"(,"country":)").string(actor.country);
  if (!actor.role.empty()) out.raw(R"(,"role":)").string(actor.role);
  out.raw(R"(,"members":)").list(actor.members, [&out](const EntityPlace& member) {
    out.raw(R"({"document":)").string(member.document);
    out.raw(R"(,"entity":)").string(member.entity).raw("}");
  });
  return out.raw("}").take();
}

std::string correction_line(const Correction& correction) {
  LineWriter out({});
  out.raw(R"({"kind":"correction","schema":"sayso/1","id":)").string(correction.id);
  out.raw(R"(,"author":)").string(repair_utf8(correction.author));
  out.raw(R"(,"time":)").string(correction.time);
  out.raw(R"(,"action":)").string(name_of(correction.action));
  out.raw(R"(,"target":)").raw(target_json(correction));
  out.raw(R"(,"note":)").string_or_null(repair_utf8(correction.note));
  return out.raw("}").take();
}

std::string error_line(std::string_view file, const Error& error) {
  LineWriter out({});
  out.raw(R"({"kind":"error","schema":"sayso/1","file":)").string(repair_utf8(file));
  out.raw(R"(,"code":)").string(error.code);
  return out.raw(R"(,"message":)").string(repair_utf8(error.message)).raw("}").take();
}

}  // namespace sayso
