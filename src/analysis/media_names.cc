#include "analysis/media_names.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/ascii.h"
#include "documents/outlets.h"

namespace sayso {
namespace {

// Names of outlets that are also ordinary words, surnames or places.
const Terms kOrdinary = {
    "appeal",   "billboard", "blaze",      "block",   "bloomberg",   "dawn",      "deadline",
    "discover", "discovery", "federalist", "forbes",  "fortune",     "grist",     "index",
    "informer", "kan",       "lance",      "lens",    "lever",       "map",       "mena",
    "metro",    "mir",       "national",   "nature",  "newsroom",    "objective", "onion",
    "people",   "people's",  "petra",      "pia",     "prism",       "public",    "puck",
    "punch",    "quartz",    "reckon",     "reform",  "reveal",      "ringer",    "root",
    "salon",    "slate",     "sludge",     "star",    "stern",       "stuff",     "sun",
    "tap",      "time",      "today",      "trace",   "tributary",   "uni",       "variety",
    "verge",    "vertical",  "vogue",      "vulture", "wave",        "wired",     "wrap",
    "hill",     "nation",    "mail",       "mirror",  "independent", "standard",  "economist",
    "observer", "guardian",  "telegraph"};

// Last words of the names of outlets.
const Terms kHeads = {
    "times",     "post",     "herald",     "courier",  "gazette",  "tribune",      "journal",
    "chronicle", "observer", "telegraph",  "mirror",   "news",     "weekly",       "magazine",
    "dispatch",  "examiner", "inquirer",   "sentinel", "bulletin", "register",     "globe",
    "argus",     "newswire", "television", "tv",       "radio",    "broadcasting", "daily",
    "today",     "mercury",  "advertiser", "echo",     "reporter", "monitor",      "guardian"};

// First words of the names of broadcasters.
const Terms kStems = {"radio", "tv"};

// Last words that name nothing but outlets: "the Gazette" is one, whatever came before.
const Terms kAlone = {"chronicle", "courier",  "examiner", "gazette",
                      "herald",    "inquirer", "tribune"};

const Terms kDescriptors = {"the",
                            "a",
                            "an",
                            "its",
                            "state",
                            "official",
                            "local",
                            "national",
                            "regional",
                            "independent",
                            "foreign",
                            "international",
                            "domestic",
                            "private",
                            "public",
                            "business",
                            "financial",
                            "sports",
                            "tabloid",
                            "daily",
                            "weekly",
                            "evening",
                            "news",
                            "agency",
                            "newspaper",
                            "newspapers",
                            "broadcaster",
                            "magazine",
                            "website",
                            "channel",
                            "outlet",
                            "outlets",
                            "network",
                            "station",
                            "publication",
                            "wire",
                            "service",
                            "site",
                            "television",
                            "tv",
                            "radio",
                            "state-run",
                            "state-owned",
                            "state-controlled",
                            "state-backed",
                            "pro-government",
                            "government-run",
                            "online",
                            "opposition",
                            "press",
                            "liberal",
                            "conservative",
                            "semi-official",
                            "several",
                            "some",
                            "other",
                            "public-service",
                            "local-language",
                            "paper",
                            "cable"};

// Words that call what stands beside them an outlet.
const Terms kCalled = {"newspaper", "agency", "broadcaster", "magazine", "website",
                       "channel",   "daily",  "weekly",      "tabloid",  "network",
                       "station",   "outlet", "programme",   "program",  "podcast"};

const Terms kUnnamedHeads = {"media",      "television", "tv",          "radio",       "press",
                             "newspapers", "outlets",    "broadcaster", "broadcasters"};
const Terms kReferred = {"newspaper", "paper", "magazine", "daily", "agency"};

struct Listed {
  std::string_view words;  // without an article
  const OutletEntry* entry;
  bool article;  // is never without its article
};

std::string_view without_article(std::string_view name) {
  return name.starts_with("The ") ? name.substr(4) : name;
}

std::string_view first_word(std::string_view name) {
  std::size_t end = 0;
  while (end < name.size() && (static_cast<unsigned char>(name[end]) >= 0x80 ||
                               std::isalnum(static_cast<unsigned char>(name[end]))))
    ++end;
  return name.substr(0, end);
}

using Index = std::unordered_map<std::string_view, std::vector<Listed>>;

/// The names of the table by their first word, the longest first.
const Index& listed_names() {
  static const Index index = [] {
    Index all;
    for (const OutletEntry& entry : outlets()) {
      for (const std::string_view name : names_of(entry)) {
        const std::string_view words = without_article(name);
        if (words.size() < 2) continue;
        all[first_word(words)].push_back(
            {words, &entry, words.size() < name.size() && words.find(' ') == words.npos});
      }
    }
    for (auto& [word, names] : all) {
      std::stable_sort(names.begin(), names.end(), [](const Listed& a, const Listed& b) {
        return a.words.size() > b.words.size();
      });
    }
    return all;
  }();
  return index;
}

class Finder {
 public:
  explicit Finder(const WordList& words) : words_(words) {}

  std::vector<MediaName> find() {
    std::vector<MediaName> found;
    for (std::size_t i = 0; i < words_.size();) {
      std::optional<MediaName> name = listed(i);
      if (!name) name = shaped(i);
      if (!name) name = shortened(i, found);
      if (!name) name = unnamed(i);
      if (!name) name = referred(i);
      i = name ? name->end : i + 1;
      if (name) found.push_back(*std::move(name));
    }
    return found;
  }

 private:
  std::string written(std::size_t begin, std::size_t end) const {
    return std::string(words_.span_of(begin, end).in(words_.text()));
  }

  /// Whether word `i` opens a sentence, where each word has a capital.
  bool opens(std::size_t i) const {
    if (i == 0) return true;
    const std::string_view gap = words_.gap_after(i - 1);
    return gap.find_first_of(".!?\n\"") != gap.npos || gap.find("\u201C") != gap.npos;
  }

  std::optional<MediaName> listed(std::size_t i) const {
    const std::string_view rest = words_.text().substr(words_[i].span.begin);
    const auto names = listed_names().find(first_word(rest));
    if (names == listed_names().end()) return std::nullopt;
    for (const Listed& name : names->second) {
      if (!rest.starts_with(name.words)) continue;
      const std::uint32_t end =
          words_[i].span.begin + static_cast<std::uint32_t>(name.words.size());
      std::size_t after = words_.from(end);
      if (!ends_word(after - 1, end)) continue;
      // A part of a longer name: "Boston Globe" of "Boston Globe Foundation" is left to the
      // context.
      const bool has_article = i > 0 && words_.is(i - 1, {"the"});
      if (name.article && !has_article) continue;
      if (words_.flows(after - 1) && words_.is(after, {"news"}) && words_[after].capital) ++after;
      MediaName out{i, after, MediaKind::listed, std::string(name.entry->name), "outlet", false};
      if (has_kind(*name.entry, "agency")) out.medium = "agency";
      out.ordinary = after == i + 1 && !has_article && words_.is(i, kOrdinary);
      return out;
    }
    return std::nullopt;
  }

  /// Whether a name that ends at byte `end` ends word `i`, but for a possessive.
  bool ends_word(std::size_t i, std::uint32_t end) const {
    const Span span = words_[i].span;
    if (span.end == end) return true;
    if (end < span.begin || end > span.end) return false;
    const std::string_view rest = words_.text().substr(end, span.end - end);
    return rest == "'s" || rest == "\u2019s";
  }

  /// "Orlum Gazette", "Kestrel news agency".
  std::optional<MediaName> shaped(std::size_t i) const {
    if (!words_[i].capital) return std::nullopt;
    std::size_t end = i + 1;
    while (end < i + 5 && words_.flows(end - 1) && words_[end].capital) ++end;
    if (words_.is(i, kStems) && end > i + 1) {
      // "Radio Orlum's Morning Table" is Radio Orlum.
      for (std::size_t owner = i + 1; owner < end; ++owner) {
        if (words_[owner].lower.ends_with("'s")) end = owner + 1;
      }
      return MediaName{i, end, MediaKind::shaped, name_at(i, end), "broadcast", false};
    }
    if (words_.is(i, kDescriptors)) return std::nullopt;
    std::size_t head = end;
    while (head > i + 1 && !head_at(head - 1)) --head;
    if (head > i + 1) {
      return MediaName{i, head, MediaKind::shaped, name_at(i, head), medium_of(head - 1), false};
    }
    if (i == 0 || opens(i)) return std::nullopt;
    const bool before = words_.flows(i - 1) && words_.is(i - 1, kCalled);
    const bool after =
        words_.flows(end - 1) && (words_.is(end, {"newspaper", "magazine"}) ||
                                  (words_.is(end, {"news"}) &&
                                   words_.is(end + 1, {"agency", "website", "site", "channel"})));
    if (!before && !after) return std::nullopt;
    return MediaName{
        i,
        end,
        MediaKind::shaped,
        name_at(i, end),
        words_.is(i - 1, {"agency"}) || words_.is(end + 1, {"agency"}) ? "agency" : "outlet",
        false};
  }

  /// "the Gazette": the outlet named before by a name that ends so, or one that the text calls
  /// nothing else.
  std::optional<MediaName> shortened(std::size_t i, const std::vector<MediaName>& found) const {
    const bool alone = words_[i].capital && i > 0 && words_.is(i - 1, {"the"}) &&
                       words_.flows(i - 1) && head_at(i) &&
                       !(words_.flows(i) && words_[i + 1].capital);
    if (!alone) return std::nullopt;
    const std::string name = name_at(i, i + 1);
    for (auto before = found.rbegin(); before != found.rend(); ++before) {
      if (before->kind == MediaKind::referred || !before->name.ends_with(" " + name)) continue;
      return MediaName{i, i + 1, MediaKind::shaped, before->name, before->medium, false};
    }
    const std::string lower = lower_ascii(name);
    if (std::find(kAlone.begin(), kAlone.end(), lower) == kAlone.end()) return std::nullopt;
    return MediaName{i, i + 1, MediaKind::shaped, name, "outlet", false};
  }

  bool head_at(std::size_t i) const {
    std::string word = words_[i].lower;
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    return std::find(kHeads.begin(), kHeads.end(), word) != kHeads.end();
  }

  std::string name_at(std::size_t begin, std::size_t end) const {
    std::string name = written(begin, end);
    for (const std::string_view possessive : {"'s", "\u2019s"}) {
      if (name.ends_with(possessive)) name.resize(name.size() - possessive.size());
    }
    return name;
  }

  std::string_view medium_of(std::size_t head) const {
    return words_.is(head, {"television", "tv", "radio", "broadcasting"}) ? "broadcast" : "outlet";
  }

  /// "Russian state television", "local media".
  std::optional<MediaName> unnamed(std::size_t i) const {
    std::size_t end = i;
    while (end < i + 5 && words_.flows(end) && !words_.is(end, kUnnamedHeads) &&
           (describes_media(words_, end) || (words_[end].capital && !opens(end))))
      ++end;
    if (!words_.is(end, kUnnamedHeads)) return std::nullopt;
    while (i < end && words_.is(i, {"the", "a", "an", "its", "several", "some", "other"})) ++i;
    if (i == end && !words_.is(end, {"media"})) return std::nullopt;
    const std::string_view medium =
        words_.is(end, {"television", "tv", "radio", "broadcaster", "broadcasters"}) ? "broadcast"
                                                                                     : "outlet";
    return MediaName{i, end + 1, MediaKind::unnamed, written(i, end + 1), medium, false};
  }

  /// "the newspaper".
  std::optional<MediaName> referred(std::size_t i) const {
    if (i > 0 && words_.is(i - 1, {"the"}) && words_.is(i, kReferred)) {
      return MediaName{i, i + 1, MediaKind::referred, written(i, i + 1), "outlet", false};
    }
    return std::nullopt;
  }

  const WordList& words_;
};

}  // namespace

std::vector<MediaName> media_names(const WordList& words) { return Finder(words).find(); }

bool describes_media(const WordList& words, std::size_t i) {
  if (words.is(i, kDescriptors)) return true;
  const std::string& word = words[i].lower;
  return word.ends_with("'s") || word.ends_with("-based") || word.ends_with("-language") ||
         (words[i].capital &&
          (word.ends_with("ian") || word.ends_with("ean") || word.ends_with("can") ||
           word.ends_with("ese") || word.ends_with("ish") || word.ends_with("aeli")));
}

}  // namespace sayso
