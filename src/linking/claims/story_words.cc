#include "linking/claims/story_words.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linking/claims/claim_traits.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

constexpr std::int64_t kDocuments = 40;  // of the story, latest first

/// Stretches of a text between line ends and full stops.
std::vector<Span> stretches(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    end = std::min(text.find(". ", begin), end);
    if (end > begin) {
      out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace

Result<WordWeights> word_weights(Database& database, std::int64_t document,
                                 const std::vector<ComparedMember>& members) {
  const auto story = story_of(database, document);
  if (!story) return story.error();
  if (*story == 0) return WordWeights(members);
  const auto documents = latest_of_story(database, *story, kDocuments);
  if (!documents) return documents.error();
  std::map<std::string, int> counts;
  std::size_t all = 0;
  for (const StoryDocument& one : *documents) {
    const auto read = read_story_text(database, one.document);
    if (!read) return read.error();
    for (const Span stretch : stretches(read->text)) {
      for (const std::string& word : telling_stems(read->text, stretch)) ++counts[word];
      ++all;
    }
  }
  return WordWeights(counts, all);
}

}  // namespace sayso
