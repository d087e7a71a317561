#include "alerting/condition.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Condition, IsReadAndWrittenTheSame) {
  for (const char* text :
       {R"({"kind":"origin","claim":"c:1a2b"})", R"({"kind":"transfer","from":"Keld"})",
        R"({"kind":"claim","q":"boats","source":"Brill","origins":2})",
        R"({"kind":"statement","q":"boats","source":"Brill"})"}) {
    const auto condition = condition_from(Json::parse(text));
    ASSERT_TRUE(condition) << text;
    EXPECT_EQ(json_of(*condition).dump(), text);
    EXPECT_FALSE(words_of(*condition, "").empty());
  }
}

TEST(Condition, IsToldInTheWordsOfItsClaim) {
  AlertCondition condition;
  condition.kind = "denied";
  condition.claim = "c:1a2b";
  EXPECT_EQ(words_of(condition, "Keld has asked for boats"),
            "somebody new denies or doubts “Keld has asked for boats”");
  EXPECT_EQ(words_of(condition, "“We have a request”"),
            "somebody new denies or doubts “We have a request”");
  EXPECT_EQ(words_of(condition, ""), "somebody new denies or doubts c:1a2b");
}

TEST(Condition, WhatMakesNoSenseIsRefused) {
  for (const char* text :
       {R"([])", R"({"kind":"other"})", R"({"kind":"origin"})", R"({"kind":"transfer"})",
        R"({"kind":"claim","origins":2})", R"({"kind":"statement","q":"boats"})",
        R"({"kind":"origin","claim":" "})", R"({"kind":"origin","claim":"c:1","q":"boats"})",
        R"({"kind":"claim","q":"boats","origins":0})", R"({"kind":"claim","q":3})",
        R"({"kind":"claim","q":"boats","x":1})"}) {
    const auto condition = condition_from(Json::parse(text));
    ASSERT_FALSE(condition) << text;
    EXPECT_EQ(condition.error().code, "bad-body");
  }
}

TEST(Targets, AreAddressesAndNothingElse) {
  EXPECT_TRUE(is_email("desk+radar@mail.tarn.example"));
  for (const char* no :
       {"", "desk", "a@b@c", "a b@c.example", "a@c.example\r\nX: y", "<a@c.example>", "a@"}) {
    EXPECT_FALSE(is_email(no)) << no;
  }
  EXPECT_TRUE(is_webhook("https://hooks.tarn.example:8443/desk?x=1"));
  for (const char* no :
       {"", "ftp://a.example/", "https://", "https://u:p@a.example/", "https://a.example/\r\nX: y",
        "file:///etc/passwd", "https://a.example:x/"}) {
    EXPECT_FALSE(is_webhook(no)) << no;
  }
}

}  // namespace
}  // namespace sayso
