// A story in short as one HTML page: what `sayso brief` says, with ledgers drawn, the words of each
// voice and links to the articles.
#include <algorithm>
#include <map>

#include "base/markup.h"
#include "exporting/briefing_style.h"
#include "exporting/exports.h"
#include "exporting/ledger_drawing.h"
#include "exporting/report.h"
#include "linking/brief/story_brief.h"

namespace sayso {
namespace {

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string counted(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string origins(const Ledger& ledger) {
  const std::string most = std::to_string(ledger.most_origins);
  const std::string bounds = ledger.least_origins == ledger.most_origins
                                 ? most
                                 : std::to_string(ledger.least_origins) + " to " + most;
  return bounds + (ledger.most_origins == 1 ? " origin" : " origins");
}

std::string day(const std::string& iso) { return iso.substr(0, 10); }

class Briefing {
 public:
  Briefing(const StoryRecord& record, const Brief& brief, std::map<std::string, Document> documents)
      : record_(record), brief_(brief), documents_(std::move(documents)) {}

  std::string page() {
    const std::string title = escaped(one_line(record_.story.title));
    out_ =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"generator\" content=\"sayso " SAYSO_VERSION "\">\n<title>" +
        title + "</title>\n<style>" + std::string(kBriefingStyle) +
        "</style>\n</head>\n<body>\n<header>\n<h1>" + title + "</h1>\n";
    write_facts();
    out_ += "</header>\n<main>\n";
    write_claims("Known from several origins", brief_.several);
    write_claims("Perhaps from one origin only", brief_.perhaps);
    write_claims("From one origin only", brief_.one);
    write_claims("Disputed", brief_.disputed);
    write_unanswered();
    write_reports();
    out_ +=
        "</main>\n<footer>\n<p class=\"facts\">Who says what, and on whose word: nothing here "
        "says whether it is true. Solid lines join what is one origin for certain, dashed "
        "lines what may be; a hollow dot is a source whose own report is not among these.</p>"
        "\n</footer>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void write_facts() {
    std::string first;
    std::string last;
    for (const LedgerDocumentRow& report : record_.reports) {
      const std::string its = day(report.published);
      if (its.empty()) continue;
      if (first.empty() || its < first) first = its;
      last = std::max(last, its);
    }
    out_ += "<p class=\"facts\">" + counted(record_.reports.size(), "report");
    if (!first.empty()) {
      out_ += ", " + time(first) + (first == last ? std::string() : " to " + time(last));
    }
    out_ += ". Story " + escaped(record_.story.id) + ".</p>\n";
    for (const UserDecision& one : record_.story.decisions) write_decision(one);
  }

  /// A day, month or year as HTML's time element takes it.
  static std::string time(const std::string& iso) {
    const std::string text = escaped(iso);
    return iso.size() == 10 || iso.size() == 7 || iso.size() == 4
               ? "<time datetime=\"" + text + "\">" + text + "</time>"
               : text;
  }

  void write_decision(const UserDecision& one) {
    out_ += "<p class=\"facts\">" + escaped(spaced(one.action)) + " by " + escaped(one.author) +
            ", " + time(day(one.time)) + (one.note.empty() ? "" : ": " + escaped(one.note)) +
            "</p>\n";
  }

  void write_claims(const std::string& heading, const std::vector<BriefClaim>& claims) {
    if (claims.empty()) return;
    out_ += "<section>\n<h2>" + heading + "</h2>\n";
    for (const BriefClaim& one : claims) write_claim(one);
    out_ += "</section>\n";
  }

  void write_claim(const BriefClaim& one) {
    const Claim& claim = record_.claims[one.claim];
    out_ += "<article id=\"" + anchor(claim) + "\">\n<h3>" + escaped(one_line(claim.text)) +
            "</h3>\n<p class=\"facts\">" + counted(claim.ledger.articles, "article") + ", " +
            counted(claim.ledger.publishers, "publisher") + ", " + origins(claim.ledger) +
            ". Claim " + escaped(claim.id) + ".";
    if (!claim.revises.empty()) out_ += " Takes the place of " + escaped(claim.revises) + ".";
    out_ += "</p>\n";
    for (const UserDecision& decision : claim.decisions) write_decision(decision);
    out_ += "<ul>\n";
    for (const BriefVoice& voice : one.says) write_voice(claim, voice, false);
    for (const BriefVoice& voice : one.denies) write_voice(claim, voice, true);
    out_ += "</ul>\n";
    write_ledger(claim);
    out_ += "</article>\n";
  }

  static std::string anchor(const Claim& claim) {
    std::string id = "claim-" + claim.id;
    std::replace_if(
        id.begin(), id.end(), [](char c) { return c == ':' || c == ' '; }, '-');
    return escaped(id);
  }

  /// The outlet of a document, as a link where its address is known.
  std::string outlet_link(const std::string& id) const {
    std::string name = escaped(record_.outlet_of(id));
    const auto found = documents_.find(id);
    const std::string url = found == documents_.end() ? "" : web_address(found->second.url);
    if (url.empty()) return name;
    return "<a href=\"" + escaped(url) + "\">" + name + "</a>";
  }

  std::string words_in(const std::string& document, const Spans& spans) const {
    const LedgerDocumentRow* report = record_.report(document);
    return report == nullptr ? std::string() : one_line(words_of(report->text, spans, " \u2026 "));
  }

  void write_voice(const Claim& claim, const BriefVoice& voice, bool against) {
    const ClaimMember& member = claim.members[voice.member];
    out_ += against ? "<li class=\"against\"><strong>Against it:</strong> " : "<li>";
    const std::string who = escaped(one_line(voice.who));
    if (who.empty()) {
      out_ += "on nobody\u2019s word";
    } else {
      out_ += "<strong>" + who + "</strong> (" + spaced(name_of(voice.kind)) + ", " +
              spaced(name_of(voice.stance)) + ", " + std::string(name_of(voice.certainty)) + ")";
    }
    out_ += " in " + outlet_link(member.document);
    for (const std::string& outlet : voice.outlets) {
      if (outlet != record_.outlet_of(member.document)) out_ += ", " + escaped(outlet);
    }
    if (!voice.first.empty()) out_ += ", " + time(day(voice.first));
    const std::string words = words_in(member.document, member.content);
    if (!words.empty()) out_ += "<blockquote>" + escaped(words) + "</blockquote>";
    out_ += "</li>\n";
  }

  void write_ledger(const Claim& claim) {
    const Ledger& ledger = claim.ledger;
    if (ledger.nodes.size() < 2) return;
    std::vector<DrawnNode> nodes;
    nodes.reserve(ledger.nodes.size());
    for (const LedgerNode& node : ledger.nodes) {
      nodes.push_back({node.id, node_words(claim, node), !node.member});
    }
    std::vector<std::string> reasons;
    reasons.reserve(ledger.edges.size());
    for (const LedgerEdge& edge : ledger.edges) {
      reasons.push_back(edge.from + " and " + edge.to + ": " + spaced(edge.reason) +
                        (edge.certain ? "" : " (perhaps)") + evidence_words(edge));
    }
    out_ += ledger_svg(
        nodes, ledger.edges, reasons, "ledger-" + anchor(claim),
        "Who rests on whom: " + origins(ledger) + " of " + counted(ledger.articles, "article"));
    write_edges(ledger);
  }

  /// The same as a list, for those who print it or do not see it.
  void write_edges(const Ledger& ledger) {
    if (ledger.edges.empty()) return;
    out_ += "<ul class=\"facts\">\n";
    for (const LedgerEdge& edge : ledger.edges) {
      out_ += "<li>" + escaped(edge.from) + " and " + escaped(edge.to) + ": " +
              spaced(edge.reason) + (edge.certain ? "" : " (perhaps)") +
              (edge.by == "user" ? " (decided by a person)" : "");
      for (const Evidence& one : edge.evidence) {
        out_ += "; " + outlet_link(one.document) + ": <q>" +
                escaped(words_in(one.document, {one.span})) + "</q>";
      }
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  std::string node_words(const Claim& claim, const LedgerNode& node) const {
    if (!node.member) {
      const std::string name = node.outside_name.empty() ? "not named" : node.outside_name;
      return node.id + " " + one_line(name) + " (" + node.outside_type + ")";
    }
    const ClaimMember& member = claim.members[*node.member];
    std::string words = node.id + " " + record_.outlet_of(member.document);
    if (!member.published.empty()) words += ", " + day(member.published);
    const std::string who = record_.source_of(member);
    return one_line(words + ": " + (who.empty() ? "on nobody\u2019s word" : who));
  }

  std::string evidence_words(const LedgerEdge& edge) const {
    std::string words;
    for (const Evidence& one : edge.evidence) {
      words += "; " + record_.outlet_of(one.document) + ": \u201c" +
               words_in(one.document, {one.span}) + "\u201d";
    }
    return words;
  }

  void write_unanswered() {
    if (brief_.unanswered.empty()) return;
    out_ += "<section>\n<h2>Has not answered</h2>\n<ul>\n";
    for (const BriefSilence& silence : brief_.unanswered) {
      const Claim& claim = record_.claims[silence.claim];
      const std::string who = escaped(one_line(silence.voice.who));
      out_ += "<li><strong>" + (who.empty() ? "somebody not named" : who) + "</strong> to " +
              outlet_link(claim.members[silence.voice.member].document);
      if (!claim.text.empty()) out_ += ", on: " + escaped(one_line(claim.text));
      out_ += "</li>\n";
    }
    out_ += "</ul>\n</section>\n";
  }

  void write_reports() {
    out_ +=
        "<section>\n<h2>Reports</h2>\n<table>\n<thead><tr><th scope=\"col\">Published</th>"
        "<th scope=\"col\">Outlet</th><th scope=\"col\">Title</th></tr></thead>\n<tbody>\n";
    for (const LedgerDocumentRow& report : record_.reports) {
      const auto found = documents_.find(report.id);
      const std::string title = found == documents_.end() ? "" : found->second.title;
      out_ += "<tr><td>" + time(day(report.published)) + "</td><td>" + outlet_link(report.id) +
              "</td><td>" + escaped(one_line(title)) + "</td></tr>\n";
    }
    out_ += "</tbody>\n</table>\n</section>\n";
  }

  const StoryRecord& record_;
  const Brief& brief_;
  const std::map<std::string, Document> documents_;  // of the story, by id
  std::string out_;
};

}  // namespace

Result<void> write_briefing(const Store& store, std::string_view story, const Sink& sink) {
  const auto record = read_story_record(store.tables(), story);
  if (!record) return record.error();
  std::map<std::string, Document> documents;
  for (const std::string& id : record->story.documents) {
    auto entry = store.entry(id);
    if (!entry) return entry.error();
    documents.emplace(id, std::move(entry->document));
  }
  sink(Briefing(*record, story_brief(*record, false), std::move(documents)).page());
  return {};
}

}  // namespace sayso
