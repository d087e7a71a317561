// Compressed files: read as what they hold, under their own name.
#include "documents/formats.h"
#include "documents/unpack.h"

namespace sayso {
namespace {

/// Whether a WARC is what `head` begins to hold, whose reader wants to see the parts itself.
bool holds_warc(std::string_view head, Packing packing) {
  using namespace std::string_view_literals;
  if (packing == Packing::zstd && head.starts_with("\x5D\x2A\x4D\x18"sv)) return true;
  if (packing != Packing::gzip && packing != Packing::zstd) return false;
  const auto memory = bytes_in_memory(head);
  ByteReader packed(*memory);
  const auto source = unpack_part(packed, packing, {});
  ByteReader unpacked(*source);
  const auto begin = unpacked.peek(64);
  return begin && kind_of(*begin) == Kind::warc;
}

}  // namespace

void read_compressed(const Input& input) {
  const auto head = input.bytes.peek(kind_window);
  if (!head) return input.intake.give(input.file, head.error());
  const auto packing = packing_of(*head);
  if (!packing) {
    return input.intake.give(input.file, Error{"damaged", input.file + ": not compressed"});
  }
  if (holds_warc(*head, *packing)) return read_warc(input);
  const auto source = unpack(input.bytes, *packing, input.file);
  Unpacked counted(*source, input.intake, input.file);
  ByteReader bytes(counted);
  const bool outermost = input.intake.is_outermost(input.file);
  input.intake.read(bytes, input.file, input.origin, input.depth + 1,
                    outermost ? input.intake.options().as : std::nullopt);
}

}  // namespace sayso
