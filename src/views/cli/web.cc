#include "views/cli/web.h"

#include <chrono>

namespace sayso::cli {

std::vector<Option> web_option_list(WebOptions& options) {
  return {{"--user-agent", "WORDS",
           "The name to ask web servers under, and to look for in robots.txt; best with an address "
           "of yours: \"deskbot/1 (+https://desk.example)\"; else sayso and its version",
           &options.user_agent},
          {"--pause", "MS", "Milliseconds between two requests to a web site; else 1000",
           &options.pause},
          {"--timeout", "SECONDS", "The longest time for one request to a web site; else 60",
           &options.timeout},
          {"--allow-private", "", "Also reach this machine and networks that are not public",
           &options.allow_private}};
}

CurlOptions curl_options(const WebOptions& options) {
  return {options.user_agent,
          options.allow_private ? Reach::all_addresses : Reach::public_addresses,
          std::chrono::seconds(options.timeout)};
}

FetcherOptions fetcher_options(const WebOptions& options) {
  FetcherOptions fetcher;
  fetcher.user_agent = options.user_agent;
  fetcher.pause = std::chrono::milliseconds(options.pause);
  return fetcher;
}

}  // namespace sayso::cli
