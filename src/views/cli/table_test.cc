#include "views/cli/table.h"

#include <gtest/gtest.h>

namespace sayso::cli {
namespace {

TEST(Table, WrapsWithinColumnsAndEndsNoLineInSpaces) {
  const std::vector<Column> columns = {{"SAID", 4, true}, {"SOURCE", 0}, {"IN", 2, true}};
  EXPECT_EQ(table(columns, {{"12", "Ilse Marrant, harbour master", "3"}, {"1", "Őry", "1"}}, 24,
                  Paint::plain),
            "SAID  SOURCE          IN\n"
            "  12  Ilse Marrant,    3\n"
            "      harbour master\n"
            "   1  Őry              1\n");
}

}  // namespace
}  // namespace sayso::cli
