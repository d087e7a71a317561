#include "documents/metadata/roles.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "documents/dom.h"
#include "documents/metadata/page_evidence.h"

namespace sayso {
namespace {

/// Words that classes and ids are made of.
std::uint32_t roles_of_word(std::string_view word) {
  static const std::unordered_map<std::string_view, std::uint32_t> words = {
      {"author", role_author},
      {"authors", role_author},
      {"authorname", role_author | role_name},
      {"byline", role_byline | role_author},
      {"bylines", role_byline | role_author},
      {"contributor", role_author},
      {"contributors", role_author},
      {"writer", role_author},
      {"creator", role_author},
      {"fn", role_name},
      {"name", role_name},
      {"date", role_date},
      {"dates", role_date},
      {"datetime", role_date},
      {"dateline", role_date},
      {"timestamp", role_date},
      {"time", role_date},
      {"posted", role_date | role_published},
      {"postdate", role_date | role_published},
      {"pubdate", role_date | role_published},
      {"publishdate", role_date | role_published},
      {"published", role_date | role_published},
      {"publish", role_date | role_published},
      {"publication", role_date},
      {"pub", role_date},
      {"updated", role_maybe_updated},
      {"modified", role_date | role_updated},
      {"lastmod", role_date | role_updated},
      {"revised", role_date | role_updated},
      {"headline", role_headline},
      {"kicker", role_section},
      {"comment", role_comment},
      {"comments", role_comment},
      {"commentlist", role_comment},
      {"disqus", role_comment},
      {"reply", role_comment},
      {"replies", role_comment},
      {"respond", role_comment},
      {"related", role_aside},
      {"recommended", role_aside},
      {"recommendations", role_aside},
      {"recommendation", role_aside},
      {"popular", role_aside},
      {"trending", role_aside},
      {"latest", role_aside},
      {"recent", role_aside},
      {"similar", role_aside},
      {"sidebar", role_side},
      {"teaser", role_aside},
      {"teasers", role_aside},
      {"promo", role_aside},
      {"newsletter", role_aside},
      {"carousel", role_aside},
      {"upcoming", role_aside},
      {"readmore", role_aside},
      {"footer", role_footer},
      {"copyright", role_footer},
      {"nav", role_header},
      {"navbar", role_header},
      {"navigation", role_header},
      {"menu", role_header},
      {"masthead", role_header},
      {"logo", role_header},
      {"bio", role_bio},
      {"biography", role_bio},
      {"about", role_bio},
      {"authorbox", role_bio | role_author},
      {"job", role_job},
      {"jobtitle", role_job},
      {"position", role_job},
      {"designation", role_job},
      {"role", role_job},
      {"occupation", role_job},
      {"reviewer", role_check},
      {"reviewed", role_check},
      {"editor", role_check},
      {"checker", role_check},
      {"photographer", role_check},
      {"caption", role_check},
      {"credit", role_check},
  };
  const auto found = words.find(word);
  return found == words.end() ? 0 : found->second;
}

/// What words mean only beside others: "author-title" is a job, "more-posts" are other articles.
std::uint32_t with_neighbours(std::uint32_t roles, std::string_view before, std::string_view word) {
  if (before == "author" || before == "byline" || before == "writer") {
    if (word == "title" || word == "label" || word == "social" || word == "links" ||
        word == "image" || word == "avatar" || word == "photo" || word == "twitter") {
      roles |= role_job;
    }
    if (word == "box" || word == "description" || word == "info" || word == "card") {
      if (word == "description") roles |= role_bio;
    }
  }
  if ((before == "more" || before == "other" || before == "next" || before == "prev" ||
       before == "previous") &&
      (word == "posts" || word == "post" || word == "articles" || word == "article" ||
       word == "stories" || word == "news" || word == "from")) {
    roles |= role_aside;
  }
  if (word == "title" && (before == "entry" || before == "post" || before == "article" ||
                          before == "story" || before == "page" || before == "news")) {
    roles |= role_headline;
  }
  // "widget-area", but not what page builders call all that they make: "builder-widget-text".
  if (word == "widget" && before.empty()) roles |= role_side;
  if (word == "text" && before == "alt") roles |= role_check;
  if (((word == "date" || word == "time" || word == "on") &&
       (before == "updated" || before == "update" || before == "modified")) ||
      (word == "updated" && (before == "last" || before == "date" || before == "dt"))) {
    roles |= role_date | role_updated;
  }
  return roles;
}

/// The roles of all words in `names`: "post-date", "post_date", "postDate", "blog-post__date".
std::uint32_t roles_of_names(std::string_view names) {
  std::uint32_t roles = 0;
  std::string before;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    roles = with_neighbours(roles | roles_of_word(word), before, word);
    before.swap(word);
    word.clear();
  };
  bool lower = false;
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && lower) end_word();
    lower = c >= 'a' && c <= 'z';
    if (capital || lower) {
      word.push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
    } else {
      end_word();
      if (c == ' ') before.clear();
    }
  }
  end_word();
  // "entry-date updated" is what blogs call the one date that they show.
  if ((roles & role_maybe_updated) != 0 && (roles & (role_date | role_published)) == 0) {
    roles |= role_updated;
  }
  return roles;
}

std::uint32_t roles_of_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return role_heading;
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
      return role_subheading;
    case GUMBO_TAG_TIME:
      return role_time;
    case GUMBO_TAG_ASIDE:
      return role_side;
    case GUMBO_TAG_FOOTER:
      return role_footer;
    case GUMBO_TAG_NAV:
      return role_header;
    case GUMBO_TAG_FIGCAPTION:
      return role_check;
    default:
      return 0;
  }
}

std::uint32_t roles_of_property(std::string_view property) {
  std::uint32_t roles = 0;
  if (property.find("datePublished") != std::string_view::npos) roles |= role_date_mark;
  if (property.find("dateModified") != std::string_view::npos) roles |= role_updated | role_date;
  if (property == "author" || property == "creator") roles |= role_author_mark;
  if (property == "name") roles |= role_name;
  if (property == "headline") roles |= role_headline;
  if (property == "comment") roles |= role_comment;
  if (property == "articleSection") roles |= role_section;
  if (property == "jobTitle" || property == "description") roles |= role_job;
  return roles;
}

bool is_hidden(std::string_view style) {
  for (const std::string_view rule : {"display:none", "display: none"}) {
    if (style.find(rule) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool names_author_page(std::string_view address) {
  for (const std::string_view part :
       {"/author/", "/authors/", "/contributor/", "/contributors/", "/profile/", "/people/",
        "/staff/", "/writer/", "/writers/", "/by/", "/reporter/", "/journalist/", "?author="}) {
    if (address.find(part) != std::string_view::npos) return true;
  }
  return false;
}

std::uint32_t roles_of(const GumboNode* element) {
  const GumboTag tag = tag_of(element);
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_HEAD) return 0;
  std::uint32_t roles = roles_of_tag(tag);
  const GumboVector& attributes = element->v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* given = static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view name = given->name;
    const std::string_view value = std::string_view(given->value).substr(0, 500);
    if (name == "class" || name == "id" || name == "data-testid") {
      roles |= roles_of_names(value);
    } else if (name == "itemprop") {
      roles |= roles_of_property(value);
    } else if (name == "rel") {
      if (value == "author" || value.starts_with("author ") || value.ends_with(" author")) {
        roles |= role_author_mark;
      }
    } else if (name == "datetime") {
      roles |= role_time;
    } else if (name == "pubdate") {
      roles |= role_published;
    } else if (name == "hidden" || (name == "style" && is_hidden(value))) {
      roles |= role_hidden;
    } else if (name == "href" && tag == GUMBO_TAG_A) {
      roles |= role_link | (names_author_page(value) ? role_person : 0U);
    }
  }
  if (tag == GUMBO_TAG_UNKNOWN && element->v.element.original_tag.length > 5) {
    const std::string_view written(
        element->v.element.original_tag.data,
        std::min<std::size_t>(element->v.element.original_tag.length, 8));
    if (written.starts_with("<date")) roles |= role_date;
    if (written.starts_with("<author")) roles |= role_author;
  }
  return roles;
}

}  // namespace sayso
