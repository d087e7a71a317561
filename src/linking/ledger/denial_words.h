// What the words of a statement say against another: that something is not so, or that what was
// said is false. Closed lists of words, since denying is closed language.
#pragma once

#include <string_view>
#include <vector>

namespace sayso {

struct DenialWords {
  bool negated = false;      // says that something is not so: "no lorry crossed", "nobody asked"
  bool opens = false;        // ... with one of its first words
  bool doubts = false;       // ... that anything speaks for it: "no evidence", "no sign"
  bool calls_false = false;  // "a forgery", "made up", "not true"
  bool open = false;         // begins as a question or an open matter: "whether"
  bool unable = false;       // "could not tell", "would not say": of one's own doing, not of the
                             // thing
};

/// Of the words of a content. A negation that stands far behind, or that counts ("not fewer than
/// ten", "not 12"), negates no statement.
DenialWords denial_words(std::string_view content);

/// What words of saying tell of the content behind them: that nothing speaks for it ("has seen no
/// evidence of"), or that it is wrong ("was wrongly quoted as saying").
enum class CueDenial { none, doubts, denies };
CueDenial cue_denial(std::string_view cue);

/// Whether nobody says it: "nobody", "neither".
bool names_nobody(std::string_view source);

/// All words that negate or call something false by themselves: "never", "untrue".
std::vector<std::string_view> words_of_denial();

/// Whether `word` calls something false by itself: "untrue", "forgery".
bool is_word_for_false(std::string_view word);

}  // namespace sayso
