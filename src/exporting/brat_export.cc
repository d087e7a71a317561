// brat's stand-off format (brat 1.3): NAME.txt has the text as it is, NAME.ann what stands in it.
//
// T lines are stretches of text, in code points; what is split, or goes over a line end, has
// several. An attribution is an event: its cue is the trigger, source and content are arguments.
// Mentions of one entity are tied by Equiv.
#include <map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "exporting/exports.h"
#include "exporting/report.h"

namespace sayso {
namespace {

constexpr std::string_view kAnnotationConf =
    "[entities]\nPerson\nOrganization\nGeopolitical\nLocation\nMiscellaneous\nSource\nContent\n"
    "Outlet\nGoods\n\n"
    "[relations]\n"
    "Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n"
    "Attributes\tArg1:Source, Arg2:Content\n"
    "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n"
    "[events]\n"
    "Attribution\tSource?:Source, Content?:Content, ToldTo?:Outlet, Within?:Content\n";

constexpr std::string_view kAttributesConf =
    "\n[attributes]\n"
    "Stance\tArg:Attribution, Value:asserts|denies|confirms|declines-to-comment|asks|demands|warns|"
    "promises|hopes|believes|doubts\n"
    "Certainty\tArg:Attribution, Value:CT+|CT-|PR+|PR-|PS+|PS-|U\n"
    "Quote\tArg:Attribution, Value:direct|indirect|mixed\n"
    "SourceKind\tArg:Attribution, Value:named-person|named-organisation|unnamed-official|"
    "unnamed-person|unnamed-group|outlet|document|author|none\n"
    "Status\tArg:<EVENT>, Value:happened|ongoing|planned|considered|requested|threatened|"
    "hypothetical|denied\n";

constexpr std::string_view kVisualConf =
    "[labels]\n"
    "Attribution | Attribution | Attr\n"
    "Geopolitical | Geopolitical | GPE\n"
    "Organization | Organization | Org\n"
    "Miscellaneous | Miscellaneous | Misc\n\n"
    "[drawing]\n"
    "SPAN_DEFAULT\tfgColor:black, bgColor:#e8e8e8, borderColor:darken\n"
    "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n"
    "Source\tbgColor:#9ecae1\nAttribution\tbgColor:#fdd0a2\nContent\tbgColor:#e5f5e0\n";

/// An event may have several actors: brat numbers the arguments of one role.
std::string annotation_conf() {
  std::string conf(kAnnotationConf);
  for (int i = 0; i <= static_cast<int>(EventType::assault); ++i) {
    conf += std::string(name_of(static_cast<EventType>(i))) +
            "\tActor*:<ENTITY>, Recipient*:<ENTITY>, Goods*:Goods\n";
  }
  return conf + std::string(kAttributesConf);
}

std::string_view type_of(EntityType type) {
  switch (type) {
    case EntityType::per:
      return "Person";
    case EntityType::org:
      return "Organization";
    case EntityType::gpe:
      return "Geopolitical";
    case EntityType::loc:
      return "Location";
    case EntityType::misc:
      return "Miscellaneous";
  }
  return {};
}

/// Whether a reader may take it for the end of a line or of a field.
bool parts_lines(char32_t c) { return c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// The spans cut where lines end, since brat's may not cross one; line ends and tabs are left out.
Spans within_lines(const Spans& spans, std::string_view text) {
  Spans out;
  for (const Span span : spans) {
    std::uint32_t begin = span.begin;
    for (std::uint32_t at = span.begin; at < span.end;) {
      const CodePoint point = code_point_at(text, at);
      if (parts_lines(point.value)) {
        if (at > begin) out.push_back({begin, at});
        begin = at + point.size;
      }
      at += point.size;
    }
    if (span.end > begin) out.push_back({begin, span.end});
  }
  return out;
}

class BratWriter {
 public:
  explicit BratWriter(const ExportedReport& report) : report_(report) {}

  std::string annotations() {
    for (const Entity& entity : report_.entry.analysis.entities) write_entity(entity);
    for (const ReportedStatement& said : report_.statements) {
      if (said.form == StatementForm::attribution) write_attribution(said);
    }
    for (const Event& event : report_.entry.analysis.events) write_event(event);
    return std::move(lines_);
  }

 private:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  /// A T line, one for the same words and type; its id, or nothing where there are no words.
  std::string words(std::string_view type, const Spans& spans) {
    const Spans pieces = within_lines(spans, report_.text());
    if (pieces.empty()) return {};
    std::string places;
    std::string text;
    for (const Span piece : pieces) {
      places += (places.empty() ? "" : ";") +
                std::to_string(report_.points.code_point(piece.begin)) + " " +
                std::to_string(report_.points.code_point(piece.end));
      text += (text.empty() ? "" : " ") + std::string(piece.in(report_.text()));
    }
    const std::string body = std::string(type) + " " + places + "\t" + text;
    const auto [place, added] = texts_.try_emplace(body, "T" + std::to_string(texts_.size() + 1));
    if (added) lines_ += place->second + "\t" + body + "\n";
    return place->second;
  }

  std::string event_line(std::string_view type, const std::string& trigger,
                         const Arguments& arguments) {
    std::string id = "E" + std::to_string(++events_);
    lines_ += id + "\t" + std::string(type) + ":" + trigger;
    std::map<std::string, int> count;
    for (const auto& [role, what] : arguments) {
      if (what.empty()) continue;
      const int number = ++count[role];
      lines_ += " " + role + (number > 1 ? std::to_string(number) : "") + ":" + what;
    }
    lines_ += "\n";
    return id;
  }

  void attribute(std::string_view name, const std::string& event, std::string_view value) {
    lines_ += "A" + std::to_string(++attributes_) + "\t" + std::string(name) + " " + event + " " +
              std::string(value) + "\n";
  }

  void note(const std::string& of, const std::string& text) {
    lines_ += "#" + std::to_string(++notes_) + "\tAnnotatorNotes " + of + "\t" + text + "\n";
  }

  void write_entity(const Entity& entity) {
    std::vector<std::string> mentions;
    for (const Mention& mention : entity.mentions) {
      mentions.push_back(words(type_of(entity.type), {mention.span}));
      if (mentions.back().empty()) mentions.pop_back();
    }
    if (mentions.size() < 2) return;
    lines_ += "*\tEquiv";
    for (const std::string& mention : mentions) lines_ += " " + mention;
    lines_ += "\n";
  }

  std::string told_to(const ReportedStatement& said) {
    for (const Attribution& one : report_.entry.analysis.attributions) {
      if (one.id != said.id || one.told_to.empty()) continue;
      for (const Citation& citation : report_.entry.analysis.citations) {
        if (citation.id == one.told_to && citation.span) return words("Outlet", {*citation.span});
      }
    }
    return {};
  }

  /// The content that the attribution stands in.
  std::string around(const ReportedStatement& said) {
    for (const ReportedStatement& outer : report_.statements) {
      if (!said.within.empty() && outer.id == said.within) return words("Content", outer.content);
    }
    return {};
  }

  void write_attribution(const ReportedStatement& said) {
    const std::string source = words("Source", said.source);
    const std::string content = words("Content", said.content);
    if (source.empty() && content.empty()) return;
    const std::string cue = words("Attribution", said.cue);
    if (cue.empty()) {  // without a trigger there is no event
      if (source.empty() || content.empty()) return;
      lines_ += "R" + std::to_string(++relations_) + "\tAttributes Arg1:" + source +
                " Arg2:" + content + "\n";
      return;
    }
    const std::string event = event_line("Attribution", cue,
                                         {{"Source", source},
                                          {"Content", content},
                                          {"ToldTo", told_to(said)},
                                          {"Within", around(said)}});
    attribute("Stance", event, name_of(said.stance));
    attribute("Certainty", event, name_of(said.certainty));
    if (said.quote) attribute("Quote", event, name_of(*said.quote));
    attribute("SourceKind", event, name_of(said.source_kind));
    std::string text = said.id;
    if (!said.source_name.empty()) text += "; source: " + one_line(said.source_name);
    if (!said.claim.empty()) text += "; claim: " + said.claim;
    note(event, text);
  }

  std::string party(const Party& party) {
    for (const Entity& entity : report_.entry.analysis.entities) {
      if (entity.id == party.entity) return words(type_of(entity.type), {party.span});
    }
    return words("Miscellaneous", {party.span});
  }

  /// Of PLOVER's types. One without any party or goods is left out: readers want arguments.
  void write_event(const Event& event) {
    if (!event.type) return;
    Arguments arguments;
    for (const Party& one : event.actors) arguments.emplace_back("Actor", party(one));
    for (const Party& one : event.recipients) arguments.emplace_back("Recipient", party(one));
    for (const Goods& one : event.goods) {
      arguments.emplace_back("Goods", words("Goods", {one.span}));
    }
    std::erase_if(arguments, [](const auto& one) { return one.second.empty(); });
    const std::string type(name_of(*event.type));
    const std::string trigger = arguments.empty() ? std::string() : words(type, {event.trigger});
    if (!trigger.empty())
      attribute("Status", event_line(type, trigger, arguments), name_of(event.status));
  }

  const ExportedReport& report_;
  std::string lines_;
  std::map<std::string, std::string> texts_;  // ids of T lines by what stands in them
  int events_ = 0;
  int attributes_ = 0;
  int relations_ = 0;
  int notes_ = 0;
};

/// "000012-harbour-courier": the place in the export, and of the id what any file system takes.
std::string file_name(std::size_t number, std::string_view id) {
  constexpr std::size_t kDigits = 6;
  constexpr std::size_t kMost = 60;
  std::string name = std::to_string(number);
  if (name.size() < kDigits) name.insert(0, kDigits - name.size(), '0');
  name += '-';
  for (const char c : id.substr(0, kMost)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += plain || c == '.' || c == '_' ? c : '-';
  }
  return name;
}

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return out;
}

}  // namespace

Result<void> write_brat(const Store& store, const StorePart& part, const FileSink& sink) {
  if (!sink({"annotation.conf", annotation_conf()}) ||
      !sink({"visual.conf", std::string(kVisualConf)})) {
    return {};
  }
  std::string table = "file\tdocument\toutlet\tpublished\ttitle\turl\n";
  std::size_t number = 0;
  auto done = for_each_report(store, part, [&](const ExportedReport& report) {
    const std::string name = file_name(++number, report.id());
    const Document& document = report.entry.document;
    table += name + "\t" + cell(report.id()) + "\t" + cell(report.outlet()) + "\t" +
             report.published() + "\t" + cell(document.title) + "\t" + cell(document.url) + "\n";
    return sink({name + ".txt", report.text()}) &&
           sink({name + ".ann", BratWriter(report).annotations()});
  });
  if (!done) return done;
  sink({"documents.tsv", table});
  return {};
}

}  // namespace sayso
