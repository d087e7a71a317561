// One delivery on its way, by libcurl.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "alerting/settings.h"
#include "record/alerts.h"

namespace sayso {

struct SendingEnd {
  std::string error;                         // empty: it was taken
  bool lasting = false;                      // no use in trying again
  bool cut = false;                          // it was not to go on
  std::optional<std::chrono::seconds> wait;  // what the other side asks for
};

/// Asked about once a second, more often while something moves, whether to go on.
using GoOn = std::function<bool()>;

/// Posts the firing as JSON. Redirects are not followed; without `allow_private`, what is no
/// address of the public web is not connected to, whatever the name. Signed, where there is a
/// secret: X-Sayso-Signature: sha256=HMAC of the body, in hexadecimal.
SendingEnd post_webhook(const Firing& firing, const std::string& url,
                        const DeliverySettings& settings, const GoOn& go_on);

/// Hands the message to the mail server.
SendingEnd send_mail(const Firing& firing, const std::string& to, const DeliverySettings& settings,
                     const GoOn& go_on);

}  // namespace sayso
