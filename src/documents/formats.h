// The readers of formats, one for each kind of input.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/intake.h"
#include "documents/kind.h"

namespace sayso {

/// Bytes of one document in the widest encoding.
inline constexpr std::size_t raw_limit = 4 * document_limit + 4;

/// Reads `input`, which is of `kind`, and gives its records to the intake. A reader catches all
/// that its libraries throw; what it cannot read it gives as an error that names the place.
void read_format(Kind kind, const Input& input);

// Containers: each gives its records to the intake.
void read_archive(const Input& input);
void read_compressed(const Input& input);
void read_json_lines(const Input& input);
void read_warc(const Input& input);
void read_feed(const Input& input);  // sitemaps as well
void read_mail(const Input& input);
void read_newsml(const Input& input);
void read_ninjs(const Input& input);

Error too_large(const std::string& place);
bool is_blank(std::string_view text);

/// `text` in quotation marks for a message, cut where it is long.
std::string in_quotes(std::string_view text);

}  // namespace sayso
