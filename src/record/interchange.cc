#include "record/interchange.h"

#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace sayso {

namespace {

/// Appends JSON to a line, which is much faster than building an object first.
class Writer {
 public:
  explicit Writer(std::string_view text) : offsets_(text) {}

  std::string take() { return std::move(line_); }

  /// What stands between values is written as it is.
  Writer& raw(std::string_view json) {
    line_ += json;
    return *this;
  }

  Writer& string(std::string_view value) {
    line_ += '"';
    std::size_t start = 0;  // of what needs no escape
    for (std::size_t i = 0; i < value.size();) {
      const std::size_t size = size_to_escape(value, i);
      if (size == 0) {
        ++i;
        continue;
      }
      line_ += value.substr(start, i - start);
      escape(value.substr(i, size));
      start = i += size;
    }
    line_ += value.substr(start);
    line_ += '"';
    return *this;
  }

  Writer& string_or_null(std::string_view value) {
    return value.empty() ? raw("null") : string(value);
  }

  /// To four places, which is finer than any score is sure.
  Writer& number(double value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, std::round(value * 1e4) / 1e4);
    return raw({digits, end.ptr});
  }

  Writer& span(Span span) {
    line_ += '[';
    offset(span.begin);
    line_ += ',';
    offset(span.end);
    line_ += ']';
    return *this;
  }

  Writer& spans(const Spans& spans) {
    return list(spans, [this](Span one) { span(one); });
  }

  template <typename List, typename Write>
  Writer& list(const List& values, Write write) {
    line_ += '[';
    bool first = true;
    for (const auto& value : values) {
      if (!first) line_ += ',';
      first = false;
      write(value);
    }
    line_ += ']';
    return *this;
  }

 private:
  /// How many bytes at `at` are a character to escape; 0 if it needs none. Beyond what JSON asks
  /// for these are the line ends of Unicode, at which some readers part the lines of a file.
  static std::size_t size_to_escape(std::string_view value, std::size_t at) {
    const auto c = static_cast<unsigned char>(value[at]);
    if (c < 0x20 || c == '"' || c == '\\') return 1;
    if (c != 0xc2 && c != 0xe2) return 0;
    const std::string_view rest = value.substr(at);
    if (rest.starts_with("\u0085")) return 2;
    return rest.starts_with("\u2028") || rest.starts_with("\u2029") ? 3 : 0;
  }

  void escape(std::string_view character) {
    constexpr std::string_view hex = "0123456789abcdef";
    line_ += '\\';
    if (character == "\"" || character == "\\") {
      line_ += character;
    } else if (character == "\n") {
      line_ += 'n';
    } else {
      const char32_t value = code_point_at(character, 0).value;
      line_ += 'u';
      for (const int shift : {12, 8, 4, 0}) line_ += hex[(value >> shift) & 15];
    }
  }

  void offset(std::uint32_t byte) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, offsets_.code_point(byte));
    line_.append(digits, end.ptr);
  }

  CodePointIndex offsets_;
  std::string line_;
};

void write_outlet(Writer& out, const Outlet& outlet) {
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

void write_timestamp(Writer& out, const std::optional<Timestamp>& when) {
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

void write_dateline(Writer& out, const std::optional<Dateline>& dateline) {
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
void write_parts(Writer& out, const Document& document) {
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

void write_citations(Writer& out, const std::vector<Citation>& citations) {
  out.list(citations, [&](const Citation& citation) {
    out.raw(R"({"id":)").string(citation.id).raw(R"(,"outlet":)").string(citation.outlet);
    out.raw(R"(,"medium":)").string(citation.medium).raw(R"(,"span":)");
    citation.span ? out.span(*citation.span) : out.raw("null");
    out.raw(R"(,"relation":)").string(name_of(citation.relation));
    if (!citation.url.empty()) out.raw(R"(,"url":)").string(citation.url);
    out.raw(R"(,"how":)").string(citation.how).raw("}");
  });
}

void write_entities(Writer& out, const std::vector<Entity>& entities) {
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

void write_source_detail(Writer& out, const SourceDetail& detail) {
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

void write_attribution(Writer& out, const Attribution& attribution) {
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

}  // namespace

std::string document_line(const Document& document, const Analysis& analysis,
                          std::string_view version_of) {
  Writer out(document.text);
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
  out.raw(R"(,"times":[],"attributions":)");
  out.list(analysis.attributions,
           [&out](const Attribution& attribution) { write_attribution(out, attribution); });
  out.raw(R"(,"events":[],"citations":)");
  write_citations(out, analysis.citations);
  out.raw(R"(,"models":)").list(analysis.models, write_string);
  return out.raw("}").take();
}

std::string error_line(std::string_view file, const Error& error) {
  Writer out({});
  out.raw(R"({"kind":"error","schema":"sayso/1","file":)").string(repair_utf8(file));
  out.raw(R"(,"code":)").string(error.code);
  return out.raw(R"(,"message":)").string(repair_utf8(error.message)).raw("}").take();
}

}  // namespace sayso
