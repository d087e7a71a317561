// How alerts are delivered: of the machine that delivers, never of the store.
#pragma once

#include <chrono>
#include <string>

#include "base/result.h"

namespace sayso {

struct DeliverySettings {
  std::string smtp;  // "smtp://mail.example:587", "smtps://..."; empty: mail waits
  std::string from;  // address of the sender
  std::string user;
  std::string password;
  bool starttls = true;  // over smtp://, wanted; false: only where it is offered
  std::string ca;        // PEM file of who signs the mail server's certificate; empty: the system's
  std::string secret;    // signs what is posted; empty: unsigned
  bool allow_private = false;  // webhooks on this machine and in networks that are not public
  std::chrono::seconds first_wait{30};
  std::chrono::seconds give_up{std::chrono::hours(72)};
  std::chrono::seconds timeout{30};  // of one request
};

/// Reads a settings file, JSON (docs/alerts.md); an empty path: none. SAYSO_SMTP_PASSWORD and
/// SAYSO_WEBHOOK_SECRET stand above what it says. Error: "alert-settings".
Result<DeliverySettings> read_delivery_settings(const std::string& path);

}  // namespace sayso
