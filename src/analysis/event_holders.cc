#include "analysis/event_holders.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t deepest = 8;  // attributions within one another

bool holds(const Attribution& attribution, Span trigger) {
  return std::any_of(attribution.content.begin(), attribution.content.end(),
                     [&](Span content) { return content.contains(trigger); });
}

/// FactBank's value for a number from -3 to +3.
Certainty certainty_of(double factuality) {
  if (factuality >= 2) return Certainty::ct_plus;
  if (factuality >= 1) return Certainty::pr_plus;
  if (factuality >= 0.25) return Certainty::ps_plus;
  if (factuality > -0.25) return Certainty::u;
  if (factuality > -1) return Certainty::ps_minus;
  if (factuality > -2) return Certainty::pr_minus;
  return Certainty::ct_minus;
}

/// Of who commits to the event with their own word.
Certainty committed(const Event& event) {
  switch (event.status) {
    case EventStatus::happened:
    case EventStatus::ongoing:
    case EventStatus::planned:
      return certainty_of(event.factuality);
    case EventStatus::denied:
      return event.factuality < 0 ? certainty_of(event.factuality) : Certainty::ct_minus;
    default:
      return Certainty::u;
  }
}

}  // namespace

const Attribution* innermost_holder(Span trigger, std::span<const Attribution> attributions) {
  const Attribution* innermost = nullptr;
  for (const Attribution& attribution : attributions) {
    if (!holds(attribution, trigger)) continue;
    if (innermost == nullptr || size_of(attribution.content) < size_of(innermost->content) ||
        attribution.within == innermost->id) {
      innermost = &attribution;
    }
  }
  return innermost;
}

std::vector<Holder> holders_of(const Event& event, std::span<const Attribution> attributions) {
  const Attribution* holder = innermost_holder(event.trigger, attributions);
  if (holder == nullptr) return {{"author", committed(event)}};
  std::vector<Holder> inwards = {{holder->id, committed(event)}};
  while (!holder->within.empty() && inwards.size() < deepest) {
    const auto outer = std::find_if(attributions.begin(), attributions.end(),
                                    [&](const Attribution& a) { return a.id == holder->within; });
    if (outer == attributions.end()) break;
    holder = &*outer;
    inwards.push_back({holder->id, Certainty::u});
  }
  inwards.push_back({"author", Certainty::u});
  std::reverse(inwards.begin(), inwards.end());
  return inwards;
}

}  // namespace sayso
