#include "documents/kind.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

using namespace std::string_view_literals;

TEST(Kind, IsToldByContent) {
  EXPECT_EQ(kind_of("Ministers met.\n"), Kind::text);
  EXPECT_EQ(kind_of("2 < 3, he said, and <b> is a letter."), Kind::text);
  EXPECT_EQ(kind_of("{curly} words"), Kind::text);
  EXPECT_EQ(kind_of("\n <!DOCTYPE html><html>"), Kind::html);
  EXPECT_EQ(kind_of("<!-- made by a tool --><?xml version='1.0'?>\n<HTML lang=en>"), Kind::html);
  EXPECT_EQ(kind_of("<p>Only a fragment.</p>"), Kind::html);
  EXPECT_EQ(kind_of("\xFF\xFE<\0p\0>\0a\0b\0c\0d\0e\0"sv), Kind::html);
  EXPECT_EQ(kind_of("{\"text\": \"a\"}\n"), Kind::json_lines);
  EXPECT_EQ(kind_of("\xEF\xBB\xBF { \"text\": \"a\"}\n"), Kind::json_lines);
  EXPECT_EQ(kind_of("broken\n{\"text\": \"a\"}\n{\"text\": \"a\"}\n"), Kind::json_lines);
  EXPECT_EQ(kind_of("\x7F"
                    "ELF\x02\x01\x01\0\0\0"sv),
            Kind::binary);
  EXPECT_EQ(kind_of("\0\0\0\0"sv), Kind::binary);
}

TEST(Kind, OfXmlIsToldByTheRoot) {
  EXPECT_EQ(kind_of("<?xml version='1.0'?>\n<!-- x --><?style?><rss version='2.0'>"), Kind::feed);
  EXPECT_EQ(kind_of("\xEF\xBB\xBF<!DOCTYPE rss [<!ENTITY a '>'>]><rss/>"), Kind::feed);
  EXPECT_EQ(kind_of("\xFF\xFE<\0f\0e\0e\0d\0 \0x\0=\0'\0'\0>\0"sv), Kind::feed);
  EXPECT_EQ(kind_of("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>"), Kind::feed);
  EXPECT_EQ(kind_of("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"), Kind::feed);
  EXPECT_EQ(kind_of("<?xml version='1.0'?><rdf:RDF xmlns='other'>"), Kind::binary);
  EXPECT_EQ(kind_of("<urlset><url>"), Kind::sitemap);
  EXPECT_EQ(kind_of("<sitemapindex>"), Kind::sitemap);
  EXPECT_EQ(kind_of("<nar:newsMessage>"), Kind::newsml);
  EXPECT_EQ(kind_of("<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>"), Kind::newsml);
  EXPECT_EQ(kind_of("<?xml version='1.0'?><inventory>"), Kind::binary);
  EXPECT_EQ(kind_of("<?xml version='1.0'?><!DOCTYPE HTML><html>"), Kind::html);
  EXPECT_EQ(kind_of("<feed> is a word in brackets"), Kind::feed);
  EXPECT_EQ(kind_of("The <rss> element, she said."), Kind::text);
}

TEST(Kind, OfNinjsIsToldByItsNames) {
  EXPECT_EQ(kind_of("{\n \"uri\": \"urn:1\",\n \"headlines\": []\n}"), Kind::ninjs);
  EXPECT_EQ(kind_of("[ {\"uri\": \"urn:1\", \"versioncreated\": \"2024\"} ]"), Kind::ninjs);
  EXPECT_EQ(kind_of("{\"uri\": \"urn:1\", \"text\": \"a\", \"headline\": \"b\"}"),
            Kind::json_lines);
  EXPECT_EQ(kind_of("{\"uri\": \"urn:1\"}"), Kind::json_lines);
}

/// A zip that begins with empty files of these names.
std::string zip(const std::vector<std::string>& names) {
  std::string bytes;
  for (const std::string& name : names) {
    bytes += "PK\x03\x04" + std::string(22, '\0') + static_cast<char>(name.size()) +
             std::string(3, '\0') + name;
  }
  return bytes;
}

TEST(Kind, PdfBeginsWithinTheFirstKilobyte) {
  EXPECT_EQ(kind_of("%PDF-1.7\n"), Kind::pdf);
  EXPECT_EQ(kind_of("HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n"), Kind::pdf);
  EXPECT_EQ(kind_of("A file that begins with %PDF-1.4 is a PDF, he said.\n"), Kind::text);
}

TEST(Kind, WordDocumentsAreToldFromOtherZips) {
  EXPECT_EQ(kind_of(zip({"[Content_Types].xml", "_rels/.rels", "word/document.xml"})), Kind::docx);
  EXPECT_EQ(kind_of(zip({"_rels/.rels", "docProps/core.xml", "word/styles.xml"})), Kind::docx);
  EXPECT_NE(kind_of(zip({"word/a.txt", "word/b.docx"})), Kind::docx);
  EXPECT_NE(kind_of(zip({"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"})), Kind::docx);
}

TEST(Kind, BinariesAreNamed) {
  EXPECT_NE(name_of_binary("{\\rtf1").find("Rich Text"), std::string_view::npos);
  EXPECT_NE(name_of_binary(zip({"mimetype", "content.xml"})).find(".odt"), std::string_view::npos);
}

TEST(Kind, TellsContainers) {
  EXPECT_EQ(kind_of("WARC/1.0\r\nWARC-Type: warcinfo\r\n"), Kind::warc);
  EXPECT_EQ(kind_of("WARC/1 is a format, the librarian said.\n"), Kind::text);
  EXPECT_EQ(kind_of("PK\x03\x04\x14\0\0\0"sv), Kind::archive);
  EXPECT_EQ(kind_of("PK is short for a name, he said.\n"), Kind::text);
  EXPECT_EQ(kind_of("\x1F\x8B\x08\0\0\0\0\0\0\xFF"sv), Kind::compressed);
  EXPECT_EQ(kind_of("BZh91AY&SY\0\0"sv), Kind::compressed);
  EXPECT_EQ(kind_of("BZhang said that the bill was dead.\n"), Kind::text);
  EXPECT_EQ(kind_of("\xFD\x37zXZ\0\0\x04"sv), Kind::compressed);
  EXPECT_EQ(kind_of("\x28\xB5\x2F\xFD\x24\0"sv), Kind::compressed);
}

TEST(Kind, HasNames) {
  EXPECT_EQ(kind_from("jsonl"), Kind::json_lines);
  EXPECT_EQ(kind_from("binary"), std::nullopt);
}

}  // namespace
}  // namespace sayso
