#include "exporting/csv.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Csv, QuotesWhatMustBeQuoted) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"so\"\nnow"), "\"say \"\"so\"\"\nnow\"");
}

TEST(Csv, IsNoFormulaForASpreadsheet) {
  for (const std::string start : {"=", "+", "-", "@", "\t"}) {
    EXPECT_EQ(csv_cell(start + "1"), "'" + start + "1");
  }
  EXPECT_EQ(csv_cell("\r1"), "\"'\r1\"");
  EXPECT_EQ(CsvRow().number(-2.5).text("-2.5").take(), "-2.5,'-2.5\r\n");
}

TEST(Csv, CountsSpansInCodePoints) {
  const std::string text = "\u00e4\U0001f6a2 bc";
  EXPECT_EQ(CsvRow().spans({{0, 2}, {7, 9}}, CodePointIndex(text)).take(), "0-1;3-5\r\n");
}

}  // namespace
}  // namespace sayso
