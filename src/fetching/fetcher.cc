#include "fetching/fetcher.h"

#include <algorithm>
#include <utility>

#include "fetching/retry.h"

namespace sayso {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t most_redirects = 10;
constexpr std::size_t most_robots_redirects = 5;        // RFC 9309, 2.3.1.2
constexpr std::int64_t robots_hold_for = 24 * 60 * 60;  // seconds; RFC 9309, 2.4
constexpr seconds longest_pause{60};                    // whatever a site's Crawl-delay says
constexpr milliseconds longest_look_away{250};          // between two questions whether to go on

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_success(int status) { return status >= 200 && status < 300 && status != 206; }

/// What an answer says about another try.
Trouble trouble_of(int status) {
  const bool fails = status >= 500 && status < 600;
  const bool passes = status == 408 || status == 425 || status == 429 || fails;
  return passes && status != 501 && status != 505 ? Trouble::passing : Trouble::lasting;
}

/// Whether an answer speaks for its whole site.
bool is_about_the_site(const Ended& ended) {
  if (!ended.answer) return ended.trouble == Trouble::unreachable;
  return ended.answer->status == 429 || ended.answer->status == 503;
}

int status_of(const Ended& ended) { return ended.answer ? ended.answer->status : 0; }

std::string joined(const std::string& url, const std::string& at) {
  return at == url ? url : url + " (redirected to " + at + ")";
}

}  // namespace

std::string default_user_agent() { return std::string("sayso/") + SAYSO_VERSION; }

Fetcher::Fetcher(FetcherOptions options, Transport& transport, const Clock& clock,
                 FetchState* state)
    : options_(std::move(options)),
      product_(product_of(options_.user_agent)),
      transport_(transport),
      clock_(clock),
      state_(state),
      chance_(std::random_device()()) {}

void Fetcher::want(const FetchRequest& request) {
  Job job{request, {}, {}, {}};
  auto address = web_address(request.url);
  if (!address) {
    return end(job, address.error(), {request.id, address.error(), Trouble::lasting});
  }
  job.at = *std::move(address);
  Site& where = site(job.at.site);
  where.queue.push_back(std::move(job));
}

std::optional<Fetched> Fetcher::next(const GoOn& go_on, Begin begin) {
  for (;;) {
    if (begin == Begin::anything) begin_due();
    if (!ended_.empty()) {
      Fetched first = std::move(ended_.front());
      ended_.pop_front();
      return first;
    }
    if (under_way_.empty() && (begin == Begin::nothing || is_idle())) {
      if (state_ != nullptr) forget_sites();
      return std::nullopt;
    }
    if (!go_on()) return std::nullopt;
    for (Ended& ended : transport_.wait(until_due())) take(std::move(ended));
  }
}

Fetcher::Site& Fetcher::site(const std::string& name) {
  const auto [found, is_new] = sites_.try_emplace(name);
  if (is_new) {
    found->second.name = name;
    if (state_ != nullptr) {
      if (auto known = state_->site(name)) found->second.known = *std::move(known);
    }
  }
  return found->second;
}

bool Fetcher::is_idle() const {
  return std::all_of(sites_.begin(), sites_.end(),
                     [](const auto& site) { return site.second.queue.empty(); });
}

/// A long run meets many sites. What they ask for is kept in the state.
void Fetcher::forget_sites() {
  std::erase_if(sites_, [now = clock_.elapsed()](const auto& site) {
    return site.second.queue.empty() && site.second.free_at <= now &&
           site.second.rests_until <= now && site.second.failures == 0;
  });
}

/// How long nothing needs to be begun.
milliseconds Fetcher::until_due() const {
  milliseconds wait = longest_look_away;
  if (under_way_.size() >= options_.sites_at_a_time) return wait;
  for (const auto& [name, site] : sites_) {
    if (!site.busy && !site.queue.empty()) wait = std::min(wait, site.free_at - clock_.elapsed());
  }
  return std::max(wait, milliseconds(0));
}

milliseconds Fetcher::pause_at(const Site& site) const {
  const milliseconds asked =
      site.robots ? site.robots->crawl_delay().value_or(milliseconds(0)) : milliseconds(0);
  return std::max(options_.pause, std::min<milliseconds>(asked, longest_pause));
}

bool Fetcher::has_robots(Site& site) {
  if (site.known.robots_until <= clock_.date()) return false;
  if (!site.robots) site.robots = Robots(site.known.robots, product_);
  return true;
}

void Fetcher::begin_due() {
  for (auto& [name, site] : sites_) {
    while (under_way_.size() < options_.sites_at_a_time && !site.busy && !site.queue.empty() &&
           site.free_at <= clock_.elapsed()) {
      begin_at(site);
    }
  }
}

/// Begins with the first job of a site, or ends it.
void Fetcher::begin_at(Site& site) {
  const milliseconds wait = std::max<milliseconds>(seconds(site.known.not_before - clock_.date()),
                                                   site.rests_until - clock_.elapsed());
  if (wait > milliseconds(0) && wait <= options_.longest_wait) {
    site.free_at = clock_.elapsed() + wait;
    return;
  }
  if (wait <= milliseconds(0) && !has_robots(site)) return ask_robots(site);
  Job job = std::move(site.queue.front());
  site.queue.pop_front();
  if (wait > milliseconds(0)) {
    const auto rest = std::chrono::ceil<seconds>(wait).count();
    const Error error{"fetch-later", joined(job.request.url, job.at.text) +
                                         ": the site is to be left alone for another " +
                                         std::to_string(rest) + " seconds"};
    end(job, error, {0, error, Trouble::passing});
    ended_.back().not_before = clock_.date() + rest;
  } else if (!site.robots->allows(job.at.path)) {
    const Error error{"fetch-forbidden", "forbidden by the site's robots.txt"};
    fail(std::move(job), error, {0, error, Trouble::lasting});
  } else {
    site.busy = true;
    site.free_at = clock_.elapsed() + pause_at(site);
    start(std::move(job));
  }
}

void Fetcher::start(Job job) {
  const std::uint64_t id = ++last_id_;
  const FetchRequest& request = job.request;
  transport_.start(id, {job.at.text, request.etag, request.last_modified, request.limit});
  under_way_[id] = std::move(job);
}

void Fetcher::ask_robots(Site& site) {
  Job job{{}, {}, {}, {}};
  // One byte more than is read, so that a file that is cut off can be told.
  job.request.limit = {robots_limit + 1, robots_limit + 1, BodyLimit::Beyond::cut};
  job.robots_of = site.name;
  job.at = {site.name + "/robots.txt", site.name, "/robots.txt"};
  site.busy = true;
  start(std::move(job));
}

void Fetcher::take(Ended ended) {
  auto found = under_way_.extract(ended.id);
  if (!found) return;
  Job job = std::move(found.mapped());
  if (!job.robots_of.empty()) return take_robots(std::move(job), ended);
  take_page(std::move(job), std::move(ended));
}

void Fetcher::take_page(Job job, Ended ended) {
  Site& site = this->site(job.at.site);
  site.busy = false;
  if (is_about_the_site(ended)) {
    leave_alone(site, ended);
  } else {
    site.failures = 0;
  }
  if (!ended.answer) return fail(std::move(job), ended.answer.error(), ended);
  const int status = ended.answer->status;
  const bool conditional = !job.request.etag.empty() || !job.request.last_modified.empty();
  if (is_success(status) || (status == 304 && conditional)) {
    Result<HttpAnswer> answer = std::move(*ended.answer);
    ended.answer = HttpAnswer{};
    ended.answer->status = status;
    return end(job, std::move(answer), ended);
  }
  if (is_redirect(status) && !ended.answer->location.empty()) {
    return redirect(std::move(job), *ended.answer);
  }
  ended.trouble = trouble_of(status);
  fail(std::move(job), {"fetch-status", "the server answered " + std::to_string(status)}, ended);
}

void Fetcher::redirect(Job job, const HttpAnswer& answer) {
  const auto refuse = [&](const char* code, const std::string& reason) {
    const Error error{code, reason};
    fail(std::move(job), error, {0, error, Trouble::lasting});
  };
  auto next = web_address(answer.location, job.at.text);
  if (!next) return refuse("fetch-refused", "redirected to " + next.error().message);
  job.been.push_back(job.at.text);
  if (std::find(job.been.begin(), job.been.end(), next->text) != job.been.end()) {
    return refuse("fetch-redirects", "redirected in a circle, back to " + next->text);
  }
  if (job.been.size() > most_redirects) {
    return refuse("fetch-redirects", "more than " + std::to_string(most_redirects) + " redirects");
  }
  job.moves_for_good = job.moves_for_good && (answer.status == 301 || answer.status == 308);
  if (job.moves_for_good) job.moved_to = next->text;
  job.at = *std::move(next);
  Site& where = site(job.at.site);
  where.queue.push_front(std::move(job));
}

void Fetcher::take_robots(Job job, const Ended& ended) {
  Site& site = this->site(job.robots_of);
  const int status = status_of(ended);
  if (is_redirect(status)) {
    auto next = web_address(ended.answer->location, job.at.text);
    job.been.push_back(job.at.text);
    // Beyond that, and from a redirect that leads nowhere, a site has no robots.txt.
    if (!next || job.been.size() > most_robots_redirects) return hold_robots(site, "");
    job.at = *std::move(next);
    return start(std::move(job));
  }
  if (is_success(status)) return hold_robots(site, ended.answer->body);
  if (status != 0 && status != 429 && status < 500) return hold_robots(site, "");
  // What it says cannot be known, so nothing may be fetched (RFC 9309, 2.3.1.4).
  site.busy = false;
  leave_alone(site, ended);
  const Error error =
      ended.answer ? Error{"fetch-forbidden",
                           "its site's robots.txt cannot be had: the server "
                           "answered " +
                               std::to_string(status)}
                   : Error{ended.answer.error().code,
                           "its site's robots.txt cannot be had: " + ended.answer.error().message};
  Job first = std::move(site.queue.front());
  site.queue.pop_front();
  Ended why{0, error, ended.answer ? Trouble::passing : ended.trouble};
  fail(std::move(first), error, why);
}

void Fetcher::hold_robots(Site& site, const std::string& text) {
  site.busy = false;
  site.known.robots = text;
  site.known.robots_until = clock_.date() + robots_hold_for;
  site.robots = Robots(text, product_);
  if (state_ != nullptr) (void)state_->keep_site(site.name, site.known);  // else asked for again
}

/// Notes how long a site that fails, or says that it has had too much, is to be left alone.
void Fetcher::leave_alone(Site& site, const Ended& ended) {
  ++site.failures;
  const auto asked =
      ended.answer ? read_retry_after(ended.answer->retry_after, clock_.date()) : std::nullopt;
  if (asked) {
    site.known.not_before = clock_.date() + asked->count();
    if (state_ != nullptr) (void)state_->keep_site(site.name, site.known);
  } else {
    const double chance = std::uniform_real_distribution(0.0, 1.0)(chance_);
    site.rests_until = clock_.elapsed() + back_off(site.failures, options_.rest, chance);
  }
}

/// Makes another try, or ends the job with the error, whose message is the reason alone.
void Fetcher::fail(Job job, Error error, const Ended& why) {
  Site& site = this->site(job.at.site);
  ++job.tries;
  const double chance = std::uniform_real_distribution(0.0, 1.0)(chance_);
  const milliseconds wait = std::max<milliseconds>(back_off(job.tries, options_.pause, chance),
                                                   seconds(site.known.not_before - clock_.date()));
  if (why.trouble == Trouble::passing && job.tries < options_.tries &&
      wait <= options_.longest_wait) {
    site.free_at = std::max(site.free_at, clock_.elapsed() + wait);
    site.queue.push_front(std::move(job));
    return;
  }
  error.message = joined(job.request.url, job.at.text) + ": " + error.message;
  end(job, std::move(error), why);
  ended_.back().not_before = site.known.not_before;
}

void Fetcher::end(const Job& job, Result<HttpAnswer> answer, const Ended& ended) {
  ended_.push_back({job.request.id, std::move(answer), job.at.text, job.moved_to, status_of(ended),
                    ended.trouble, 0});
}

}  // namespace sayso
