// Few hashes of a text such that texts which share a run of words share a hash.
//
// Winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document
// fingerprinting"): of each window of neighbouring runs of words the one with the least hash is
// kept. Windows do not cross paragraphs, so that a paragraph gives the same hashes wherever it
// stands, and they are narrower inside quotation marks, since a short quotation is worth finding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "linking/reuse/wording.h"

namespace sayso {

/// Words that one fingerprint covers. Runs of seven words are rarely shared by chance.
constexpr std::size_t kFingerprintWords = 7;

struct Fingerprint {
  std::uint64_t hash = 0;
  std::size_t word = 0;  // the first that it covers
};

struct Fingerprints {
  std::vector<Fingerprint> kept;   // to be looked for by later texts; by place, each hash once
  std::vector<Fingerprint> asked;  // those, and every run inside quotation marks
};

/// Two texts share one of `kept` wherever they share 22 words of a paragraph, 14 where both are
/// short, or 12 in quotation marks. About one for eight words is kept.
Fingerprints fingerprints_of(const Wording& wording);

}  // namespace sayso
