// A page as blocks of text inside elements, without what is never read: scripts, styles, drawings.
//
//   <article> <h2>Title</h2> <p>One <a>two</a></p> </article>
//   elements  body > article > h2, p
//   blocks    "Title" in h2, "One two" in p with 3 linked bytes
#pragma once

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "documents/part_names.h"

namespace sayso {

/// What an element is, by its tag.
enum class Role : std::uint8_t {
  other,
  division,
  section,
  paragraph,
  heading,
  list,
  item,
  table,
  cell,
  quotation,
  figure,
  caption,
  article,
  main,
  side,
  navigation,
  head,
  foot,
  form,
  button,
  details,
  preformatted,
  definition,
  link,
  hidden,  // whatever its tag is
};
inline constexpr std::size_t role_count = 25;

struct Block {
  std::string text;          // collapsed white space
  std::size_t element = 0;   // the innermost, in Outline::elements
  std::size_t linked = 0;    // bytes of text inside links
  std::size_t strong = 0;    // bytes in bold
  std::size_t emphatic = 0;  // bytes in italics
  Parts inline_parts = 0;    // of the elements within the block
  bool goes_on = false;      // only a line break stands between it and the block before
  std::uint8_t images = 0;   // pictures and players since the block before
  std::uint8_t rules = 0;    // lines drawn across since the block before
};

/// An element that starts a block, and the blocks inside it: [first, last).
struct OutlineElement {
  const GumboNode* node = nullptr;
  std::size_t parent = 0;  // of the first: itself
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t depth = 0;
  Role role = Role::other;
  int level = 0;                    // of a heading, 1 to 6
  bool is_furniture = false;        // see Outline::is_furniture
  const GumboNode* time = nullptr;  // the first <time datetime> directly in it
  Parts parts = 0;                  // that it is named
  std::uint64_t path = 0;           // hash of tags and classes from the top
  std::uint64_t likeness = 0;       // hash of its tag and class and those of its parent
  // How many elements out the nearest with that role or part is, up to `far`: 0 is itself.
  std::array<std::uint8_t, role_count> role_distance = {};
  std::array<std::uint8_t, part_count> part_distance = {};

  std::uint8_t distance(Role of) const { return role_distance[static_cast<std::size_t>(of)]; }
  std::uint8_t distance(Part of) const { return part_distance[static_cast<std::size_t>(of)]; }
};
inline constexpr std::uint8_t far = 12;

struct Outline {
  std::vector<OutlineElement>
      elements;  // in reading order, so that a parent comes before its children
  std::vector<Block> blocks;

  /// Whether a block stands, by the tag or name of its element or the one around, in what no
  /// article has: a menu, a cookie notice, an advertisement, a newsletter's form, a discussion.
  bool is_furniture(std::size_t block) const {
    return elements[blocks[block].element].is_furniture;
  }
};

/// Of a page with more blocks or elements than these, the outline ends there.
inline constexpr std::size_t most_blocks = 20'000;
inline constexpr std::size_t most_elements = 200'000;

Outline outline_of(const GumboNode* root);

}  // namespace sayso
