#include "fetching/address_reader.h"

namespace sayso {

void AddressReader::read(const std::string& address, const ReadOptions& options,
                         const TakeRecord& take) {
  fetcher_.want({0, address, "", "", {}});
  const auto fetched = fetcher_.next([] { return true; });
  if (!fetched) return;  // cannot be: what is wanted ends
  if (!fetched->answer) {
    take({address, fetched->answer.error(), {address, 0, 0}});
    return;
  }
  Origin origin;
  origin.url = fetched->address;
  origin.charset = fetched->answer->charset;
  read_bytes(fetched->answer->body, address, origin, options, take);
}

}  // namespace sayso
