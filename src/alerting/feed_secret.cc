#include "alerting/feed_secret.h"

#include <openssl/crypto.h>

#include <utility>

#include "base/secret.h"
#include "base/sha256.h"
#include "base/utc_time.h"
#include "record/alerts.h"

namespace sayso {

Result<FeedSecret> renew_feed_secret(Store& store, std::string_view name) {
  auto secret = new_secret();
  if (!secret) return secret.error();
  FeedSecret made;
  made.secret = *std::move(secret);
  auto transaction = Transaction::begin(store.tables());
  if (!transaction) return transaction.error();
  const auto alert = find_alert(store.tables(), name);
  if (!alert) return alert.error();
  made.alert = alert->id;
  auto done =
      set_feed_hash(store.tables(), alert->key, sha256_hex(made.secret), written_time(unix_now()));
  if (!done) return done.error();
  if (done = transaction->commit(); !done) return done.error();
  return made;
}

Result<bool> opens_feed(Database& database, std::string_view alert, std::string_view secret) {
  const auto hash = feed_hash(database, alert);
  if (!hash) return hash.error();
  const std::string given = sha256_hex(secret);
  return hash->size() == given.size() &&
         CRYPTO_memcmp(hash->data(), given.data(), given.size()) == 0;
}

}  // namespace sayso
