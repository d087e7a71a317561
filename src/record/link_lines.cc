#include "record/link_lines.h"

#include "base/line_writer.h"

namespace sayso {

std::string story_line(const Story& story) {
  LineWriter out({});
  out.raw(R"({"kind":"story","schema":"sayso/1","id":)").string(story.id);
  out.raw(R"(,"title":)").string(story.title);
  out.raw(R"(,"documents":)").list(story.documents, [&](const std::string& id) { out.string(id); });
  return out.raw("}").take();
}

std::string occurrence_line(const Occurrence& occurrence) {
  LineWriter out({});
  out.raw(R"({"kind":"occurrence","schema":"sayso/1","id":)").string(occurrence.id);
  out.raw(R"(,"story":)").string_or_null(occurrence.story);
  out.raw(R"(,"members":)").list(occurrence.members, [&](const auto& member) {
    out.raw(R"({"document":)").string(member.first);
    out.raw(R"(,"event":)").string(member.second).raw("}");
  });
  return out.raw("}").take();
}

}  // namespace sayso
