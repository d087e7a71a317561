// The names by which exports speak of what is in a store: one IRI for each thing, the same in every
// format and in every run.
#pragma once

#include <string>
#include <string_view>

#include "documents/document.h"

namespace sayso {

/// With the base "https://desk.example/": "https://desk.example/document/ID". The base of URNs,
/// "urn:sayso:", has a colon where others have a slash: "urn:sayso:document:ID". Ids are
/// percent-encoded but for unreserved characters, ":" and "@".
class Iris {
 public:
  static constexpr std::string_view kUrn = "urn:sayso:";

  /// Whether `base` can be one: an absolute IRI of characters that need no escape anywhere.
  static bool is_base(std::string_view base);

  /// A base that ends in none of "/", "#" and ":" gets a slash.
  explicit Iris(std::string_view base = kUrn);

  std::string of(std::string_view kind, std::string_view id) const;
  /// Of something that is unique within `id` only.
  std::string of(std::string_view kind, std::string_view id, std::string_view part) const;

  std::string document(std::string_view id) const { return of("document", id); }
  std::string statement(std::string_view document, std::string_view id) const {
    return of("statement", document, id);
  }
  std::string claim(std::string_view id) const { return of("claim", id); }
  std::string story(std::string_view id) const { return of("story", id); }
  /// By its domain, else its name; empty where neither is known.
  std::string outlet(const Outlet& outlet) const;
  std::string outlet(std::string_view name) const { return of("outlet", name); }
  /// By a key of SourceIdentity; empty where that is.
  std::string source(std::string_view key) const;

 private:
  std::string base_;
};

/// The address as it is, where it is one of the web and an IRI; else nothing.
std::string web_address(std::string_view url);

/// Percent-encoded but for unreserved characters, ":" and "@".
std::string percent_encoded(std::string_view text);

}  // namespace sayso
