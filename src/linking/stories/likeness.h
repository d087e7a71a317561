// How alike the words of two reports are, as far as those tell one story from another.
#pragma once

#include <cstdint>
#include <vector>

#include "linking/stories/document_words.h"
#include "record/story_rows.h"

namespace sayso {

/// The weights of a document's words, in their order: tf-idf, names and numbers weighing more, the
/// whole divided by a norm that grows with the square root of its length. `counts` are those of the
/// store; `documents` is how many it has.
///
/// Rarity goes by the store's counts and by what is known of English, as if the store had a
/// thousand reports of all kinds beside its own: else the words of the one story in a small store
/// would be common ones.
std::vector<WordWeight> word_weights(const std::vector<DocumentWord>& words,
                                     const std::vector<WordCount>& counts, std::int64_t documents);

/// The words by which the document is best found, the weightiest first.
std::vector<std::int64_t> weightiest(const std::vector<WordWeight>& weights, std::size_t most);

/// The product of the weights, less the further apart the days of publication are. About 0 for
/// reports that have nothing in common; short ones of one story have 0.2 and more.
double likeness(const StoryDocument& one, const StoryDocument& other);

}  // namespace sayso
