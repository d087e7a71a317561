// Secrets that stand in the addresses of alerts' feeds: who has one may read that feed, and nothing
// else, without a key.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/store.h"

namespace sayso {

struct FeedSecret {
  std::string alert;   // id
  std::string secret;  // 64 hexadecimal digits, 256 random bits
};

/// Makes a secret for the feed of the alert that `name` means; the one before opens it no longer.
/// The store keeps its hash only. Errors also: "not-found", "ambiguous", "no-random".
Result<FeedSecret> renew_feed_secret(Store& store, std::string_view name);

/// Whether `secret` is that of the alert with exactly this id. Takes the same time whatever the
/// secret is. False too where there is no such alert.
Result<bool> opens_feed(Database& database, std::string_view alert, std::string_view secret);

}  // namespace sayso
