#include "documents/encoding.h"

#include <re2/re2.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <utility>

#include "base/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t guess_window = 256 * 1024;

/// Labels that https://encoding.spec.whatwg.org/#names-and-labels reads as a wider encoding than
/// their name says, and the converter of ICU that does.
std::string_view converter_of(std::string_view label) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 23> wider = {{
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"iso_8859-1", "windows-1252"},
      {"l1", "windows-1252"},
      {"x-cp1252", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"latin5", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"x-gbk", "gb18030"},
      {"gb_2312-80", "gb18030"},
      {"shift_jis", "ibm-943"},
      {"shift-jis", "ibm-943"},
      {"sjis", "ibm-943"},
      {"x-sjis", "ibm-943"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"big5", "windows-950"},
  }};
  for (const auto& [narrow, wide] : wider) {
    if (narrow == label) return wide;
  }
  return label;
}

/// None where ICU has no such converter.
std::optional<std::string> convert(std::string_view bytes, std::string_view label) {
  std::string name(label);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  name = converter_of(name);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(name.c_str(), &status),
                                                                &ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status),
                                                              &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  std::array<char, 16384> room;
  std::array<UChar, 8192> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  do {
    status = U_ZERO_ERROR;
    char* target = room.data();
    ucnv_convertEx(to.get(), from.get(), &target, room.data() + room.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   /*reset=*/out.empty(), /*flush=*/true, &status);
    out.append(room.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), guess_window));
  uchardet_data_end(detector.get());
  const std::string_view name = uchardet_get_charset(detector.get());
  // What people write has the quotation marks and dashes of Windows.
  if (name == "UHC") return "windows-949";
  if (name == "ISO-8859-7") return "windows-1253";
  if (name == "ISO-8859-13") return "windows-1257";
  return std::string(name);
}

/// Whether most bytes that are not ASCII stand in runs of four or more, as those of Greek, Russian
/// or Chinese do. Between them, Western languages have letters of ASCII.
bool has_long_runs(std::string_view bytes) {
  std::size_t alone = 0;
  std::size_t in_runs = 0;
  std::size_t run = 0;
  const auto end_run = [&] {
    (run >= 4 ? in_runs : alone) += run;
    run = 0;
  };
  for (const char c : bytes.substr(0, guess_window)) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      ++run;
    } else {
      end_run();
    }
  }
  end_run();
  return in_runs > alone;
}

/// English with an accent here and a curly quotation mark there, which statistics take for
/// anything.
bool is_western(std::string_view bytes) {
  if (has_long_runs(bytes)) return false;
  const auto high = std::count_if(bytes.begin(), bytes.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return static_cast<std::size_t>(high) * 10 < bytes.size() &&
         (bytes.find(" the ") != std::string_view::npos ||
          bytes.find(" of ") != std::string_view::npos ||
          static_cast<std::size_t>(high) * 30 < bytes.size());
}

/// Whether `label` cannot be the encoding of `bytes`, which are not UTF-8: it says that they are,
/// or it is the one that servers and templates state without looking.
bool is_lie(std::string_view bytes, std::string_view label) {
  std::string name(label);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (name == "utf-8" || name == "utf8") return true;
  return (name == "windows-1252" || converter_of(name) == "windows-1252") && has_long_runs(bytes);
}

/// Japanese in seven bits, which is ASCII but for its escapes.
bool is_iso_2022_jp(std::string_view bytes) {
  return (bytes.find("\x1B$B") != std::string_view::npos ||
          bytes.find("\x1B$@") != std::string_view::npos) &&
         std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// A few bad bytes among good sequences are damage, not another encoding.
bool is_nearly_utf8(std::string_view bytes) {
  const Utf8Count count = count_utf8(bytes);
  return count.broken <= count.whole;
}

/// A page whose label can be read as ASCII is in none of these.
bool is_ascii_incompatible(std::string_view label) {
  return label.find("tf-16") != std::string_view::npos ||
         label.find("TF-16") != std::string_view::npos ||
         label.find("tf-32") != std::string_view::npos ||
         label.find("TF-32") != std::string_view::npos ||
         label.find("tf-7") != std::string_view::npos ||
         label.find("TF-7") != std::string_view::npos;
}

}  // namespace

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return ByteOrderMark{"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return ByteOrderMark{"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return ByteOrderMark{"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return ByteOrderMark{"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return ByteOrderMark{"UTF-16BE", 2};
  return std::nullopt;
}

std::string_view guess_utf16(std::string_view bytes) {
  bytes = bytes.substr(0, 4096);
  const std::size_t units = bytes.size() / 2;
  if (units < 8) return {};
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t i = 0; i < units * 2; ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  if (zeros[1] * 10 > units * 7 && zeros[0] * 50 < units) return "UTF-16LE";
  if (zeros[0] * 10 > units * 7 && zeros[1] * 50 < units) return "UTF-16BE";
  return {};
}

std::string decode(std::string_view bytes, std::string_view declared) {
  if (const auto mark = byte_order_mark(bytes)) {
    bytes.remove_prefix(mark->size);
    if (mark->name == "UTF-8") return repair_utf8(bytes);
    return convert(bytes, mark->name).value_or("");
  }
  if (const std::string_view wide = guess_utf16(bytes); !wide.empty()) {
    return convert(bytes, wide).value_or("");
  }
  if (is_iso_2022_jp(bytes)) {
    if (auto text = convert(bytes, "ISO-2022-JP")) return *std::move(text);
  }
  if (is_nearly_utf8(bytes)) return repair_utf8(bytes);
  if (!declared.empty() && !is_ascii_incompatible(declared) && !is_lie(bytes, declared)) {
    if (auto text = convert(bytes, declared)) return *std::move(text);
  }
  if (!is_western(bytes)) {
    if (auto text = convert(bytes, guess(bytes))) return *std::move(text);
  }
  return convert(bytes, "windows-1252").value_or("");
}

std::string declared_encoding(std::string_view page) {
  static const RE2 pattern(
      R"((?i)(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])\s*([\w:.-]{2,40}))",
      RE2::Latin1);
  std::string label;
  const std::string_view head = page.substr(0, 8192);
  RE2::PartialMatch(re2::StringPiece(head.data(), head.size()), pattern, &label);
  return label;
}

}  // namespace sayso
