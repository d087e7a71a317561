#include "linking/digest.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace sayso {

namespace {

constexpr std::array<std::string_view, 21> pronouns = {
    "he",  "she",   "they", "it",  "i",    "we",    "you",  "him",  "her",  "them",  "us",
    "his", "their", "its",  "who", "whom", "which", "that", "this", "some", "others"};
constexpr std::array<std::string_view, 6> articles = {"a", "an", "the", "his", "its", "their"};

std::string folded(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())))
      .foldCase()
      .toUTF8String(out);
  return out;
}

/// Splits at spaces; a word loses ASCII and curly punctuation at its ends and a possessive ending.
std::vector<std::string> key_words(const std::string& text) {
  std::vector<std::string> words;
  icu::UnicodeString word;
  auto end_word = [&] {
    while (!word.isEmpty() && u_ispunct(word.char32At(0))) word.remove(0, 1);
    while (!word.isEmpty() && u_ispunct(word.char32At(word.length() - 1))) {
      word.truncate(word.length() - 1);
    }
    for (const char16_t* ending : {u"'s", u"\u2019s"}) {
      if (word.endsWith(ending)) word.truncate(word.length() - 2);
    }
    if (!word.isEmpty()) word.toUTF8String(words.emplace_back());
    word.remove();
  };
  icu::UnicodeString all = icu::UnicodeString::fromUTF8(text);
  for (int i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
    UChar32 c = all.char32At(i);
    if (u_isUWhiteSpace(c)) {
      end_word();
    } else {
      word.append(c);
    }
  }
  end_word();
  return words;
}

/// The source as written, on one line.
std::string source_words(const Spans& source, std::string_view text) {
  std::string words = words_of(text, source);
  std::replace(words.begin(), words.end(), '\n', ' ');
  // A comma that ends an apposition says nothing of who spoke.
  words.erase(words.find_last_not_of(" ,;:") + 1);
  return words;
}

Standing standing_of(const Attribution& attribution, std::string_view key) {
  if (attribution.source.empty()) return Standing::nobody;
  if (std::find(pronouns.begin(), pronouns.end(), key) != pronouns.end()) return Standing::pronoun;
  switch (attribution.source_kind) {
    case SourceKind::named_person:
    case SourceKind::named_organisation:
      return Standing::named;
    case SourceKind::outlet:
    case SourceKind::document:
    case SourceKind::author:
      return Standing::works;
    default:
      return Standing::unnamed;
  }
}

Span hull_of(const Attribution& attribution) {
  std::optional<Span> hull;
  for (const Spans* spans : {&attribution.source, &attribution.cue, &attribution.content}) {
    for (Span span : *spans) {
      if (!hull) hull = span;
      hull->begin = std::min(hull->begin, span.begin);
      hull->end = std::max(hull->end, span.end);
    }
  }
  return hull.value_or(Span{});
}

Report report_of(const Entry& entry) {
  const Document& document = entry.document;
  const Outlet& outlet = document.outlet;
  return {document.id,
          document.file,
          document.canonical.empty() ? document.url : document.canonical,
          outlet.name.empty() ? outlet.domain : outlet.name,
          document.title,
          document.published ? document.published->value : std::string(),
          entry.version_of};
}

/// Compares to the coarser of the two precisions: "2024-03" is neither before nor after
/// "2024-03-04".
int compare_times(std::string_view a, std::string_view b) {
  std::size_t length = std::min(a.size(), b.size());
  return a.substr(0, length).compare(b.substr(0, length));
}

bool has_words(std::string_view text, const std::string& wanted) {
  return wanted.empty() || folded(text).find(folded(wanted)) != std::string::npos;
}

/// Gathers groups by what tells them apart.
class Gathering {
 public:
  explicit Gathering(const DigestFilter& filter) : filter_(filter) {}

  void add(const Entry& entry) {
    const Document& document = entry.document;
    if (!has_words(document.outlet.name + " " + document.outlet.domain, filter_.outlet)) return;
    if (!filter_.since.empty() || !filter_.until.empty()) {
      if (!document.published) {
        ++digest_.undated;
        return;
      }
      std::string_view time = document.published->value;
      if (!filter_.since.empty() && compare_times(time, filter_.since) < 0) return;
      if (!filter_.until.empty() && compare_times(time, filter_.until) > 0) return;
    }
    digest_.reports.push_back(report_of(entry));
    for (const Attribution& attribution : entry.analysis.attributions) {
      add(attribution, entry);
    }
  }

  Digest finish() {
    for (auto& [key, group] : groups_) {
      settle(group);
      digest_.groups.push_back(std::move(group));
    }
    std::stable_sort(digest_.groups.begin(), digest_.groups.end(),
                     [](const SourceGroup& a, const SourceGroup& b) {
                       return std::pair(a.standing, b.statements.size()) <
                              std::pair(b.standing, a.statements.size());
                     });
    return std::move(digest_);
  }

 private:
  void add(const Attribution& attribution, const Entry& entry) {
    std::string_view text = entry.document.text;
    std::string name = source_words(attribution.source, text);
    if (!filter_.source.empty() && (name.empty() || !has_words(name, filter_.source))) return;
    std::string key = source_key(name);
    Standing standing = standing_of(attribution, key);
    if (standing == Standing::pronoun) key += "\n" + entry.document.id;

    Saying statement;
    statement.report = digest_.reports.size() - 1;
    statement.attribution = attribution;
    statement.context = widened(hull_of(attribution), entry.analysis.sentences);
    statement.words = statement.context.in(text);
    statement.points_before = count_code_points(text.substr(0, statement.context.begin));

    SourceGroup& group = groups_[{standing, key}];
    group.standing = standing;
    if (name.size() > group.name.size()) group.name = name;
    group.statements.push_back(std::move(statement));
  }

  void settle(SourceGroup& group) const {
    std::map<SourceKind, std::size_t> kinds;
    for (const Saying& statement : group.statements) ++kinds[statement.attribution.source_kind];
    group.kind = std::max_element(kinds.begin(), kinds.end(), [](auto& a, auto& b) {
                   return a.second < b.second;
                 })->first;
    auto time_of = [&](const Saying& statement) {
      const std::string& time = digest_.reports[statement.report].published;
      return std::tuple(time.empty(), std::string_view(time), statement.report);
    };
    std::stable_sort(group.statements.begin(), group.statements.end(),
                     [&](const Saying& a, const Saying& b) { return time_of(a) < time_of(b); });
  }

  const DigestFilter& filter_;
  Digest digest_;
  std::map<std::pair<Standing, std::string>, SourceGroup> groups_;
};

}  // namespace

std::string source_key(std::string_view words) {
  std::vector<std::string> parts = key_words(folded(words));
  std::string key;
  for (const std::string& part : parts) {
    bool article = std::find(articles.begin(), articles.end(), part) != articles.end();
    if (article && parts.size() > 1) continue;
    if (!key.empty()) key += ' ';
    key += part;
  }
  return key;
}

Result<Digest> digest(const Store& store, const DigestFilter& filter) {
  Gathering gathering(filter);
  Result<Cursor> cursor = store.entries();
  if (!cursor.ok()) return cursor.error();
  while (true) {
    Result<std::optional<Entry>> entry = cursor->next();
    if (!entry.ok()) return entry.error();
    if (!*entry) return gathering.finish();
    gathering.add(**entry);
  }
}

}  // namespace sayso
