#include "documents/article.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <functional>
#include <vector>

#include "documents/outline.h"

namespace sayso {
namespace {

/// Of the bytes of text below an element, how many stand in links: 0 to 1.
double linked_share(const Outline& outline, std::size_t element) {
  std::size_t text = 1;
  std::size_t linked = 0;
  for (std::size_t i = outline.elements[element].first; i < outline.elements[element].last; ++i) {
    text += outline.blocks[i].text.size();
    linked += outline.blocks[i].linked;
  }
  return static_cast<double>(linked) / static_cast<double>(text);
}

// The scores of elements follow Readability (https://github.com/mozilla/readability): a paragraph
// speaks for the elements around it by its length and commas, less the farther they are.

bool is_paragraph_tag(GumboTag tag) {
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_PRE ||
         tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_DD;
}

bool is_heading_tag(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 ||
         tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

double share_linked(const Block& block) {
  return static_cast<double>(block.linked) / static_cast<double>(block.text.size());
}

double paragraph_score(const Block& block) {
  if (block.text.size() < 25 || share_linked(block) > 0.5) return 0;
  const auto commas = std::count(block.text.begin(), block.text.end(), ',');
  return 1 + static_cast<double>(commas) +
         std::min(3.0, static_cast<double>(block.text.size()) / 100);
}

/// Letters and digits only, in lower case, so that layout does not matter.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      out.push_back(static_cast<char>(std::tolower(byte)));
    }
  }
  return out;
}

double name_score(const GumboNode* node) {
  static const RE2 good(R"((?i)article|body|content|entry|main|page|post|text|blog|story)");
  double score = 0;
  for (const char* name : {"class", "id"}) {
    const std::string_view value = attribute(node, name);
    if (!value.empty() && RE2::PartialMatch(re2::StringPiece(value), good)) score += 12;
  }
  if (attribute(node, "itemprop") == "articleBody") score += 50;
  switch (tag_of(node)) {
    case GUMBO_TAG_ARTICLE:
      return score + 15;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
      return score + 5;
    case GUMBO_TAG_OL:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_FORM:
      return score - 3;
    default:
      return score;
  }
}

/// Finds the element that holds the article.
class Choice {
 public:
  explicit Choice(const Outline& outline) : outline_(outline) {}

  std::size_t element() const {
    const std::vector<double> scores = element_scores();
    std::size_t best = 0;
    for (std::size_t i = 1; i < scores.size(); ++i) {
      if (scores[i] > scores[best]) best = i;
    }
    return with_equals(best);
  }

  /// The smallest element with nearly all blocks that `witness` has as well; the page's own where
  /// they are too few.
  std::size_t element_by(const std::vector<char>& confirmed) const {
    std::size_t all = 0;
    for (std::size_t i = 0; i < confirmed.size(); ++i) {
      all += confirmed[i] != 0 ? outline_.blocks[i].text.size() : 0;
    }
    std::size_t best = 0;
    for (std::size_t e = 1; e < outline_.elements.size(); ++e) {
      std::size_t inside = 0;
      for (std::size_t i = outline_.elements[e].first; i < outline_.elements[e].last; ++i) {
        inside += confirmed[i] != 0 ? outline_.blocks[i].text.size() : 0;
      }
      // Later elements are inside earlier ones or beside them.
      if (inside * 10 >= all * 9) best = e;
    }
    return best;
  }

 private:
  std::vector<double> element_scores() const {
    std::vector<double> scores(outline_.elements.size(), 0);
    for (const Block& block : outline_.blocks) {
      const double score = paragraph_score(block);
      if (score == 0) continue;
      std::size_t element = block.element;
      if (is_paragraph_tag(tag_of(outline_.elements[element].node))) {
        element = outline_.elements[element].parent;
      }
      double share = 1;
      for (int level = 0; level < 4; ++level) {
        scores[element] += score * share;
        if (element == 0) break;
        element = outline_.elements[element].parent;
        share = level == 0 ? 0.5 : share * 0.5;
      }
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (scores[i] == 0) continue;
      scores[i] =
          (scores[i] + name_score(outline_.elements[i].node)) * (1 - linked_share(outline_, i));
    }
    return scores;
  }

  /// Bytes in paragraphs that read as an article's.
  std::size_t prose_in(std::size_t element) const {
    std::size_t prose = 0;
    for (std::size_t i = outline_.elements[element].first; i < outline_.elements[element].last;
         ++i) {
      const Block& block = outline_.blocks[i];
      if (block.text.size() >= 80 && share_linked(block) < 0.3) prose += block.text.size();
    }
    return prose;
  }

  /// An article may be in pieces: an element around `best` where as good ones stand beside it.
  std::size_t with_equals(std::size_t best) const {
    std::size_t around = best;
    for (int level = 0; level < 4 && around != 0; ++level) {
      around = outline_.elements[around].parent;
      const GumboTag tag = tag_of(outline_.elements[around].node);
      if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || linked_share(outline_, around) > 0.35)
        break;
      const std::size_t inside = prose_in(best);
      const std::size_t outside = prose_in(around) - inside;
      if (outside * 3 >= inside) best = around;
    }
    return best;
  }

  const Outline& outline_;
};

/// A hash of each four words in a row, cases and all between words aside.
std::vector<std::size_t> shingles_of(std::string_view text) {
  std::vector<std::size_t> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::hash<std::string>()(word));
    word.clear();
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word.push_back(static_cast<char>(std::tolower(byte)));
    } else {
      end_word();
    }
  }
  end_word();
  std::vector<std::size_t> shingles;
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
    std::size_t shingle = 0;
    for (std::size_t j = i; j < i + 4; ++j) shingle = shingle * 1'000'003 + words[j];
    shingles.push_back(shingle);
  }
  return shingles;
}

/// Which blocks `witness` has as well, but for a few words.
std::vector<char> confirmed_blocks(const Outline& outline, std::string_view witness) {
  std::vector<std::size_t> known = shingles_of(witness);
  std::sort(known.begin(), known.end());
  std::vector<char> confirmed(outline.blocks.size(), 0);
  for (std::size_t i = 0; i < outline.blocks.size() && !known.empty(); ++i) {
    const std::vector<std::size_t> shingles = shingles_of(outline.blocks[i].text);
    const auto found = std::count_if(shingles.begin(), shingles.end(), [&known](std::size_t s) {
      return std::binary_search(known.begin(), known.end(), s);
    });
    const auto all = static_cast<std::ptrdiff_t>(shingles.size());
    confirmed[i] = all > 0 && found * 10 >= all * 8 ? 1 : 0;
  }
  return confirmed;
}

std::size_t confirmed_size(const Outline& outline, const std::vector<char>& confirmed) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < confirmed.size(); ++i) {
    size += confirmed[i] != 0 ? outline.blocks[i].text.size() : 0;
  }
  return size;
}

/// A line that sites put between an article's own: an invitation, a label, a credit. Any that reads
/// on as a sentence is none.
bool is_furniture_line(std::string_view text) {
  static const RE2 invitation(
      R"((?i)^(?:(?:read|see|watch|learn|find out) (?:more|also|next|related)\b|also read\b)"
      R"(|sign up (?:for|to)\b|subscribe\b|follow (?:us|me|@)|(?:click|tap) here\b|filed under\b)"
      R"(|(?:tags|topics|source|photo|image|picture|video|related|advertisement) ?:)"
      R"(|(?:photo|image|picture) (?:credit|by)\b|story continues below|continue reading)"
      R"(|©|copyright (?:©|\d|\(c\))|\(c\) ?\d{4}|all rights reserved))");
  static const RE2 label(
      R"((?i)(?:related(?: (?:stories|articles|content|coverage|news|posts|topics|links))?)"
      R"(|(?:share|tweet|pin|print|e-?mail|save|reply|like)(?: (?:this|on|via|to|with)\b.*)?)"
      R"(|advertisement|ad|sponsored(?: content)?|more (?:from|on|stories)\b.*[^.]|(?:file photo|getty images).*)"
      R"(|(?:posted|published|updated|last updated|last modified)(?: on| at)?:? +(?:[a-z]+day,? +)?(?:[a-z]+\.? \d|\d+[ ./-]).*)"
      R"(|by [A-Z][^.]*|loading\W*|\d+ (?:comments?|shares?)|(?:view )?(?:all )?comments?|editor'?s picks?))");
  return (text.size() < 260 && RE2::PartialMatch(re2::StringPiece(text), invitation)) ||
         (text.size() < 80 && RE2::FullMatch(re2::StringPiece(text), label));
}

bool same_words(std::string_view a, std::string_view b) { return letters_of(a) == letters_of(b); }

/// Whether a list's items are mostly links: a menu.
bool is_menu(const Outline& outline, const Block& block) {
  std::size_t element = block.element;
  for (int level = 0; level < 3; ++level) {
    const GumboTag tag = tag_of(outline.elements[element].node);
    if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
      return linked_share(outline, element) > 0.5;
    }
    element = outline.elements[element].parent;
  }
  return false;
}

/// The blocks of the article inside `element`.
std::vector<std::size_t> kept_blocks(const Outline& outline, std::size_t element,
                                     std::string_view title) {
  std::vector<std::size_t> kept;
  const OutlineElement& article = outline.elements[element];
  for (std::size_t i = article.first; i < article.last; ++i) {
    const Block& block = outline.blocks[i];
    const GumboTag tag = tag_of(outline.elements[block.element].node);
    if (tag == GUMBO_TAG_H1 || (!title.empty() && same_words(block.text, title))) continue;
    if (share_linked(block) > 0.8 && block.text.size() < 200) continue;
    if (is_menu(outline, block) || is_furniture_line(block.text)) continue;
    kept.push_back(i);
  }
  // A heading with nothing under it announces what was left out.
  while (!kept.empty() &&
         is_heading_tag(tag_of(outline.elements[outline.blocks[kept.back()].element].node))) {
    kept.pop_back();
  }
  return kept;
}

std::string joined(const Outline& outline, const std::vector<std::size_t>& kept) {
  std::string text;
  for (const std::size_t i : kept) {
    if (!text.empty()) text += "\n\n";
    text += outline.blocks[i].text;
  }
  return text;
}

/// With a witness, what stands before its first and after its last block is not the article.
void cut_to_witness(std::vector<std::size_t>& kept, const std::vector<char>& confirmed) {
  const auto is_confirmed = [&](std::size_t i) { return confirmed[i] != 0; };
  const auto last = std::find_if(kept.rbegin(), kept.rend(), is_confirmed);
  kept.erase(last.base(), kept.end());
  kept.erase(kept.begin(), std::find_if(kept.begin(), kept.end(), is_confirmed));
}

std::size_t size_of(const Outline& outline, const std::vector<std::size_t>& blocks) {
  std::size_t size = 0;
  for (const std::size_t i : blocks) size += outline.blocks[i].text.size();
  return size;
}

/// Whether there is as much as one sentence: what is left of a page of links is none.
bool has_prose(const Outline& outline, const std::vector<std::size_t>& blocks) {
  static const RE2 sentence(R"((?:[.!?…。！？])["'”’»)\]]*$)");
  return std::any_of(blocks.begin(), blocks.end(), [&outline](std::size_t i) {
    const Block& block = outline.blocks[i];
    return share_linked(block) < 0.5 &&
           (block.text.size() >= 120 ||
            (block.text.size() >= 40 && RE2::PartialMatch(block.text, sentence)));
  });
}

std::string article_in(const Outline& outline, const ArticleHints& hints) {
  const Choice choice(outline);
  auto kept = kept_blocks(outline, choice.element(), hints.title);
  const std::vector<char> confirmed = confirmed_blocks(outline, hints.body);
  const std::size_t size = confirmed_size(outline, confirmed);
  // A witness that the page hardly bears out, or that breaks off early, is not heard.
  if (size >= 250 && size * 2 > hints.body.size() && size * 5 > size_of(outline, kept) * 3) {
    kept = kept_blocks(outline, choice.element_by(confirmed), hints.title);
    cut_to_witness(kept, confirmed);
  }
  return has_prose(outline, kept) ? joined(outline, kept) : std::string();
}

}  // namespace

std::string article_text(const Dom& page, const ArticleHints& hints) {
  constexpr std::size_t too_short = 250;  // bytes
  std::string text = article_in(outline_of(page.root(), Furniture::drop), hints);
  if (text.size() >= too_short) return text;
  std::string more = article_in(outline_of(page.root(), Furniture::keep), hints);
  return more.size() > 2 * text.size() ? more : text;
}

}  // namespace sayso
