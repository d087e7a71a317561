#include "linking/ledger/certain_edges.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"
#include "linking/ledger/source_works.h"

namespace sayso {
namespace {

/// Whether citing words say on whose word something stands: not "the letter described by".
bool attributes(std::string_view citing) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"according", "citing", "quoted", "quoting", "quotes", "reported", "reports", "said", "says",
       "told", "writes", "wrote"});
  const std::vector<std::string> words = plain_words(citing);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  });
}

/// Of words that a copy must have in common with its original, where the copied spans are not
/// known; and where the whole article is a copy.
constexpr double kSameWords = 0.6;
constexpr double kSameArticle = 0.35;

bool overlaps_any(const Spans& spans, Span words) {
  return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.overlaps(words); });
}

class CertainEdges {
 public:
  explicit CertainEdges(LedgerDrawing& drawing) : drawing_(drawing), input_(drawing.input()) {
    members_of_.resize(input_.documents.size());
    for (const std::size_t i : drawing.counted()) members_of_[member(i).document].push_back(i);
    links_of_.resize(input_.documents.size());
    for (const LedgerLink& link : input_.links) links_of_[link.from].push_back(&link);
  }

  void draw() {
    for (const std::size_t i : drawing_.counted()) within_document(i);
    for (const std::size_t i : drawing_.counted()) copied(i);
    for (const std::size_t i : drawing_.counted()) cited(i);
    for (const std::size_t i : drawing_.counted()) credited(i);
    for (const std::size_t i : drawing_.counted()) spoken(i);
    for (const std::size_t i : drawing_.counted()) on_one_work(i);
    public_act();
  }

 private:
  const LedgerMember& member(std::size_t i) const { return drawing_.member(i); }
  const Voice& voice(std::size_t i) const { return drawing_.voice(i); }

  double likeness(std::size_t i, std::size_t j) const {
    return shared_part(member(i).telling, member(j).telling);
  }

  bool one_source(std::size_t i, std::size_t j) const {
    const LedgerMember& one = member(i);
    const LedgerMember& other = member(j);
    return one.said.source_kind == other.said.source_kind &&
           plain_words(one.source) == plain_words(other.source);
  }

  /// What one article says twice it says on one word, except where it names two.
  void within_document(std::size_t i) {
    for (const std::size_t j : members_of_[member(i).document]) {
      if (j >= i) break;
      const Voice& one = voice(i);
      const Voice& other = voice(j);
      const bool flat = one.kind == VoiceKind::nobody || other.kind == VoiceKind::nobody;
      const bool same_key = !one.key.empty() && one.key == other.key;
      const bool kin = kinship(one, other) != Kinship::none;
      if (!flat && !same_key && !kin) continue;
      const char* reason = flat ? "flat-statement" : "same-speaker";
      if (same_key && one.kind == VoiceKind::unnamed) reason = "same-unnamed-source";
      if (same_key && one.kind == VoiceKind::document) reason = "same-document";
      drawing_.certain(i, j, reason, {drawing_.source_words(i), drawing_.source_words(j)});
    }
  }

  // Copies.

  bool in_copied_words(const LedgerLink& link, std::size_t i) const {
    return std::any_of(link.spans.begin(), link.spans.end(), [&](const SharedWords& shared) {
      return shared.to && overlaps_any(member(i).said.content, shared.from);
    });
  }

  bool from_copied_words(const LedgerLink& link, std::size_t i, std::size_t j) const {
    return std::any_of(link.spans.begin(), link.spans.end(), [&](const SharedWords& shared) {
      return shared.to && overlaps_any(member(i).said.content, shared.from) &&
             overlaps_any(member(j).said.content, *shared.to);
    });
  }

  /// Of the members of document `d` the one most like `i`, if it is at least as like as `least`.
  std::optional<std::size_t> most_like(std::size_t i, std::size_t d, double least) const {
    std::optional<std::size_t> best;
    double most = least;
    for (const std::size_t j : members_of_[d]) {
      if (j == i) continue;
      const double like = likeness(i, j) + (one_source(i, j) ? 0.5 : 0);
      if (like >= most && (!best || like > most)) {
        most = like;
        best = j;
      }
    }
    return best;
  }

  void copied(std::size_t i) {
    const LedgerDocument& document = drawing_.document_of(i);
    for (std::size_t d = 0; d < input_.documents.size(); ++d) {
      const LedgerDocument& other = input_.documents[d];
      if (d == member(i).document || other.article != document.article) continue;
      const auto j = most_like(i, d, kSameArticle);
      if (j && *j < i) copy(i, *j);
    }
    for (const LedgerLink* link : links_of_[member(i).document]) {
      const bool whole = link->relation == ReuseRelation::copy;
      if (!whole && link->relation != ReuseRelation::partial_copy) continue;
      for (const std::size_t j : members_of_[link->to]) {
        if (from_copied_words(*link, i, j) && likeness(i, j) > 0) copy(i, j);
      }
      if (drawing_.derived(i)) continue;
      const auto j = most_like(i, link->to, whole ? kSameArticle : kSameWords);
      if (j) {
        copy(i, *j);
      } else if (members_of_[link->to].empty() && (whole || in_copied_words(*link, i))) {
        from_outside(i, input_.documents[link->to].outlet, "copy");
      }
    }
  }

  void copy(std::size_t i, std::size_t j) {
    drawing_.certain(i, j, "copy", {drawing_.content_words(i), drawing_.content_words(j)});
  }

  void credited(std::size_t i) {
    if (drawing_.derived(i)) return;
    for (const LedgerLink* link : links_of_[member(i).document]) {
      if (!link->credited || link->relation == ReuseRelation::cites) continue;
      if (const auto j = most_like(i, link->to, 0)) {
        drawing_.certain(i, *j, "agency-credit",
                         {drawing_.source_words(i), drawing_.content_words(*j)});
      }
    }
  }

  // Citations.

  /// Whether the member says that it has it from this outlet. The outlet's own people do not cite
  /// it.
  bool rests_on_outlet(std::size_t i, const std::string& outlet) const {
    const ClaimMember& said = member(i).said;
    if (outlet.empty() || outlet == drawing_.document_of(i).outlet) return false;
    if (names_outlet(said.told_to, outlet)) return true;
    const auto through = [&](const std::string& name) { return names_outlet(name, outlet); };
    if (std::any_of(said.via.begin(), said.via.end(), through)) return true;
    if (voice(i).kind == VoiceKind::named && (voice(i).person || is_body(outlet))) return false;
    return names_outlet(said.source_name, outlet) || names_outlet(member(i).source, outlet);
  }

  bool told_to_own_outlet(std::size_t i) const {
    return names_outlet(member(i).cue + ' ' + member(i).said.told_to,
                        drawing_.document_of(i).outlet);
  }

  /// "The Courier quoted officials as saying": the sentence up to the source.
  static std::string before_source(const LedgerMember& member) {
    if (member.said.source.empty()) return {};
    const std::uint32_t at = member.said.source.front().begin;
    return at > member.around.begin ? member.sentence.substr(0, at - member.around.begin)
                                    : std::string();
  }

  /// "The Courier's figure of 12".
  static bool has_as_possessor(const std::string& words, const std::string& outlet) {
    const std::size_t at = std::min(words.find("'s "), words.find("\u2019s "));
    return at != words.npos && names_outlet(words.substr(0, at), outlet);
  }

  /// Whether the citing words stand in what is said or in who says it.
  bool cites_here(const LedgerLink& link, std::size_t i) const {
    const LedgerMember& one = member(i);
    const std::string& outlet = input_.documents[link.to].outlet;
    for (const SharedWords& shared : link.spans) {
      if (overlaps_any(one.frame, shared.from)) return true;
      if (!one.around.contains(shared.from)) continue;
      if (voice(i).kind == VoiceKind::nobody) return true;
      const std::string citing =
          one.sentence.substr(shared.from.begin - one.around.begin, shared.from.size());
      if (voice(i).kind == VoiceKind::unnamed && !told_to_own_outlet(i) && attributes(citing)) {
        return true;
      }
    }
    if (told_to_own_outlet(i)) return false;
    switch (voice(i).kind) {
      case VoiceKind::nobody:
      case VoiceKind::document:
        return names_outlet(one.sentence, outlet);
      case VoiceKind::unnamed:
        return names_outlet(before_source(one), outlet) || has_as_possessor(one.words, outlet);
      default:
        return false;
    }
  }

  void cited(std::size_t i) {
    // A copy carries the citations of its original; what it says of its own source holds too.
    if (drawing_.derived(i) && member(i).said.told_to.empty()) return;
    for (const LedgerLink* link : links_of_[member(i).document]) {
      if (link->relation != ReuseRelation::cites) continue;
      const LedgerDocument& document = input_.documents[link->to];
      const bool work = voice(i).kind == VoiceKind::document && document.own_page;
      const bool paper = voice(i).kind == VoiceKind::outlet && voice(i).generic;
      if (work || paper || cites_here(*link, i) || rests_on_outlet(i, document.outlet))
        cite(i, link->to);
      if (drawing_.derived(i) && member(i).said.told_to.empty()) return;
    }
    for (std::size_t d = 0; d < input_.documents.size() && !drawing_.derived(i); ++d) {
      if (!members_of_[d].empty() && members_of_[d].front() < i &&
          rests_on_outlet(i, input_.documents[d].outlet)) {
        cite(i, d);
      }
    }
    if (!drawing_.derived(i) && voice(i).kind == VoiceKind::outlet && !voice(i).generic) {
      const std::string& name = member(i).said.source_name;
      if (!name.empty() && !names_outlet(name, drawing_.document_of(i).outlet)) {
        from_outside(i, name, "cites");
      }
    }
  }

  /// `i` rests on what document `d` says: on the same one's word there, where it tells whose.
  void cite(std::size_t i, std::size_t d) {
    std::optional<std::size_t> best;
    double most = -1;
    const std::string& outlet = input_.documents[d].outlet;
    const ClaimMember& said = member(i).said;
    const bool interview = members_of_[d].size() == 1 && names_outlet(said.told_to, outlet);
    const bool is_outlet = names_outlet(said.source_name, outlet);
    for (const std::size_t j : members_of_[d]) {
      const bool named = voice(i).kind == VoiceKind::named && voice(j).kind == VoiceKind::named;
      const bool kin = kinship(voice(i), voice(j)) != Kinship::none;
      if (j == i || (named && !kin && !interview && !is_outlet)) continue;
      if (named && kin && said_again(member(i), member(j))) continue;
      const double like = likeness(i, j) + (kin ? 1 : 0);
      if (like > most) {
        most = like;
        best = j;
      }
    }
    if (best) {
      drawing_.certain(i, *best, "cites",
                       {drawing_.source_words(i), drawing_.content_words(*best)});
    }
  }

  void from_outside(std::size_t i, const std::string& name, const char* reason) {
    drawing_.certain(i, drawing_.outside("outlet", name), reason, {drawing_.source_words(i)});
  }

  // Speakers.

  bool linked(std::size_t i, std::size_t j) const {
    const auto& links = links_of_[member(i).document];
    return std::any_of(links.begin(), links.end(), [&](const LedgerLink* link) {
      return link->to == member(j).document && link->relation != ReuseRelation::same_quotation;
    });
  }

  void spoken(std::size_t i) {
    spoken_on_page(i);
    if (voice(i).kind != VoiceKind::named) return;
    for (const std::size_t j : drawing_.counted()) {
      if (j == i || member(i).document == member(j).document) continue;
      const Kinship kin = kin_of(i, j);
      if (kin == Kinship::none) continue;
      const bool again =
          said_again(member(i), member(j)) && !same_wording(member(i).telling, member(j).telling);
      const bool cites = linked(i, j) && voice(j).on_own_page && !again;
      if (!cites && !same_occasion(member(i), member(j), kin)) continue;
      drawing_.certain(
          std::max(i, j), std::min(i, j), "same-speaker",
          {drawing_.source_words(std::max(i, j)), drawing_.source_words(std::min(i, j))});
    }
    for (const std::size_t j : drawing_.counted()) {
      if (j != i && voice(j).kind == VoiceKind::nobody && !drawing_.derived(j) && told_of(j, i) &&
          same_occasion(member(j), member(i), Kinship::same)) {
        drawing_.certain(j, i, "same-speaker",
                         {drawing_.content_words(j), drawing_.source_words(i)});
      }
    }
  }

  /// What stands on a body's own page is its word, also where it has it from elsewhere.
  Kinship kin_of(std::size_t i, std::size_t j) const {
    const Kinship kin = kinship(voice(i), voice(j));
    if (kin != Kinship::none || voice(j).kind == VoiceKind::named || !voice(j).on_own_page) {
      return kin;
    }
    return kinship(voice(i), page_voice(drawing_.document_of(j)));
  }

  /// "The company", "they", "monitors": the one whose page the article cites.
  void spoken_on_page(std::size_t i) {
    const Voice& one = voice(i);
    const bool body = one.kind == VoiceKind::named && one.generic && !one.person;
    const bool group = one.kind == VoiceKind::unnamed && (one.generic || member(i).several) &&
                       member(i).affiliation.empty() && member(i).nationality.empty();
    if ((!body && !group) || drawing_.derived(i)) return;
    for (const std::size_t j : drawing_.counted()) {
      if (!linked(i, j) || !voice(j).on_own_page) continue;
      drawing_.certain(i, j, "same-speaker", {drawing_.source_words(i), drawing_.source_words(j)});
      return;
    }
  }

  /// A flat statement names by name or office the one who makes it elsewhere ("the mayor keeps a
  /// list"), where the proposition itself does not speak of him.
  bool told_of(std::size_t flat, std::size_t i) const {
    const std::set<std::string>& name = voice(i).name;
    if (all_in(name, member(flat).telling) && shared_part(name, member(i).telling) == 0)
      return true;
    const std::vector<std::string> role =
        plain_words(member(i).role.substr(0, member(i).role.find(" of ")));
    if (role.empty() || member(i).telling.contains(role.back())) return false;
    const std::vector<std::string> words = plain_words(member(flat).words);
    const auto office = std::find(words.begin(), words.end(), role.back());
    return office != words.end() && office != words.begin() && *(office - 1) == "the";
  }

  // Works and acts.

  void on_one_work(std::size_t i) {
    if (voice(i).kind != VoiceKind::document) return;
    for (const std::size_t j : drawing_.counted()) {
      if (j == i || member(i).document == member(j).document) continue;
      if (voice(j).kind == VoiceKind::unnamed) continue;  // they may speak of it, not rest on it
      const bool own = voice(j).kind == VoiceKind::document;
      if (!same_work(member(i).source, own ? member(j).source : member(j).sentence)) continue;
      drawing_.certain(
          std::max(i, j), std::min(i, j), "same-document",
          {drawing_.source_words(std::max(i, j)), drawing_.source_words(std::min(i, j))});
    }
  }

  void public_act() {
    std::vector<std::size_t> flat;
    for (const std::size_t i : drawing_.counted()) {
      const bool by_doing = tells_public_act(member(i).cue);
      if (voice(i).kind == VoiceKind::nobody || by_doing) flat.push_back(i);
    }
    const bool act = std::any_of(flat.begin(), flat.end(), [&](std::size_t i) {
      return tells_public_act(member(i).cue + ' ' + member(i).words);
    });
    if (!act) return;
    for (std::size_t k = 1; k < flat.size(); ++k) {
      drawing_.certain(flat[k], flat.front(), "same-speaker",
                       {drawing_.content_words(flat[k]), drawing_.content_words(flat.front())});
    }
  }

  LedgerDrawing& drawing_;
  const LedgerInput& input_;
  std::vector<std::vector<std::size_t>> members_of_;      // that count, of each document
  std::vector<std::vector<const LedgerLink*>> links_of_;  // by the document that took
};

}  // namespace

void draw_certain_edges(LedgerDrawing& drawing) { CertainEdges(drawing).draw(); }

}  // namespace sayso
