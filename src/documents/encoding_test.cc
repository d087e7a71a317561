#include "documents/encoding.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace sayso {
namespace {

TEST(Encoding, FindsWhatAPageDeclares) {
  EXPECT_EQ(declared_encoding("<html><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(declared_encoding("<META content='text/html; charset=Windows-1251' http-equiv=x>"),
            "Windows-1251");
  EXPECT_EQ(declared_encoding("<?xml version=\"1.0\" encoding=\"gb2312\"?>"), "gb2312");
  EXPECT_EQ(declared_encoding("\xFF\xFE<meta name='\xE9' charset=\"latin1\">"), "latin1");
  EXPECT_EQ(declared_encoding("<p>charset=utf-8</p>"), "");
}

TEST(Encoding, TakesTheDeclaredOne) {
  EXPECT_EQ(decode("\xCF\xEE\xF0\xF2", "windows-1251"), "Порт");
  EXPECT_EQ(decode("caf\xE9 \x96 \x93"
                   "a\x94",
                   "ISO-8859-1"),
            "café – “a”");
  EXPECT_EQ(decode("\x83\x7E", "Shift_JIS"), "ミ");
}

TEST(Encoding, BytesThatAreUtf8BeatTheDeclaration) {
  EXPECT_EQ(decode("caf\xC3\xA9", "iso-8859-1"), "café");
  EXPECT_EQ(decode("plain", "utf-16"), "plain");
}

TEST(Encoding, UnknownLabelsDoNoHarm) {
  EXPECT_EQ(decode("caf\xE9 of the port", "no-such-thing"), "café of the port");
  EXPECT_EQ(decode("caf\xE9 of the port", "utf-16"), "café of the port");
}

TEST(Encoding, AnyBytesBecomeUtf8) {
  std::string bytes;
  unsigned state = 7;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 1664525 + 1013904223;
    bytes.push_back(static_cast<char>(state >> 24));
  }
  for (const char* declared : {"", "utf-8", "gbk", "iso-2022-jp", "euc-kr", "utf-7"}) {
    EXPECT_TRUE(is_utf8(decode(bytes, declared))) << declared;
  }
  EXPECT_EQ(decode("", ""), "");
}

}  // namespace
}  // namespace sayso
