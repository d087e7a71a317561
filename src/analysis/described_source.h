// An unnamed source with what tells it from others, and whether two can be one by that.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/source_phrase.h"

namespace sayso {

struct DescribedSource {
  const Attribution* attribution = nullptr;
  SourcePhrase phrase;
  std::string noun;                         // singular, in lower case; empty where there is none
  std::string kind;                         // modifiers of the noun but for ranks, in lower case
  std::string words;                        // as written, for people to read
  std::vector<std::string_view> countries;  // ISO 3166-1 alpha-3
  std::size_t chain = 0;                    // the first source that is the same, by its index
};

/// `attribution`, whose `source_detail` is filled, has a source in `text`; both outlive the result.
DescribedSource described_source(std::string_view text, const Attribution& attribution);

/// The words of the source in quotation marks.
std::string quoted(const DescribedSource& source);

/// Whether the words mean more than one.
bool is_several(const DescribedSource& source);

/// What makes it plain that they are not one, for people to read; empty if nothing does.
std::string conflict(const DescribedSource& later, const DescribedSource& earlier);

/// Whether the words tell the same of both.
bool described_alike(const DescribedSource& a, const DescribedSource& b);

/// Whether their numbers can be the same.
bool counts_fit(const DescribedSource& a, const DescribedSource& b);

/// Whether nothing that is said of one keeps it from being the other, or part of it.
bool compatible(const DescribedSource& later, const DescribedSource& earlier);

}  // namespace sayso
