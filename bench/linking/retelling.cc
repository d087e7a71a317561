#include "bench/linking/retelling.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "base/ascii.h"
#include "base/quotation.h"
#include "bench/linking/mixing.h"

namespace sayso::bench {
namespace {

constexpr std::size_t kCommonWords = 120;
constexpr std::size_t kShortestName = 3;
constexpr std::size_t kShortestWord = 4;  // that another word is put in place of
constexpr std::size_t kFewWords = 8;      // too few to choose from
// Words after which one of the document's own comes: in place of a longer word, of a short one or
// one with a capital, and of a name.
constexpr int kFar = 4;
constexpr int kFarther = 5;
constexpr int kFarthest = 6;
constexpr std::uint64_t kCast = 2;    // names of one length in a story
constexpr std::uint64_t kTopics = 5;  // rare words of one kind in a story

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<Span> words_in(std::string_view text) {
  std::vector<Span> out;
  for (std::uint32_t at = 0; at < text.size();) {
    std::uint32_t end = at;
    if (is_letter(text[at])) {
      while (end < text.size() && is_letter(text[end])) ++end;
    } else if (is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
    }
    if (end > at) out.push_back({at, end});
    at = std::max(end, at + 1);
  }
  return out;
}

/// 0 to 4: words that may stand for one another end alike.
std::uint32_t ending_of(std::string_view word) {
  if (word.ends_with("ing")) return 1;
  if (word.ends_with("ed")) return 2;
  if (word.ends_with("ly")) return 3;
  return word.ends_with("s") && !word.ends_with("ss") ? 4 : 0;
}

bool any_overlaps(const Spans& spans, Span span) {
  return std::any_of(spans.begin(), spans.end(), [&](Span one) { return one.overlaps(span); });
}

void add(Spans& spans, const Spans& more) { spans.insert(spans.end(), more.begin(), more.end()); }

/// The words that analysis read by rules: what they say must stay.
Spans kept_words(const Analysis& analysis) {
  Spans out;
  for (const Attribution& said : analysis.attributions) {
    add(out, said.cue);
    if (said.source_detail.nationality) out.push_back(said.source_detail.nationality->span);
    if (said.source_detail.number) out.push_back(said.source_detail.number->span);
  }
  for (const Timex& time : analysis.times) out.push_back(time.span);
  for (const Citation& citation : analysis.citations) {
    if (citation.span) out.push_back(*citation.span);
  }
  for (const Event& event : analysis.events) {
    for (const Goods& goods : event.goods) out.push_back(goods.span);
  }
  for (const Entity& entity : analysis.entities) {
    if (entity.type != EntityType::gpe || entity.country.empty()) continue;
    for (const Mention& mention : entity.mentions) out.push_back(mention.span);
  }
  return out;
}

Spans names_in(const Analysis& analysis) {
  Spans out;
  for (const Entity& entity : analysis.entities) {
    for (const Mention& mention : entity.mentions) {
      if (mention.form == MentionForm::name) out.push_back(mention.span);
    }
  }
  return out;
}

/// Writes `word` in the case of what stands at `place`.
void write(std::string& text, Span place, std::string_view word) {
  const bool all = place.size() > 1 && is_upper(text[place.begin + 1]);
  for (std::uint32_t i = 0; i < place.size(); ++i) {
    const bool upper = all || (i == 0 && is_upper(text[place.begin]));
    const char c = word[i];
    text[place.begin + i] = upper && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  }
}

void write_number(std::string& text, Span place, std::uint64_t seed) {
  for (std::uint32_t i = place.begin; i < place.end; ++i, seed /= 10) {
    const auto digit = static_cast<char>(seed % (i == place.begin ? 9 : 10));
    text[i] = static_cast<char>((i == place.begin ? '1' : '0') + digit);
  }
}

/// `value` names a day: that day `days` later.
void move_day(std::string& value, int days) {
  constexpr std::size_t kDay = 10;  // "2030-01-01"
  int year = 0;
  unsigned month = 0, day = 0;
  if (value.size() < kDay || days == 0) return;
  if (std::sscanf(value.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return;
  const std::chrono::year_month_day later(
      std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                            std::chrono::day(day)) +
      std::chrono::days(days));
  char written[32];
  std::snprintf(written, sizeof written, "%04d-%02u-%02u", static_cast<int>(later.year()),
                static_cast<unsigned>(later.month()), static_cast<unsigned>(later.day()));
  value.replace(0, kDay, written);
}

/// Says a string that was the words at `span` by the new words there.
void refresh(std::string& words, Span span, const std::string& before, const std::string& told) {
  if (words == span.in(before)) words = span.in(told);
}

}  // namespace

std::string made_up_name(std::uint64_t seed, std::size_t size) {
  constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  std::string out;
  bool vowel = (seed & 1U) != 0;
  for (; out.size() < size; vowel = !vowel) {
    seed = mixed(seed);
    const std::string_view letters = vowel ? kVowels : kConsonants;
    out += letters[seed % letters.size()];
  }
  return out;
}

Retelling::Retelling(std::vector<Entry> paragraphs) {
  paragraphs_.reserve(paragraphs.size());
  for (Entry& entry : paragraphs) paragraphs_.push_back({std::move(entry), {}});
  count_words();
  fill_buckets();
  for (Paragraph& paragraph : paragraphs_) mark(paragraph);
}

void Retelling::count_words() {
  for (const Paragraph& paragraph : paragraphs_) {
    const std::string& text = paragraph.entry.document.text;
    for (const Span word : words_in(text)) {
      // Names are written with a capital and do not count as words.
      if (!is_upper(text[word.begin]) && !is_digit(text[word.begin])) {
        ++counts_[std::string(word.in(text))];
      }
    }
  }
  std::vector<std::size_t> uses;
  uses.reserve(counts_.size());
  for (const auto& [word, count] : counts_) uses.push_back(count);
  std::sort(uses.rbegin(), uses.rend());
  common_from_ = uses.size() > kCommonWords ? uses[kCommonWords] : 1;
}

std::uint32_t Retelling::bucket_of(const std::string& word) const {
  const auto found = counts_.find(word);
  const std::size_t uses = found == counts_.end() ? 1 : found->second;
  const std::uint32_t often = uses > 20 ? 2 : uses > 4 ? 1 : 0;
  return static_cast<std::uint32_t>(word.size()) * 16 + ending_of(word) * 3 + often;
}

void Retelling::fill_buckets() {
  for (const auto& [word, uses] : counts_) {
    if (uses < common_from_) {
      buckets_[bucket_of(word)].push_back(word);
    }
  }
}

void Retelling::mark(Paragraph& paragraph) const {
  const std::string& text = paragraph.entry.document.text;
  const Spans kept = kept_words(paragraph.entry.analysis);
  const Spans names = names_in(paragraph.entry.analysis);
  const Spans quoted = quotations(text);
  for (const Span span : words_in(text)) {
    Token token;
    token.span = span;
    token.quoted = any_overlaps(quoted, span);
    const std::string word = lower_ascii(span.in(text));
    token.hash = mixed_word(word);
    const bool capital = is_upper(text[span.begin]);
    const auto count = counts_.find(word);
    if (any_overlaps(kept, span)) {
      token.kind = Kind::kept;
    } else if (is_digit(text[span.begin])) {
      token.kind = Kind::number;
    } else if (capital && any_overlaps(names, span)) {
      token.kind = span.size() < kShortestName ? Kind::kept : Kind::name;
    } else if (span.size() < kShortestWord || count == counts_.end()) {
      token.kind = span.size() > 1 ? Kind::small : Kind::kept;
    } else {
      token.bucket = bucket_of(word);
      token.kind = count->second >= common_from_ ? Kind::common : Kind::word;
    }
    paragraph.tokens.push_back(token);
  }
}

std::string_view Retelling::chosen(std::uint32_t bucket, std::uint64_t seed) const {
  auto found = buckets_.find(bucket);
  if (found == buckets_.end() || found->second.size() < kFewWords) {
    found = buckets_.find(bucket / 16 * 16);  // any rare ones of the length
  }
  if (found == buckets_.end()) return {};
  return found->second[seed % found->second.size()];
}

std::string_view Retelling::story_word(const Token& token, std::uint64_t story) const {
  const bool rare = token.bucket % 16 % 3 == 0;
  const bool topic = rare && token.hash % 2 == 0;
  return chosen(token.bucket, topic ? mixed(story, token.bucket, token.hash / 2 % kTopics)
                                    : mixed(story, token.hash));
}

bool Retelling::is_far(Kind kind, int since) {
  switch (kind) {
    case Kind::kept:
      return false;
    case Kind::word:
    case Kind::common:
      return since >= kFar;
    case Kind::small:
      return since >= kFarther;
    case Kind::name:
    case Kind::number:
      return since >= kFarthest;
  }
  return false;
}

std::string Retelling::text(std::size_t paragraph, const Teller& teller) const {
  const Paragraph& original = paragraphs_[paragraph];
  std::string out = original.entry.document.text;
  int since = 0;  // words since the last one of the document's own
  for (const Token& token : original.tokens) {
    ++since;
    const bool kept = token.quoted && teller.keeps_quotations;
    // A quotation that reports have alike is the story's own, too.
    const std::uint64_t whose = kept ? teller.story : teller.document;
    const std::uint64_t chance = mixed(whose, token.hash, token.span.begin);
    if (is_far(token.kind, since) || (!kept && token.kind == Kind::word && chance % 3 == 0)) {
      // Any but a rare word gives way to a rare one.
      const std::uint32_t bucket = token.kind == Kind::word
                                       ? token.bucket
                                       : static_cast<std::uint32_t>(token.span.size()) * 16;
      const std::string_view word = chosen(bucket, mixed(chance));
      if (word.empty()) continue;
      write(out, token.span, word);
      since = 0;
    } else if (token.kind == Kind::word) {
      const std::string_view word = story_word(token, teller.story);
      if (!word.empty()) write(out, token.span, word);
    } else if (token.kind == Kind::name) {
      // Some are in the news all the time, others in this story alone.
      const std::size_t size = token.span.size();
      const std::uint64_t seed =
          token.hash % 10 < 3 ? token.hash : mixed(teller.story, size, token.hash / 10 % kCast);
      write(out, token.span, made_up_name(seed, size));
    } else if (token.kind == Kind::number) {
      write_number(out, token.span, mixed(teller.story, token.hash));
    }
  }
  return out;
}

Analysis Retelling::analysis(std::size_t paragraph, const std::string& told, int days) const {
  const Entry& original = paragraphs_[paragraph].entry;
  const std::string& before = original.document.text;
  Analysis out = original.analysis;
  for (Entity& entity : out.entities) {
    const std::string name = entity.name;
    for (const Mention& mention : entity.mentions) {
      if (name == mention.span.in(before)) entity.name = mention.span.in(told);
    }
  }
  for (Timex& time : out.times) {
    if (time.anchor == "published") move_day(time.value, days);
  }
  for (Attribution& said : out.attributions) {
    SourceDetail& detail = said.source_detail;
    for (auto* one : {&detail.affiliation, &detail.role, &detail.anonymity_reason}) {
      if (*one) refresh((*one)->value, (*one)->span, before, told);
    }
  }
  return out;
}

}  // namespace sayso::bench
