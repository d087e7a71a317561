#include "base/markup.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Markup, EscapesAndLeavesOutWhatHasNoPlace) {
  EXPECT_EQ(escaped("<a href=\"x\">'&'"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
  EXPECT_EQ(escaped("a\x01\u202e\uffff\u0085 b\n"), "a\ufffd\ufffd\ufffd\ufffd b\n");
  EXPECT_EQ(escaped("Zo\u00eb \U0001f6a2"), "Zo\u00eb \U0001f6a2");
}

}  // namespace
}  // namespace sayso
