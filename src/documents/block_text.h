// What one block's text looks like, whatever its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct TextShape {
  float words = 0;
  float commas = 0;
  float sentences = 0;     // . ! ? before white space or the end
  float digits = 0;        // share of bytes
  float capitals = 0;      // share of words that start with one
  float all_capitals = 0;  // share of words
  float common = 0;        // share of words that every text has: "the", "of", "und"
  float word_size = 0;     // mean bytes
  float ends_sentence = 0;
  float ends_colon = 0;
  float cut_off = 0;  // ends in "…" or "...", as teasers do
  float starts_small = 0;
  float starts_digit = 0;
  float quotation_marks = 0;
  float marks = 0;  // | » › • · and the like
  float question = 0;
  float addressed = 0;  // "you", "your", "our", "us", "we"
  float invitation = 0;
  float label = 0;
  float date = 0;
  float address = 0;        // an at sign or an address of a page
  std::uint32_t kinds = 0;  // see line_kinds.h
};

TextShape shape_of(std::string_view text);

/// Whether `text` is what sites put between an article's lines in words that are always the same:
/// "Share this", "Advertisement". So TextShape::label.
bool is_house_label(std::string_view text);

/// A hash of each four words in a row, cases and all between words aside.
std::vector<std::uint64_t> shingles_of(std::string_view text);

/// Of `text`'s words, the share that stand in `known`, which is sorted.
std::vector<std::uint64_t> word_hashes(std::string_view text);

}  // namespace sayso
