// Alerts and what they told, for whoever asks: made, changed, removed, as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alerting/condition.h"
#include "base/result.h"
#include "record/alerts.h"
#include "record/store.h"

namespace sayso {

struct NewAlert {
  std::string name;  // empty: the condition in words
  AlertCondition condition;
  std::vector<std::string> email;
  std::vector<std::string> webhook;
  std::string author;
};

/// Keeps an alert and notes what stands in the store by now; gives its id. Errors also: "bad-body"
/// (a condition or address that makes no sense), "not-found", "ambiguous" (the claim).
Result<std::string> make_alert(Store& store, const NewAlert& asked);

struct AlertChange {
  std::optional<std::string> name;
  std::optional<bool> enabled;
};
/// Error also: "not-found". Gives the alert's id, as the next does.
Result<std::string> change_alert(Store& store, std::string_view name, const AlertChange& change);
Result<std::string> drop_alert(Store& store, std::string_view name);

/// Who is told what of the addresses that an alert has.
enum class Addresses { whole, cut };

/// An Alert and a Firing of the server's description.
Json json_of(const Alert& alert, Addresses addresses);
Json json_of(const Firing& firing, Addresses addresses);
/// What is posted to a webhook: a Firing without `deliveries`.
Json posted_json(const Firing& firing);

/// `prefix` and so many random hexadecimal digits.
std::string new_id(std::string_view prefix, int digits);

}  // namespace sayso
