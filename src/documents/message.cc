#include "documents/message.h"

#include <gmime/gmime.h>

#include <mutex>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "documents/dom.h"
#include "documents/encoding.h"

namespace sayso {
namespace {

struct Unreference {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unreference>;

constexpr int deepest = 32;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : repair_utf8(text);
}

std::string line_of(const char* text) {
  std::string line;
  append_collapsed(text_of(text), line);
  return trimmed(line);
}

/// What `write` puts into a stream.
template <typename Write>
std::string written(const Write& write) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  write(stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return bytes->len == 0 ? std::string()
                         : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

/// A part's contents without their transfer encoding.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  return written([content](GMimeStream* to) { g_mime_data_wrapper_write_to_stream(content, to); });
}

std::string charset_of(GMimeObject* part) {
  return text_of(g_mime_object_get_content_type_parameter(part, "charset"));
}

/// Pictures, signatures and the like, which are no documents.
bool is_accessory(GMimeContentType* type) {
  const std::string media = text_of(g_mime_content_type_get_media_type(type));
  const std::string subtype = text_of(g_mime_content_type_get_media_subtype(type));
  return media == "image" || media == "audio" || media == "video" || media == "font" ||
         subtype.find("signature") != std::string::npos || subtype == "pgp-encrypted" ||
         subtype == "pgp-keys" || subtype == "calendar" || subtype == "ms-tnef" ||
         subtype == "css" || subtype == "delivery-status";
}

void take_leaf(GMimePart* part, Parts& parts) {
  auto* object = GMIME_OBJECT(part);
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const char* filename = g_mime_part_get_filename(part);
  const bool attached = filename != nullptr || g_mime_part_is_attachment(part) != FALSE;
  if (!attached && g_mime_content_type_is_type(type, "text", "html") != FALSE) {
    if (!parts.html.empty()) return;
    parts.html = content_of(part);
    parts.html_charset = charset_of(object);
  } else if (!attached &&
             (type == nullptr || g_mime_content_type_is_type(type, "text", "plain") != FALSE)) {
    if (!parts.plain.empty()) parts.plain += "\n\n";
    parts.plain += decode(content_of(part), charset_of(object));
  } else if (attached && !is_accessory(type)) {
    parts.attachments.push_back({line_of(filename), charset_of(object), content_of(part)});
  }
}

void take_message(GMimeMessagePart* part, Parts& parts) {
  GMimeMessage* message = g_mime_message_part_get_message(part);
  if (message == nullptr) return;
  Attachment attachment;
  attachment.name = line_of(g_mime_message_get_subject(message));
  attachment.is_message = true;
  attachment.bytes = written([message](GMimeStream* to) {
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, to);
  });
  parts.attachments.push_back(std::move(attachment));
}

void take_parts(GMimeObject* object, int depth, Parts& parts) {
  if (object == nullptr || depth > deepest) return;
  if (GMIME_IS_MULTIPART(object)) {
    auto* multipart = GMIME_MULTIPART(object);
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) {
      take_parts(g_mime_multipart_get_part(multipart, i), depth + 1, parts);
    }
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    take_message(GMIME_MESSAGE_PART(object), parts);
  } else if (GMIME_IS_PART(object)) {
    take_leaf(GMIME_PART(object), parts);
  }
}

}  // namespace

struct Message::Tree {
  Owned<GMimeMessage> message;
};

std::optional<Message> Message::parse(std::string_view bytes) {
  static std::once_flag initialised;
  std::call_once(initialised, g_mime_init);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  GMimeMessage* message = g_mime_parser_construct_message(parser.get(), nullptr);
  if (message == nullptr) return std::nullopt;
  return Message(std::make_shared<Tree>(Tree{Owned<GMimeMessage>(message)}));
}

std::string Message::subject() const {
  return line_of(g_mime_message_get_subject(tree_->message.get()));
}

std::string Message::id() const {
  return line_of(g_mime_message_get_message_id(tree_->message.get()));
}

std::string Message::header(const char* name) const {
  return line_of(g_mime_object_get_header(GMIME_OBJECT(tree_->message.get()), name));
}

Sender Message::sender() const {
  Sender sender;
  InternetAddressList* from = g_mime_message_get_from(tree_->message.get());
  if (from == nullptr || internet_address_list_length(from) == 0) return sender;
  InternetAddress* first = internet_address_list_get_address(from, 0);
  sender.name = line_of(internet_address_get_name(first));
  if (INTERNET_ADDRESS_IS_MAILBOX(first)) {
    const std::string address =
        text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
    const std::size_t at = address.rfind('@');
    if (at != std::string::npos) sender.domain = address.substr(at + 1);
  }
  return sender;
}

bool Message::is_from_list() const {
  std::string precedence = header("Precedence");
  precedence = lower_ascii(precedence);
  return !header("List-Id").empty() || !header("List-Unsubscribe").empty() ||
         precedence == "bulk" || precedence == "list";
}

Parts Message::parts() const {
  Parts parts;
  take_parts(g_mime_message_get_mime_part(tree_->message.get()), 0, parts);
  return parts;
}

}  // namespace sayso
