#include "linking/claims/story_words.h"

#include "record/story_rows.h"

namespace sayso {
namespace {

constexpr std::int64_t kDocuments = 40;  // of the story, latest first

}  // namespace

Result<WordWeights> word_weights(Database& database, ClaimMemory& memory, std::int64_t document,
                                 const std::vector<ComparedMember>& members) {
  const auto story = story_of(database, document);
  if (!story) return story.error();
  if (*story == 0) return WordWeights(members);
  const auto documents = latest_in_story(database, *story, kDocuments);
  if (!documents) return documents.error();
  WordWeights::Counts counts;
  std::size_t all = 0;
  for (const std::int64_t one : *documents) {
    const auto words = memory.words_of_text(database, one);
    if (!words) return words.error();
    for (const auto& [word, count] : (*words)->counts) counts[word] += count;
    all += (*words)->stretches;
  }
  return WordWeights(counts, all);
}

}  // namespace sayso
