// Who publishes a document, by the names that other texts call it: "the Orlum Gazette", "the
// Gazette", "OG", "the health ministry" for the Ministry of Health of Norland.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "linking/citations/text_words.h"

namespace sayso {

/// The words of a publisher's name.
struct Publisher {
  std::vector<std::string> words;     // in lower case, sorted, without "of" and "the"
  std::string head;                   // the noun that the others describe: "ministry", "gazette"
  std::vector<std::string> acronyms;  // in lower case
};

/// From the outlet's name and domain, and from the acronym by which an agency's text opens
/// ("ORLUM, May 4 (OPA) -"); no words where there is no name.
Publisher publisher_of(const Outlet& outlet, std::string_view text);

/// Keys under which `publisher` is found: its acronyms, and its head with each other word.
std::vector<std::string> lookups_of(const Publisher& publisher);

/// Keys of the publishers that a text with these words may name, each once.
std::vector<std::string> lookups_in(const std::vector<TextWord>& words);

/// Where a text names a publisher.
struct PublisherName {
  Span span;
  bool whole = false;  // by its whole name or an acronym
};

/// In reading order, none overlapping. A single word of a longer name counts only as "the Gazette",
/// alone, with its article and its capital.
std::vector<PublisherName> names_in(std::string_view text, const std::vector<TextWord>& words,
                                    const Publisher& publisher);

}  // namespace sayso
