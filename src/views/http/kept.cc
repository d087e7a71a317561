#include "views/http/kept.h"

namespace sayso::http {

std::size_t bytes_of(const Items& items) {
  std::size_t bytes = 0;
  for (const std::string& item : items) bytes += item.size() + sizeof(std::string);
  return bytes;
}

std::size_t bytes_of(const StoryRecord& record) {
  std::size_t bytes = sizeof record;
  for (const LedgerDocumentRow& report : record.reports) {
    bytes += sizeof report + report.text.size() + report.sentences.size() * sizeof(Span) +
             report.dates.size() * sizeof(Timex);
  }
  for (const Claim& claim : record.claims) {
    bytes += sizeof claim + claim.members.size() * 2 * sizeof(ClaimMember) +
             claim.ledger.nodes.size() * sizeof(LedgerNode) +
             claim.ledger.edges.size() * 2 * sizeof(LedgerEdge);
  }
  return bytes;
}

std::size_t bytes_of(const std::vector<EventPlace>& places) {
  return places.size() * sizeof(EventPlace);
}

}  // namespace sayso::http
