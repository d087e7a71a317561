#include "fetching/feed_list.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"
#include "documents/bytes.h"

namespace sayso {
namespace {

constexpr std::size_t list_limit = 20'000'000;  // bytes

void append_once(std::string_view address, std::vector<std::string>& to) {
  address = trim_white(address);
  if (address.empty() || std::find(to.begin(), to.end(), address) != to.end()) return;
  to.push_back(repair_utf8(address));
}

std::vector<std::string> read_plain_list(std::string_view text) {
  std::vector<std::string> addresses;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = trim_white(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.starts_with('#')) append_once(line.substr(0, line.find(" #")), addresses);
  }
  return addresses;
}

/// The attribute "xmlUrl" of an outline, however its letters are written.
std::string feed_address(const xmlNode& node) {
  for (const xmlAttr* attribute = node.properties; attribute; attribute = attribute->next) {
    if (xmlStrcasecmp(attribute->name, BAD_CAST "xmlurl") != 0) continue;
    xmlChar* value = xmlNodeListGetString(node.doc, attribute->children, 1);
    std::string copy = value ? reinterpret_cast<const char*>(value) : "";
    xmlFree(value);
    return copy;
  }
  return {};
}

/// The node after `node` in the order of the document.
const xmlNode* next_node(const xmlNode* node) {
  if (node->children && node->type == XML_ELEMENT_NODE) return node->children;
  while (node && !node->next) node = node->parent;
  return node ? node->next : nullptr;
}

Error bad_list(const std::string& place, const std::string& reason) {
  return {"bad-list", place + ": " + reason};
}

/// Notes the first mistake that libxml2 finds, of which all others may follow.
void note_first(void* user, xmlErrorPtr error) {
  auto& first = *static_cast<std::string*>(static_cast<xmlParserCtxt*>(user)->_private);
  if (!first.empty() || !error->message) return;
  first = "line " + std::to_string(error->line) + ": " + repair_utf8(trim_white(error->message));
}

Result<std::vector<std::string>> read_opml(std::string_view bytes, const std::string& place) {
  using Context = std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)>;
  using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;
  const Context context(xmlNewParserCtxt(), xmlFreeParserCtxt);
  if (!context) return bad_list(place, "no memory left");
  std::string mistake;
  context->sax->serror = note_first;
  context->_private = &mistake;
  const Document document(
      xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                        nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      xmlFreeDoc);
  if (!document) return bad_list(place, mistake.empty() ? "broken XML" : mistake);
  std::vector<std::string> addresses;
  for (const xmlNode* node = xmlDocGetRootElement(document.get()); node; node = next_node(node)) {
    if (node->type != XML_ELEMENT_NODE || xmlStrcasecmp(node->name, BAD_CAST "outline") != 0) {
      continue;
    }
    append_once(feed_address(*node), addresses);
  }
  return addresses;
}

}  // namespace

Result<std::vector<std::string>> read_feed_list(std::string_view bytes, const std::string& place) {
  if (bytes.size() > list_limit) return bad_list(place, "a list of over 20 MB");
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  const std::string_view text = trim_white(bytes.substr(marked ? 3 : 0));
  const bool is_xml =
      text.starts_with('<') || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  auto addresses = is_xml ? read_opml(marked ? text : bytes, place) : read_plain_list(text);
  if (addresses && addresses->empty()) return bad_list(place, "no address of a feed in it");
  return addresses;
}

Result<std::vector<std::string>> read_feed_list_at(const std::string& path) {
  const auto file = open_file(path);
  if (!file) return file.error();
  const auto bytes = ByteReader(**file).rest(list_limit);
  if (!bytes) return bytes.error();
  return read_feed_list(*bytes, path);
}

}  // namespace sayso
