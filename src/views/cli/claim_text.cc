#include "views/cli/claim_text.h"

#include <algorithm>
#include <utility>

#include "views/cli/correction_wording.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {
namespace {

std::string member_id(std::size_t member) { return "m" + std::to_string(member); }

/// "copy" as "copied text".
std::string reason_words(const LedgerEdge& edge) {
  static const std::map<std::string, std::string, std::less<>> kWords = {
      {"copy", "copied text"},
      {"agency-credit", "credits the agency"},
      {"cites", "cites it"},
      {"same-speaker", edge.certain ? "the same speaker" : "the same speaker, another occasion"},
      {"same-unnamed-source", "unnamed sources described alike"},
      {"same-document", "the same document"},
      {"same-owner", "outlets of one owner"},
      {"same-wording", "the same words on the same day"},
      {"flat-statement", "names no source of its own"}};
  const auto words = kWords.find(edge.reason);
  const std::string reason = words == kWords.end() ? edge.reason : words->second;
  return edge.by == "user" ? reason + " (decided by a person)" : reason;
}

class ClaimWriter {
 public:
  ClaimWriter(const Claim& claim, const ClaimDocuments& documents, Console& console)
      : claim_(claim),
        documents_(documents),
        console_(console),
        paint_(console.colored() ? Paint::color : Paint::plain) {}

  void write() {
    write_head();
    write_sayers();
    write_edges(true, "One origin");
    write_edges(false, "Perhaps one origin");
    write_disputes();
    write_unanswered();
  }

 private:
  void line(const StyledText& text, const std::string& indent, const std::string& first = {}) {
    console_.write(wrap(text, {console_.width(), indent, first, paint_}));
  }
  void heading(const std::string& words) {
    console_.write("\n");
    line({{words, Style::strong}}, "");
  }

  std::string words_in(const std::string& document, const Spans& spans) const {
    const auto found = documents_.find(document);
    if (found == documents_.end()) return {};
    return harmless_line(words_of(spans, found->second.text));
  }
  std::string words_in(const Evidence& evidence) const {
    return words_in(evidence.document, {evidence.span});
  }
  std::string outlet_of(const std::string& document) const {
    const auto found = documents_.find(document);
    return harmless_line(found == documents_.end() ? document : found->second.called);
  }

  /// "m3 Harbour Courier".
  std::string node_words(const std::string& id) const {
    for (const LedgerNode& node : claim_.ledger.nodes) {
      if (node.id != id) continue;
      if (!node.member) return harmless_line(node.outside_name) + " (not in the store)";
      return id + " " + outlet_of(claim_.members[*node.member].document);
    }
    return id;
  }

  void write_head() {
    const Ledger& ledger = claim_.ledger;
    line({{harmless_line(claim_.text), Style::strong}}, "");
    line({{claim_.id, Style::faint}}, "");
    std::string counts = counted(ledger.articles, "article") + ", " +
                         counted(ledger.publishers, "publisher") + ", " +
                         origins_words(ledger.least_origins, ledger.most_origins) +
                         (ledger.most_origins == 1 ? " origin" : " origins");
    if (!claim_.disputes.empty()) counts += ", disputed";
    line({{counts + ".", Style::plain}}, "");
    if (!claim_.revises.empty()) line({{"Revises " + claim_.revises + ".", Style::plain}}, "");
    for (const UserDecision& decision : claim_.decisions) {
      line({{decision_words(decision), Style::faint}}, "");
    }
  }

  void write_member(std::size_t i) {
    const ClaimMember& member = claim_.members[i];
    const std::string source = words_in(member.document, member.source);
    const std::string name = harmless_line(member.source_name);
    std::string who = source.empty() ? "on nobody's word" : source;
    if (!name.empty() && !source.ends_with(name)) who += source.empty() ? "" : " = " + name;
    std::string head = outlet_of(member.document);
    if (!member.published.empty()) head += ", " + readable_date(member.published);
    std::string manner =
        stance_words(member.stance) + ", " + std::string(sayso::name_of(member.certainty));
    if (!member.told_to.empty()) manner += ", told to " + harmless_line(member.told_to);
    line({{head + ": ", Style::plain}, {who, Style::source}, {" (" + manner + ")", Style::faint}},
         "      ", "  " + member_id(i) + std::string(i < 10 ? "  " : " "));
    line({{words_in(member.document, member.content), Style::content}}, "      ");
  }

  void write_sayers() {
    heading("Says so");
    for (const LedgerNode& node : claim_.ledger.nodes) {
      if (node.member) write_member(*node.member);
    }
  }

  void write_edges(bool certain, const std::string& words) {
    const auto& edges = claim_.ledger.edges;
    const auto wanted = [&](const LedgerEdge& edge) { return edge.certain == certain; };
    if (std::none_of(edges.begin(), edges.end(), wanted)) return;
    heading(words);
    for (const LedgerEdge& edge : edges) {
      if (!wanted(edge)) continue;
      line({{node_words(edge.from) + " and " + node_words(edge.to) + ": ", Style::plain},
            {reason_words(edge), Style::strong}},
           "    ", "  ");
      for (const Evidence& evidence : edge.evidence) {
        line({{outlet_of(evidence.document) + ": ", Style::faint},
              {words_in(evidence), Style::found}},
             "        ", "      ");
      }
    }
  }

  void write_disputes() {
    if (claim_.disputes.empty()) return;
    heading("Disputed");
    for (const Dispute& dispute : claim_.disputes) {
      write_member(dispute.denies);
      line({{dispute.reason + ": " + member_id(dispute.asserts), Style::faint}}, "      ");
    }
  }

  /// Members that neither the ledger counts nor a dispute names: who declines to comment.
  void write_unanswered() {
    std::vector<bool> shown(claim_.members.size(), false);
    for (const LedgerNode& node : claim_.ledger.nodes) {
      if (node.member) shown[*node.member] = true;
    }
    for (const Dispute& dispute : claim_.disputes) shown[dispute.denies] = true;
    if (std::find(shown.begin(), shown.end(), false) == shown.end()) return;
    heading("Beside it");
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (!shown[i]) write_member(i);
    }
  }

  const Claim& claim_;
  const ClaimDocuments& documents_;
  Console& console_;
  Paint paint_;
};

}  // namespace

std::string origins_words(std::size_t least, std::size_t most) {
  const std::string high = std::to_string(most);
  return least == most ? high : std::to_string(least) + "-" + high;
}

void write_claim(const Claim& claim, const ClaimDocuments& documents, Console& console) {
  ClaimWriter(claim, documents, console).write();
}

}  // namespace sayso::cli
