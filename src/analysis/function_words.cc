#include "analysis/function_words.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

// In the order of their bytes.
constexpr std::array<std::string_view, 215> kWords = {
    "a",         "about",      "above",   "across",    "after",   "again",      "against",
    "all",       "almost",     "along",   "already",   "also",    "although",   "am",
    "amid",      "among",      "an",      "and",       "another", "any",        "are",
    "aren't",    "around",     "as",      "at",        "away",    "back",       "be",
    "because",   "become",     "been",    "before",    "behind",  "being",      "below",
    "beneath",   "beside",     "besides", "between",   "beyond",  "both",       "but",
    "by",        "can",        "can't",   "cannot",    "could",   "couldn't",   "despite",
    "did",       "didn't",     "do",      "does",      "doesn't", "don't",      "down",
    "due",       "during",     "each",    "either",    "else",    "even",       "ever",
    "every",     "except",     "few",     "for",       "from",    "further",    "had",
    "hadn't",    "has",        "hasn't",  "have",      "haven't", "he",         "her",
    "here",      "hers",       "herself", "him",       "himself", "his",        "how",
    "however",   "if",         "in",      "including", "inside",  "instead",    "into",
    "is",        "isn't",      "it",      "its",       "itself",  "just",       "last",
    "late",      "later",      "least",   "less",      "like",    "may",        "me",
    "meanwhile", "might",      "mine",    "more",      "most",    "much",       "must",
    "my",        "near",       "neither", "never",     "next",    "no",         "nor",
    "not",       "now",        "of",      "off",       "often",   "on",         "once",
    "one",       "only",       "onto",    "or",        "other",   "others",     "our",
    "ours",      "out",        "outside", "over",      "own",     "past",       "per",
    "perhaps",   "rather",     "same",    "shall",     "she",     "should",     "shouldn't",
    "since",     "so",         "some",    "soon",      "still",   "such",       "than",
    "that",      "the",        "their",   "theirs",    "them",    "themselves", "then",
    "there",     "thereby",    "these",   "they",      "this",    "those",      "though",
    "through",   "throughout", "thus",    "till",      "to",      "today",      "together",
    "tomorrow",  "too",        "toward",  "towards",   "under",   "unless",     "until",
    "unto",      "up",         "upon",    "us",        "via",     "was",        "wasn't",
    "we",        "were",       "weren't", "what",      "when",    "where",      "whereas",
    "whether",   "which",      "while",   "who",       "whom",    "whose",      "why",
    "will",      "with",       "within",  "without",   "won't",   "would",      "wouldn't",
    "yesterday", "yet",        "you",     "your",      "yours"};

}  // namespace

bool is_function_word(std::string_view word) {
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

}  // namespace sayso
