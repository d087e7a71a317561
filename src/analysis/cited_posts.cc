#include "analysis/cited_posts.h"

#include <optional>
#include <string>

namespace sayso {
namespace {

const Terms kPosted = {"said",      "says",      "saying",    "wrote",   "writes",   "writing",
                       "posted",    "posting",   "post",      "posts",   "tweet",    "tweeted",
                       "announced", "added",     "statement", "message", "messages", "published",
                       "shared",    "thread",    "claimed",   "video",   "declared", "commented",
                       "comment",   "responded", "replied",   "reported"};
const Terms kPost = {"post",    "posts", "message", "messages", "video",     "thread",
                     "comment", "page",  "channel", "account",  "statement", "feed"};
const Terms kTweets = {"tweet", "tweets"};
const Terms kProgramme = {"programme", "program", "show", "podcast"};
const Terms kOnAir = {"said",     "says",     "saying", "told",      "appearing",
                      "appeared", "speaking", "spoke",  "interview", "interviewed",
                      "argued",   "claimed",  "asked"};
const Terms kPlatforms = {"twitter",  "facebook", "instagram", "telegram",  "weibo",    "tiktok",
                          "youtube",  "threads",  "bluesky",   "linkedin",  "mastodon", "wechat",
                          "whatsapp", "reddit",   "snapchat",  "vkontakte", "x"};
constexpr std::size_t kNear = 4;           // words between a verb and "on"
constexpr std::size_t kProgrammeName = 6;  // words of the longest name of a programme

/// Whether one of the words before `i`, in its clause, is one of `terms`.
bool lately(const WordList& words, std::size_t i, Terms terms) {
  for (std::size_t back = 1; back <= kNear && back <= i && words.flows(i - back); ++back) {
    if (words.is(i - back, terms)) return true;
  }
  return false;
}

/// Past the platform of social media that word `i` begins to name; `i` where it names none.
std::size_t platform_end(const WordList& words, std::size_t i) {
  if (!words[i].capital) return i;
  if (words.is(i, {"truth"}) && words.flows(i) && words.is(i + 1, {"social"})) return i + 2;
  return words.is(i, kPlatforms) ? i + 1 : i;
}

/// The words [begin, end) as what the text calls the place.
Citation citation(const WordList& words, std::size_t begin, std::size_t end, const char* medium) {
  Citation out;
  out.medium = medium;
  out.span = words.span_of(begin, end);
  out.outlet = out.span->in(words.text());
  out.how = "text";
  return out;
}

/// "on Twitter", "in a Facebook post", "in a post on X", "on her Telegram channel".
std::optional<Citation> on_platform(const WordList& words, std::size_t begin, std::size_t end) {
  const bool posts = words.flows(end - 1) && words.is(end, kPost);
  std::size_t before = begin;
  while (before > 0 && words.flows(before - 1) &&
         (words.is(before - 1, {"a", "an", "his", "her", "their", "its", "the", "my"}) ||
          words[before - 1].lower.ends_with("'s")))
    --before;
  if (before == 0 || !words.flows(before - 1)) return std::nullopt;
  const std::size_t preposition = before - 1;
  if (posts && words.is(preposition, {"in", "via"}))
    return citation(words, begin, end + 1, "social-media");
  if (!words.is(preposition, {"on", "via"})) return std::nullopt;
  // "In a post on X" names the post; "said on X" the platform alone.
  const bool post_on = preposition > 0 && words.flows(preposition - 1) &&
                       words.is(preposition - 1, {"post", "posts", "thread", "message", "video",
                                                  "tweet", "comment"});
  if (post_on) return citation(words, preposition - 1, end, "social-media");
  if (!lately(words, preposition, kPosted)) return std::nullopt;
  return citation(words, begin, posts ? end + 1 : end, "social-media");
}

/// "in a tweet", "tweeted".
std::optional<Citation> tweet(const WordList& words, std::size_t i) {
  const bool in_one = words.is(i, kTweets) && lately(words, i, {"in", "via"});
  if (!in_one && !words.is(i, {"tweeted"})) return std::nullopt;
  Citation out = citation(words, i, i + 1, "social-media");
  if (!in_one) out.outlet = "tweet";
  return out;
}

}  // namespace

std::vector<Citation> cited_posts(const WordList& words) {
  std::vector<Citation> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::optional<Citation> post = tweet(words, i);
    if (const std::size_t end = platform_end(words, i); !post && end > i)
      post = on_platform(words, i, end);
    const bool known = post && !found.empty() && found.back().span->overlaps(*post->span);
    if (post && !known) found.push_back(*std::move(post));
  }
  return found;
}

std::vector<Citation> cited_programmes(const WordList& words) {
  std::vector<Citation> found;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool called = words.is(i, kProgramme);
    if (!called && !words.is(i, {"on"})) continue;
    if (!lately(words, i, kOnAir)) continue;
    const std::string_view gap = words.gap_after(i);
    const bool quoted = gap == " \"" || gap == " \u201C" || gap == " \u2018" || gap == " '";
    if ((!quoted && !(called && words.flows(i))) || !words[i + 1].capital) continue;
    std::size_t end = i + 2;
    while (end < i + 1 + kProgrammeName && end < words.size() && words.flows(end - 1) &&
           (quoted || words[end].capital))
      ++end;
    found.push_back(citation(words, i + 1, end, "broadcast"));
    i = end - 1;
  }
  return found;
}

}  // namespace sayso
