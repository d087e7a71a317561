// The tables. Each has its header beside the function that writes its rows.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "coding/coded_event.h"
#include "exporting/csv.h"
#include "exporting/exports.h"
#include "exporting/report.h"
#include "linking/ledger/settling.h"
#include "linking/transfers/transfers.h"
#include "record/citation_rows.h"
#include "record/ledger_rows.h"
#include "record/reuse_rows.h"

namespace sayso {
namespace {

/// Texts joined by "; ".
template <typename List, typename TextOf>
std::string joined_by(const List& list, TextOf text_of) {
  std::string out;
  for (const auto& one : list) {
    const std::string text(text_of(one));
    if (!text.empty()) out += (out.empty() ? "" : "; ") + text;
  }
  return out;
}

/// Words of the spans, each line end and gap a space.
std::string words_in(const ExportedReport& report, const Spans& spans) {
  return one_line(words_of(report.text(), spans, " ... "));
}

/// Gives each document to `write`, which gives its rows.
template <typename Write>
Result<void> rows_of_reports(const Store& store, const StorePart& part, const Sink& sink,
                             Write write) {
  return for_each_report(store, part, [&](const ExportedReport& report) {
    const std::string rows = write(report);
    return rows.empty() || sink(rows);
  });
}

constexpr std::string_view kDocuments =
    "document,story,version_of,outlet,domain,outlet_kind,outlet_country,outlet_owner,title,byline,"
    "published,published_how,language,url,file";

Result<void> documents(const Store& store, const StorePart& part, const Sink& sink) {
  return rows_of_reports(store, part, sink, [](const ExportedReport& report) {
    const Document& document = report.entry.document;
    CsvRow row;
    row.text(document.id).text(report.story).text(report.entry.version_of);
    row.text(document.outlet.name).text(document.outlet.domain).text(document.outlet.kind);
    row.text(document.outlet.country).text(document.outlet.owner).text(document.title);
    row.text(joined_by(document.byline, [](const std::string& name) { return name; }));
    row.text(report.published()).text(document.published ? document.published->how : "");
    row.text(document.language).text(document.url).text(repair_utf8(document.file));
    return row.take();
  });
}

constexpr std::string_view kStatements =
    "document,statement,form,within,claim,outlet,published,source,actor,source_kind,stance,"
    "certainty,quote,told_to,score,source_words,cue_words,content_words,source_spans,cue_spans,"
    "content_spans";

Result<void> statements(const Store& store, const StorePart& part, const Sink& sink) {
  return rows_of_reports(store, part, sink, [](const ExportedReport& report) {
    std::string rows;
    for (const ReportedStatement& said : report.statements) {
      CsvRow row;
      row.text(report.id()).text(said.id).text(name_of(said.form)).text(said.within);
      row.text(said.claim).text(report.outlet()).text(report.published());
      row.text(said.source_name).text(said.actor == nullptr ? "" : said.actor->id);
      row.text(name_of(said.source_kind)).text(name_of(said.stance)).text(name_of(said.certainty));
      row.text(said.quote ? name_of(*said.quote) : "").text(said.told_to).number(said.score);
      for (const Spans* spans : {&said.source, &said.cue, &said.content}) {
        row.text(words_in(report, *spans));
      }
      for (const Spans* spans : {&said.source, &said.cue, &said.content}) {
        row.spans(*spans, report.points);
      }
      rows += row.take();
    }
    return rows;
  });
}

/// Gives each claim of the part to `write`, which gives its rows.
template <typename Write>
Result<void> rows_of_claims(const Store& store, const StorePart& part, const Sink& sink,
                            Write write) {
  ClaimReader reader(store.tables());
  for (const std::int64_t key : part.claims) {
    const auto claim = reader.read(key);
    if (!claim) return claim.error();
    const Result<std::string> rows = write(*claim);
    if (!rows) return rows.error();
    if (!rows->empty() && !sink(*rows)) break;
  }
  return {};
}

constexpr std::string_view kClaims =
    "claim,story,text,first_published,last_published,members,articles,publishers,origins_min,"
    "origins_max,disputes,revises";

Result<void> claims(const Store& store, const StorePart& part, const Sink& sink) {
  return rows_of_claims(store, part, sink, [](const Claim& claim) -> Result<std::string> {
    std::string first;
    std::string last;
    for (const ClaimMember& member : claim.members) {
      if (member.published.empty()) continue;
      if (first.empty() || member.published < first) first = member.published;
      last = std::max(last, member.published);
    }
    CsvRow row;
    row.text(claim.id).text(claim.story).text(one_line(claim.text)).text(first).text(last);
    row.count(claim.members.size()).count(claim.ledger.articles).count(claim.ledger.publishers);
    row.count(claim.ledger.least_origins).count(claim.ledger.most_origins);
    row.count(claim.disputes.size()).text(claim.revises);
    return row.take();
  });
}

constexpr std::string_view kLedger =
    "claim,from_document,from_statement,to_document,to_statement,outside_type,outside_name,reason,"
    "certain,by,evidence_documents,evidence_spans,evidence_words";

/// Document and statement of a member, or type and name of a source from outside.
struct NodeCells {
  std::string document;
  std::string statement;
  std::string outside_type;
  std::string outside_name;
};

NodeCells cells_of(const Claim& claim, const std::string& id) {
  for (const LedgerNode& node : claim.ledger.nodes) {
    if (node.id != id) continue;
    if (!node.member) return {{}, {}, node.outside_type, node.outside_name};
    const ClaimMember& member = claim.members[*node.member];
    return {member.document, member.event.empty() ? member.attribution : member.event, {}, {}};
  }
  return {};
}

Result<void> ledger(const Store& store, const StorePart& part, const Sink& sink) {
  return rows_of_claims(store, part, sink, [&](const Claim& claim) -> Result<std::string> {
    const auto texts = evidence_texts(store.tables(), claim.ledger);
    if (!texts) return texts.error();
    std::string rows;
    for (const LedgerEdge& edge : claim.ledger.edges) {
      NodeCells from = cells_of(claim, edge.from);
      NodeCells to = cells_of(claim, edge.to);
      if (from.document.empty()) std::swap(from, to);
      std::string spans;
      std::string words;
      for (const Evidence& one : edge.evidence) {
        const auto text = texts->find(one.document);
        if (text == texts->end()) continue;
        const CodePointIndex points(text->second);
        spans += (spans.empty() ? "" : ";") + written_spans({one.span}, points);
        words += (words.empty() ? "" : " | ") + one_line(one.span.in(text->second));
      }
      CsvRow row;
      row.text(claim.id).text(from.document).text(from.statement).text(to.document);
      row.text(to.statement).text(to.outside_type).text(to.outside_name).text(edge.reason);
      row.text(edge.certain ? "true" : "false").text(edge.by);
      row.text(joined_by(edge.evidence, [](const Evidence& one) { return one.document; }));
      rows += row.text(spans).text(words).take();
    }
    return rows;
  });
}

constexpr std::string_view kSources =
    "source,document,name,kind,type,country,role,statements,documents,outlets";

struct SourceCounts {
  std::string id;
  std::string document;  // of a source that is known in one document alone
  std::string name;
  std::string kind;
  std::string type;
  std::string country;
  std::string role;
  std::size_t statements = 0;
  std::size_t documents = 0;
  std::set<std::string> outlets;
};

std::string source_row(const SourceCounts& source) {
  CsvRow row;
  row.text(source.id).text(source.document).text(source.name).text(source.kind).text(source.type);
  row.text(source.country).text(source.role).count(source.statements).count(source.documents);
  return row.text(joined_by(source.outlets, [](const std::string& name) { return name; })).take();
}

/// A source's key without the document that it is of: "a2" of "here a2\nDOCUMENT", which is the
/// attribution that first names it.
std::string local_name(const std::string& key) {
  constexpr std::string_view kHere = "here ";
  const std::string name = key.substr(0, key.find('\n'));
  return name.starts_with(kHere) ? name.substr(kHere.size()) : name;
}

/// Adds the attributions of one document to those of their sources, by key.
void count_sources(const ExportedReport& report, std::map<std::string, SourceCounts>& counts) {
  std::set<std::string> here;
  for (const ReportedStatement& said : report.statements) {
    if (said.form != StatementForm::attribution || said.source_key.empty()) continue;
    SourceCounts& source = counts[said.source_key];
    if (source.statements++ == 0) {
      const std::string& key = said.source_key;
      const bool local = key.find('\n') != key.npos;
      source.id = said.actor != nullptr ? said.actor->id : local_name(key);
      source.document = local ? report.id() : "";
      source.name = said.source_name;
      source.kind = name_of(said.source_kind);
      if (said.actor != nullptr) {
        source.type = name_of(said.actor->type);
        source.country = said.actor->country;
        source.role = said.actor->role;
      }
    }
    if (here.insert(said.source_key).second) ++source.documents;
    if (!report.outlet().empty()) source.outlets.insert(report.outlet());
  }
}

/// Sources that are known in one document alone are written with it; the others at the end, once
/// they are counted.
Result<void> sources(const Store& store, const StorePart& part, const Sink& sink) {
  std::map<std::string, SourceCounts> counts;
  auto done = for_each_report(store, part, [&](const ExportedReport& report) {
    count_sources(report, counts);
    std::string rows;
    std::erase_if(counts, [&](const auto& one) {
      if (one.second.document.empty()) return false;
      rows += source_row(one.second);
      return true;
    });
    return rows.empty() || sink(rows);
  });
  if (!done) return done;
  for (const auto& [key, source] : counts) {
    if (!sink(source_row(source))) break;
  }
  return {};
}

constexpr std::string_view kEvents =
    "document,event,date,date_from,time,type,mode,contexts,actors,actor_codes,recipients,"
    "recipient_codes,place,status,factuality,score,holders,goods,trigger,trigger_span,"
    "actor_spans,recipient_spans,sentence_span";

std::string written_range(TextRange range) {
  return std::to_string(range.begin) + "-" + std::to_string(range.end);
}

std::string spans_of(const std::vector<CodedParty>& parties) {
  std::string out;
  for (const CodedParty& party : parties) {
    out += (out.empty() ? "" : ";") + written_range(party.span);
  }
  return out;
}

std::string event_row(const CodedEvent& event) {
  const auto code = [](const CodedParty& party) { return joined(party.code); };
  CsvRow row;
  row.text(event.document).text(event.event).text(event.date).text(name_of(event.date_origin));
  row.text(event.time).text(event.type ? name_of(*event.type) : "").text(event.mode);
  row.text(joined_by(event.contexts, [](const std::string& context) { return context; }));
  row.text(joined_by(event.actors, label_of)).text(joined_by(event.actors, code));
  row.text(joined_by(event.recipients, label_of)).text(joined_by(event.recipients, code));
  row.text(event.place).text(name_of(event.status)).number(event.factuality).number(event.score);
  row.text(joined_by(event.holders, [](const CodedHolder& holder) {
    return holder.source + " (" + std::string(name_of(holder.certainty)) + ")";
  }));
  row.text(joined_by(event.goods, [](const CodedGoods& goods) { return goods.words; }));
  row.text(event.trigger).text(written_range(event.trigger_span)).text(spans_of(event.actors));
  return row.text(spans_of(event.recipients)).text(written_range(event.sentence_span)).take();
}

Result<void> events(const Store& store, const StorePart& part, const Sink& sink) {
  return rows_of_reports(store, part, sink, [](const ExportedReport& report) {
    std::string rows;
    for (const CodedEvent& event : coded_events(report.entry.document, report.entry.analysis)) {
      rows += event_row(event);
    }
    return rows;
  });
}

constexpr std::string_view kTransfers =
    "transfer,supplier,recipient,goods,status,time,document,outlet,published,words,span";

Result<void> transfer_rows(const Store& store, const StorePart& part, const Sink& sink) {
  const auto listed = list_transfers(store, {});
  if (!listed) return listed.error();
  for (const ListedTransfer& one : *listed) {
    const Transfer& transfer = one.transfer;
    for (std::size_t i = 0; i < transfer.steps.size(); ++i) {
      const TransferStep& step = transfer.steps[i];
      const auto key = document_with_id(store.tables(), step.document);
      if (!key) return key.error();
      if (!part.has(*key)) continue;
      const auto text = read_text(store.tables(), step.document);
      if (!text) return text.error();
      CsvRow row;
      row.text(transfer.id).text(transfer.supplier).text(transfer.recipient).text(transfer.goods);
      row.text(step.status).text(step.time).text(step.document).text(one.outlets[i]);
      row.text(one.published[i]).text(one.words[i]).spans({step.span}, CodePointIndex(*text));
      if (!sink(row.take())) return {};
    }
  }
  return {};
}

constexpr std::string_view kCitations =
    "document,citation,name,type,relation,how,url,words,span,cited_document";

std::string citation_row(const ExportedReport& report, const JoinedCitation& joined) {
  CsvRow row;
  row.text(report.id()).text(joined.citation).text(joined.name).text(joined.type);
  const Citation* found = nullptr;
  for (const Citation& one : report.entry.analysis.citations) {
    if (!joined.citation.empty() && one.id == joined.citation) found = &one;
  }
  row.text(found == nullptr ? "" : name_of(found->relation));
  row.text(found == nullptr ? "" : found->how).text(found == nullptr ? "" : found->url);
  const Spans spans = joined.span ? Spans{*joined.span} : Spans{};
  row.text(words_in(report, spans)).spans(spans, report.points);
  return row.text(joined.cited).take();
}

Result<void> citations(const Store& store, const StorePart& part, const Sink& sink) {
  Result<void> failed;
  auto done = for_each_report(store, part, [&](const ExportedReport& report) {
    const auto joined = citations_of(store.tables(), report.id());
    if (!joined) {
      failed = joined.error();
      return false;
    }
    std::string rows;
    for (const JoinedCitation& one : *joined) rows += citation_row(report, one);
    return rows.empty() || sink(rows);
  });
  return done ? failed : done;
}

constexpr std::string_view kReuse =
    "from_document,to_document,relation,score,reason,from_spans,to_spans,words";

Result<void> reuse(const Store& store, const StorePart& part, const Sink& sink) {
  Result<void> failed;
  auto done = for_each_report(store, part, [&](const ExportedReport& report) {
    std::string rows;
    for (const Reuse& pair : report.taken) {
      const auto text = read_text(store.tables(), pair.to);
      if (!text) {
        failed = text.error();
        return false;
      }
      Spans from;
      Spans to;
      for (const SharedWords& words : pair.spans) {
        from.push_back(words.from);
        if (words.to) to.push_back(*words.to);
      }
      CsvRow row;
      row.text(pair.from).text(pair.to).text(name_of(pair.relation)).number(pair.score);
      row.text(pair.reason).spans(from, report.points).spans(to, CodePointIndex(*text));
      rows += row.text(words_in(report, from)).take();
    }
    return rows.empty() || sink(rows);
  });
  return done ? failed : done;
}

struct Table {
  std::string_view name;
  std::string_view header;
  Result<void> (*write)(const Store&, const StorePart&, const Sink&);
};

constexpr std::array<Table, 9> kTables = {{{"documents", kDocuments, documents},
                                           {"statements", kStatements, statements},
                                           {"claims", kClaims, claims},
                                           {"ledger", kLedger, ledger},
                                           {"sources", kSources, sources},
                                           {"events", kEvents, events},
                                           {"transfers", kTransfers, transfer_rows},
                                           {"citations", kCitations, citations},
                                           {"reuse", kReuse, reuse}}};

}  // namespace

std::vector<std::string> csv_tables() {
  std::vector<std::string> names;
  names.reserve(kTables.size());
  for (const Table& table : kTables) names.emplace_back(table.name);
  return names;
}

Result<void> write_csv(const Store& store, const StorePart& part, std::string_view table,
                       const Sink& sink) {
  const auto* const found = std::find_if(kTables.begin(), kTables.end(),
                                         [&](const Table& one) { return one.name == table; });
  if (found == kTables.end()) return Error{"no-table", "no table " + std::string(table)};
  if (!sink(std::string(found->header) + "\r\n")) return {};
  return found->write(store, part, sink);
}

}  // namespace sayso
