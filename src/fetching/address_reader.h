// Documents at addresses of the web.
#pragma once

#include <string>

#include "documents/read.h"
#include "fetching/clock.h"
#include "fetching/curl_transport.h"
#include "fetching/fetcher.h"
#include "record/fetch_state.h"

namespace sayso {

/// Reads one address after the other.
class AddressReader {
 public:
  /// `state` keeps what is known of sites between runs; null: nothing is. It must outlive this.
  AddressReader(const CurlOptions& curl, const FetcherOptions& options, FetchState* state)
      : transport_(curl), fetcher_(options, transport_, clock_, state) {}

  /// Fetches `address` and hands what it holds to `take`, as read_documents does for a file.
  void read(const std::string& address, const ReadOptions& options, const TakeRecord& take);

 private:
  Clock clock_;
  CurlTransport transport_;
  Fetcher fetcher_;
};

}  // namespace sayso
