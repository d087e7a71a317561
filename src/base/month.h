// Months by their names.
#pragma once

#include <string_view>

namespace sayso {

/// The month, from 1, that `word` names in full or in short ("september", "sept"), in lower case;
/// 0 if none. English, French, German, Spanish, Italian, Portuguese and Dutch.
int month_named(std::string_view word);

/// Days in a month of 1 to 12.
int days_in_month(int year, int month);

}  // namespace sayso
