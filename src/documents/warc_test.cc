// What cases in files cannot hold: records over the limits, bombs, and sources without a way back.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "documents/formats.h"
#include "documents/packing_for_tests.h"
#include "documents/read.h"

namespace sayso {
namespace {

using Lines = std::vector<std::string>;

std::string record(const std::string& type, const std::string& media, const std::string& block) {
  return "WARC/1.1\r\nWARC-Type: " + type + "\r\nContent-Type: " + media +
         "\r\nWARC-Target-URI: https://quay.example/\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string text_record(const std::string& text) {
  return record("conversion", "text/plain", text);
}

/// "#1: text" or "#1: error code" for each record.
Lines read(std::string_view bytes, const ReadOptions& options = {}) {
  Lines lines;
  read_bytes(bytes, "in", {}, options, [&](const Record& record) {
    lines.push_back(record.file.substr(2) + ": " +
                    (record.document.ok() ? record.document->text : record.document.error().code));
    return true;
  });
  return lines;
}

std::string zip_of(const std::vector<std::string>& files) {
  std::string out(100'000'000, '\0');
  std::size_t used = 0;
  archive* zip = ::archive_write_new();
  ::archive_write_set_format_zip(zip);
  ::archive_write_open_memory(zip, out.data(), out.size(), &used);
  archive_entry* entry = ::archive_entry_new();
  for (const std::string& file : files) {
    ::archive_entry_clear(entry);
    ::archive_entry_set_pathname(entry, "in");
    ::archive_entry_set_filetype(entry, AE_IFREG);
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(file.size()));
    ::archive_write_header(zip, entry);
    ::archive_write_data(zip, file.data(), file.size());
  }
  ::archive_entry_free(entry);
  ::archive_write_close(zip);
  ::archive_write_free(zip);
  out.resize(used);
  return out;
}

TEST(Warc, ARecordOverTheLimitCostsNoOther) {
  const std::string large(raw_limit + 1, 'a');
  const std::string one = text_record("One, she said.");
  const std::string three = text_record("Three, she said.");
  const Lines expected = {"#0: One, she said.", "#1: too-large", "#2: Three, she said."};
  EXPECT_EQ(read(one + text_record(large) + three), expected);
  EXPECT_EQ(read(gzipped(one) + gzipped(text_record(large)) + gzipped(three)), expected);
  EXPECT_EQ(read(gzipped(one + text_record(large) + three)), expected);
  const Lines film = {"#0: One, she said.", "#2: Three, she said."};
  EXPECT_EQ(read(one + record("resource", "video/mp4", large) + three), film);
}

TEST(Warc, ABombCostsNoOther) {
  const std::string bomb = gzipped(std::string(2 * raw_limit, '\n'));
  ASSERT_LT(bomb.size(), 1'000'000U);
  const std::string packed = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb;
  const std::string one = text_record("One, she said.");
  EXPECT_EQ(read(one + record("response", "application/http", packed) + one),
            (Lines{"#0: One, she said.", "#1: too-large", "#2: One, she said."}));
}

TEST(Archive, NestedBombsAreStopped) {
  std::string bomb = gzipped(gzipped(std::string(4 * raw_limit, '\n')));
  ASSERT_LT(bomb.size(), 10'000U);
  const std::string text = "The gate is open, the guard said.";
  const std::string inner = zip_of(std::vector<std::string>(16, bomb));
  const Lines lines = read(zip_of({zip_of(std::vector<std::string>(16, inner)), text}));
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines.back(), "#1: " + text);
  EXPECT_LT(lines.size(), 50U);
  EXPECT_NE(std::find(lines.begin(), lines.end(), "#0#0#2: too-large"), lines.end());
}

TEST(Warc, GoesOnWithoutAWayBack) {
  // In an archive, the bytes cannot be read a second time.
  std::string broken = gzipped(text_record("Two, she said. " + std::string(3000, 'b')));
  broken[broken.size() / 2] = '\xFF';
  broken[broken.size() - 7] = '\xFF';
  const std::string warc =
      gzipped(text_record("One, she said.")) + broken + gzipped(text_record("Three, she said."));
  EXPECT_EQ(read(zip_of({warc})),
            (Lines{"#0#0: One, she said.", "#0#1: damaged", "#0#2: Three, she said."}));
}

TEST(Warc, ReadsOnlyWhatIsWanted) {
  std::string warc;
  for (int i = 0; i < 5; ++i) warc += gzipped(text_record("The bell rang, the clerk said."));
  std::size_t taken = 0;
  read_bytes(warc, "in", {}, {}, [&](const Record&) { return ++taken < 2; });
  EXPECT_EQ(taken, 2U);
}

TEST(Warc, GoesToTheRecordAtOnce) {
  // What is before the position is not even looked at.
  const std::string before = gzipped(text_record("One, she said."));
  std::string warc = before + std::string(50, '#') + gzipped(text_record("Two, she said."));
  const Position from = {"in", 7, before.size() + 50};
  EXPECT_EQ(read(warc, {.from = from}), Lines{"#7: Two, she said."});
}

TEST(Warc, ManyBrokenMembersTakeNoLongTime) {
  std::string warc = gzipped(text_record("One, she said."));
  for (int i = 0; i < 20'000; ++i) warc += "\x1F\x8B\x08\x04 broken";
  for (int i = 0; i < 200'000; ++i) warc += "WARC/1.";
  warc += gzipped(text_record("Two, she said."));
  EXPECT_EQ(read(warc), (Lines{"#0: One, she said.", "#1: damaged", "#2: Two, she said."}));
}

}  // namespace
}  // namespace sayso
