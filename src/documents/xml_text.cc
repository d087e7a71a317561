#include "documents/xml_text.h"

#include <algorithm>
#include <cctype>

#include "documents/encoding.h"

namespace sayso {
namespace {

constexpr std::size_t chunk_size = 1 << 16;

bool is_utf8_label(std::string_view label) {
  return label.size() >= 4 && label.size() <= 5 && std::toupper(label[0]) == 'U' &&
         std::toupper(label[1]) == 'T' && std::toupper(label[2]) == 'F' && label.back() == '8';
}

}  // namespace

XmlText::XmlText(ByteReader& bytes, std::string_view charset) : bytes_(bytes), charset_(charset) {
  const auto head = bytes_.peek(chunk_size);
  if (!head) return;  // so will be the first reading
  if (charset_.empty()) charset_ = declared_encoding(*head);
  // Bytes that claim to be UTF-8 and are not can be anything.
  if (is_utf8_label(charset_)) charset_.clear();
  const auto mark = byte_order_mark(*head);
  std::string_view name = mark ? mark->name : guess_utf16(*head);
  if (mark && name != "UTF-8") mark_ = head->substr(0, mark->size);
  if (!mark && !name.empty()) mark_ = name == "UTF-16LE" ? "\xFF\xFE" : "\xFE\xFF";
  width_ = name.starts_with("UTF-32") ? 4 : mark_.empty() ? 1 : 2;
  if (mark) (void)bytes_.skip(mark->size);
}

/// How much of `chunk` ends where no character is cut in two. Neither white space nor "<" is part
/// of another character in any encoding whose units are bytes; without them it is taken for UTF-8.
std::size_t XmlText::whole_part(std::string_view chunk) const {
  if (width_ > 1) {
    std::size_t size = chunk.size() / width_ * width_;
    // The first half of a pair in UTF-16 stays with the other.
    const bool little = mark_[0] == '\xFF';
    const auto high = [&] {
      return static_cast<unsigned char>(chunk[size - (little ? 1 : 2)]) & 0xFCU;
    };
    if (width_ == 2 && size >= 4 && high() == 0xD8U) size -= 2;
    return size == 0 ? chunk.size() : size;
  }
  if (chunk.size() < chunk_size) return chunk.size();
  std::size_t place = chunk.find_last_of("\n <");
  if (place == std::string_view::npos || place == 0) {
    place = chunk.size() - 1;
    while (place + 4 > chunk.size() &&
           (static_cast<unsigned char>(chunk[place]) & 0xC0U) == 0x80U) {
      --place;
    }
  }
  return place;
}

std::string XmlText::decoded(std::string_view chunk) const {
  std::string text =
      decode(mark_.empty() ? std::string(chunk) : mark_ + std::string(chunk), charset_);
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  };
  text.erase(std::remove_if(text.begin(), text.end(), is_control), text.end());
  return text;
}

bool XmlText::more() {
  if (error_) return false;
  const auto next = bytes_.peek(chunk_size);
  if (!next) {
    error_ = next.error();
    return false;
  }
  if (next->empty()) return false;
  if (bytes_.offset() > last_) {
    error_ = Error{"too-large", "line " + std::to_string(line_) + ": an element that is too large"};
    return false;
  }
  text_.erase(0, begin_);
  begin_ = 0;
  const std::size_t size = whole_part(*next);
  text_ += decoded(next->substr(0, size));
  (void)bytes_.skip(size);  // they are in the reader's buffer
  return true;
}

std::size_t XmlText::find(std::string_view words, std::size_t from) {
  for (;;) {
    const std::size_t place = ahead().find(words, from);
    if (place != std::string_view::npos) return place;
    from = std::max(from, ahead().size() - std::min(ahead().size(), words.size() - 1));
    if (!more()) return std::string_view::npos;
  }
}

bool XmlText::starts_with(std::string_view words) {
  while (ahead().size() < words.size() && more()) {
  }
  return ahead().starts_with(words);
}

void XmlText::step(std::size_t size) {
  const std::string_view over = ahead().substr(0, size);
  line_ += static_cast<std::size_t>(std::count(over.begin(), over.end(), '\n'));
  begin_ += over.size();
}

}  // namespace sayso
