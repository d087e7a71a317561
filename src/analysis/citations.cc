#include "analysis/citations.h"

#include <string>

namespace sayso {

std::vector<Citation> credits_as_citations(const Document& document) {
  std::vector<Citation> citations;
  for (const AgencyCredit& credit : document.credits) {
    citations.push_back({"c" + std::to_string(citations.size() + 1), credit.agency, "agency",
                         credit.span, CitationRelation::agency_credit, "", credit.how});
  }
  return citations;
}

}  // namespace sayso
