#include "alerting/message.h"

#include <algorithm>
#include <ctime>

#include "answers/listed_json.h"
#include "base/markup.h"
#include "base/utf8.h"

namespace sayso {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

std::string base64(std::string_view bytes) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    const std::size_t size = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (j < size ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      out += j <= size ? letters[group >> (18 - 6 * j) & 63] : '=';
    }
  }
  return out;
}

std::string date_header(std::int64_t now) {
  const auto time = static_cast<std::time_t>(now);
  std::tm parts{};
  gmtime_r(&time, &parts);
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[40];
  const std::size_t size = std::strftime(text, sizeof text, " %Y %H:%M:%S +0000", &parts);
  return std::string(days[parts.tm_wday]) + ", " + std::to_string(parts.tm_mday) + " " +
         months[parts.tm_mon] + std::string(text, size);
}

std::string urn(std::string_view id) { return "urn:sayso:" + std::string(id); }

/// What the desk shows of it.
std::string desk_path(const Firing& firing) {
  const auto path = [](std::string_view folder, std::string_view id) {
    std::string out(folder);
    for (const char c : id) {
      const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                         (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
      if (plain) {
        out += c;
      } else {
        out += {'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[c & 15]};
      }
    }
    return out;
  };
  if (!firing.claim.empty()) return path("/claims/", firing.claim);
  if (!firing.story.empty()) return path("/stories/", firing.story);
  return "/transfers";
}

Json evidence_in(const Firing& firing) {
  Json json = Json::parse(firing.evidence, nullptr, false);
  return json.is_array() ? json : Json::array();
}

std::string text_of(const Json& json, const char* name) {
  return json.contains(name) && json[name].is_string() ? json[name].get<std::string>() : "";
}

/// "Keld Herald, 2031-03-03, Boats asked for (herald-1)".
std::string place_of(const Json& one) {
  std::string place;
  for (const char* name : {"outlet", "published", "title"}) {
    const std::string part = text_of(one, name);
    if (!part.empty()) place += (place.empty() ? "" : ", ") + part;
  }
  return place + " (" + text_of(one, "document") + ")";
}

std::string entry_of(const Firing& firing) {
  std::string entry = "<entry>\n<id>" + escaped(urn(firing.id)) + "</id>\n<title>" +
                      escaped(firing.name) + "</title>\n<updated>" + escaped(firing.time) +
                      "</updated>\n<link rel=\"alternate\" href=\"" + escaped(desk_path(firing)) +
                      "\"/>\n<summary>" + escaped(firing.why) + "</summary>\n";
  std::string html = "<p>" + escaped(firing.why) + "</p>";
  for (const Json& one : evidence_in(firing)) {
    html += "<blockquote><p>" + escaped(text_of(one, "text")) + "</p><p>" + escaped(place_of(one)) +
            "</p></blockquote>";
  }
  return entry + "<content type=\"html\">" + escaped(html) + "</content>\n</entry>\n";
}

}  // namespace

std::string encoded_header(std::string_view text, std::size_t first_column) {
  constexpr std::size_t most = 76;
  std::string plain;
  for (const char c : repair_utf8(text)) {
    plain += static_cast<unsigned char>(c) < ' ' || c == 0x7f ? ' ' : c;
  }
  const bool ascii = std::all_of(plain.begin(), plain.end(), [](char c) { return c >= ' '; });
  // What looks like an encoded word must be one.
  if (ascii && plain.size() + first_column <= most && plain.find("=?") == plain.npos) return plain;
  std::string out;
  constexpr std::size_t bytes = 30;  // of one word, so that its line is short enough
  for (std::string_view rest = plain; !rest.empty();) {
    const std::string_view part = start_of(rest, bytes);
    rest.remove_prefix(part.size());
    out += (out.empty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") + base64(part) + "?=";
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  constexpr std::size_t longest = 75;
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool last = i + 1 == text.size() || text[i + 1] == '\n';
    const bool plain = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !last);
    // A line that begins with a dot or "From " is changed on its way.
    const bool kept = plain && !(column == 0 && (c == '.' || c == 'F'));
    const std::string coded =
        kept ? std::string(1, c)
             : std::string{'=', kHex[static_cast<unsigned char>(c) >> 4], kHex[c & 15]};
    if (column + coded.size() > longest) {
      out += "=\r\n";
      column = 0;
    }
    out += coded;
    column += coded.size();
  }
  return out;
}

std::string plain_text(const Firing& firing) {
  std::string text = firing.why + "\n";
  for (const Json& one : evidence_in(firing)) {
    text += "\n" + place_of(one) + ":\n  “" + text_of(one, "text") + "”\n";
  }
  text += "\nAlert: " + firing.name + " (" + firing.alert + ")\nFired: " + firing.time + "\n";
  if (!firing.claim.empty()) text += "Claim: " + firing.claim + "\n";
  if (!firing.story.empty()) text += "Story: " + firing.story + "\n";
  if (!firing.transfer.empty()) text += "Transfer: " + firing.transfer + "\n";
  return repair_utf8(text);
}

std::string mail_message(const Firing& firing, std::string_view from, std::string_view to,
                         std::int64_t now) {
  std::string unique = firing.id;
  std::replace(unique.begin(), unique.end(), ':', '.');
  const std::string domain(from.substr(from.find('@') + 1));
  constexpr std::size_t subject_column = 9;
  return "Date: " + date_header(now) + "\r\nFrom: sayso <" + std::string(from) + ">\r\nTo: <" +
         std::string(to) + ">\r\nSubject: " + encoded_header(firing.name, subject_column) +
         "\r\nMessage-ID: <" + unique + "@" + domain +
         ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
         "Content-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(plain_text(firing));
}

std::string atom_feed(const FeedHead& head, const std::vector<Firing>& firings) {
  const std::string updated = firings.empty() ? head.updated : firings.front().time;
  std::string feed =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>" +
      escaped(head.id) + "</id>\n<title>" + escaped(head.title) + "</title>\n<updated>" +
      escaped(updated) + "</updated>\n<author><name>sayso</name></author>\n";
  if (!head.self.empty()) feed += "<link rel=\"self\" href=\"" + escaped(head.self) + "\"/>\n";
  for (const Firing& firing : firings) feed += entry_of(firing);
  return feed + "</feed>\n";
}

}  // namespace sayso
