#include "documents/metadata/headline.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "base/utf8.h"
#include "documents/metadata/page_evidence.h"
#include "documents/metadata/plain.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 10> separators = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " : ", " ‹ "};

/// The words of `text`, each once, without an "s" at the end and without little ones.
std::vector<std::string> words_in(std::string_view text) {
  static constexpr std::array<std::string_view, 20> little = {
      "a",  "an", "the", "of", "to",   "in",  "on",   "for",  "and", "or",
      "is", "at", "by",  "it", "with", "how", "what", "your", "are", "from"};
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    const bool is_little = std::find(little.begin(), little.end(), word) != little.end();
    if (!word.empty() && !is_little) words.push_back(word);
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_mark = point.value == 0xA0 || (point.value >= 0x2010 && point.value <= 0x2060);
    if (point.value < 0x80 && std::isalnum(byte) != 0) {
      word.push_back(static_cast<char>(std::tolower(byte)));
    } else if (point.value >= 0x80 && !is_mark) {
      word.append(text, at, point.size);
    } else if (point.value != '\'' && point.value != 0x2019) {
      end_word();
    }
    at += point.size;
  }
  end_word();
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

/// Whether `part` of a title is the name of a site, or most of it.
bool names_site(std::string_view part, const std::vector<std::string>& sites) {
  const std::string name = letters_of(part);
  if (name.size() < 2) return false;
  return std::any_of(sites.begin(), sites.end(), [&name](const std::string& site) {
    const std::string letters = letters_of(site);
    if (letters.size() < 3) return letters == name;
    return name == letters || (name.size() >= 4 && letters.find(name) != std::string::npos) ||
           (name.find(letters) != std::string::npos && letters.size() * 3 >= name.size());
  });
}

struct Cut {
  std::size_t at = std::string::npos;
  std::size_t size = 0;  // of the separator
};

Cut last_separator(std::string_view title) {
  Cut last;
  for (const std::string_view separator : separators) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string_view::npos && (last.size == 0 || at > last.at)) {
      last = {at, separator.size()};
    }
  }
  return last;
}

Cut first_separator(std::string_view title) {
  Cut first;
  for (const std::string_view separator : separators) {
    const std::size_t at = title.find(separator);
    if (at < first.at) first = {at, separator.size()};
  }
  return first;
}

bool is_title(std::string_view text) {
  return text.size() >= 10 && text.find(' ') != std::string_view::npos;
}

/// Whether `longer` has all words of `shorter`, in whatever order, and more.
bool adds_words(std::string_view longer, std::string_view shorter) {
  const std::vector<std::string> more = words_in(longer);
  const std::vector<std::string> fewer = words_in(shorter);
  return more.size() > fewer.size() && fewer.size() > 1 &&
         std::includes(more.begin(), more.end(), fewer.begin(), fewer.end());
}

}  // namespace

double shared_words(std::string_view a, std::string_view b) {
  const std::vector<std::string> in_a = words_in(a);
  const std::vector<std::string> in_b = words_in(b);
  if (in_a.empty() || in_b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(),
                        std::back_inserter(both));
  if (both.size() < 2 && in_a != in_b) return 0;
  return static_cast<double>(both.size()) / static_cast<double>(std::min(in_a.size(), in_b.size()));
}

std::string without_site(std::string title, const std::vector<std::string>& sites) {
  for (int i = 0; i < 4; ++i) {
    const Cut last = last_separator(title);
    if (last.size == 0) return title;
    const std::string_view whole = title;
    const std::string_view head = whole.substr(0, last.at);
    const std::string_view tail = whole.substr(last.at + last.size);
    const bool bar = whole.substr(last.at, last.size) == " | ";
    const Cut first = first_separator(title);
    const std::string_view rest = whole.substr(first.at + first.size);
    if (names_site(tail, sites) || (bar && is_title(head) && tail.size() <= head.size())) {
      title = trimmed(head);
    } else if (names_site(whole.substr(0, first.at), sites) && is_title(rest)) {
      title = trimmed(rest);
    } else {
      return title;
    }
  }
  return title;
}

std::string title_of(const PageEvidence& page, const ArticleData* article) {
  const std::vector<std::string>& sites = page.sites;
  const std::string headline = article == nullptr ? std::string() : plain(article->headline);
  const std::string heading = page.heading ? on_one_line(page.words(*page.heading)) : std::string();
  std::vector<std::string> stated;
  for (const std::string_view given :
       {page.meta("og:title"), std::string_view(headline), page.meta("twitter:title"),
        std::string_view(page.title), page.meta("title"), page.meta("dc.title"),
        page.meta("citation_title")}) {
    std::string title = without_site(on_one_line(plain(std::string(given))), sites);
    if (title.empty() || names_site(title, sites)) continue;
    stated.push_back(std::move(title));
  }
  if (heading.empty()) {
    if (!stated.empty()) return stated.front();
    for (const Mark& mark : page.marks) {
      if ((mark.roles & role_heading) != 0 && mark.end > mark.begin) {
        return on_one_line(page.words(mark));
      }
    }
    return {};
  }
  // A heading that the stated title only adds words to: "Best insurance" for "Best insurance of
  // 2024".
  if (!stated.empty() && letters_of(headline) != letters_of(heading) &&
      last_separator(stated.front()).size == 0 && adds_words(stated.front(), heading)) {
    return stated.front();
  }
  return without_site(heading, sites);
}

}  // namespace sayso
