#include "linking/ledger/certain_edges.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// What is looked for in a member's texts again and again.
struct MemberTexts {
  explicit MemberTexts(const LedgerMember& member)
      : source(member.source),
        source_name(member.said.source_name),
        told_to(member.said.told_to),
        via(member.said.via.begin(), member.said.via.end()),
        role(plain_words(member.role.substr(0, member.role.find(" of ")))),
        saying(saying_of(member)) {}

  SearchedText source;
  SearchedText source_name;
  SearchedText told_to;
  std::vector<SearchedText> via;
  std::vector<std::string> role;  // words of the office alone
  Saying saying;
};

class CertainEdges {
 public:
  explicit CertainEdges(LedgerDrawing& drawing) : drawing_(drawing), input_(drawing.input()) {
    members_of_.resize(input_.documents.size());
    texts_.reserve(input_.members.size());
    for (const LedgerMember& one : input_.members) texts_.emplace_back(one);
    for (const std::size_t i : drawing.counted()) members_of_[member(i).document].push_back(i);
    links_of_.resize(input_.documents.size());
    for (const LedgerLink& link : input_.links) links_of_[link.from].push_back(&link);
    outlets_.reserve(input_.documents.size());
    for (std::size_t d = 0; d < input_.documents.size(); ++d) {
      outlets_.emplace_back(input_.documents[d].outlet);
      bodies_.push_back(is_body(input_.documents[d].outlet));
      versions_[input_.documents[d].article].push_back(d);
    }
  }

  void draw() {
    for (const std::size_t i : drawing_.counted()) within_document(i);
    for (const std::size_t i : drawing_.counted()) copied(i);
    for (const std::size_t i : drawing_.counted()) cited(i);
    for (const std::size_t i : drawing_.counted()) credited(i);
    for (const std::size_t i : drawing_.counted()) spoken(i);
    on_one_work();
    public_act();
  }

 private:
  const LedgerMember& member(std::size_t i) const { return drawing_.member(i); }
  const Voice& voice(std::size_t i) const { return drawing_.voice(i); }
  const Saying& saying(std::size_t i) const { return texts_[i].saying; }
  const OutletName& own_outlet(std::size_t i) const { return outlets_[member(i).document]; }

  double likeness(std::size_t i, std::size_t j) const {
    return shared_part(member(i).telling, member(j).telling);
  }

  bool one_source(std::size_t i, std::size_t j) const {
    const LedgerMember& one = member(i);
    const LedgerMember& other = member(j);
    return one.said.source_kind == other.said.source_kind &&
           texts_[i].source.words == texts_[j].source.words;
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
    for (const std::size_t d : versions_[document.article]) {
      if (d == member(i).document) continue;
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
  bool rests_on_outlet(std::size_t i, std::size_t d) const {
    const MemberTexts& texts = texts_[i];
    const OutletName& outlet = outlets_[d];
    if (input_.documents[d].outlet == drawing_.document_of(i).outlet) return false;
    if (outlet.is_in(texts.told_to)) return true;
    const auto through = [&](const SearchedText& name) { return outlet.is_in(name); };
    if (std::any_of(texts.via.begin(), texts.via.end(), through)) return true;
    if (voice(i).kind == VoiceKind::named && (voice(i).person || bodies_[d])) return false;
    return outlet.is_in(texts.source_name) || outlet.is_in(texts.source);
  }

  bool told_to_own_outlet(std::size_t i) const {
    return own_outlet(i).is_in(SearchedText(member(i).cue + ' ' + member(i).said.told_to));
  }

  /// "The Courier quoted officials as saying": the sentence up to the source.
  static std::string before_source(const LedgerMember& member) {
    if (member.said.source.empty()) return {};
    const std::uint32_t at = member.said.source.front().begin;
    return at > member.around.begin ? member.sentence.substr(0, at - member.around.begin)
                                    : std::string();
  }

  /// "The Courier's figure of 12".
  static bool has_as_possessor(const std::string& words, const OutletName& outlet) {
    const std::size_t at = std::min(words.find("'s "), words.find("\u2019s "));
    return at != words.npos && outlet.is_in(SearchedText(words.substr(0, at)));
  }

  /// Whether the citing words stand in what is said or in who says it.
  bool cites_here(const LedgerLink& link, std::size_t i) const {
    const LedgerMember& one = member(i);
    const OutletName& outlet = outlets_[link.to];
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
        return outlet.is_in(SearchedText(one.sentence));
      case VoiceKind::unnamed:
        return outlet.is_in(SearchedText(before_source(one))) ||
               has_as_possessor(one.words, outlet);
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
      if (work || paper || cites_here(*link, i) || rests_on_outlet(i, link->to)) {
        cite(i, link->to);
      }
      if (drawing_.derived(i) && member(i).said.told_to.empty()) return;
    }
    for (std::size_t d = 0; d < input_.documents.size() && !drawing_.derived(i); ++d) {
      if (!members_of_[d].empty() && members_of_[d].front() < i && rests_on_outlet(i, d)) {
        cite(i, d);
      }
    }
    if (!drawing_.derived(i) && voice(i).kind == VoiceKind::outlet && !voice(i).generic) {
      const std::string& name = member(i).said.source_name;
      if (!name.empty() && !own_outlet(i).is_in(texts_[i].source_name)) {
        from_outside(i, name, "cites");
      }
    }
  }

  /// `i` rests on what document `d` says: on the same one's word there, where it tells whose.
  void cite(std::size_t i, std::size_t d) {
    std::optional<std::size_t> best;
    double most = -1;
    const bool interview = members_of_[d].size() == 1 && outlets_[d].is_in(texts_[i].told_to);
    const bool is_outlet = outlets_[d].is_in(texts_[i].source_name);
    for (const std::size_t j : members_of_[d]) {
      const bool named = voice(i).kind == VoiceKind::named && voice(j).kind == VoiceKind::named;
      const bool kin = kinship(voice(i), voice(j)) != Kinship::none;
      if (j == i || (named && !kin && !interview && !is_outlet)) continue;
      if (named && kin && said_again(saying(i), saying(j))) continue;
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
      // Where they are one already there is nothing to find.
      if (drawing_.derived(std::max(i, j)) && drawing_.joined_surely(i, j)) continue;
      const Kinship kin = kin_of(i, j);
      if (kin == Kinship::none || !said_at_once(i, j, kin)) continue;
      drawing_.certain(
          std::max(i, j), std::min(i, j), "same-speaker",
          {drawing_.source_words(std::max(i, j)), drawing_.source_words(std::min(i, j))});
    }
    for (const std::size_t j : drawing_.counted()) {
      if (j != i && voice(j).kind == VoiceKind::nobody && !drawing_.derived(j) && told_of(j, i) &&
          said_together(j, i, Kinship::same)) {
        drawing_.certain(j, i, "same-speaker",
                         {drawing_.content_words(j), drawing_.source_words(i)});
      }
    }
  }

  bool said_together(std::size_t i, std::size_t j, Kinship kin) const {
    return same_occasion(saying(i), saying(j), kin) ||
           same_wording(member(i).telling, member(j).telling);
  }

  /// Likewise of kin, whose own page tells its words as well.
  bool said_at_once(std::size_t i, std::size_t j, Kinship kin) const {
    if (said_together(i, j, kin)) return true;
    return voice(j).on_own_page && !said_again(saying(i), saying(j)) && linked(i, j);
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
    const std::vector<std::string>& role = texts_[i].role;
    if (role.empty() || member(i).telling.contains(role.back())) return false;
    if (!member(flat).telling.contains(role.back())) return false;
    const std::vector<std::string> words = plain_words(member(flat).words);
    const auto office = std::find(words.begin(), words.end(), role.back());
    return office != words.end() && office != words.begin() && *(office - 1) == "the";
  }

  // Works and acts.

  void on_one_work() {
    const std::vector<std::size_t>& counted = drawing_.counted();
    const auto is_work = [&](std::size_t i) { return voice(i).kind == VoiceKind::document; };
    if (std::none_of(counted.begin(), counted.end(), is_work)) return;
    std::vector<std::vector<SourceWork>> works(input_.members.size());
    for (const std::size_t i : counted) {
      // Officials may speak of it, not rest on it.
      if (voice(i).kind == VoiceKind::unnamed) continue;
      works[i] = works_in(is_work(i) ? member(i).source : member(i).sentence);
    }
    for (const std::size_t i : counted) {
      for (const std::size_t j : counted) {
        if (!is_work(i) || j == i || member(i).document == member(j).document) continue;
        if (!same_work(works[i], works[j])) continue;
        const std::size_t later = std::max(i, j);
        const std::size_t earlier = std::min(i, j);
        drawing_.certain(later, earlier, "same-document",
                         {drawing_.source_words(later), drawing_.source_words(earlier)});
      }
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
  std::vector<MemberTexts> texts_;                        // by member
  std::vector<OutletName> outlets_;                       // by document
  std::vector<bool> bodies_;  // likewise: whether its outlet speaks for itself
  std::unordered_map<std::string_view, std::vector<std::size_t>> versions_;  // by article
};

}  // namespace

void draw_certain_edges(LedgerDrawing& drawing) { CertainEdges(drawing).draw(); }

}  // namespace sayso
