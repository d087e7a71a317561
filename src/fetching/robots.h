// robots.txt after RFC 9309: which paths of a site a crawler may fetch.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// Bytes of a robots.txt that are read; what comes after them does not hold.
inline constexpr std::size_t robots_limit = 512'000;

/// The name by which groups of robots.txt call a crawler: "sayso" of "sayso/1.0 (...)".
std::string product_of(std::string_view user_agent);

/// The rules that hold for one crawler.
class Robots {
 public:
  /// Without rules everything may be fetched.
  Robots() = default;

  /// The groups of `text` for `product`, else those for everybody ("*").
  Robots(std::string_view text, std::string_view product);

  /// `path` is an address from the slash after the host on, with its query. The longest rule that
  /// fits decides; of equally long ones that which allows.
  bool allows(std::string_view path) const;

  /// The time between two requests that the site asks for ("Crawl-delay", in no RFC).
  std::optional<std::chrono::milliseconds> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::string pattern;  // in the one way of writing that paths are compared in
    bool allow = false;
  };
  std::vector<Rule> rules_;  // the longest first, and of equally long ones those that allow
  std::optional<std::chrono::milliseconds> crawl_delay_;
};

}  // namespace sayso
