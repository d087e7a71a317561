#include "documents/mail.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "documents/dom.h"
#include "documents/domain.h"
#include "documents/feed_item.h"
#include "documents/formats.h"
#include "documents/fragment.h"
#include "documents/mail_text.h"
#include "documents/message.h"
#include "documents/metadata/names.h"

namespace sayso {
namespace {

/// A newsletter's sender is an outlet, perhaps with a person before it: "Nora Lind at Daily Tern".
/// Anybody else's is a person.
void read_sender(const Message& message, Document& document) {
  static const RE2 person_of(R"((.+?)\s+(?:from|at|via|of|\|)\s+(.+))");
  static const RE2 last_first(R"(([^\s,]+), ([^\s,]+(?: [^\s,]+)?))");
  Sender sender = message.sender();
  RE2::Replace(&sender.name, last_first, "\\2 \\1");
  if (!message.is_from_list()) {
    if (!sender.name.empty()) document.byline = names_in(sender.name);
    return;
  }
  document.outlet.domain = domain_of("https://" + sender.domain);
  std::string person;
  if (RE2::FullMatch(sender.name, person_of, &person, &document.outlet.name)) {
    document.byline = names_in(person);
  } else {
    document.outlet.name = sender.name;
  }
}

/// The address in "<https://tern.example/1>".
std::string bracketed(std::string written) {
  std::erase_if(written, [](char c) { return c == '<' || c == '>'; });
  return absolute_link(written, "");
}

Result<Document> document_of(const Message& message, const Parts& parts, const Input& input,
                             const std::string& place) {
  Document document;
  document.title = message.subject();
  document.record.id = message.id();
  document.url = bracketed(message.header("Archived-At"));
  const std::string language = message.header("Content-Language");
  document.language = language_tag(language.substr(0, language.find(',')));
  if (const auto date = parse_date(message.header("Date"))) {
    document.published = Timestamp{date->value, date->granularity, "container", std::nullopt};
  }
  read_sender(message, document);
  document.text = mail_text(parts, document.title, input.intake.options().pages);
  if (document.text.empty()) {
    return Error{"no-text",
                 place + ", \"" + document.title.substr(0, 200) + "\": a message without text"};
  }
  return document;
}

/// Attachments that are documents; pictures and signatures are none.
std::vector<Attachment> documents_among(std::vector<Attachment> attachments) {
  std::erase_if(attachments, [](const Attachment& attachment) {
    return !attachment.is_message && kind_of(attachment.bytes) == Kind::binary;
  });
  return attachments;
}

/// Gives a message, and with it the documents that are attached.
void give_message(const Input& input, std::string_view bytes) {
  const auto message = Message::parse(bytes);
  if (!message) {
    return input.intake.give(input.file, Error{"damaged", input.file + ": no message"});
  }
  Parts parts = message->parts();
  const auto attached = documents_among(std::move(parts.attachments));
  const auto give = [&](const std::string& file) {
    input.intake.give(file, document_of(*message, parts, input, file), input.origin, file);
  };
  if (attached.empty()) return give(input.file);
  Records records(input);
  if (records.next()) give(records.file());
  for (const Attachment& attachment : attached) {
    if (!input.intake.wanted()) return;
    if (!records.next()) continue;
    Origin origin;
    origin.charset = attachment.charset;
    origin.record.name = attachment.name;
    const auto date = parse_date(message->header("Date"));
    if (date)
      origin.published = Timestamp{date->value, date->granularity, "container", std::nullopt};
    const auto source = bytes_in_memory(attachment.bytes);
    ByteReader reader(*source);
    const auto kind = attachment.is_message ? std::optional(Kind::mail) : std::nullopt;
    input.intake.read(reader, records.file(), origin, input.depth + 1, kind);
  }
}

bool starts_message(std::string_view line) {
  static const RE2 from(R"(^From \S+.*\d\d:\d\d.*\d{4})");
  return line.starts_with("From ") && RE2::PartialMatch(line.substr(0, 400), from);
}

/// ">From" at the start of a line stands for "From", ">>From" for ">From".
std::string_view without_quote(std::string_view line) {
  const std::size_t mark = line.find_first_not_of('>');
  const bool quoted =
      mark != 0 && mark != std::string_view::npos && line.substr(mark).starts_with("From ");
  return quoted ? line.substr(1) : line;
}

/// Reads the messages of an mbox, each of which begins with a line "From ".
class Mailbox {
 public:
  explicit Mailbox(const Input& input) : input_(input), records_(input) {}

  void read() {
    constexpr std::size_t line_limit = 1 << 20;
    go_on_from_earlier();
    bool after_blank = true;
    while (input_.intake.wanted()) {
      const auto line = input_.bytes.line(line_limit);
      if (!line) return input_.intake.give(input_.file, line.error());
      if (line->empty()) break;
      if (after_blank && starts_message(*line)) {
        give();
        inside_ = true;
        wanted_ = records_.next(input_.bytes.offset() - line->size());
      } else if (inside_ && wanted_ && message_.size() <= raw_limit) {
        message_ += without_quote(*line);
      }
      after_blank = *line == "\n" || *line == "\r\n";
    }
    give();
  }

 private:
  void go_on_from_earlier() {
    const auto& from = input_.intake.options().from;
    if (!from || from->offset == 0 || !input_.intake.is_outermost(input_.file)) return;
    if (input_.bytes.seek(from->offset)) records_.go_on_at(from->record);
  }

  void give() {
    if (!inside_ || !wanted_ || !input_.intake.wanted()) return;
    const std::string file = records_.file();
    if (message_.size() > raw_limit) {
      input_.intake.give(file, too_large(file));
    } else {
      const auto source = bytes_in_memory(message_);
      ByteReader reader(*source);
      input_.intake.read(reader, file, input_.origin, input_.depth + 1, Kind::mail);
    }
    message_.clear();
  }

  const Input& input_;
  Records records_;
  std::string message_;
  bool inside_ = false;
  bool wanted_ = false;
};

}  // namespace

bool is_mail(std::string_view head) {
  static const RE2 field(R"(^([A-Za-z][A-Za-z0-9-]{0,60}):(?:[ \t]|\r?$))");
  static constexpr std::array<std::string_view, 10> usual = {
      "from",     "to",           "subject",     "date",         "message-id",
      "received", "mime-version", "return-path", "delivered-to", "content-type"};
  std::size_t known = 0;
  bool has_sender = false;
  bool is_first = true;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    const bool first = std::exchange(is_first, false);
    if (line.empty() || line == "\r") break;
    if (first && starts_message(line)) continue;
    if (!first && (line[0] == ' ' || line[0] == '\t')) continue;  // goes on
    std::string name;
    if (!RE2::PartialMatch(line, field, &name)) return false;
    name = lower_ascii(name);
    known += std::find(usual.begin(), usual.end(), name) != usual.end() ? 1 : 0;
    has_sender = has_sender || name == "from" || name == "received";
  }
  return has_sender && known >= 3;
}

void read_mail(const Input& input) {
  const auto head = input.bytes.peek(512);
  if (head && starts_message(head->substr(0, head->find('\n')))) return Mailbox(input).read();
  const auto bytes = input.bytes.rest(raw_limit);
  if (!bytes) return input.intake.give(input.file, bytes.error());
  if (bytes->size() > raw_limit) return input.intake.give(input.file, too_large(input.file));
  if (is_blank(*bytes)) {
    return input.intake.give(input.file, Error{"empty", input.file + ": no text"});
  }
  give_message(input, *bytes);
}

}  // namespace sayso
