// What the first lines of a plain text say: outlet, headline, byline, times.
#pragma once

#include "documents/document.h"

namespace sayso {

/// Fills title, byline, outlet, published and updated from the first paragraphs of `document.text`:
///
///   THE ESTUARY STANDARD                       outlet
///   Ferry strike enters third week             title
///   By Ida Holm and Per Lund                   byline
///   March 4, 2024 | Updated March 5, 2024      published, updated
///
/// or "Ferry strike enters third week, The Estuary Standard, March 4, 2024". What is not clearly
/// said stays empty; a day whose digits can be read in two ways is a range.
void read_plain_header(Document& document);

}  // namespace sayso
