#include "exporting/ledger_drawing.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(LedgerDrawing, KeepsWhatIsOneOriginTogetherAndEscapes) {
  const std::vector<DrawnNode> nodes = {{"m0", "m0 <A>"}, {"m1", "m1 B"}, {"m2", "m2 C"}};
  LedgerEdge edge;
  edge.from = "m2";
  edge.to = "m0";
  const std::string svg = ledger_svg(nodes, {edge}, {"copied \"words\""}, "l1", "one & two");
  EXPECT_LT(svg.find("m0 &lt;A&gt;"), svg.find("m1 B"));
  EXPECT_NE(svg.find("y=\"41\">m2 C"), svg.npos) << "second row:\n" << svg;
  EXPECT_NE(svg.find("y=\"65\">m1 B"), svg.npos) << "third row:\n" << svg;
  EXPECT_NE(svg.find("copied &quot;words&quot;"), svg.npos);
  EXPECT_NE(svg.find("<title id=\"l1\">one &amp; two</title>"), svg.npos);
}

}  // namespace
}  // namespace sayso
