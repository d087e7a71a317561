// A web and a clock that tests set themselves.
#pragma once

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fetching/clock.h"
#include "fetching/transport.h"

namespace sayso {

using std::chrono::milliseconds;

class SetClock : public Clock {
 public:
  milliseconds elapsed() const override { return now; }
  std::int64_t date() const override { return 1'900'000'000 + now.count() / 1000; }
  milliseconds now{0};
};

/// A web that is written down: what each address answers, one after another; the last for good.
class SetWeb : public Transport {
 public:
  explicit SetWeb(SetClock& clock) : clock_(clock) {}

  void start(std::uint64_t id, const HttpRequest& request) override {
    asked.push_back({request.url, clock_.now});
    if (!request.etag.empty()) asked.back().url += " if not " + request.etag;
    under_way_.push_back({id, request.url, clock_.now + takes});
    most_at_once = std::max(most_at_once, under_way_.size());
  }

  std::vector<Ended> wait(milliseconds patience) override {
    milliseconds until = clock_.now + patience;
    for (const auto& request : under_way_) until = std::min(until, request.ends);
    clock_.now = std::max(clock_.now + milliseconds(1), until);
    std::vector<Ended> all;
    std::erase_if(under_way_, [&](const UnderWay& request) {
      if (request.ends > clock_.now) return false;
      all.push_back(answer(request));
      return true;
    });
    return all;
  }

  void put(const std::string& url, HttpAnswer answer) {
    answers_[url].push_back({std::move(answer), Trouble::none});
  }
  void put(const std::string& url, int status, const std::string& body = "") {
    HttpAnswer answer;
    answer.status = status;
    (status >= 300 && status < 400 ? answer.location : answer.body) = body;
    put(url, std::move(answer));
  }
  void break_off(const std::string& url, Trouble trouble) {
    answers_[url].push_back({Error{"fetch-failed", "broken"}, trouble});
  }

  std::size_t under_way() const { return under_way_.size(); }

  /// The addresses that were asked for, without those of robots.txt.
  std::vector<std::string> pages() const {
    std::vector<std::string> urls;
    for (const auto& one : asked) {
      if (!one.url.ends_with("/robots.txt")) urls.push_back(one.url);
    }
    return urls;
  }

  struct Asked {
    std::string url;
    milliseconds at;
  };
  std::vector<Asked> asked;
  std::size_t most_at_once = 0;
  milliseconds takes{10};

 private:
  struct UnderWay {
    std::uint64_t id;
    std::string url;
    milliseconds ends;
  };
  struct Answer {
    Result<HttpAnswer> answer;
    Trouble trouble;
  };

  Ended answer(const UnderWay& request) {
    auto& left = answers_[request.url];
    if (left.empty()) {
      HttpAnswer missing;
      missing.status = 404;
      return {request.id, missing, Trouble::none};
    }
    const Answer next = left.front();
    if (left.size() > 1) left.pop_front();
    return {request.id, next.answer, next.trouble};
  }

  SetClock& clock_;
  std::map<std::string, std::deque<Answer>> answers_;
  std::vector<UnderWay> under_way_;
};

}  // namespace sayso
