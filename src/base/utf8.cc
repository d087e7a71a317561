#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace sayso {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// What a first byte says: the sequence's size, and the range that the second byte must be in.
struct Lead {
  std::uint32_t size;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

/// Unicode 15, table 3-7. Size 0: no sequence starts so.
Lead lead_of(unsigned char first) {
  if (first < 0x80) return {1};
  if (first < 0xC2) return {0};
  if (first < 0xE0) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

struct Sequence {
  std::uint32_t size;  // at least 1
  bool whole;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
  if (lead.size == 0) return {1, false};
  for (std::uint32_t i = 1; i < lead.size; ++i) {
    if (at + i >= text.size()) return {i, false};
    const auto byte = static_cast<unsigned char>(text[at + i]);
    const bool good = i == 1 ? lead.low <= byte && byte <= lead.high : (byte & 0xC0) == 0x80;
    if (!good) return {i, false};
  }
  return {lead.size, true};
}

/// Behind the bytes of ASCII that start at `at`.
std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = end_of_ascii(bytes, 0); at < bytes.size(); at = end_of_ascii(bytes, at)) {
    const Sequence sequence = sequence_at(bytes, at);
    if (!sequence.whole) return false;
    at += sequence.size;
  }
  return true;
}

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = end_of_ascii(bytes, 0); at < bytes.size(); at = end_of_ascii(bytes, at)) {
    const Sequence sequence = sequence_at(bytes, at);
    if (!sequence.whole) {
      ++count.broken;
    } else {
      ++count.whole;
    }
    at += sequence.size;
  }
  return count;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t copied = 0;  // bytes of the input that are in the output
  for (std::size_t at = end_of_ascii(bytes, 0); at < bytes.size(); at = end_of_ascii(bytes, at)) {
    const Sequence sequence = sequence_at(bytes, at);
    if (!sequence.whole) {
      out.append(bytes, copied, at - copied);
      append_utf8(U'\uFFFD', out);
      copied = at + sequence.size;
    }
    at += sequence.size;
  }
  return out.append(bytes, copied);
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const Sequence sequence = sequence_at(text, at);
  if (!sequence.whole) return {U'\uFFFD', sequence.size};
  const auto first = static_cast<unsigned char>(text[at]);
  if (sequence.size == 1) return {first, 1};
  char32_t value = first & (0x7Fu >> sequence.size);
  for (std::uint32_t i = 1; i < sequence.size; ++i) {
    value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  return {value, sequence.size};
}

void append_utf8(char32_t code_point, std::string& to) {
  const auto byte = [&to](char32_t value) { to.push_back(static_cast<char>(value)); };
  const auto tail = [&](int shift) { byte(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    tail(0);
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    tail(6);
    tail(0);
  } else {
    byte(0xF0 | code_point >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string_view start_of(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / stride + 1);
  for (std::size_t at = 0; at < text.size(); at += stride) {
    checkpoints_.push_back(size_);
    size_ += static_cast<std::uint32_t>(count_code_points(text.substr(at, stride)));
  }
}

std::uint32_t CodePointIndex::code_point(std::uint32_t byte) const {
  if (byte >= text_.size()) return size_;
  while (byte > 0 && continues(text_[byte])) --byte;
  const std::size_t block = byte / stride;
  const std::size_t start = block * stride;
  return checkpoints_[block] +
         static_cast<std::uint32_t>(count_code_points(text_.substr(start, byte - start)));
}

std::uint32_t CodePointIndex::byte(std::uint32_t code_point) const {
  if (code_point >= size_) return static_cast<std::uint32_t>(text_.size());
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), code_point);
  const auto block = static_cast<std::size_t>(after - checkpoints_.begin()) - 1;
  std::size_t at = block * stride;
  for (std::uint32_t seen = checkpoints_[block];; ++at) {
    if (continues(text_[at])) continue;
    if (seen++ == code_point) return static_cast<std::uint32_t>(at);
  }
}

}  // namespace sayso
