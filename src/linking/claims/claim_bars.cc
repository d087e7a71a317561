#include "linking/claims/claim_bars.h"

namespace sayso {
namespace {

/// Bytes of "that the foreign minister has confirmed that": who says so, and no more.
constexpr std::uint32_t kFrame = 48;

bool is_about(Span outer, Span inner) {
  return outer.contains(inner) && inner.begin - outer.begin > kFrame;
}

}  // namespace

bool are_barred(const ComparedMember& one, const ComparedMember& other) {
  if (one.row.member.document != other.row.member.document) return false;
  const Span a{one.traits.begin, one.traits.end};
  const Span b{other.traits.begin, other.traits.end};
  return is_about(a, b) || is_about(b, a);
}

}  // namespace sayso
