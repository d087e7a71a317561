#include "documents/article.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "base/ascii.h"
#include "documents/block_text.h"
#include "documents/line_kinds.h"
#include "documents/live_entries.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

/// The score from which blocks are kept: the one that promises the best F measure over bytes of
/// text, as far as the scores are right. A page of which no block is sure so keeps its likeliest.
float least_score(const Outline& outline, const std::vector<float>& scores) {
  constexpr float lowest = 0.1F;
  constexpr float highest = 0.5F;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  double article = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    article += scores[i] * static_cast<double>(outline.blocks[i].text.size());
  }
  double kept = 0;
  double right = 0;
  double best = 0;
  float least = highest;
  for (const std::size_t i : order) {
    const auto size = static_cast<double>(outline.blocks[i].text.size());
    kept += size;
    right += scores[i] * size;
    if (const double fit = 2 * right / (kept + article); fit > best) {
      best = fit;
      least = scores[i];
    }
  }
  return std::clamp(least, lowest, highest);
}

/// A paragraph that is nothing but a link in capitals, as houses point to another story.
bool is_link_in_capitals(const Outline& outline, const Block& block, const TextShape& shape) {
  constexpr float least_words = 6;
  constexpr float least_capitals = 0.75F;  // of the words
  return outline.elements[block.element].role == Role::paragraph &&
         block.linked >= block.text.size() && shape.words >= least_words &&
         shape.all_capitals >= least_capitals;
}

/// What sites put between an article's lines in words that are always the same, or in a form that
/// is: a link to read on, a time of day alone, "Print this page".
bool is_label(const Outline& outline, const Block& block) {
  static const RE2 time(R"((?i)\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)");
  constexpr std::size_t longest = 200;  // bytes
  if (block.text.size() > longest || outline.elements[block.element].level > 0) return false;
  constexpr std::uint32_t reads_on = 1U << static_cast<unsigned>(LineKind::read_more);
  if (is_house_label(block.text)) return true;
  return (block.linked * 2 > block.text.size() && (line_kinds(block.text) & reads_on) != 0) ||
         is_link_in_capitals(outline, block, shape_of(block.text)) ||
         RE2::FullMatch(block.text, time);
}

/// Sets the scores of labels and of the title above the text to 0.
void drop_labels(const Outline& outline, std::string_view title, float least,
                 std::vector<float>& scores) {
  const std::string letters = letters_of(title);
  bool begun = false;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] < least) continue;
    const Block& block = outline.blocks[i];
    const bool is_title = !begun && !letters.empty() && letters_of(block.text) == letters;
    if (is_title || is_label(outline, block)) {
      scores[i] = 0;
    } else {
      begun = true;
    }
  }
}

/// What may stand at the end of a page's text and is none of it: where to read on, how to comment.
bool is_note_at_end(const Block& block) {
  static const RE2 comments(
      R"((?i)^(?:\pL{1,10}\W{1,3})?(?:all |your )?(?:comments?|coment[áa]rios?|kommentare?|comment(?:aires?|i))\b)");
  constexpr std::size_t longest = 300;  // bytes
  if (block.text.size() > longest) return false;
  const TextShape shape = shape_of(block.text);
  const auto is = [&shape](LineKind kind) {
    return (shape.kinds & 1U << static_cast<unsigned>(kind)) != 0;
  };
  const bool is_sentence =
      shape.ends_sentence > 0 && shape.cut_off == 0 && block.linked * 2 < block.text.size();
  return (is(LineKind::read_more) && !is_sentence) ||
         (is(LineKind::comments) && RE2::PartialMatch(block.text, comments));
}

/// Whether a company starts to say what it is, as under its press releases, and `rest`, the text
/// from there on, says where it sits or what it owns.
bool is_self_description(std::string_view text, std::string_view rest) {
  static const RE2 is_what(
      R"(\b(?:is|are) (?:an?|the|one of the) (?:[\w-]+ ){0,2}(?:global|leading|international|worldwide|world’s|world's|premier|privately|publicly)\b)");
  static const RE2 has_what(
      R"(\b(?:headquarter(?:s|ed) in|subsidiar(?:y|ies)|listed on|employs|employees|offices in|operat\w+ in \d+ countries)\b)");
  return RE2::PartialMatch(text, is_what) && RE2::PartialMatch(rest, has_what);
}

/// Ends the text before the first such note among its last four blocks, unless that takes much of
/// it: sets the scores from there on to 0.
void cut_notes_at_end(const Outline& outline, float least, std::vector<float>& scores) {
  constexpr std::size_t most_blocks_cut = 4;
  constexpr double most_cut = 0.3;  // of the bytes kept
  double kept = 0;
  std::string rest;
  std::size_t cut = 0;  // bytes
  std::size_t end = scores.size();
  std::size_t seen = 0;
  for (std::size_t i = scores.size(); i > 0; --i) {
    if (scores[i - 1] < least) continue;
    const Block& block = outline.blocks[i - 1];
    kept += static_cast<double>(block.text.size());
    if (seen++ >= most_blocks_cut) continue;
    rest.insert(0, block.text + "\n");
    if (!is_note_at_end(block) && !is_self_description(block.text, rest)) continue;
    end = i - 1;
    cut = rest.size();
  }
  if (static_cast<double>(cut) > most_cut * kept) return;
  std::fill(scores.begin() + static_cast<std::ptrdiff_t>(end), scores.end(), 0.0F);
}

/// Sets the scores to 0 in every part that begins with "You may also like" and has text that may be
/// the article's before it: whole articles stand there as well.
void drop_other_articles(const Outline& outline, std::vector<float>& scores) {
  static const RE2 begins(
      R"((?i)(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|related (?:stories|articles|posts|news)|more stories)"
      R"(|você (?:também )?pode (?:também )?gostar|(?:también )?(?:te|le) puede interesar|das könnte (?:sie|dich) auch interessieren)"
      R"(|potrebbe(?:ro)? interessarti(?: anche)?|vous aimerez (?:aussi|peut-être))\W*)");
  constexpr std::size_t longest = 60;     // bytes
  constexpr double least_before = 100.0;  // bytes of article to be expected
  double before = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Block& block = outline.blocks[i];
    before += scores[i] * static_cast<double>(block.text.size());
    if (before < least_before || block.text.size() > longest) continue;
    if (!RE2::FullMatch(block.text, begins)) continue;
    std::size_t part = block.element;
    while (part != 0 && outline.elements[outline.elements[part].parent].first == i) {
      part = outline.elements[part].parent;
    }
    for (std::size_t j = i; j < outline.elements[part].last; ++j) scores[j] = 0;
  }
}

/// Where structured data has the article and ends before the page's text does, up to two paragraphs
/// more are notes of the house: on the author, on the next article. Sets their scores to 0.
void cut_after_witness(const Outline& outline, std::string_view witness, float least,
                       std::vector<float>& scores) {
  if (witness.empty()) return;
  const std::vector<float> shares = shares_witnessed(outline, witness);
  std::size_t confirmed = 0;
  std::vector<std::size_t> after;  // kept blocks behind the last confirmed one
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] < least) continue;
    after.push_back(i);
    if (shares[i] < 0.8F) continue;
    confirmed += outline.blocks[i].text.size();
    after.clear();
  }
  const bool is_whole = confirmed * 10 >= witness.size() * 9;
  if (!is_whole || after.size() > 2) return;
  for (const std::size_t i : after) scores[i] = 0;
}

}  // namespace

PageFacts page_facts(const Dom& page) {
  PageFacts facts;
  const GumboNode* head = page.find(GUMBO_TAG_HEAD);
  for (const GumboNode* node = head; node != nullptr; node = next_node(node, head, Enter::yes)) {
    if (tag_of(node) != GUMBO_TAG_META) continue;
    const std::string_view name = attribute(node, "name");
    const std::string_view property = attribute(node, "property");
    const std::string_view content = attribute(node, "content");
    if (property == "og:type" && content == "article") facts.is_article = true;
    if (name != "description" && property != "og:description") continue;
    if (facts.description.empty()) facts.description = content;
  }
  return facts;
}

ArticleHints hints_of(const Metadata& metadata, const PageFacts& facts) {
  ArticleHints hints;
  hints.title = metadata.fields.title;
  hints.body = metadata.body;
  hints.description = facts.description;
  constexpr std::size_t most_names = 20;
  hints.names = metadata.fields.byline;
  hints.names.resize(std::min(hints.names.size(), most_names));
  hints.names.push_back(metadata.fields.outlet.name);
  hints.is_article = facts.is_article;
  return hints;
}

Article article_of(const Dom& page, const ArticleHints& hints, const PageModel& model) {
  const Outline outline = outline_of(page.root());
  std::vector<float> scores = model.scores(outline, block_features(outline, hints));
  drop_other_articles(outline, scores);
  const float least = least_score(outline, scores);
  drop_labels(outline, hints.title, least, scores);
  cut_after_witness(outline, hints.body, least, scores);
  cut_notes_at_end(outline, least, scores);
  Article article;
  std::vector<Span> spans(scores.size());
  std::size_t next = 0;  // block after the last one kept
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] < least) continue;
    const Block& block = outline.blocks[i];
    const std::string text = clean_lines(block.text);
    if (text.empty()) continue;
    if (!article.text.empty()) article.text += block.goes_on && next == i ? " " : "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    spans[i] = {begin, static_cast<std::uint32_t>(article.text.size())};
    next = i + 1;
  }
  article.entries = live_entries(outline, spans);
  return article;
}

}  // namespace sayso
