// The labels that the event reader's outputs stand for, in their order: modes and contexts of
// PLOVER's manual (2021). training/sayso_training/events.py has the same lists.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sayso {

/// Of a type in the manual's order; the first is "", for none. Empty where the type has no modes.
std::span<const std::string_view> modes_of_type(int type);

/// How many modes, "" included, the types before this one have.
std::size_t modes_before_type(int type);

std::span<const std::string_view> event_contexts();

}  // namespace sayso
