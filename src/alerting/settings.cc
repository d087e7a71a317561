#include "alerting/settings.h"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "alerting/condition.h"

namespace sayso {
namespace {

/// One setting: text, yes or no, or seconds.
bool take(const std::string& name, const Json& value, DeliverySettings& settings) {
  const auto text = [&](std::string& out) {
    if (value.is_string()) out = value.get<std::string>();
    return value.is_string();
  };
  const auto flag = [&](bool& out) {
    if (value.is_boolean()) out = value.get<bool>();
    return value.is_boolean();
  };
  const auto seconds = [&](std::chrono::seconds& out) {
    if (!value.is_number_unsigned()) return false;
    out = std::chrono::seconds(value.get<std::uint32_t>());
    return true;
  };
  if (name == "smtp") return text(settings.smtp);
  if (name == "from") return text(settings.from) && is_email(settings.from);
  if (name == "user") return text(settings.user);
  if (name == "password") return text(settings.password);
  if (name == "starttls") return flag(settings.starttls);
  if (name == "smtp_ca") return text(settings.ca);
  if (name == "webhook_secret") return text(settings.secret);
  if (name == "allow_private") return flag(settings.allow_private);
  if (name == "first_wait") return seconds(settings.first_wait);
  if (name == "give_up") return seconds(settings.give_up);
  return name == "timeout" && seconds(settings.timeout);
}

Result<DeliverySettings> read_file(const std::string& path) {
  DeliverySettings settings;
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  if (!file) return Error{"alert-settings", path + ": cannot be read"};
  const Json json = Json::parse(bytes.str(), nullptr, false);
  if (!json.is_object()) return Error{"alert-settings", path + ": no JSON object"};
  for (const auto& [name, value] : json.items()) {
    if (!take(name, value, settings)) {
      return Error{"alert-settings", path + ": '" + name + "' makes no sense"};
    }
  }
  const bool known = settings.smtp.empty() || settings.smtp.starts_with("smtp://") ||
                     settings.smtp.starts_with("smtps://");
  if (!known) return Error{"alert-settings", path + ": 'smtp' is no smtp or smtps address"};
  if (!settings.smtp.empty() && settings.from.empty()) {
    return Error{"alert-settings", path + ": 'smtp' wants a 'from'"};
  }
  // Else it would be seen only once there is something to tell.
  if (!settings.ca.empty() && !std::ifstream(settings.ca)) {
    return Error{"alert-settings", path + ": 'smtp_ca': " + settings.ca + " cannot be read"};
  }
  return settings;
}

void take_environment(const char* name, std::string& out) {
  const char* value = std::getenv(name);
  if (value != nullptr && *value != '\0') out = value;
}

}  // namespace

Result<DeliverySettings> read_delivery_settings(const std::string& path) {
  auto settings = path.empty() ? Result<DeliverySettings>(DeliverySettings()) : read_file(path);
  if (!settings) return settings;
  take_environment("SAYSO_SMTP_PASSWORD", settings->password);
  take_environment("SAYSO_WEBHOOK_SECRET", settings->secret);
  return settings;
}

}  // namespace sayso
