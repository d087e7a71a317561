#include "documents/newsml.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "documents/dom.h"
#include "documents/feed_item.h"
#include "documents/formats.h"
#include "documents/fragment.h"
#include "documents/metadata/names.h"
#include "documents/xml.h"

namespace sayso {
namespace {

std::vector<XmlElement> children(const XmlElement& of, std::string_view name) {
  std::vector<XmlElement> found;
  if (!of) return found;
  for (XmlElement e = of.first_child(); e; e = e.next_sibling()) {
    if (e.name() == name) found.push_back(e);
  }
  return found;
}

/// The element at the end of a path of names; none where one is missing.
XmlElement at(XmlElement element, std::initializer_list<std::string_view> path) {
  for (const std::string_view name : path) {
    if (!element) break;
    element = element.child(name);
  }
  return element;
}

std::string line(const XmlElement& element) {
  if (!element) return {};
  std::string text;
  append_collapsed(element.text(), text);
  return trimmed(text);
}

std::optional<Timestamp> time_of(const std::string& written) {
  const auto date = parse_date(written);
  if (!date) return std::nullopt;
  return Timestamp{date->value, date->granularity, "meta", std::nullopt};
}

std::optional<Timestamp> time_of(const XmlElement& element) {
  return element ? time_of(element.text()) : std::nullopt;
}

/// "stat:canceled" as "canceled".
std::string code_of(const XmlElement& element) {
  if (!element) return {};
  std::string code = element.attribute("qcode");
  if (code.empty()) code = element.attribute("uri");
  code.erase(0, code.find_last_of(":/") + 1);
  code = lower_ascii(code);
  return code;
}

/// A party's name, or else what it is called in a list: "nprov:KorInform" as "KorInform".
std::string party_of(const XmlElement& element) {
  if (!element) return {};
  for (const std::string_view name : {"name", "organisationName"}) {
    if (std::string written = line(element.child(name)); !written.empty()) return written;
  }
  for (const std::string_view name : {"literal", "qcode"}) {
    std::string code = element.attribute(name);
    if (!code.empty()) return code.substr(code.find_last_of(':') + 1);
  }
  return {};
}

/// What NITF calls otherwise than HTML. Its pictures are read apart, its notes are for editors.
std::optional<std::string> nitf_as_html(const XmlElement& element) {
  const std::string& name = element.name();
  if (name == "media" || name == "note" || name == "body.head" || name == "body.end" ||
      name == "byline" || name == "dateline" || name == "copyrite" || name == "datasource") {
    return std::nullopt;
  }
  if (name == "block" || name == "body.content") return "div";
  if (name == "hl1" || name == "hl2") return "h2";
  if (name == "bq") return "blockquote";
  static constexpr std::string_view inlined[] = {
      "chron",  "event",    "function", "location",     "money", "num",      "org",
      "person", "postaddr", "virtloc",  "object.title", "lang",  "pronounce"};
  const bool is_inline =
      std::find(std::begin(inlined), std::end(inlined), name) != std::end(inlined);
  return is_inline ? "span" : name;
}

std::vector<Media> nitf_media(const XmlElement& content) {
  std::vector<Media> found;
  if (!content) return found;
  std::vector<XmlElement> around = children(content, "block");
  around.insert(around.begin(), content);
  for (const XmlElement& place : around) {
    for (const XmlElement& media : children(place, "media")) {
      const XmlElement reference = media.child("media-reference");
      if (!reference) continue;
      Media one;
      one.url = reference.attribute("source");
      one.type = reference.attribute("mime-type");
      one.caption = line(media.child("media-caption"));
      one.credit = line(media.child("media-producer"));
      if (!one.url.empty()) found.push_back(std::move(one));
    }
  }
  return found;
}

void read_nitf_dates(const XmlElement& nitf, Document& document) {
  const XmlElement docdata = at(nitf, {"head", "docdata"});
  const auto normal = [&](std::string_view name) {
    const XmlElement date = docdata ? docdata.child(name) : XmlElement();
    return date ? time_of(date.attribute("norm")) : std::nullopt;
  };
  document.published = normal("date.release");
  if (!document.published) document.published = normal("date.issue");
  const XmlElement publication = at(nitf, {"head", "pubdata"});
  if (!publication) return;
  if (!document.published) document.published = time_of(publication.attribute("date.publication"));
  document.outlet.name = publication.attribute("name");
  document.section = publication.attribute("position.section");
  document.url = absolute_link(publication.attribute("ex-ref"), "");
}

std::vector<std::string> names_of(const std::vector<XmlElement>& bylines) {
  std::vector<std::string> names;
  for (const XmlElement& byline : bylines) {
    const auto people = children(byline, "person");
    for (const XmlElement& person : people) names.push_back(line(person));
    if (!people.empty()) continue;
    for (std::string& name : names_in(line(byline))) names.push_back(std::move(name));
  }
  return names;
}

/// Agencies may give the dateline apart from the text that it starts.
void put_dateline(const std::string& dateline, std::string& text) {
  if (dateline.empty() || text.empty() || text.find(dateline) < dateline.size()) return;
  const bool dashed = dateline.ends_with("—") || dateline.ends_with("–") || dateline.ends_with("-");
  text.insert(0, dateline + (dashed ? " " : " — "));
}

/// All that NITF says; the text may be empty.
Document nitf_fields(const XmlElement& nitf) {
  Document document;
  const XmlElement head = at(nitf, {"body", "body.head"});
  const XmlElement content = at(nitf, {"body", "body.content"});
  document.title = line(at(head, {"hedline", "hl1"}));
  if (document.title.empty()) document.title = line(at(nitf, {"head", "title"}));
  document.byline = names_of(children(head, "byline"));
  read_nitf_dates(nitf, document);
  const XmlElement id = at(nitf, {"head", "docdata", "doc-id"});
  if (id) document.id = id.attribute("id-string");
  const XmlElement lang = nitf;
  document.language = language_tag(lang.inherited("lang"));
  document.media = nitf_media(content);
  if (content) {
    document.text =
        fragment_text("<div>" + content.as_html(nitf_as_html) + "</div>", document.title);
  }
  put_dateline(line(at(head, {"dateline"})), document.text);
  return document;
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

/// Those that the item is from beside the outlet: "KorInform/Harbour Wire" names two.
void read_credits(const XmlElement& content, Document& document) {
  std::vector<std::string> sources;
  for (const XmlElement& source : children(content, "infoSource")) {
    sources.push_back(party_of(source));
  }
  const std::string credit = line(at(content, {"creditline"})) + "/";
  for (std::size_t begin = 0; begin < credit.size();) {
    const std::size_t end = credit.find('/', begin);
    sources.push_back(trimmed(credit.substr(begin, end - begin)));
    begin = end + 1;
  }
  for (const std::string& source : sources) {
    const bool known = std::any_of(document.credits.begin(), document.credits.end(),
                                   [&](const AgencyCredit& c) { return c.agency == source; });
    if (known || source.empty() || source == document.outlet.name) continue;
    document.credits.push_back({source, std::nullopt, "meta"});
  }
}

/// What an item says of itself, where its content does not.
void fill_from_meta(const XmlElement& item, Document& document) {
  const XmlElement meta = item.child("itemMeta");
  const XmlElement content = item.child("contentMeta");
  document.id = item.attribute("guid");
  if (auto headline = line(at(content, {"headline"})); !headline.empty()) document.title = headline;
  fill(document.title, line(at(meta, {"title"})));
  if (document.byline.empty()) document.byline = names_of(children(content, "by"));
  for (const XmlElement& creator : children(content, "creator")) {
    if (!document.byline.empty()) break;
    if (std::string name = line(creator.child("name")); !name.empty()) document.byline = {name};
  }
  const XmlElement language = at(content, {"language"});
  if (language) fill(document.language, language_tag(language.attribute("tag")));
  fill(document.language, language_tag(item.inherited("lang")));
  fill(document.outlet.name, party_of(at(meta, {"provider"})));
  fill(document.outlet.name, party_of(at(item, {"rightsInfo", "copyrightHolder"})));
  std::erase(document.byline, document.outlet.name);

  const auto version = time_of(at(meta, {"versionCreated"}));
  auto first = time_of(at(meta, {"firstCreated"}));
  if (!first) first = time_of(at(content, {"contentCreated"}));
  document.published = first ? first : version;
  if (first && version && version->value != first->value) document.updated = version;
  if (const auto embargo = time_of(at(meta, {"embargoed"}))) {
    document.published = embargo;
    document.updated.reset();
  }

  put_dateline(line(at(content, {"dateline"})), document.text);
  read_credits(content, document);
}

/// The contents that are text, the fullest form first in the file; else empty.
Document content_of(const XmlElement& item, std::string_view title) {
  const XmlElement set = item.child("contentSet");
  Document document;
  if (!set) return document;
  for (XmlElement e = set.first_child(); e && document.text.empty(); e = e.next_sibling()) {
    if (e.name() == "inlineXML") {
      const XmlElement root = e.first_child();
      if (root && root.name() == "nitf") {
        document = nitf_fields(root);
      } else {
        const XmlElement body = root && root.name() == "html" ? root.child("body") : e;
        if (body) document.text = fragment_text("<div>" + body.as_html() + "</div>", title);
      }
    } else if (e.name() == "inlineData") {
      const std::string type = e.attribute("contenttype");
      const bool text =
          type.empty() || type.starts_with("text/") || type.find("html") != std::string::npos;
      if (!text || !e.attribute("encoding").empty()) continue;
      document.text = type == "text/plain" ? plain_fragment_text(e.text(), title)
                                           : fragment_text(e.text(), title);
    }
  }
  return document;
}

/// Pictures and films, which are elsewhere.
void add_remote_content(const XmlElement& item, Document& document) {
  for (const XmlElement& remote : children(item.child("contentSet"), "remoteContent")) {
    Media media;
    media.url = remote.attribute("href");
    media.type = remote.attribute("contenttype");
    media.caption = line(at(item, {"contentMeta", "description"}));
    media.credit = line(at(item, {"contentMeta", "creditline"}));
    if (!media.url.empty()) document.media.push_back(std::move(media));
  }
}

Error no_text(const std::string& place, const std::string& title, const std::string& what) {
  return {"no-text", place + ", \"" + title.substr(0, 200) + "\": " + what};
}

Result<Document> read_item(const XmlElement& item, const std::string& place) {
  if (item.name() == "nitf") return read_nitf(item, place);
  if (item.name() == "newsItem") return read_news_item(item, place);
  return no_text(place, line(at(item, {"itemMeta", "title"})),
                 "<" + item.name() + ">, which names other items and has no text");
}

/// A package, a plan of coverage and the like.
bool is_item(std::string_view name) {
  return name == "newsItem" || name == "nitf" || name == "packageItem" || name == "conceptItem" ||
         name == "knowledgeItem" || name == "planningItem" || name == "catalogItem";
}

}  // namespace

Result<Document> read_nitf(const XmlElement& nitf, const std::string& place) {
  Document document = nitf_fields(nitf);
  if (document.text.empty()) return no_text(place, document.title, "an item without text");
  return document;
}

Result<Document> read_news_item(const XmlElement& item, const std::string& place) {
  const std::string status = code_of(at(item, {"itemMeta", "pubStatus"}));
  if (status == "canceled" || status == "cancelled" || status == "withheld") {
    return Error{"not-publishable", place + ": its status is \"" + status + "\""};
  }
  Document document = content_of(item, line(at(item, {"contentMeta", "headline"})));
  fill_from_meta(item, document);
  add_remote_content(item, document);
  if (document.text.empty()) {
    const std::string what = code_of(at(item, {"itemMeta", "itemClass"}));
    return no_text(
        place, document.title,
        what.empty() ? "an item without text" : "an item of class " + what + " without text");
  }
  return document;
}

void read_newsml(const Input& input) {
  XmlReader xml(input.bytes, input.origin.charset);
  Records records(input);
  bool any = false;
  for (bool there = xml.enter(); there && input.intake.wanted();) {
    if (!is_item(xml.element().name())) {
      const std::string& name = xml.element().name();
      there = name == "newsMessage" || name == "itemSet" ? xml.enter() : xml.skip();
      continue;
    }
    any = true;
    const bool single = xml.depth() == 0;
    const bool wanted = records.next();
    const std::string file = single ? input.file : records.file();
    if (wanted) {
      const XmlElement item = xml.expand();
      if (!item) {
        const Error error{xml.error()->code, file + ", " + xml.error()->message};
        return input.intake.give(file, error, input.origin, file);
      }
      input.intake.give(file, read_item(item, file), input.origin, file);
    }
    there = xml.skip();
  }
  if (!input.intake.wanted()) return;
  std::optional<Error> error = xml.error();
  if (error) error->message = input.file + ", " + error->message;
  if (!error && !any) error = Error{"empty", input.file + ": no news item"};
  if (error) input.intake.give(input.file, *error, input.origin, input.file);
}

}  // namespace sayso
