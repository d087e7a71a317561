#include "documents/paged_text.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

PagedText two_pages() {
  PagedText text;
  text.paragraphs = {{"The quay closes", {{0, 1}}},
                     {"It is old, the director said, and full of cracks.", {{11, 3}}}};
  text.notes = {"A note."};
  return text;
}

TEST(PagedText, PagesCutParagraphs) {
  const Document document = as_document(two_pages());
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.pages[0].span.in(document.text), "The quay closes\n\nIt is old,");
  EXPECT_EQ(document.pages[1].number, 3U);
  EXPECT_EQ(document.pages[1].span.in(document.text), "the director said, and full of cracks.");
  EXPECT_TRUE(document.text.ends_with("cracks.\n\nA note."));
}

std::string title(const std::string& in_file) {
  PagedText text;
  text.paragraphs = {{"Reporters waited outside the port, in the rain, until it was dark.", {}}};
  text.title = in_file;
  return as_document(text).title;
}

TEST(PagedText, TitlesOfProgramsAreNone) {
  EXPECT_EQ(title("Port waits for word"), "Port waits for word");
  EXPECT_EQ(title("Documents show that ministers knew"), "Documents show that ministers knew");
  EXPECT_EQ(title("Microsoft Word - release v3.doc"), "");
  EXPECT_EQ(title("port story final.indd"), "");
  EXPECT_EQ(title("Document 12"), "");
}

std::vector<std::string> byline(const std::string& creator, const std::string& first) {
  PagedText text;
  text.paragraphs = {{"The quay closes", {}}, {first, {}}, {"It is old, the director said.", {}}};
  text.creator = creator;
  return as_document(text).byline;
}

TEST(PagedText, TheCreatorIsAuthorWhereTheTextNamesNone) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(byline("Anna Hauser", "Kelmar"), Names{"Anna Hauser"});
  EXPECT_EQ(byline("Anna Hauser", "By Nora Feld"), Names{"Nora Feld"});
  EXPECT_EQ(byline("Press Office", "Kelmar"), Names());
  EXPECT_EQ(byline("ahauser", "Kelmar"), Names());
}

TEST(PagedText, TextIsClean) {
  std::string text;
  append_clean("of\uFB01ce\u00A0 and\u00ADso\x01 on\t\tend", text);
  EXPECT_EQ(text, "office andso on\tend");
}

}  // namespace
}  // namespace sayso
