#include "fetching/robots.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "base/ascii.h"

namespace sayso {
namespace {

constexpr std::size_t pattern_limit = 1'000;  // bytes; longer rules are left out
constexpr std::size_t rules_limit = 10'000;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

void append_encoded(unsigned char c, std::string& to) {
  constexpr char digits[] = "0123456789ABCDEF";
  to += {'%', digits[c >> 4], digits[c & 15]};
}

bool is_unreserved(unsigned char c) {
  return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_' || c == '~';
}

enum class Special { literal, pattern };  // what "*" and a last "$" are

/// One way of writing: letters beyond ASCII encoded, unreserved ones not (RFC 9309, 2.2.2).
std::string written_one_way(std::string_view path, Special special) {
  std::string out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const auto c = static_cast<unsigned char>(path[at]);
    if (c == '%' && at + 2 < path.size() && hex(path[at + 1]) >= 0 && hex(path[at + 2]) >= 0) {
      const auto value = static_cast<unsigned char>(hex(path[at + 1]) * 16 + hex(path[at + 2]));
      at += 2;
      is_unreserved(value) ? out.push_back(static_cast<char>(value)) : append_encoded(value, out);
      continue;
    }
    const bool is_sign = c == '*' || c == '$';
    const bool means_more =
        special == Special::pattern && (c == '*' || (c == '$' && at + 1 == path.size()));
    if (c <= 0x20 || c >= 0x7F || (is_sign && !means_more)) {
      append_encoded(c, out);
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

/// Whether `path` starts with what `pattern` says: "*" is anything, a last "$" the end. Taking each
/// piece between stars as early as it comes finds a way where there is one.
bool fits(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) {
    return to_the_end ? path == pattern : path.starts_with(pattern);
  }
  if (!path.starts_with(pattern.substr(0, star))) return false;
  path.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  for (;;) {
    const std::size_t next = pattern.find('*');
    const std::string_view piece = pattern.substr(0, next);
    if (next == std::string_view::npos) {
      return to_the_end ? path.ends_with(piece) : path.find(piece) != std::string_view::npos;
    }
    const std::size_t found = path.find(piece);
    if (found == std::string_view::npos) return false;
    path.remove_prefix(found + piece.size());
    pattern.remove_prefix(next + 1);
  }
}

std::optional<std::chrono::milliseconds> read_delay(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  constexpr double most = 1e6;
  if (error != std::errc() || !std::isfinite(seconds) || seconds < 0 || seconds > most) {
    return std::nullopt;
  }
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

struct Line {
  std::string key;  // in small letters
  std::string_view value;
};

/// The next line of `text`, which is taken from it; comments are left out.
Line next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  line = line.substr(0, line.find('#'));
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {lower_ascii(trim_white(line.substr(0, colon))), trim_white(line.substr(colon + 1))};
}

}  // namespace

std::string product_of(std::string_view user_agent) {
  std::size_t size = 0;
  while (size < user_agent.size() &&
         (std::isalpha(static_cast<unsigned char>(user_agent[size])) != 0 ||
          user_agent[size] == '-' || user_agent[size] == '_')) {
    ++size;
  }
  return lower_ascii(user_agent.substr(0, size));
}

Robots::Robots(std::string_view text, std::string_view product) {
  if (text.size() > robots_limit) {
    // A rule that is cut off would hold for more than was meant.
    text = text.substr(0, text.find_last_of("\r\n", robots_limit - 1) + 1);
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string wanted = lower_ascii(product);
  Robots everybody;
  bool named_at_all = false;
  bool in_names = false;  // the lines before this one name who a group is for
  bool named = false;
  bool for_everybody = false;
  while (!text.empty()) {
    const Line line = next_line(text);
    if (line.key == "user-agent") {
      if (!in_names) named = for_everybody = false;
      in_names = true;
      for_everybody = for_everybody || line.value == "*";
      named = named || (!wanted.empty() && product_of(line.value) == wanted);
      named_at_all = named_at_all || named;
      continue;
    }
    const bool is_rule = line.key == "allow" || line.key == "disallow";
    if (!is_rule && line.key != "crawl-delay") continue;
    in_names = false;
    for (auto [holds, rules] : {std::pair(named, this), std::pair(for_everybody, &everybody)}) {
      if (!holds) continue;
      if (!is_rule) {
        if (const auto delay = read_delay(line.value)) rules->crawl_delay_ = delay;
      } else if (!line.value.empty() && line.value.size() <= pattern_limit &&
                 rules->rules_.size() < rules_limit) {
        rules->rules_.push_back(
            {written_one_way(line.value, Special::pattern), line.key == "allow"});
      }
    }
  }
  if (!named_at_all) *this = std::move(everybody);
  std::stable_sort(rules_.begin(), rules_.end(), [](const Rule& a, const Rule& b) {
    if (a.pattern.size() != b.pattern.size()) return a.pattern.size() > b.pattern.size();
    return a.allow && !b.allow;
  });
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string written = written_one_way(path, Special::literal);
  const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& candidate) {
    return fits(candidate.pattern, written);
  });
  return rule == rules_.end() || rule->allow;
}

}  // namespace sayso
