#include "fetching/web_address.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string read(std::string_view text, const std::string& base = {}) {
  const auto address = web_address(text, base);
  return address ? address->text : address.error().code;
}

TEST(WebAddress, IsToldFromAFilesName) {
  EXPECT_TRUE(is_web_address("https://gazette.example/a"));
  EXPECT_TRUE(is_web_address("HTTP://gazette.example"));
  EXPECT_FALSE(is_web_address("https.txt"));
  EXPECT_FALSE(is_web_address("file:///a"));
  EXPECT_FALSE(is_web_address("http:/a"));
  EXPECT_FALSE(is_web_address(""));
}

TEST(WebAddress, IsWrittenOneWay) {
  EXPECT_EQ(read("HTTPS://Gazette.Example:443/News?q=A#top"), "https://gazette.example/News?q=A");
  EXPECT_EQ(read("http://gazette.example"), "http://gazette.example/");
  EXPECT_EQ(read(" http://gazette.example:8080/a b\n"), "http://gazette.example:8080/a%20b");
  EXPECT_EQ(read("http://gazette.example/caf\xC3\xA9"), "http://gazette.example/caf%c3%a9");
  EXPECT_EQ(read("http://gazette.example/\xE9"), "http://gazette.example/%e9");
  EXPECT_EQ(read("http://[::1]:80/a"), "http://[::1]/a");
}

TEST(WebAddress, IsTakenApart) {
  const auto address = web_address("https://gazette.example:8443/news/1?page=2#x");
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->site, "https://gazette.example:8443");
  EXPECT_EQ(address->path, "/news/1?page=2");
  EXPECT_EQ(web_address("http://gazette.example?x=1")->path, "/?x=1");
}

TEST(WebAddress, MayBeRelative) {
  const std::string base = "https://gazette.example/news/feed.xml?x#y";
  EXPECT_EQ(read("a.html", base), "https://gazette.example/news/a.html");
  EXPECT_EQ(read("../b", base), "https://gazette.example/b");
  EXPECT_EQ(read("/c", base), "https://gazette.example/c");
  EXPECT_EQ(read("//post.example/d", base), "https://post.example/d");
  EXPECT_EQ(read("http://post.example/e", base), "http://post.example/e");
  EXPECT_EQ(read("?page=2", base), "https://gazette.example/news/feed.xml?page=2");
}

TEST(WebAddress, RefusesWhatIsNotTheWeb) {
  for (const char* text :
       {"file:///etc/passwd", "ftp://gazette.example/", "gopher://gazette.example",
        "javascript:alert(1)", "data:text/html,x", "mailto:a@gazette.example", "http://",
        "http://user:word@gazette.example/", "http://a b.example/"}) {
    EXPECT_EQ(read(text), "fetch-refused") << text;
  }
  EXPECT_EQ(read(""), "fetch-refused");
  EXPECT_EQ(read("file:///etc/passwd", "https://gazette.example/"), "fetch-refused");
  EXPECT_EQ(read("http://gazette.example/" + std::string(9000, 'a')), "fetch-refused");
  EXPECT_EQ(read(std::string_view("http://gazette.example/\0x", 26)), "fetch-refused");
  const auto error = web_address("x\xFF" + std::string(9000, 'b'));
  EXPECT_LT(error.error().message.size(), 300u);
}

}  // namespace
}  // namespace sayso
