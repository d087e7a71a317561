// Compressed bytes, unpacked as they are read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "documents/bytes.h"

namespace sayso {

enum class Packing { gzip, zlib, raw_deflate, zstd, brotli, bzip2, xz };

/// The packing that the first bytes tell: gzip, zstd, bzip2 or xz; the others have no mark.
std::optional<Packing> packing_of(std::string_view head);

/// All parts that `packed` holds from its next byte on (members of gzip, frames of zstd), unpacked
/// one after another. What follows them and is no such part is left alone. Messages start with
/// `place`. The source fails with "damaged" where a part is broken or ends too early. `packed` must
/// outlive it.
std::unique_ptr<ByteSource> unpack(ByteReader& packed, Packing packing, std::string place);

/// The same for the next part alone; at its end `packed` stands behind it. For gzip, and for zstd,
/// whose part may need the `dictionary`, which must outlive the source.
std::unique_ptr<ByteSource> unpack_part(ByteReader& packed, Packing packing, std::string place,
                                        std::string_view dictionary = {});

}  // namespace sayso
