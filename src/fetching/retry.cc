#include "fetching/retry.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <string>

namespace sayso {

std::chrono::milliseconds back_off(int failures, std::chrono::milliseconds first, double chance) {
  std::chrono::milliseconds wait = first;
  for (int i = 1; i < failures && wait < longest_back_off; ++i) wait *= 2;
  wait = std::min<std::chrono::milliseconds>(wait, longest_back_off);
  const auto spread = static_cast<double>(wait.count()) * (0.5 + 0.5 * std::clamp(chance, 0., 1.));
  return std::chrono::milliseconds(static_cast<std::int64_t>(spread));
}

std::optional<std::chrono::seconds> read_retry_after(std::string_view value, std::int64_t now) {
  const std::string text(value);
  const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isdigit(c) != 0;
  });
  std::int64_t wait = 0;
  if (digits) {
    constexpr std::size_t most_digits = 9;
    wait = text.size() > most_digits ? longest_back_off.count() : std::stoll(text);
  } else {
    const time_t date = curl_getdate(text.c_str(), nullptr);
    if (date == -1) return std::nullopt;
    wait = static_cast<std::int64_t>(date) - now;
  }
  return std::chrono::seconds(std::clamp<std::int64_t>(wait, 0, longest_back_off.count()));
}

}  // namespace sayso
