#include "documents/xml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

/// An XmlReader for bytes in memory.
struct Reading {
  explicit Reading(std::string_view bytes)
      : source(bytes_in_memory(bytes)), reader(*source), xml(reader, "") {}

  std::string error() const { return xml.error() ? xml.error()->message : ""; }

  std::unique_ptr<ByteSource> source;
  ByteReader reader;
  XmlReader xml;
};

/// The names of all elements in order, each with its depth.
std::string names_in(std::string_view bytes) {
  Reading reading(bytes);
  std::string names;
  while (reading.xml.enter()) {
    names += reading.xml.element().name() + std::to_string(reading.xml.depth()) + " ";
  }
  return names + reading.error();
}

std::string text_in(std::string_view bytes) {
  Reading reading(bytes);
  if (!reading.xml.enter()) return "nothing";
  const XmlElement element = reading.xml.expand();
  return element ? element.text() : reading.error();
}

TEST(Xml, ElementsInOrder) {
  EXPECT_EQ(names_in("<?xml version='1.0'?><!-- <x> --><a><b/><c><d></d>t</c><!DOCTYPE x></a>"),
            "a0 b1 c1 d2 ");
  EXPECT_EQ(names_in("<!DOCTYPE a [<!ENTITY b '>'>]><a><b x='>' y=\"<\"/></a> behind"), "a0 b1 ");
}

TEST(Xml, TagsThatDoNotMatch) {
  EXPECT_EQ(names_in("<a><b><br></b><c></a>"), "a0 b1 br2 c1 ");
  EXPECT_EQ(names_in("<a></b><c/></a></a>"), "a0 c1 ");
  EXPECT_EQ(names_in("<a><b></a><c/>"), "a0 b1 c0 ");
}

TEST(Xml, WhatEndsTooEarlyIsDamaged) {
  EXPECT_EQ(names_in("<a>\n<b>"), "a0 b1 line 2: ends inside <b>");
  EXPECT_EQ(names_in("<a><b"), "a0 line 1: a tag without end");
  EXPECT_EQ(names_in("<a><!-- b"), "a0 line 1: ends inside a comment");
  EXPECT_EQ(text_in("<a>one <![CDATA[two"), "line 1: ends inside <a>");
  EXPECT_EQ(names_in(""), "");
}

TEST(Xml, References) {
  EXPECT_EQ(text_in("<a>&lt;&#65;&#x42;&amp;amp;&nbsp;&hellip;&apos;</a>"), "<AB&amp;\u00A0…'");
  EXPECT_EQ(text_in("<a>AT&T &unknown; &; &#xZZ; &#0;&#8;&#xD800;&#1114112;|&#146;</a>"),
            "AT&T &unknown; &; &#xZZ; |’");
  EXPECT_EQ(text_in("<a><![CDATA[&amp; <b>]]>&amp;</a>"), "&amp; <b>&");
  EXPECT_EQ(text_in("<a>2 < 3 <3 </a>"), "2 < 3 <3 ");
}

TEST(Xml, Attributes) {
  Reading reading("<a b='1' c = \"&quot;\" d=2 e f='x\ny' b='no' xml:lang='en'><g/></a>");
  ASSERT_TRUE(reading.xml.enter());
  const XmlElement a = reading.xml.element();
  EXPECT_EQ(a.attribute("b"), "1");
  EXPECT_EQ(a.attribute("c"), "\"");
  EXPECT_EQ(a.attribute("d"), "2");
  EXPECT_EQ(a.attribute("e"), "");
  EXPECT_EQ(a.attribute("f"), "x\ny");
  ASSERT_TRUE(reading.xml.enter());
  EXPECT_EQ(reading.xml.element().inherited("lang"), "en");
  EXPECT_EQ(reading.xml.element().attribute("lang"), "");
}

TEST(Xml, Namespaces) {
  Reading reading("<a xmlns='one' xmlns:p='two'><p:b xmlns:p='three'/><p:c/><d/><q:e/></a>");
  std::string spaces;
  while (reading.xml.enter()) {
    const XmlElement element = reading.xml.element();
    spaces += element.prefix() + ":" + element.name() + "=" + element.space() + " ";
  }
  EXPECT_EQ(spaces, ":a=one p:b=three p:c=two :d=one q:e= ");
}

TEST(Xml, ExpandsAndSkips) {
  Reading reading("<a><b>x<c>y</c></b><d><e/></d><f/></a>");
  ASSERT_TRUE(reading.xml.enter() && reading.xml.enter());
  const XmlElement b = reading.xml.expand();
  ASSERT_TRUE(b);
  EXPECT_EQ(b.text(), "xy");
  EXPECT_EQ(b.child("c").text(), "y");
  EXPECT_FALSE(b.child("c").next_sibling());
  EXPECT_EQ(b.as_html(), "x<c>y</c>");
  ASSERT_TRUE(reading.xml.enter());
  EXPECT_EQ(reading.xml.element().name(), "d");
  ASSERT_TRUE(reading.xml.skip());
  EXPECT_EQ(reading.xml.element().name(), "f");
  EXPECT_TRUE(reading.xml.expand());
  EXPECT_FALSE(reading.xml.skip());
  EXPECT_EQ(reading.error(), "");
}

TEST(Xml, AsHtmlNamesAndEscapes) {
  Reading reading(
      "<a xmlns:h='x'><h:p title='&quot;1&quot;'>1 &lt; 2 &amp; 3<h:br/></h:p><s>no</s></a>");
  ASSERT_TRUE(reading.xml.enter());
  const auto as = [](const XmlElement& element) -> std::optional<std::string> {
    if (element.name() == "s") return std::nullopt;
    return element.name() == "p" ? "div" : element.name();
  };
  EXPECT_EQ(reading.xml.expand().as_html(as),
            "<div title=\"&quot;1&quot;\">1 &lt; 2 &amp; 3<br></div>");
}

TEST(Xml, LimitsHold) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_TRUE(names_in(deep).ends_with("nested more than 256 deep"));
  std::string wide = "<a>";
  for (int i = 0; i < 1'100'000; ++i) wide += "<b/>";
  EXPECT_EQ(text_in(wide), "line 1: an element of over a million parts");
  EXPECT_EQ(names_in("<a " + std::string(2'000'000, 'x') + ">"), "");
  EXPECT_EQ(text_in("<a>" + std::string(25'000'000, 'x')), "line 1: an element that is too large");
}

TEST(Xml, ManyAttributesAndNamespacesTakeNoTime) {
  std::string tag = "<a";
  for (int i = 0; i < 50'000; ++i) tag += " xmlns:p" + std::to_string(i) + "='s'";
  std::string xml;
  for (int i = 0; i < 20; ++i) xml += tag + ">";
  EXPECT_TRUE(names_in(xml).ends_with("ends inside <a>"));
}

TEST(Xml, CharactersAcrossPieces) {
  const std::string shift(65'530, 'x');
  EXPECT_EQ(text_in("<a>" + shift + "ééé–é</a>"), shift + "ééé–é");
  const std::string western = shift + "caf\xE9 of the world, and the sea</a>";
  EXPECT_EQ(text_in("<a>" + western), shift + "café of the world, and the sea");
}

}  // namespace
}  // namespace sayso
