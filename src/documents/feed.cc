#include "documents/feed.h"

#include <utility>

#include "base/date.h"
#include "documents/feed_item.h"
#include "documents/formats.h"
#include "documents/fragment.h"
#include "documents/xml.h"

namespace sayso {
namespace {

bool is_item(std::string_view name) {
  return name == "item" || name == "entry" || name == "url" || name == "sitemap";
}

/// Elements that have items inside. Of all others only what they say of the feed is of interest.
bool holds_items(std::string_view name) {
  return name == "rss" || name == "RDF" || name == "channel" || name == "feed" ||
         name == "urlset" || name == "sitemapindex";
}

/// Goes through a feed or a sitemap, item by item.
class Items {
 public:
  Items(ByteReader& bytes, const std::string& charset, const std::string& address)
      : xml_(bytes, charset) {
    channel_.address = address;
  }

  /// Goes to the next item. False at the end or at damage.
  bool next() {
    while (more()) {
      const XmlElement element = xml_.element();
      if (is_item(element.name())) {
        is_feed_ = true;
        inside_ = false;
        return true;
      }
      inside_ = holds_items(element.name());
      if (inside_) {
        is_feed_ = true;
        note_language(element);
      } else if (xml_.depth() > 0) {
        note(element);
      }
    }
    return false;
  }

  /// All of the present item; none where its end is missing.
  XmlElement item() { return xml_.expand(); }

  const Channel& channel() const { return channel_; }

  /// Why the end was not reached.
  std::optional<Error> error(const std::string& place) const {
    if (const auto& error = xml_.error()) return Error{error->code, place + ", " + error->message};
    if (!is_feed_) return Error{"damaged", place + ": no feed"};
    return std::nullopt;
  }

 private:
  bool more() { return inside_ ? xml_.enter() : xml_.skip(); }

  void note_language(const XmlElement& element) {
    const std::string language = language_tag(element.inherited("lang"));
    if (!language.empty()) channel_.language = language;
  }

  /// Takes what a child of the channel says of it.
  void note(const XmlElement& start) {
    const std::string_view name = start.name();
    if (name != "title" && name != "link" && name != "language") return;
    const XmlElement element = xml_.expand();
    if (!element) return;
    const bool is_self = element.attribute("rel") == "self";
    if (name == "title" && channel_.title.empty() && element.prefix() != "media") {
      channel_.title = plain_line(element.text());
    } else if (name == "language" && channel_.language.empty()) {
      channel_.language = language_tag(element.text());
    } else if (name == "link") {
      const std::string rel = element.attribute("rel");
      const std::string href = element.attribute("href");
      const std::string link =
          absolute_link(href.empty() ? element.text() : href, channel_.address);
      if (is_self && channel_.address.empty()) channel_.address = link;
      if ((rel.empty() || rel == "alternate") && channel_.link.empty()) channel_.link = link;
    }
  }

  XmlReader xml_;
  Channel channel_;
  bool inside_ = true;  // whether to look inside the present element
  bool is_feed_ = false;
};

/// One address in a sitemap. What Google's extension for news says of it stands below.
FeedEntry sitemap_entry(const XmlElement& url, const std::string& base) {
  FeedEntry entry;
  entry.is_sitemap = url.name() == "sitemap";
  if (const XmlElement location = url.child("loc")) {
    entry.url = absolute_link(location.text(), base);
  }
  XmlElement date = url.child("lastmod");
  if (const XmlElement news = url.child("news")) {
    if (const XmlElement title = news.child("title")) entry.title = plain_line(title.text());
    if (const XmlElement published = news.child("publication_date")) date = published;
  }
  if (const auto read = date ? parse_date(date.text()) : std::nullopt) {
    entry.published = Timestamp{read->value, read->granularity, "feed", std::nullopt};
  }
  return entry;
}

FeedEntry entry_of(const XmlElement& item, const Channel& channel) {
  if (item.name() == "url" || item.name() == "sitemap") {
    return sitemap_entry(item, channel.address);
  }
  Document fields = item_fields(item, channel);
  return {std::move(fields.url), std::move(fields.title),
          fields.published ? std::move(fields.published) : std::move(fields.updated)};
}

Error only_a_link(const std::string& place, const std::string& title, const std::string& url) {
  std::string message = place;
  if (!title.empty()) message += ", " + in_quotes(title);
  if (!url.empty()) message += ", " + url;
  return {"no-text", message + ": no text, only a link; `sayso watch` reads the pages themselves"};
}

Result<Document> document_of(const XmlElement& item, const Channel& channel,
                             const std::string& place) {
  if (item.name() == "url" || item.name() == "sitemap") {
    const FeedEntry entry = sitemap_entry(item, channel.address);
    return only_a_link(place, entry.title, entry.url);
  }
  Document document = item_fields(item, channel);
  document.text = item_text(item, document.title);
  if (document.text.empty()) return only_a_link(place, document.title, document.url);
  return document;
}

}  // namespace

void read_feed(const Input& input) {
  Items items(input.bytes, input.origin.charset, input.origin.url);
  // The feed's own address and date are not those of its items.
  const Origin origin;
  Records records(input);
  bool any = false;
  while (input.intake.wanted() && items.next()) {
    any = true;
    if (!records.next()) continue;
    const XmlElement item = items.item();
    const std::string place = records.file();
    if (!item) return input.intake.give(place, *items.error(place), origin, place);
    input.intake.give(place, document_of(item, items.channel(), place), origin, place);
  }
  if (!input.intake.wanted()) return;
  auto error = items.error(input.file);
  if (!error && !any) error = Error{"empty", input.file + ": a feed without items"};
  if (error) input.intake.give(input.file, *error, origin, input.file);
}

Result<std::vector<FeedEntry>> feed_entries(std::string_view bytes, const std::string& address) {
  const auto source = bytes_in_memory(bytes);
  ByteReader reader(*source);
  Items items(reader, "", address);
  std::vector<FeedEntry> entries;
  bool any = false;
  while (items.next()) {
    any = true;
    const XmlElement item = items.item();
    if (!item) break;
    FeedEntry entry = entry_of(item, items.channel());
    if (!entry.url.empty()) entries.push_back(std::move(entry));
  }
  if (!entries.empty()) return entries;
  if (const auto error = items.error(address)) return *error;
  if (!any) return Error{"empty", address + ": a feed without items"};
  return entries;
}

}  // namespace sayso
