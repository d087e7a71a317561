// What commands that fetch from the web have in common: the options for it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fetching/curl_transport.h"
#include "fetching/fetcher.h"
#include "views/cli/command.h"

namespace sayso::cli {

struct WebOptions {
  std::string user_agent = default_user_agent();
  std::size_t pause = 1000;  // milliseconds
  std::size_t timeout = 60;  // seconds
  bool allow_private = false;
};

/// --user-agent, --pause, --timeout and --allow-private.
std::vector<Option> web_option_list(WebOptions& options);

CurlOptions curl_options(const WebOptions& options);
FetcherOptions fetcher_options(const WebOptions& options);

}  // namespace sayso::cli
