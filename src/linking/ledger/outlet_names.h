// Whether words name an outlet, as texts call outlets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// A text with its words, so that several outlets can be looked for in it.
struct SearchedText {
  explicit SearchedText(std::string_view text);

  std::string text;
  std::vector<std::string> words;  // plain_words.h
};

/// The name of an outlet, so that it can be looked for in several texts.
class OutletName {
 public:
  explicit OutletName(std::string_view outlet);

  /// Whether the text names the outlet: in full, by its initials in capitals, or as "the" and its
  /// last word ("the Courier").
  bool is_in(const SearchedText& text) const;

 private:
  std::vector<std::string> words_;     // none where it has no name
  std::vector<std::string> wordings_;  // of a part of it, in their case of letters
};

/// Whether `text` names `outlet`, as OutletName does.
bool names_outlet(std::string_view text, std::string_view outlet);

/// Whether the words are those for a body that speaks for itself: "Ruritania's general staff", "the
/// Ministry of Ports".
bool is_body(std::string_view source);

/// Whether a publisher's name is that of one that reports on others.
bool is_medium(std::string_view name);

}  // namespace sayso
