#include "linking/citations/publisher.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "base/month.h"

namespace sayso {
namespace {

constexpr std::size_t kOpening = 12;  // words in which an agency's text names the agency
constexpr std::size_t kLongestName = 8;

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether `acronym` can stand for `name`: its letters in order, the first one first.
bool stands_for(std::string_view acronym, std::string_view name) {
  const std::string lower = lower_ascii(name);
  std::size_t at = 0;
  for (const char letter : acronym) {
    at = at == 0 ? (lower.starts_with(letter) ? 0 : lower.npos) : lower.find(letter, at);
    if (at == lower.npos) return false;
    ++at;
  }
  return true;
}

std::string pair_key(std::string_view one, std::string_view other) {
  const bool order = one < other;
  return std::string(order ? one : other) + ' ' + std::string(order ? other : one);
}

bool is_day_or_month(std::string_view lower) {
  return lower.ends_with("day") || month_named(lower) != 0;
}

/// Whether the words flow into one another: a space, a hyphen or a possessive between them.
bool joined(std::string_view text, const TextWord& one, const TextWord& next) {
  const std::string_view gap = text.substr(one.span.end, next.span.begin - one.span.end);
  return gap == " " || gap == "-" || gap == "'s " || gap == "\u2019s " || gap == "' " ||
         gap == "\u2019 ";
}

/// One publisher's name in one text.
class NameReader {
 public:
  NameReader(std::string_view text, const std::vector<TextWord>& words, const Publisher& publisher)
      : text_(text), words_(words), publisher_(publisher) {}

  std::vector<PublisherName> read() const {
    std::vector<PublisherName> out;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].acronym && has(publisher_.acronyms, words_[i].lower)) {
        out.push_back({words_[i].span, true});
        continue;
      }
      if (!part(i)) continue;
      std::size_t end = i + 1;
      while (end < words_.size() && end < i + kLongestName &&
             joined(text_, words_[end - 1], words_[end]) &&
             (part(end) || is_small(words_[end].lower))) {
        ++end;
      }
      while (is_small(words_[end - 1].lower)) --end;
      if (const auto whole = called(i, end)) {
        out.push_back({{words_[i].span.begin, words_[end - 1].span.end}, *whole});
      }
      i = end - 1;
    }
    return out;
  }

 private:
  bool part(std::size_t i) const { return has(publisher_.words, words_[i].lower); }

  /// Whether words [begin, end) call the publisher, and by its whole name; nothing if they do not.
  std::optional<bool> called(std::size_t begin, std::size_t end) const {
    std::set<std::string_view> said;
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_small(words_[i].lower)) said.insert(words_[i].lower);
    }
    const bool capital = words_[begin].capital && words_[end - 1].capital;
    if (said.size() == publisher_.words.size()) {
      if (capital || said.size() > 1) return true;
      return std::nullopt;
    }
    if (!said.contains(publisher_.head)) return std::nullopt;
    if (said.size() > 1) return false;
    const bool article = begin > 0 && words_[begin - 1].lower == "the" &&
                         joined(text_, words_[begin - 1], words_[begin]);
    const bool goes_on = end < words_.size() && words_[end].capital &&
                         text_.substr(words_[end - 1].span.end, 1) == " " &&
                         words_[end].span.begin == words_[end - 1].span.end + 1 &&
                         !is_day_or_month(words_[end].lower);
    const bool of = end + 1 < words_.size() && joined(text_, words_[end - 1], words_[end]) &&
                    (words_[end].lower == "of" || words_[end].lower == "for") &&
                    words_[end + 1].capital;
    if (!capital || !article || goes_on || of) return std::nullopt;
    return false;
  }

  std::string_view text_;
  const std::vector<TextWord>& words_;
  const Publisher& publisher_;
};

}  // namespace

Publisher publisher_of(const Outlet& outlet, std::string_view text) {
  Publisher publisher;
  std::string initials;
  const std::vector<TextWord> name = text_words(outlet.name);
  bool before_head = true;
  for (const TextWord& word : name) {
    if (is_small(word.lower)) {
      // "of" closes the noun: Ministry | of Health.
      if (word.lower != "the" && word.lower != "and" && !publisher.words.empty()) {
        before_head = false;
      }
      continue;
    }
    if (before_head) publisher.head = word.lower;
    if (word.capital) initials += word.lower[0];
    publisher.words.push_back(word.lower);
  }
  std::sort(publisher.words.begin(), publisher.words.end());
  publisher.words.erase(std::unique(publisher.words.begin(), publisher.words.end()),
                        publisher.words.end());
  if (publisher.words.empty()) return publisher;
  const auto add = [&](std::string acronym) {
    if (acronym.size() >= 2 && !has(publisher.acronyms, acronym)) {
      publisher.acronyms.push_back(std::move(acronym));
    }
  };
  add(std::move(initials));
  std::string_view domain = outlet.domain;
  if (domain.starts_with("www.")) domain.remove_prefix(4);
  if (const std::size_t dot = domain.find('.'); dot <= 5) {
    add(lower_ascii(domain.substr(0, dot)));
  }
  const std::vector<TextWord> opening = text_words(text.substr(0, text.find('\n')));
  for (std::size_t i = 0; i < std::min(kOpening, opening.size()); ++i) {
    if (opening[i].acronym && stands_for(opening[i].lower, outlet.name)) add(opening[i].lower);
  }
  return publisher;
}

std::vector<std::string> lookups_of(const Publisher& publisher) {
  std::vector<std::string> out;
  out.reserve(publisher.words.size() + publisher.acronyms.size() + 1);
  for (const std::string& acronym : publisher.acronyms) out.push_back(acronym + ' ');
  if (publisher.words.size() == 1) out.push_back(publisher.words.front());
  if (publisher.words.size() > 1) out.push_back(publisher.head + '*');
  for (const std::string& word : publisher.words) {
    if (word != publisher.head) out.push_back(pair_key(publisher.head, word));
  }
  return out;
}

std::vector<std::string> lookups_in(const std::vector<TextWord>& words) {
  std::set<std::string> out;
  constexpr std::size_t reach = 4;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TextWord& one = words[i];
    if (is_small(one.lower)) continue;
    if (one.acronym) out.insert(one.lower + ' ');
    if (one.capital) out.insert(one.lower);
    if (one.capital && i > 0 && words[i - 1].lower == "the") out.insert(one.lower + '*');
    for (std::size_t j = i + 1; j < words.size() && j <= i + reach; ++j) {
      const TextWord& other = words[j];
      if (other.span.begin > words[j - 1].span.end + 4) break;
      if (is_small(other.lower)) continue;
      // Small letters: "health ministry" stand together; "ministry of health" has one word between.
      const bool far = j > i + 1 && !(j == i + 2 && is_small(words[i + 1].lower));
      if (far && !(one.capital && other.capital)) continue;
      out.insert(pair_key(one.lower, other.lower));
    }
  }
  return {out.begin(), out.end()};
}

std::vector<PublisherName> names_in(std::string_view text, const std::vector<TextWord>& words,
                                    const Publisher& publisher) {
  return NameReader(text, words, publisher).read();
}

}  // namespace sayso
