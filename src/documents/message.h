// One message in MIME, taken apart.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso {

struct Sender {
  std::string name;    // empty where only an address is given
  std::string domain;  // of the address
};

struct Attachment {
  std::string name;  // of the file
  std::string charset;
  std::string bytes;
  bool is_message = false;
};

/// What a message holds. Parts more than 32 deep are left out.
struct Parts {
  std::string html;  // bytes in html_charset, a label or empty
  std::string html_charset;
  std::string plain;  // UTF-8
  std::vector<Attachment> attachments;
};

class Message {
 public:
  /// None where memory or a header's end is missing: any bytes are a message otherwise.
  static std::optional<Message> parse(std::string_view bytes);

  std::string subject() const;
  std::string id() const;
  Sender sender() const;

  /// Whether a list or a newsletter sent it to many.
  bool is_from_list() const;

  /// The first header field of that name, decoded; empty where there is none.
  std::string header(const char* name) const;

  Parts parts() const;

 private:
  struct Tree;  // as GMime has it

  explicit Message(std::shared_ptr<Tree> tree) : tree_(std::move(tree)) {}

  std::shared_ptr<Tree> tree_;
};

}  // namespace sayso
