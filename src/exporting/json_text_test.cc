#include "exporting/json_text.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(JsonText, PutsCommasBetween) {
  JsonText json;
  json.object().field("a", 1).text("b", "").text("c", "\"\n").key("d").array();
  json.value("x").object().end_object().value(true).value(0.25).end_array();
  json.link("e", "").link("f", "urn:x").end_object();
  EXPECT_EQ(json.take(), R"({"a":1,"c":"\"\n","d":["x",{},true,0.25],"f":{"@id":"urn:x"}})");
}

}  // namespace
}  // namespace sayso
