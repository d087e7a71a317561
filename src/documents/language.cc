#include "documents/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.h"

namespace sayso {
namespace {

/// Bytes of a text that are looked at: its start, and a piece of its middle and of its end.
constexpr std::size_t start_bytes = 2048;
constexpr std::size_t piece_bytes = 1024;

bool is_text(char32_t c) {
  return u_isdefined(static_cast<UChar32>(c)) != 0 && u_iscntrl(static_cast<UChar32>(c)) == 0;
}

/// Appends some `size` bytes of `text` from `begin`, with a space in place of what is no text.
void append_text(std::string_view text, std::size_t begin, std::size_t size, std::string& to) {
  const std::size_t end = std::min(text.size(), begin + size);
  while (begin < end && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) ++begin;
  while (begin < end) {
    if (const char c = text[begin]; c >= ' ' && c <= '~') {  // most are; the rest takes its time
      to.push_back(c);
      ++begin;
      continue;
    }
    const CodePoint point = code_point_at(text, begin);
    if (is_text(point.value)) {
      append_utf8(point.value, to);
    } else {
      to.push_back(' ');
    }
    begin += point.size;
  }
  to.push_back('\n');
}

std::string sample_of(std::string_view text) {
  std::string sample;
  append_text(text, 0, start_bytes, sample);
  if (text.size() > start_bytes + 2 * piece_bytes) {
    append_text(text, text.size() / 2, piece_bytes, sample);
    append_text(text, text.size() - piece_bytes, piece_bytes, sample);
  } else if (text.size() > start_bytes) {
    append_text(text, start_bytes, 2 * piece_bytes, sample);
  }
  return sample;
}

/// The script that most letters of `text` are in: USCRIPT_LATIN where most are, or none are.
UScriptCode script_of(std::string_view text) {
  std::size_t latin = 0;
  std::size_t others = 0;
  std::array<std::size_t, USCRIPT_CODE_LIMIT> counts = {};
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      latin += std::isalpha(static_cast<unsigned char>(text[at])) != 0 ? 1 : 0;
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (u_isalpha(static_cast<UChar32>(point.value)) == 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(point.value), &status);
    if (U_FAILURE(status) || script < 0 || script >= USCRIPT_CODE_LIMIT) continue;
    script == USCRIPT_LATIN ? ++latin : ++others;
    ++counts[static_cast<std::size_t>(script)];
  }
  if (latin >= others) return USCRIPT_LATIN;
  const auto most = std::max_element(counts.begin(), counts.end());
  // Japanese writes with three scripts.
  const std::size_t kana = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA];
  if (kana * 10 > others) return USCRIPT_HIRAGANA;
  return static_cast<UScriptCode>(most - counts.begin());
}

/// What a text in `script` is, where no more is known: of scripts with many languages, the one
/// that most of their news is written in.
std::string_view language_of_script(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
      return "zh";
    case USCRIPT_HIRAGANA:
      return "ja";
    case USCRIPT_HANGUL:
      return "ko";
    case USCRIPT_ARABIC:
      return "ar";
    case USCRIPT_CYRILLIC:
      return "ru";
    case USCRIPT_GREEK:
      return "el";
    case USCRIPT_HEBREW:
      return "he";
    case USCRIPT_THAI:
      return "th";
    case USCRIPT_DEVANAGARI:
      return "hi";
    default:
      return "mis";  // BCP 47: a language without a tag of its own
  }
}

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

/// `declared` as BCP 47 writes it: "eng" and "EN" are "en", "en_us" is "en-US". Empty where it is
/// no tag, or one that names no language.
std::string well_formed(std::string_view declared) {
  std::string tag(declared);
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::size_t first = tag.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  tag = tag.substr(first, tag.find_last_not_of(" \t\r\n") + 1 - first);
  std::array<char, 64> locale;
  std::array<char, 64> canonical;
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t read = 0;
  uloc_forLanguageTag(tag.c_str(), locale.data(), locale.size(), &read, &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(read) != tag.size()) return {};
  const std::int32_t size =
      uloc_toLanguageTag(locale.data(), canonical.data(), canonical.size(), /*strict=*/1, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) return {};
  std::string out(canonical.data(), static_cast<std::size_t>(size));
  const std::string_view language = primary(out);
  if (language == "und" || language == "zxx" || language == "mul" || language == "x") return {};
  return out;
}

/// Languages that are written so alike that a declared one of them is taken at its word.
bool are_alike(std::string_view a, std::string_view b) {
  static constexpr std::array<std::array<std::string_view, 5>, 6> groups = {{
      {"no", "nb", "nn", "da", ""},
      {"hr", "sr", "bs", "sh", "cnr"},
      {"id", "ms", "", "", ""},
      {"tl", "fil", "", "", ""},
      {"zh", "yue", "cmn", "", ""},
      {"gl", "pt", "", "", ""},
  }};
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    return std::find(group.begin(), group.end(), a) != group.end() &&
           std::find(group.begin(), group.end(), b) != group.end();
  });
}

/// What the statistics of letters say.
struct Told {
  std::string language;  // of most of the text; empty where it cannot be told
  int share = 0;         // of the text, in percent
  int english = 0;       // the share of English
  int bytes = 0;         // letters that it rests on
  bool reliable = false;
};

std::string tag_of(CLD2::Language language) {
  std::string code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  const std::string_view bare = primary(code);
  const bool named = (bare.size() == 2 && bare != "un" && bare != "xx") || code == "ceb";
  return named ? code : std::string();
}

Told tell(const std::string& sample) {
  std::array<CLD2::Language, 3> languages;
  std::array<int, 3> shares;
  std::array<double, 3> scores;
  Told told;
  int valid = 0;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &hints, 0,
      languages.data(), shares.data(), scores.data(), nullptr, &told.bytes, &told.reliable, &valid);
  if (static_cast<std::size_t>(valid) < sample.size()) return {};
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (languages[i] == CLD2::ENGLISH) told.english = shares[i];
  }
  told.language = tag_of(languages[0]);
  told.share = shares[0];
  return told;
}

/// Whether what is told overrules a page that declares another language.
bool is_sure(const Told& told) {
  return told.reliable && told.bytes >= 60 && told.share >= 70 && told.english < 30;
}

/// Whether what is told holds where no page declares any. A few names look like any language.
bool is_likely(const Told& told) {
  return (told.reliable && told.bytes >= 30) ||
         (told.bytes >= 200 && told.share >= 60 && told.english < 20);
}

}  // namespace

std::string language_of(std::string_view text, std::string_view declared) {
  const std::string sample = sample_of(text);
  const UScriptCode script = script_of(sample);
  Told told = tell(sample);
  if (script != USCRIPT_LATIN && told.language == "en") told.language.clear();
  std::string hint = well_formed(declared);
  if (are_alike(primary(hint), primary(told.language))) return hint;
  if (script != USCRIPT_LATIN) {
    if (!told.language.empty()) return told.language;
    if (!hint.empty() && primary(hint) != "en") return hint;
    return std::string(language_of_script(script));
  }
  const bool undeclared = hint.empty();
  if (undeclared) hint = "und";
  if (told.language == "en" || told.english >= 40) {
    // A short text of another language may have more English words than its own.
    return undeclared || (told.reliable && told.bytes >= 60) ? "en" : hint;
  }
  const bool believed = is_sure(told) || (undeclared && is_likely(told));
  return told.language.empty() || !believed ? hint : told.language;
}

}  // namespace sayso
