#include "linking/ledger/uncertain_edges.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

class UncertainEdges {
 public:
  explicit UncertainEdges(LedgerDrawing& drawing) : drawing_(drawing), input_(drawing.input()) {}

  void draw() {
    for (const std::size_t i : drawing_.counted()) {
      again(i);
      if (!drawing_.derived(i)) likeliest(i);
    }
    for (const std::size_t i : drawing_.counted()) one_script(i);
  }

 private:
  const LedgerMember& member(std::size_t i) const { return drawing_.member(i); }
  const Voice& voice(std::size_t i) const { return drawing_.voice(i); }

  /// The first counted member, earlier ones before later ones, for which `fits` holds and that is
  /// not one with `i` already.
  template <typename Fits>
  std::optional<std::size_t> first(std::size_t i, Fits fits) const {
    for (const std::size_t j : drawing_.counted()) {
      if (j != i && !drawing_.joined_surely(i, j) && fits(j)) return j;
    }
    return std::nullopt;
  }

  bool elsewhere(std::size_t i, std::size_t j) const {
    return member(i).document != member(j).document;
  }

  void maybe(std::size_t i, std::size_t j, const char* reason) {
    drawing_.uncertain(i, j, reason, {drawing_.source_words(i), drawing_.source_words(j)});
  }

  /// One speaker on another occasion.
  void again(std::size_t i) {
    const auto j =
        first(i, [&](std::size_t k) { return kinship(voice(i), voice(k)) != Kinship::none; });
    if (j) maybe(i, *j, "same-speaker");
  }

  void likeliest(std::size_t i) {
    switch (voice(i).kind) {
      case VoiceKind::unnamed:
        return unnamed(i);
      case VoiceKind::document:
        return work(i);
      case VoiceKind::outlet:
        if (!voice(i).generic) flat(i);
        return;
      case VoiceKind::nobody:
        return flat(i);
      case VoiceKind::named:
        return;
    }
  }

  bool same_owner(std::size_t i, std::size_t j) const {
    const LedgerDocument& one = drawing_.document_of(i);
    const LedgerDocument& other = drawing_.document_of(j);
    if (one.outlet == other.outlet) return false;
    if (!one.owner.empty() && one.owner == other.owner) return true;
    return tells_owner(one, other) || tells_owner(other, one);
  }

  /// Whether the text of `one` says that its outlet and the other are of one owner.
  static bool tells_owner(const LedgerDocument& one, const LedgerDocument& other) {
    return std::any_of(one.owners_told.begin(), one.owners_told.end(),
                       [&](const auto& sentence) { return names_outlet(sentence, other.outlet); });
  }

  void unnamed(std::size_t i) {
    const auto is_unnamed = [&](std::size_t j) {
      return voice(j).kind == VoiceKind::unnamed && elsewhere(i, j) && !drawing_.derived(j);
    };
    const auto alike = [&](std::size_t j) {
      return is_unnamed(j) && may_be_one(voice(i), voice(j));
    };
    if (const auto j = first(i, alike)) return maybe(i, *j, "same-unnamed-source");
    const auto of_owner = [&](std::size_t j) { return is_unnamed(j) && same_owner(i, j); };
    if (const auto j = first(i, of_owner)) return maybe(i, *j, "same-owner");
    const auto among = [&](std::size_t j) {
      return elsewhere(i, j) && may_be_of(voice(i), voice(j));
    };
    if (const auto j = first(i, among)) return maybe(i, *j, "same-unnamed-source");
  }

  /// A letter and those who speak of it in the same article.
  void work(std::size_t i) {
    const auto beside = [&](std::size_t j) {
      return voice(j).kind == VoiceKind::unnamed && !elsewhere(i, j);
    };
    if (const auto j = first(i, beside)) maybe(i, *j, "same-document");
  }

  /// What is stated on nobody's word, or on an outlet's alone, most likely rests on what its
  /// article cites, else on the first report of it.
  void flat(std::size_t i) {
    const auto is_cited = [&](std::size_t j) {
      return std::any_of(input_.links.begin(), input_.links.end(), [&](const LedgerLink& link) {
        return link.from == member(i).document && link.to == member(j).document;
      });
    };
    if (const auto j = first(i, is_cited)) return maybe(i, *j, "flat-statement");
    const auto other = [&](std::size_t j) { return elsewhere(i, j); };
    if (const auto j = first(i, other)) maybe(i, *j, "flat-statement");
  }

  /// Two speakers with one sentence on one day.
  void one_script(std::size_t i) {
    const std::string day = member(i).said.published.substr(0, 10);
    const auto same = [&](std::size_t j) {
      return elsewhere(i, j) && !day.empty() && member(j).said.published.starts_with(day) &&
             same_wording(member(i).telling, member(j).telling);
    };
    if (const auto j = first(i, same)) {
      drawing_.uncertain(i, *j, "same-wording",
                         {drawing_.content_words(i), drawing_.content_words(*j)});
    }
  }

  LedgerDrawing& drawing_;
  const LedgerInput& input_;
};

}  // namespace

void draw_uncertain_edges(LedgerDrawing& drawing) { UncertainEdges(drawing).draw(); }

}  // namespace sayso
