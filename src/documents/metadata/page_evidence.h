// What one walk over a page collects for its metadata: what the page states in its head and in
// structured data, and its visible text with marks where elements name themselves (class "byline",
// <time>, itemprop "datePublished" …).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/dom.h"
#include "documents/metadata/json_ld.h"

namespace sayso {

/// What the names of an element (its tag, classes, id, itemprop, rel) say that it is; a set of
/// bits.
enum Role : std::uint32_t {
  role_author = 1 << 0,
  role_date = 1 << 1,
  role_published = 1 << 2,
  role_updated = 1 << 3,
  role_headline = 1 << 4,
  role_heading = 1 << 5,      // <h1>
  role_byline = 1 << 6,       // a line with authors, and what else stands there
  role_author_mark = 1 << 7,  // by rel or itemprop
  role_date_mark = 1 << 8,    // itemprop "datePublished"
  role_time = 1 << 9,         // <time>, or an element with a datetime
  role_section = 1 << 11,
  role_name = 1 << 12,           // itemprop "name", or class "name" in an author's element
  role_person = 1 << 13,         // a link to an author's page
  role_maybe_updated = 1 << 14,  // class "updated", which may stand on any date
  role_link = 1 << 15,
  role_subheading = 1 << 16,  // <h2>, <h3>
  // Where the page speaks of something else than its article.
  role_comment = 1 << 20,
  role_aside = 1 << 21,  // related articles, teasers
  role_side = 1 << 28,   // <aside>, side bars: these may hold the byline
  role_footer = 1 << 22,
  role_header = 1 << 23,  // of the site: navigation, banner
  role_hidden = 1 << 24,
  role_bio = 1 << 25,    // about the author, below the article
  role_job = 1 << 26,    // what a person is, not who
  role_check = 1 << 27,  // who reviewed, edited, updated or took the pictures
};
constexpr std::uint32_t region_roles =
    role_comment | role_side | role_aside | role_footer | role_header | role_bio;
constexpr std::uint32_t elsewhere = role_comment | role_side | role_aside | role_footer;

/// An element with a role, and its text: [begin, end) of PageEvidence::text.
struct Mark {
  std::uint32_t roles = 0;   // its own
  std::uint32_t around = 0;  // of the elements around it
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;  // its datetime or content
};

/// A line of visible text: what stands between the starts and ends of blocks.
struct TextLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t roles = 0;  // of all elements around its first word
};

struct PageEvidence {
  std::vector<std::pair<std::string, std::string>> metas;  // names in lower case, page's order
  std::string title;                                       // <title>
  std::string canonical;
  std::string language;  // of <html>
  StructuredData structured;
  std::string text;                // all that is visible, a line for each block
  std::vector<TextLine> lines;     // of `text`, none empty
  std::vector<Mark> marks;         // in reading order of their ends
  std::vector<std::string> sites;  // all that the page calls its site
  std::optional<Mark> heading;     // of the article, if any resembles what the page calls itself

  /// The first <meta> of that name or property; empty if there is none.
  std::string_view meta(std::string_view name) const;

  /// Index of the line that holds byte `at` of the text, or of the next.
  std::size_t line_at(std::size_t at) const;

  std::string_view words(const Mark& mark) const {
    return std::string_view(text).substr(mark.begin, mark.end - mark.begin);
  }
  std::string_view words(const TextLine& line) const {
    return std::string_view(text).substr(line.begin, line.end - line.begin);
  }
};

PageEvidence evidence_of(const Dom& page);

/// The first of `values` that is not empty.
std::string_view first_given(std::initializer_list<std::string_view> values);

}  // namespace sayso
