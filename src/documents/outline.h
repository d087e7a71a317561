// A page as blocks of text inside elements, without what is never part of an article: scripts,
// forms, navigation, hidden things.
//
//   <article> <h2>Title</h2> <p>One <a>two</a></p> </article>
//   elements  body > article > h2, p
//   blocks    "Title" in h2, "One two" in p with 3 linked bytes
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string>
#include <vector>

namespace sayso {

struct Block {
  std::string text;         // collapsed white space
  std::size_t linked = 0;   // bytes of text inside links
  std::size_t element = 0;  // the innermost, in Outline::elements
};

/// An element that starts a block, and the blocks inside it: [first, last).
struct OutlineElement {
  const GumboNode* node = nullptr;
  std::size_t parent = 0;  // of the first: itself
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Outline {
  std::vector<OutlineElement>
      elements;  // in reading order, so that a parent comes before its children
  std::vector<Block> blocks;
};

/// How much of what looks like furniture is left out.
enum class Furniture { drop, keep };

Outline outline_of(const GumboNode* root, Furniture furniture);

}  // namespace sayso
