#include "documents/mail.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "documents/read.h"

namespace sayso {
namespace {

using Lines = std::vector<std::string>;

const std::string header =
    "From: Ilse Brandt <ilse@port.example>\nSubject: Quay\nDate: Mon, 4 Mar 2024 09:00:00 GMT\n";

/// One line for each record: its text or its error's code.
Lines read(std::string_view bytes) {
  Lines lines;
  read_bytes(bytes, "in.eml", {}, {}, [&](const Record& record) {
    const Result<Document>& document = record.document;
    lines.push_back(document.ok() ? document->text : document.error().code);
    return true;
  });
  return lines;
}

TEST(Mail, IsToldByItsHeader) {
  EXPECT_TRUE(is_mail(header + "\nThe quay is shut.\n"));
  EXPECT_TRUE(is_mail("From ilse@port.example Mon Mar  4 09:00:00 2024\n" + header + "\n"));
  EXPECT_FALSE(is_mail("From: the port authority\n\nThe quay is shut.\n"));
  EXPECT_FALSE(is_mail("Date: Monday\nFrom here on nothing moves.\nSubject: x\n\n"));
  EXPECT_FALSE(is_mail("From the quay: nothing moves, at 09:00 in 2024.\n"));
}

TEST(Mail, AnMboxGoesOnAtARecord) {
  std::string box;
  for (const std::string name : {"One", "Two", "Three"}) {
    box += "From a@port.example Mon Mar  4 09:00:00 2024\n" + header + "\n" + name +
           " said so, she said.\n\n";
  }
  std::vector<Record> records;
  const TakeRecord take = [&records](Record record) {
    records.push_back(std::move(record));
    return true;
  };
  read_bytes(box, "in.mbox", {}, {}, take);
  ASSERT_EQ(records.size(), 3U);
  const Position position = records[1].position;
  EXPECT_EQ(box.substr(position.offset, 6), "From a");
  records.clear();
  ReadOptions options;
  options.from = position;
  read_bytes(box, "in.mbox", {}, options, take);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].file, "in.mbox#1");
  EXPECT_EQ(records[1].document->text, "Three said so, she said.");
}

TEST(Mail, PartsInsidePartsHaveAnEnd) {
  std::string deep = header;
  std::string end;
  for (int i = 0; i < 1'000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    end.insert(0, "\n--" + boundary + "--\n");
  }
  EXPECT_EQ(read(deep + "\nThe quay is shut, she said.\n" + end), Lines{"no-text"});
}

TEST(Mail, MessagesInsideMessagesHaveAnEnd) {
  std::string deep;
  for (int i = 0; i < 1'000; ++i) deep += header + "Content-Type: message/rfc822\n\n";
  const Lines lines = read(deep + header + "\nThe quay is shut, she said.\n");
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), "too-deep");
}

}  // namespace
}  // namespace sayso
