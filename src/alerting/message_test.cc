#include "alerting/message.h"

#include <gtest/gtest.h>

#include <sstream>

namespace sayso {
namespace {

Firing firing() {
  Firing one;
  one.id = "firing:0123456789abcdef";
  one.alert = "alert:01234567";
  one.name = "Boats";
  one.time = "2031-03-04T08:00:00Z";
  one.why = "c:1a2b, “boats”: a second origin";
  one.claim = "c:1a2b";
  one.evidence =
      R"([{"document":"herald-1","outlet":"Keld Herald","title":null,"published":"2031-03-03",)"
      R"("spans":[[0,5]],"text":"boats <asked>"}])";
  return one;
}

TEST(Message, HeadersAreOneLineEachWhateverANameHas) {
  Firing one = firing();
  one.name = "Boats\r\nBcc: thief@elsewhere.example\n\nbody";
  const std::string mail = mail_message(one, "a@tarn.example", "b@tarn.example", 0);
  const std::string head = mail.substr(0, mail.find("\r\n\r\n"));
  EXPECT_EQ(head.find("\nBcc"), std::string::npos);
  EXPECT_NE(head.find("Message-ID: <firing.0123456789abcdef@tarn.example>"), std::string::npos);
  EXPECT_NE(head.find("Date: Thu, 1 Jan 1970 00:00:00 +0000"), std::string::npos);
}

TEST(Message, WordsBeyondAsciiAreEncodedInShortLines) {
  EXPECT_EQ(encoded_header("Boats", 9), "Boats");
  EXPECT_EQ(encoded_header("für", 9), "=?utf-8?B?ZsO8cg==?=");
  // What looks encoded must not be decoded to something else.
  EXPECT_EQ(encoded_header("=?utf-8?B?ZsO8cg==?=", 9).find("=?utf-8?B?Zs"), std::string::npos);
  std::istringstream lines(encoded_header(std::string(300, 'x'), 9));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 78U);
}

TEST(Message, TextIsQuotedPrintable) {
  EXPECT_EQ(quoted_printable("a=ü\nb \n"), "a=3D=C3=BC\r\nb=20\r\n");
  EXPECT_EQ(quoted_printable(".\nFrom x"), "=2E\r\n=46rom x");
  std::istringstream lines(quoted_printable(std::string(500, 'x')));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 77U);
}

TEST(Feed, WhatMarkupIsMadeOfIsEscaped) {
  const std::string feed = atom_feed({"urn:sayso:alerts", "<A>", "/f?a&b", ""}, {firing()});
  EXPECT_NE(feed.find("<title>&lt;A&gt;</title>"), std::string::npos);
  EXPECT_NE(feed.find("href=\"/f?a&amp;b\""), std::string::npos);
  // Once as HTML, once more as XML.
  EXPECT_NE(feed.find("boats &amp;lt;asked&amp;gt;"), std::string::npos);
  EXPECT_NE(feed.find("<updated>2031-03-04T08:00:00Z</updated>"), std::string::npos);
  EXPECT_NE(feed.find("href=\"/claims/c%3A1a2b\""), std::string::npos);
}

}  // namespace
}  // namespace sayso
