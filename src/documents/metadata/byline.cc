#include "documents/metadata/byline.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/date.h"
#include "documents/metadata/headline.h"
#include "documents/metadata/names.h"

namespace sayso {
namespace {

constexpr std::size_t lines_before = 8;  // the headline
constexpr std::size_t lines_after = 14;
constexpr std::size_t lines_close = 5;
constexpr std::size_t longest_byline = 200;  // bytes

using Names = std::vector<std::string>;

class Search {
 public:
  explicit Search(const PageEvidence& page) : page_(page) {
    if (!page.heading) {
      last_ = lines_after;
      return;
    }
    const std::size_t heading = page.line_at(page.heading->begin);
    first_ = heading - std::min(heading, lines_before);
    last_ = page.line_at(page.heading->end - 1) + lines_after;
  }

  /// "By Ida Holm and Per Lund" near the headline; the line after where it is only "By".
  /// `reach` is how many lines below the headline are read.
  Names written(std::size_t reach) const {
    Names names;
    const std::size_t last = last_ - lines_after + reach;
    for (std::size_t i = first_; i <= last && i < page_.lines.size(); ++i) {
      if (is_heading(i)) continue;
      const TextLine& line = page_.lines[i];
      if (!may_hold_byline(line) || is_check(i)) continue;
      const std::string_view words = page_.words(line);
      if (is_byline_opening(words) && i + 1 < page_.lines.size()) {
        for (std::size_t next = i + 1; next < page_.lines.size() && next <= i + 8; ++next) {
          const Names more =
              names_on(page_.words(page_.lines[next]), next, role_person | role_name);
          if (more.empty()) break;
          add_names(more, names);
        }
      } else if (starts_byline(words)) {
        add_names(names_on(words, i, role_link | role_name), names);
      } else if (const std::size_t by = by_after_date(words); by > 0) {
        add_names(names_on(words.substr(by), i, role_link | role_name), names);
      }
      if (!names.empty()) return names;
    }
    return beside_date();
  }

  /// Where "by" stands in "March 4, 2024 by Ida Holm"; else 0.
  static std::size_t by_after_date(std::string_view words) {
    const std::size_t by = lower_ascii(words.substr(0, 60)).find(" by ");
    if (by == std::string::npos) return 0;
    const auto dates = find_dates(words.substr(0, by));
    const bool at_start = !dates.empty() && dates.front().begin < 12 && dates.front().end + 8 >= by;
    return at_start ? by + 1 : 0;
  }

  /// "Ida Holm | March 4, 2024" just below the headline.
  Names beside_date() const {
    if (!page_.heading) return {};
    const std::size_t heading = page_.line_at(page_.heading->end - 1);
    for (std::size_t i = heading + 1; i <= heading + 3 && i < page_.lines.size(); ++i) {
      const std::string_view words = page_.words(page_.lines[i]);
      if (!may_hold_byline(page_.lines[i]) || words.size() > 100 || is_check(i)) continue;
      const auto dates = find_dates(words);
      if (dates.empty() || dates.front().begin < 5) continue;
      Names names = names_in(words.substr(0, dates.front().begin));
      if (names.size() == 1 && is_person(names[0])) return names;
    }
    return {};
  }

  /// What elements near the headline call an author.
  Names marked(std::uint32_t roles) const {
    Names names;
    for (const Mark& mark : page_.marks) {
      if ((mark.roles & roles) == 0 || mark.end <= mark.begin) continue;
      const std::uint32_t all = mark.roles | mark.around;
      if ((all & (elsewhere | role_header | role_job | role_check | role_bio)) != 0) continue;
      const std::size_t line = page_.line_at(mark.begin);
      if (line < first_ || line > last_ || is_heading(line) || is_check(line)) continue;
      add_names(names_of(mark), names);
      if (names.size() > 12) return names;
    }
    return names;
  }

  /// The author that is introduced below the article.
  Names introduced() const {
    for (const Mark& mark : page_.marks) {
      if ((mark.roles & (role_author_mark | role_author | role_byline | role_person)) == 0 ||
          mark.end <= mark.begin) {
        continue;
      }
      const std::uint32_t all = mark.roles | mark.around;
      if ((all & (elsewhere | role_header | role_job | role_check)) != 0) continue;
      Names names = names_of(mark);
      if (names.size() == 1 && is_person(names[0])) return names;
    }
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const TextLine& line = page_.lines[i];
      if ((line.roles & (elsewhere | role_header)) != 0) continue;
      const std::string_view words = page_.words(line);
      Names names;
      if (is_byline_opening(words) && words.size() > 4 && i + 1 < page_.lines.size()) {
        names = names_on(page_.words(page_.lines[i + 1]), i + 1, role_person | role_name);
      } else if (words.size() < 80 && starts_byline(words)) {
        names = names_on(words, i, role_link | role_name);
      }
      if (names.size() == 1 && is_person(names[0])) return names;
    }
    return {};
  }

 private:
  bool is_heading(std::size_t line) const {
    return page_.heading &&
           page_.lines[std::min(line, page_.lines.size() - 1)].begin >= page_.heading->begin &&
           page_.lines[std::min(line, page_.lines.size() - 1)].begin < page_.heading->end;
  }

  static bool may_hold_byline(const TextLine& line) {
    return line.end - line.begin <= longest_byline &&
           (line.roles & (elsewhere | role_header | role_hidden)) == 0;
  }

  /// "Reviewed by", "Edited by", "Photos by": on this line or the one before, alone.
  bool is_check(std::size_t line) const {
    const auto calls = [this](std::size_t i) {
      const std::string lower = lower_ascii(page_.words(page_.lines[i]).substr(0, 60));
      for (const std::string_view word :
           {"reviewed by", "edited by", "checked by", "photo", "updated by", "researched by",
            "illustrat", "verified by", "approved by", "sponsored by", "powered by",
            "translated by", "presented by", "editor:", "checker"}) {
        if (lower.find(word) != std::string::npos) return true;
      }
      return false;
    };
    if (line >= page_.lines.size()) return false;
    if (calls(line)) return !starts_byline(page_.words(page_.lines[line]));
    return line > 0 && page_.words(page_.lines[line - 1]).size() <= 24 && calls(line - 1);
  }

  /// The names on a line that is known to hold some. Only what looks like a byline counts.
  /// Links are looked at first, as far as they have one of `roles`.
  Names names_on(std::string_view words, std::size_t line, std::uint32_t roles) const {
    if (words.size() > longest_byline || is_check(line)) return {};
    Names names = names_in(words);
    Names linked = linked_on(line, roles);
    if (!linked.empty()) {
      const Names all = linked;
      std::erase_if(linked, [&names](const std::string& name) {
        return std::find(names.begin(), names.end(), name) == names.end();
      });
      return linked.empty() ? all : linked;
    }
    if (!starts_byline(words) || words.size() > 60) {
      std::erase_if(names, [](const auto& name) { return !is_person(name); });
    }
    // A sentence that begins with "By": "By signing up, you agree".
    for (const std::string& name : names) {
      const auto first = static_cast<unsigned char>(name[0]);
      if (std::islower(first) != 0 && name.find(' ') != std::string::npos &&
          !name.starts_with("the ") && !name.starts_with("de ") && !name.starts_with("van ")) {
        return {};
      }
    }
    return names;
  }

  /// The persons among the links on a line.
  Names linked_on(std::size_t line, std::uint32_t roles) const {
    Names names;
    const TextLine& on = page_.lines[line];
    for (const Mark& mark : page_.marks) {
      if ((mark.roles & roles) == 0 || mark.begin < on.begin || mark.end > on.end ||
          mark.end <= mark.begin) {
        continue;
      }
      // What is said before the link of a second person: "Reviewed by".
      const std::string before =
          lower_ascii(std::string_view(page_.text).substr(on.begin, mark.begin - on.begin));
      if (before.find("reviewed") != std::string::npos ||
          before.find("edited") != std::string::npos ||
          before.find("updated") != std::string::npos ||
          before.find("checked") != std::string::npos) {
        break;
      }
      const Names found = names_in(page_.words(mark));
      if (found.size() == 1 && is_person(found[0])) add_names(found, names);
    }
    return names;
  }

  Names names_of(const Mark& mark) const {
    if (mark.end - mark.begin > longest_byline) return {};
    // A name inside, marked as such.
    Names names;
    for (const Mark& inner : page_.marks) {
      if (inner.begin < mark.begin || inner.end > mark.end || inner.end <= inner.begin) continue;
      if ((inner.around & role_check) != 0 || is_check(page_.line_at(inner.begin))) continue;
      const bool other = inner.begin != mark.begin || inner.end != mark.end;
      if (other && (inner.roles & (role_name | role_person)) != 0 &&
          (inner.roles & role_job) == 0) {
        add_names(names_in(page_.words(inner)), names);
      }
    }
    if (!names.empty()) return names;
    std::string_view words = page_.words(mark);
    while (!words.empty()) {
      const std::size_t end = std::min(words.find('\n'), words.size());
      names = names_in(words.substr(0, end));
      if (!names.empty()) return names;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    return names;
  }

  const PageEvidence& page_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

/// A list in one, or one <meta> for each name.
Names from_metas(const PageEvidence& page) {
  for (const std::string_view key :
       {"author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl",
        "dc.creator", "dcterms.creator", "citation_author", "cxenseparse:author", "og:author",
        "article:author_name", "bt:author", "article.author"}) {
    Names names;
    for (const auto& [name, value] : page.metas) {
      if (name == key) add_names(names_in(value), names);
    }
    if (!names.empty()) return names;
  }
  return {};
}

bool holds_all(const Names& more, const Names& fewer) {
  return std::all_of(fewer.begin(), fewer.end(), [&more](const std::string& name) {
    return std::any_of(more.begin(), more.end(), [&name](const std::string& other) {
      return letters_of(other).find(letters_of(name)) != std::string::npos;
    });
  });
}

bool is_site(const std::string& name, const Names& sites) {
  return std::any_of(sites.begin(), sites.end(), [&name](const std::string& site) {
    return letters_of(site) == letters_of(name);
  });
}

/// "Ida Holm The Harbour Courier" without the outlet.
void cut_outlet(std::string& name, const Names& sites) {
  for (std::size_t space = name.find(' '); space != std::string::npos;
       space = name.find(' ', space + 1)) {
    if (is_person(name.substr(0, space)) && is_site(name.substr(space + 1), sites)) {
      name.resize(space);
      return;
    }
  }
}

/// Drops the outlet beside names of others, and names with words of other elements behind them.
void keep_authors(Names& names, const Names& sites) {
  for (std::string& name : names) cut_outlet(name, sites);
  // "Ida Holm" and, of an element around it, "Ida Holm Politics".
  const Names all = names;
  std::erase_if(names, [&all](const std::string& name) {
    return std::any_of(all.begin(), all.end(), [&name](const std::string& other) {
      return other.size() < name.size() && name.starts_with(other + " ") && is_person(other);
    });
  });
  if (names.size() < 2) return;
  const auto outlet = [&sites](const std::string& name) { return is_site(name, sites); };
  if (!std::all_of(names.begin(), names.end(), outlet)) std::erase_if(names, outlet);
}

/// Accounts and the outlet itself: what software puts where nobody gave a name.
bool is_weak(const Names& names, const Names& sites) {
  if (std::any_of(names.begin(), names.end(),
                  [](const std::string& name) { return is_person(name); })) {
    return std::all_of(names.begin(), names.end(),
                       [&sites](const std::string& name) { return is_site(name, sites); });
  }
  return true;
}

}  // namespace

std::vector<std::string> byline_of(const PageEvidence& page, const ArticleData* article) {
  const std::vector<std::string>& sites = page.sites;
  Names stated;
  if (article != nullptr) {
    for (const std::string& author : article->authors) add_names(names_in(author), stated);
  }
  const Names in_metas = from_metas(page);
  if (stated.empty() || (is_weak(stated, sites) && !is_weak(in_metas, sites))) {
    if (!in_metas.empty()) stated = in_metas;
  }
  if (stated.empty() && article != nullptr) {
    for (const std::string& name : article->organisations) add_names(names_in(name), stated);
  }
  const Search search(page);
  Names shown = search.written(lines_close);
  if (shown.empty()) shown = search.marked(role_author_mark | role_byline);
  if (shown.empty()) shown = search.marked(role_author);
  if (shown.empty()) shown = search.marked(role_person);
  if (shown.empty()) shown = search.written(lines_after);
  keep_authors(shown, sites);
  keep_authors(stated, sites);
  if (stated.empty() && shown.empty()) return search.introduced();
  if (stated.empty()) return shown;
  if (shown.empty()) {
    const Names introduced = is_weak(stated, sites) ? search.introduced() : Names();
    return introduced.empty() ? stated : introduced;
  }
  if (is_weak(stated, sites)) return shown;
  if (holds_all(shown, stated) && shown.size() >= stated.size()) return shown;
  return stated;
}

}  // namespace sayso
