// Fetches from the web as a polite guest: asks robots.txt first, keeps a pause between two requests
// to a site, follows redirects with each step checked anew, and comes back later where a server
// asks for it. Many sites are asked at a time, each for one thing.
//
// Errors, each of whose messages names the address and the reason:
//   "fetch-refused"    an address that is not public, of another protocol than HTTP, or none at all
//   "fetch-forbidden"  by robots.txt
//   "fetch-status"     the server answered, but not with a page (404 ...)
//   "fetch-later"      the site wants to be left alone longer than there is time, or is failing
//   "fetch-redirects"  redirects in a circle, or more than 10
//   "fetch-too-large"  beyond the limit on its size
//   "fetch-failed"     no connection, no certificate that holds, a broken answer, out of time
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "fetching/clock.h"
#include "fetching/robots.h"
#include "fetching/transport.h"
#include "fetching/web_address.h"
#include "record/fetch_state.h"

namespace sayso {

/// The name under which requests are made unless another is given: "sayso/0.1.0".
std::string default_user_agent();

struct FetcherOptions {
  std::string user_agent = default_user_agent();
  std::chrono::milliseconds pause{1000};  // between two requests to a site
  int tries = 3;                          // of one request
  std::chrono::seconds longest_wait{60};  // for a site that wants to be left alone meanwhile
  std::chrono::seconds rest{0};           // the first for a site that fails; then twice as long ...
  std::size_t sites_at_a_time = 8;
};

struct FetchRequest {
  std::uint64_t id = 0;  // as the caller likes
  std::string url;
  std::string etag;           // of what is there already; empty: none
  std::string last_modified;  // the same
  BodyLimit limit;
};

/// A request that has come to its end.
struct Fetched {
  std::uint64_t id = 0;
  Result<HttpAnswer> answer;  // of status 2xx, or 304 for what is there already
  std::string address;        // that the answer came from, after redirects
  std::string moved_to;       // where the page has moved for good; empty: it has not
  int status = 0;             // of the last answer; 0 without one
  Trouble trouble = Trouble::none;
  std::int64_t not_before = 0;  // in Unix seconds; not to be asked for earlier, by the site's word
};

class Fetcher {
 public:
  /// Asked now and then while there is nothing to do but wait: whether to go on.
  using GoOn = std::function<bool()>;
  enum class Begin { anything, nothing };

  /// `state` keeps what is known of sites between runs; null: nothing is. All must outlive it.
  Fetcher(FetcherOptions options, Transport& transport, const Clock& clock, FetchState* state);

  /// Takes a request, to be made when its site's turn comes.
  void want(const FetchRequest& request);

  /// Waits for the next request to end. Nothing once none is left, or `go_on` says no. With
  /// Begin::nothing only what has begun is waited for.
  std::optional<Fetched> next(const GoOn& go_on, Begin begin = Begin::anything);

 private:
  struct Job {
    FetchRequest request;
    WebAddress at;                  // what is asked for now, after redirects
    std::vector<std::string> been;  // addresses that led here
    std::string moved_to;
    bool moves_for_good = true;  // all redirects so far have been for good
    int tries = 0;
    std::string robots_of = {};  // the site whose robots.txt this is; empty: a page
  };
  struct Site {
    std::string name;
    std::deque<Job> queue;
    bool busy = false;  // a request to it, or for its robots.txt, is under way
    std::optional<Robots> robots;
    std::chrono::milliseconds free_at{0};      // of Clock::elapsed
    std::chrono::milliseconds rests_until{0};  // the same
    int failures = 0;                          // in a row
    KnownSite known;
  };

  Site& site(const std::string& name);
  bool has_robots(Site& site);
  std::chrono::milliseconds pause_at(const Site& site) const;
  std::chrono::milliseconds until_due() const;
  bool is_idle() const;
  void forget_sites();

  void begin_due();
  void begin_at(Site& site);
  void start(Job job);
  void ask_robots(Site& site);

  void take(Ended ended);
  void take_page(Job job, Ended ended);
  void take_robots(Job job, const Ended& ended);
  void hold_robots(Site& site, const std::string& text);
  void redirect(Job job, const HttpAnswer& answer);
  void leave_alone(Site& site, const Ended& ended);
  void fail(Job job, Error error, const Ended& why);
  void end(const Job& job, Result<HttpAnswer> answer, const Ended& ended);

  const FetcherOptions options_;
  const std::string product_;
  Transport& transport_;
  const Clock& clock_;
  FetchState* state_;
  std::mt19937 chance_;
  std::map<std::string, Site> sites_;
  std::unordered_map<std::uint64_t, Job> under_way_;
  std::uint64_t last_id_ = 0;
  std::deque<Fetched> ended_;
};

}  // namespace sayso
