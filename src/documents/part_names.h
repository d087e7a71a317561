// What the names that pages give to their parts (class, id, role, ...) say of them.
//
//   class="related-posts"   related
//   id="newsletterSignup"   newsletter
#pragma once

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace sayso {

enum class Part : std::uint8_t {
  body,
  article,
  main,
  title,
  standfirst,
  caption,
  byline,
  biography,
  date,
  related,
  more,
  newsletter,
  share,
  comments,
  advertisement,
  navigation,
  breadcrumb,
  side,
  foot,
  head,
  tags,
  popup,
  cookie,
  card,
  embed,
  quotation,
  list,
  contents,
  gallery,
  meta,
  author,
  description,
  faq,
  widget,
  hidden,
  print,
  live,
  box,
  text,
  donate,
};
inline constexpr std::size_t part_count = 40;

/// A set of parts, one bit each.
using Parts = std::uint64_t;

constexpr Parts bit_of(Part part) { return Parts{1} << static_cast<unsigned>(part); }

/// What `element` is called, by its class, id and the like.
Parts parts_named_by(const GumboNode* element);

}  // namespace sayso
