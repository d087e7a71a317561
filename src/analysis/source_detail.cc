#include "analysis/source_detail.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/places.h"

namespace sayso {
namespace {

constexpr std::array kBodies = {
    "administration", "agency",       "alliance",     "army",       "association", "authority",
    "bank",           "board",        "bloc",         "bureau",     "cabinet",     "campaign",
    "charity",        "church",       "coalition",    "command",    "commission",  "committee",
    "company",        "congress",     "council",      "court",      "delegation",  "department",
    "embassy",        "faction",      "federation",   "firm",       "foundation",  "fund",
    "government",     "group",        "hospital",     "institute",  "institution", "legislature",
    "military",       "ministry",     "mission",      "monarchy",   "navy",        "office",
    "opposition",     "organisation", "organization", "palace",     "panel",       "parliament",
    "party",          "police",       "presidency",   "rebels",     "regime",      "secretariat",
    "senate",         "tribunal",     "union",        "university", "utility",     "watchdog",
    "transition"};
// Those that a source can stand by.
constexpr std::array kOffices = {"president", "minister", "chancellor", "king",      "queen",
                                 "prince",    "governor", "mayor",      "candidate", "nominee",
                                 "leader",    "senator",  "ambassador", "secretary", "family",
                                 "families",  "chairman", "director",   "commander"};
// They speak for another: "a lawyer for the families".
constexpr std::array kServants = {"lawyer",  "lawyers",  "attorney", "attorneys", "aide",
                                  "aides",   "adviser",  "advisers", "advisor",   "advisors",
                                  "counsel", "deputy",   "deputies", "assistant", "assistants",
                                  "staffer", "staffers", "ally",     "allies"};
constexpr std::array kRanks = {"senior",  "top",     "high-ranking", "high-level", "former",
                               "retired", "current", "longtime",     "junior",     "mid-level",
                               "leading", "unnamed", "anonymous",    "prominent",  "then",
                               "ranking", "serving", "key",          "veteran",    "outgoing"};
// Written with a capital, and no body.
constexpr std::array kRegions = {
    "central", "western", "eastern",  "northern", "southern",  "european",
    "african", "asian",   "arab",     "latin",    "muslim",    "african-american",
    "black",   "white",   "hispanic", "latino",   "christian", "jewish",
    "sunni",   "shiite",  "kurdish",  "mr",       "mrs",       "ms",
    "middle"};
// What stands with them is what they are for or against, not where they belong.
constexpr std::array kSided = {"critics",    "critic",  "opponents", "opponent",  "supporters",
                               "supporter",  "backers", "backer",    "advocates", "advocate",
                               "proponents", "fans",    "victims",   "authors",   "defenders",
                               "sceptics",   "skeptics"};
// "Officials in Turkey" are Turkish; diplomats and experts there need not be.
constexpr std::array kLocal = {"authorities", "officials", "official",    "prosecutors",
                               "regulators",  "lawmakers", "legislators", "voters",
                               "residents",   "ministers"};
constexpr std::array kBelonging = {"at", "of", "from", "with", "for", "to", "inside", "within"};
constexpr std::array kStanding = {"close", "working", "serving", "employed", "based"};
constexpr std::array kEnds = {
    "in",     "on", "at",    "who",     "that",     "which",    "with",     "from",     "to",
    "for",    "by", "about", "briefed", "and",      "or",       "but",      "after",    "before",
    "during", "as", "said",  "close",   "familiar", "involved", "speaking", "including"};
constexpr std::array kArticles = {"the", "a", "an", "his", "her", "its", "their", "our", "my"};

Detail detail_of(std::string_view text, Span span) { return {std::string(span.in(text)), span}; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// Reads the words of one source.
class DetailReader {
 public:
  DetailReader(std::string_view text, const SourcePhrase& phrase)
      : text_(text), phrase_(phrase), words_(phrase.words), taken_(phrase.words.size(), false) {}

  SourceDetail read() {
    detail_.number = phrase_.number;
    if (!phrase_.has_head()) return std::move(detail_);
    read_modifiers();
    read_followers();
    if (is_one_of(head().lower, kSided)) {
      detail_.affiliation.reset();
      std::fill(taken_.begin(), taken_.end(), false);
    }
    if (two_countries_) detail_.nationality.reset();
    read_role();
    return std::move(detail_);
  }

 private:
  const PhraseWord& head() const { return words_[phrase_.head]; }

  /// The place that begins with word `i`, and the words it takes.
  const Place* place_from(std::size_t i, std::size_t& end) const {
    const Place* const place = place_at(text_, words_[i].span.begin);
    if (place == nullptr) return nullptr;
    const std::size_t last = words_[i].span.begin + place->words.size();
    // "Turkish-backed", "Mexican-American": of that country in part, or not at all.
    if (text_.substr(last, 1) == "-") return nullptr;
    for (end = i; end < words_.size() && words_[end].span.begin < last;) ++end;
    return place;
  }

  void set_nationality(const Place& place, std::size_t i) {
    const std::uint32_t begin = words_[i].span.begin;
    if (detail_.nationality && detail_.nationality->value != place.country) two_countries_ = true;
    if (detail_.nationality) return;
    detail_.nationality = Detail{std::string(place.country),
                                 {begin, begin + static_cast<std::uint32_t>(place.words.size())}};
  }

  /// Words [begin, end), the last without its possessive ending.
  void set_affiliation(std::size_t begin, std::size_t end) {
    Span span{words_[begin].span.begin, words_[end - 1].span.end};
    const std::string& last = words_[end - 1].lower;
    const bool curly =
        span.in(text_).find("\xE2\x80\x99", words_[end - 1].span.begin - span.begin) !=
        std::string_view::npos;
    if (last.ends_with("'s")) span.end -= curly ? 4 : 2;
    if (last.ends_with("'")) span.end -= curly ? 3 : 1;
    detail_.affiliation = detail_of(text_, span);
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(begin),
              taken_.begin() + static_cast<std::ptrdiff_t>(end), true);
  }

  static bool is_possessive(const PhraseWord& word) {
    return word.lower.ends_with("'s") || word.lower.ends_with("'");
  }

  bool is_joined_region(std::size_t i) const {
    return words_[i].capital && is_one_of(words_[i].lower, kRegions) &&
           ((i > 0 && words_[i - 1].lower == "and") ||
            (i + 1 < words_.size() && words_[i + 1].lower == "and"));
  }

  /// Whether the capital of word `i` is its own, and not that of the sentence.
  bool is_name(std::size_t i) const {
    const PhraseWord& word = words_[i];
    if (!word.capital || is_one_of(word.lower, kRegions) || is_one_of(word.lower, kRanks)) {
      return false;
    }
    if (i > 0 || (i + 1 < phrase_.head && words_[1].capital)) return true;
    // It may open a sentence: then it is a name where the text has it so in the midst of one, too,
    // and nowhere as a common word.
    const std::size_t size = word.lower.find('\'');
    const std::string_view bare = word.span.in(text_).substr(0, size);
    return (is_possessive(word) || has_inside(bare)) &&
           !has_inside(std::string_view(word.lower).substr(0, size));
  }

  /// Whether the text has `word` after a small letter and a space.
  bool has_inside(std::string_view word) const {
    for (std::size_t at = text_.find(word); at != text_.npos; at = text_.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool is_whole = end == text_.size() || !is_small(text_[end]);
      if (at > 1 && text_[at - 1] == ' ' && is_small(text_[at - 2]) && is_whole) return true;
    }
    return false;
  }

  /// "senior | US | State Department | official"
  void read_modifiers() {
    std::size_t begin = phrase_.first;  // of what may be a body's name
    for (std::size_t i = phrase_.first; i < phrase_.head; ++i) {
      const PhraseWord& word = words_[i];
      std::size_t end = i;
      if (const Place* const place = place_from(i, end)) {
        end = std::min(end, phrase_.head);
        if (place->kind == "seat") {
          set_affiliation(i, end);
        } else {
          set_nationality(*place, i);
          const bool in_name =
              end < phrase_.head && is_name(end) && !is_possessive(words_[end - 1]);
          if (in_name) {
            begin = i;
          } else {
            std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(i),
                      taken_.begin() + static_cast<std::ptrdiff_t>(end), true);
            begin = end;
          }
        }
        i = end - 1;
      } else if (is_one_of(word.lower, kRanks)) {
        begin = i + 1;
      } else if (is_joined_region(i)) {
        two_countries_ = true;  // "Turkish and European officials"
        begin = i + 1;
      } else if (is_possessive(word)) {
        const std::string_view owner =
            std::string_view(word.lower).substr(0, word.lower.size() - 2);
        if (is_name(i) || is_one_of(owner, kBodies) || is_one_of(owner, kOffices)) {
          set_affiliation(begin, i + 1);
        }
        begin = i + 1;
      } else if (is_one_of(word.lower, kBodies)) {
        // Whose they are says more than a body alone: "Brandt's campaign strategist".
        const bool alone = begin == i && !word.capital;
        if (!alone || !detail_.affiliation) set_affiliation(begin, i + 1);
      } else if (is_name(i)) {
        std::size_t start = i;
        while (start > begin && (words_[start - 1].capital || words_[start - 1].lower == "of"))
          --start;
        set_affiliation(start, i + 1);
      }
    }
    std::size_t end = phrase_.head;
    if (const Place* const place = place_from(phrase_.head, end)) {
      if (place->kind == "nationality") set_nationality(*place, phrase_.head);
    }
  }

  /// "at the central bank", "close to the ministry", "from Turkey": right behind the noun, for what
  /// comes later speaks of other things ("familiar with plans of the ministry").
  void read_followers() {
    std::size_t i = phrase_.follow;
    if (i < words_.size() && is_one_of(words_[i].lower, kStanding)) ++i;
    if (i + 1 >= words_.size() || words_[i].after_break) return;
    const std::string& preposition = words_[i].lower;
    const bool in = preposition == "in";
    if (!in && !is_one_of(preposition, kBelonging)) return;
    std::size_t begin = i + 1;
    while (begin + 1 < words_.size() && is_one_of(words_[begin].lower, kArticles)) ++begin;
    std::size_t end = begin;
    const Place* const place = place_from(begin, end);
    const bool whole = place != nullptr && (end == words_.size() || words_[end].after_break ||
                                            is_one_of(words_[end].lower, kEnds));
    if (whole && (place->kind == "country" || place->kind == "capital")) {
      const bool from_there = preposition == "from" || preposition == "of";
      if (place->kind == "country" && (from_there || (in && is_one_of(head().lower, kLocal)))) {
        set_nationality(*place, begin);
      }
    } else if (!in && !detail_.affiliation) {
      read_body(i, begin);
    }
  }

  /// The body or person that word `begin` opens, after the preposition `i`; of a lawyer or an aide
  /// whoever it is.
  void read_body(std::size_t i, std::size_t begin) {
    const bool close = i > 0 && words_[i - 1].lower == "close";
    const bool serves = !close && is_one_of(head().lower, kServants) &&
                        is_one_of(words_[i].lower, std::array{"to", "for", "of"});
    std::size_t end = begin;  // after the last word that makes it a body or a person
    for (std::size_t at = begin; at < words_.size(); ++at) {
      const PhraseWord& word = words_[at];
      const bool joins = word.lower == "of" && at > begin && at + 1 < words_.size() &&
                         words_[at - 1].capital && words_[at + 1].capital;
      if (at > begin && (word.after_break && !words_[at].lower.empty())) break;
      if (is_one_of(word.lower, kEnds) || (word.lower == "of" && !joins)) break;
      const bool named = word.capital && !is_one_of(word.lower, kRegions);
      if (named || serves || is_one_of(word.lower, kBodies) ||
          (close && is_one_of(word.lower, kOffices))) {
        end = at + 1;
      }
    }
    if (end > begin) set_affiliation(begin, end);
  }

  /// "senior official": the head and its modifiers that are not yet taken.
  void read_role() {
    if (detail_.nationality && detail_.nationality->span.begin == head().span.begin) return;
    std::string role;
    std::size_t first = phrase_.head;
    for (std::size_t i = phrase_.head + 1; i-- > phrase_.first;) {
      if (taken_[i]) continue;
      const bool is_joint =
          words_[i].lower == "and" && (i == phrase_.first || taken_[i - 1] || taken_[i + 1]);
      if (is_joint || is_possessive(words_[i])) continue;
      role.insert(0, std::string(words_[i].span.in(text_)) + (role.empty() ? "" : " "));
      first = i;
    }
    if (role.empty()) return;
    detail_.role = Detail{std::move(role), {words_[first].span.begin, head().span.end}};
  }

  std::string_view text_;
  const SourcePhrase& phrase_;
  const std::vector<PhraseWord>& words_;
  std::vector<bool> taken_;  // words of the affiliation or the nationality
  bool two_countries_ = false;
  SourceDetail detail_;
};

}  // namespace

SourceDetail source_detail(std::string_view text, const SourcePhrase& phrase) {
  if (phrase.reference == Reference::pronoun) return {};
  return DetailReader(text, phrase).read();
}

}  // namespace sayso
