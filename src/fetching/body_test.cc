#include "fetching/body.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <array>

namespace sayso {
namespace {

enum class Form { gzip, zlib, raw };

std::string deflated(const std::string& text, Form form) {
  z_stream stream{};
  const int bits = form == Form::gzip ? 31 : form == Form::zlib ? 15 : -15;
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string undone(const std::string& raw, std::string_view codings, const BodyLimit& limit = {}) {
  const auto body = without_codings(raw, codings, limit);
  return body ? *body : body.error().code;
}

const std::string words = "The harbour of Velmouth stays shut, the port authority said.";

TEST(Body, CodingsAreUndone) {
  EXPECT_EQ(undone(words, ""), words);
  EXPECT_EQ(undone(words, "identity"), words);
  EXPECT_EQ(undone(deflated(words, Form::gzip), "GZIP"), words);
  EXPECT_EQ(undone(deflated(words, Form::zlib), "deflate"), words);
  EXPECT_EQ(undone(deflated(words, Form::raw), "deflate"), words);
  EXPECT_EQ(undone(deflated(deflated(words, Form::zlib), Form::gzip), " deflate , gzip"), words);
  EXPECT_EQ(undone("", "gzip"), "") << "an answer without a body";
}

TEST(Body, BrokenCodingsAreErrors) {
  const std::string whole = deflated(std::string(5000, 'a') + words, Form::gzip);
  EXPECT_EQ(undone(whole.substr(0, whole.size() - 12), "gzip"), "fetch-failed");
  EXPECT_EQ(undone(words, "gzip"), "fetch-failed");
  EXPECT_EQ(undone(words, "br"), "fetch-failed");
  EXPECT_EQ(undone(words, "compress"), "fetch-failed");
  EXPECT_EQ(undone(words, "gzip, gzip, gzip, gzip"), "fetch-failed");
}

TEST(Body, TheLimitIsOnWhatIsDecoded) {
  const std::string bomb = deflated(std::string(3'000'000, 'a'), Form::gzip);
  EXPECT_LT(bomb.size(), 10'000u);
  EXPECT_EQ(undone(bomb, "gzip", {1'000'000, 5'000'000}), "fetch-too-large");
  EXPECT_EQ(undone(bomb, "gzip", {3'000'000, 5'000'000}), std::string(3'000'000, 'a'));
  EXPECT_EQ(undone(bomb, "gzip", {1'000, 1'000, BodyLimit::Beyond::cut}), std::string(1'000, 'a'));
}

TEST(Body, WhatIsNoSingleDocumentMayBeLarger) {
  const BodyLimit limit{1'000, 5'000};
  Body page(limit);
  EXPECT_FALSE(page.append("<html>" + std::string(2'000, 'a')));
  EXPECT_TRUE(page.is_full());
  EXPECT_EQ(std::move(page).taken().error().code, "fetch-too-large");
  Body lines(limit);
  EXPECT_TRUE(lines.append("{\"text\": \"" + std::string(2'000, 'a') + "\"}\n"));
  EXPECT_FALSE(lines.append(std::string(5'000, 'a')));
  EXPECT_EQ(std::move(lines).taken().error().code, "fetch-too-large");
}

}  // namespace
}  // namespace sayso
