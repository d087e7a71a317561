#include "documents/agency_credit.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "documents/agencies.h"

namespace sayso {
namespace {

/// Phrases that credit whoever is named near them in the same paragraph.
constexpr std::array<std::string_view, 16> phrases = {"contributed to th",
                                                      "contributed reporting",
                                                      "dditional reporting by",
                                                      "Reporting by",
                                                      "ith reporting by",
                                                      "ith reporting from",
                                                      "ith inputs from",
                                                      "ith input from",
                                                      "nputs from",
                                                      "ith files from",
                                                      "With additional reporting",
                                                      "Copyright",
                                                      "©",
                                                      "(c) 20",
                                                      "(C) 20",
                                                      "Source: "};
constexpr std::size_t longest_credit = 400;  // bytes of a paragraph that credits
constexpr std::size_t most_credits = 200;    // paragraphs that hold such a phrase
constexpr std::size_t head_size = 160;       // bytes at the start of a paragraph
constexpr std::size_t head_paragraphs = 4;

class Reader {
 public:
  explicit Reader(Document& document) : document_(document), text_(document.text) {}

  void read() {
    if (document_.dateline) read_dateline_agency();
    read_heads();
    for (const std::string_view phrase : phrases) read_phrase(phrase);
    read_end();
    for (const std::string& name : document_.byline) {
      if (const auto found = find_agency(name, is_agency(name) ? Initials::yes : Initials::no)) {
        add(std::string(found->in(name)), std::nullopt, "byline");
      }
    }
    std::stable_sort(document_.credits.begin(), document_.credits.end(),
                     [](const AgencyCredit& a, const AgencyCredit& b) {
                       const std::uint32_t last = ~0U;
                       return (a.span ? a.span->begin : last) < (b.span ? b.span->begin : last);
                     });
  }

 private:
  void add(std::string agency, std::optional<Span> span, const char* how) {
    for (const AgencyCredit& known : document_.credits) {
      if (span && known.span && known.span->overlaps(*span)) return;
      if (!span && known.agency == agency) return;
    }
    document_.credits.push_back({std::move(agency), span, how});
  }

  void add(std::size_t begin, Span found, const char* how) {
    const auto at = static_cast<std::uint32_t>(begin);
    const Span span{at + found.begin, at + found.end};
    add(std::string(span.in(text_)), span, how);
  }

  /// What stands in brackets in a dateline is an agency, known or not.
  void read_dateline_agency() {
    const Span dateline = document_.dateline->span;
    const std::string_view words = dateline.in(text_);
    const std::size_t open = words.find('(');
    const std::size_t close = words.find(')', open);
    if (open == std::string_view::npos || close == std::string_view::npos) return;
    const std::string_view name = words.substr(open + 1, close - open - 1);
    if (!is_name(name)) return;
    Span span{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)};
    add(dateline.begin, span, "dateline");
  }

  static bool is_name(std::string_view name) {
    return name.size() >= 2 && name.size() <= 40 &&
           std::any_of(name.begin(), name.end(),
                       [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }) &&
           std::count(name.begin(), name.end(), ' ') <= 4;
  }

  /// "(Reuters) - A storm …", "A storm, (AP) …" at the start of the first paragraphs.
  void read_heads() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < head_paragraphs && at < text_.size(); ++i) {
      const std::size_t end = std::min(text_.find("\n\n", at), text_.size());
      read_brackets(at, text_.substr(at, std::min(end - at, head_size)));
      at = end + 2;
    }
  }

  /// Agencies alone in brackets.
  void read_brackets(std::size_t begin, std::string_view words) {
    for (std::size_t open = words.find('('); open != std::string_view::npos;
         open = words.find('(', open + 1)) {
      const std::size_t close = words.find(')', open);
      if (close == std::string_view::npos) return;
      const std::string_view name = words.substr(open + 1, close - open - 1);
      const std::string_view after = words.substr(close + 1, 5);
      const bool opens = open == 0 && is_name(name) && name.find(' ') == std::string_view::npos &&
                         (after.starts_with(" —") || after.starts_with(" –") ||
                          after.starts_with(" - ") || after.starts_with(" --"));
      if (!is_agency(name) && !opens) continue;
      add(begin, Span{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)},
          "text");
    }
  }

  void read_phrase(std::string_view phrase) {
    for (std::size_t at = text_.find(phrase); at != std::string_view::npos;
         at = text_.find(phrase, at + phrase.size())) {
      const std::size_t first = at - std::min(at, longest_credit);
      const std::size_t before = text_.substr(first, at - first).rfind("\n\n");
      if (before == std::string_view::npos && first > 0) continue;  // a long paragraph
      const std::size_t begin = before == std::string_view::npos ? 0 : first + before + 2;
      const std::string_view words = text_.substr(begin, longest_credit + 1);
      const std::size_t end = words.find("\n\n");
      if (end == std::string_view::npos && words.size() > longest_credit) continue;
      if (++credits_read_ > most_credits) return;
      read_paragraph(begin, words.substr(0, end));
    }
  }

  static bool is_of_picture(std::string_view words) {
    return words.find("Photo") != std::string_view::npos ||
           words.find("Getty Images") != std::string_view::npos ||
           words.find("Picture") != std::string_view::npos;
  }

  /// All agencies in a paragraph that credits; "AP Photo" and "via Reuters" are of pictures.
  void read_paragraph(std::size_t begin, std::string_view words) {
    if (is_of_picture(words)) return;
    std::size_t at = 0;
    while (const auto found = find_agency(words.substr(at), Initials::yes)) {
      add(begin + at, *found, "text");
      at += found->end;
    }
  }

  /// The last paragraphs: "Reuters", "— AP", "(with AFP)".
  void read_end() {
    std::size_t end = text_.size();
    for (int i = 0; i < 3 && end > 0; ++i) {
      const std::size_t before = text_.rfind("\n\n", end - 1);
      const std::size_t begin = before == std::string_view::npos ? 0 : before + 2;
      const std::string_view words = text_.substr(begin, end - begin);
      if (words.size() <= 60 && !is_of_picture(words)) {
        const auto found = find_agency(words, Initials::yes);
        const bool alone = found && words.size() <= found->size() + 12;
        if (alone) add(begin, *found, "text");
      } else if (words.ends_with(')')) {
        const std::size_t open = words.rfind('(');
        if (open != std::string_view::npos) read_brackets(begin + open, words.substr(open));
      }
      if (before == std::string_view::npos) return;
      end = before;
    }
  }

  Document& document_;
  const std::string_view text_;
  std::size_t credits_read_ = 0;
};

}  // namespace

void read_credits(Document& document) { Reader(document).read(); }

}  // namespace sayso
