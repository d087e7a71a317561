#include "views/mcp/telling.h"

#include "base/span.h"

namespace sayso::mcp {
namespace {

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

std::string number(const Json& value) { return std::to_string(value.get<std::size_t>()); }

std::string quoted(const std::string& words) {
  std::string line = words;
  for (char& c : line) {
    if (c == '\n') c = ' ';
  }
  return "\u201c" + line + "\u201d";
}

/// "Harbour Courier, 2031-03-04 (id)".
std::string place_of(const Json& document, const char* id = "id") {
  std::string place = text_of(document.value("outlet", Json()));
  const std::string day = text_of(document.value("published", Json())).substr(0, 10);
  if (!day.empty()) place += (place.empty() ? "" : ", ") + day;
  return place + " (document " + text_of(document[id]) + ")";
}

std::string counts_of(const Json& claim) {
  const std::string least = number(claim["origins"]["min"]);
  const std::string most = number(claim["origins"]["max"]);
  return number(claim["articles"]) + " articles, " + number(claim["publishers"]) + " publishers, " +
         (least == most ? most : least + " to " + most) + " origins";
}

std::string said(const std::string& source, const std::string& cue, const std::string& content,
                 std::string_view stance, std::string_view certainty) {
  return (source.empty() ? "nobody named" : quoted(source)) + " [" + std::string(stance) + ", " +
         std::string(certainty) + "] " + quoted(cue) + ": " + quoted(content);
}

std::string said(const Attribution& one, const std::string& text) {
  return said(words_of(text, one.source), words_of(text, one.cue), words_of(text, one.content),
              name_of(one.stance), name_of(one.certainty));
}

std::string member_words(const Json& member) {
  const std::string source = member["source"].is_object() ? text_of(member["source"]["text"]) : "";
  const std::string name = text_of(member["source_name"]);
  std::string line = member.contains("node") ? text_of(member["node"]) + " " : "";
  line += place_of(member, "document") + ": ";
  line += source.empty() ? "on nobody's word" : quoted(source);
  if (!name.empty() && name != source) line += " = " + name;
  line += " [" + text_of(member["stance"]) + ", " + text_of(member["certainty"]) + "] ";
  return line + quoted(text_of(member["text"])) + "\n";
}

}  // namespace

std::string telling_hit(const Json& hit, const std::vector<const Attribution*>& met,
                        const std::string& text) {
  std::string told = text_of(hit["name"]) + "\n  " + place_of(hit) + "\n  " +
                     quoted(text_of(hit["excerpt"]["text"])) + "\n";
  for (const Attribution* one : met) told += "  said by " + said(*one, text) + "\n";
  return told;
}

std::string telling_article(const Json& document, const std::vector<Attribution>& attributions) {
  const std::string text = text_of(document["text"]);
  std::string told = text_of(document["name"]) + "\n" + text_of(document["id"]) + "\n\n" + text +
                     "\n\nWho is reported to have said what:\n";
  for (const Attribution& one : attributions) told += one.id + " " + said(one, text) + "\n";
  if (attributions.empty()) told += "The record holds nobody's words in this report.\n";
  return told;
}

std::string telling_claim(const Json& claim) {
  std::string told =
      text_of(claim["id"]) + " " + quoted(text_of(claim["text"])) + ": " + counts_of(claim);
  const auto disputed = claim["disputed"].get<std::size_t>();
  if (disputed > 0) told += ", " + std::to_string(disputed) + " denials";
  return told + "\n";
}

std::string telling_ledger(const Json& claim) {
  const Json& ledger = claim["ledger"];
  std::string told = text_of(claim["id"]) + " " + quoted(text_of(claim["text"])) + "\n" +
                     counts_of(ledger) + "\n\nWho says something of it:\n";
  for (const Json& member : claim["members"]) told += member_words(member);
  told += "\nWhat rests on one origin:\n";
  for (const Json& edge : ledger["collapsed"]) {
    told += text_of(edge["members"][0]) + " and " + text_of(edge["members"][1]) + ": " +
            text_of(edge["reason"]) + (edge["certain"].get<bool>() ? "" : " (perhaps)");
    for (const Json& words : edge["evidence"]) told += "; " + quoted(text_of(words["text"]));
    told += "\n";
  }
  if (ledger["collapsed"].empty()) told += "The record holds no link between them.\n";
  for (const Json& node : ledger["nodes"]) {
    if (node.contains("outside")) {
      told += text_of(node["id"]) + " is outside the record: " + text_of(node["label"]) + "\n";
    }
  }
  told += "\nWho denies or doubts it:\n";
  for (const Json& dispute : claim["disputes"]) {
    told += member_words(claim["members"][dispute["members"][0].get<std::size_t>()]);
  }
  if (claim["disputes"].empty()) told += "The record holds nobody who does.\n";
  if (claim["revises"].is_object()) {
    told += "\nIt takes the place of " + text_of(claim["revises"]["id"]) + " " +
            quoted(text_of(claim["revises"]["text"])) + "\n";
  }
  return told;
}

std::string telling_source(const Json& source) {
  std::string told = text_of(source["name"]);
  const std::string role = text_of(source["role"]);
  if (!role.empty()) told += ", " + role;
  told += " (" + text_of(source["id"]) + "): named in " + number(source["documents"]) +
          " documents, " + number(source["statements"]) + " statements\n";
  for (const auto& [stance, count] : source["stances"].items()) {
    told += stance + ": " + number(count) + "\n";
  }
  for (const Json& one : source["said"]) {
    told +=
        place_of(one, "document") + ": " +
        said(text_of(one["source"]["text"]), text_of(one["cue"]["text"]),
             text_of(one["content"]["text"]), text_of(one["stance"]), text_of(one["certainty"])) +
        "\n";
  }
  if (source["said"].empty()) told += "The record holds no statement of this source.\n";
  return told;
}

std::string telling_entry(const Json& entry) {
  std::string told = text_of(entry["time"]).substr(0, 10);
  told += (told.empty() ? "" : " ") + text_of(entry["development"]);
  const std::string claim = text_of(entry["claim"]);
  if (!claim.empty()) told += " " + claim + " " + quoted(text_of(entry["text"]));
  const std::string outlet = text_of(entry.value("outlet", Json()));
  const std::string source = text_of(entry["source"]);
  if (!source.empty()) told += ", on the word of " + quoted(source);
  if (!outlet.empty()) told += ", in " + outlet;
  if (entry["words"].is_object()) {
    told += ": " + quoted(text_of(entry["words"]["text"])) + " (document " +
            text_of(entry["words"]["document"]) + ")";
  }
  return told + "\n";
}

}  // namespace sayso::mcp
