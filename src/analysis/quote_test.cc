#include "analysis/quote.h"

#include <gtest/gtest.h>

#include <string>

#include "base/quotation.h"

namespace sayso {
namespace {

Quote quote_in(const std::string& text, const std::vector<std::string>& content) {
  Spans spans;
  for (const std::string& words : content) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    spans.push_back({at, at + static_cast<std::uint32_t>(words.size())});
  }
  return quote_of(text, spans, quotations(text));
}

TEST(Quote, IsDirectWhenAllWordsAreQuoted) {
  EXPECT_EQ(quote_in("“We’re late,” he said, “very late.”", {"“We’re late,”", "“very late.”"}),
            Quote::direct);
  EXPECT_EQ(quote_in("\"Never,\" she said.", {"\"Never,\""}), Quote::direct);
}

TEST(Quote, IsIndirectWhenNoneIs) {
  EXPECT_EQ(
      quote_in("He said the café — the old one — was shut.", {"the café — the old one — was shut"}),
      Quote::indirect);
  EXPECT_EQ(quote_in("“Yes,” he said. She said no.", {"no"}), Quote::indirect);
}

TEST(Quote, IsMixedWhenSomeAre) {
  EXPECT_EQ(quote_in("He called it a “très grave” error.", {"a “très grave” error"}), Quote::mixed);
  EXPECT_EQ(quote_in("“Stop,” he said, adding that it hurt.", {"“Stop,”", "that it hurt"}),
            Quote::mixed);
}

}  // namespace
}  // namespace sayso
