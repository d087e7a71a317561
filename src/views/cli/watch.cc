#include "fetching/watch.h"

#include <csignal>
#include <optional>
#include <thread>

#include "alerting/deliver.h"
#include "fetching/feed_list.h"
#include "record/store.h"
#include "views/cli/adding.h"
#include "views/cli/command.h"
#include "views/cli/inputs.h"
#include "views/cli/web.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct WatchCommandOptions {
  std::string feeds;
  std::string store;
  std::string rejected;
  std::size_t interval = 15;  // minutes
  std::size_t jobs = 0;
  bool once = false;
  bool feeds_only = false;
  std::string alerts;
  WebOptions web;
};

volatile std::sig_atomic_t told_to_stop = 0;

void stop(int) { told_to_stop = 1; }

/// The first signal ends the run after the document in hand, a second one at once.
void stop_when_told() {
  struct sigaction action {};
  action.sa_handler = stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool go_on() { return told_to_stop == 0; }

WatchOptions watch_options(const WatchCommandOptions& options, const PageModel& pages) {
  WatchOptions watch;
  watch.page_model = &pages;
  if (options.feeds_only) watch.pages = WatchOptions::Pages::of_feeds;
  if (options.once) watch.due = WatchOptions::Due::now;
  watch.interval = std::chrono::minutes(options.interval);
  return watch;
}

/// A round does not wait for a site that fails: the next one asks it again.
FetcherOptions patient_options(const WebOptions& web) {
  FetcherOptions options = fetcher_options(web);
  options.tries = 1;
  options.longest_wait = std::chrono::seconds(0);
  options.rest = std::chrono::seconds(60);
  return options;
}

/// Rounds over the feeds of a list, into a store.
class Rounds {
 public:
  Rounds(const WatchCommandOptions& options, const OpenModels& models, Store& store,
         FetchState& fetching, FetchState& storing, std::vector<std::string> urls, Console& console)
      : options_(options),
        models_(models),
        store_(store),
        storing_(storing),
        urls_(std::move(urls)),
        console_(console),
        transport_(curl_options(options.web)),
        fetcher_(patient_options(options.web), transport_, clock_, &fetching),
        watch_(watch_options(options, models.pages), fetcher_, fetching, clock_, go_on) {}

  /// One round; says at its end what it brought.
  Exit run() {
    Adding adding(store_, options_.store, options_.rejected, console_);
    Kept kept(storing_);
    Result<Round> round = Round{};
    std::optional<Error> stopped;
    const auto give = [&](const TakeReading& take) { round = this->round(take); };
    analyse_in_order(give, *models_.analysis, threads_for(options_.jobs),
                     [&](const Reading& reading) {
                       const auto reached = kept.reach(reading.position.input);
                       if (!reached) stopped = reached.error();
                       return reached && adding.take(reading) && go_on();
                     });
    if (go_on() && !stopped) {
      if (const auto done = kept.finish(); !done) stopped = done.error();
    }
    if (!round) stopped = round.error();
    if (stopped) console_.complain(stopped->message);
    const Exit status = adding.finish(models_.linking);
    if (round) say(*round, adding.counts());
    return stopped ? Exit::unusable : status;
  }

  /// Waits until a round has something to do; false when told to stop.
  Result<bool> wait() {
    const auto due = watch_.next_due(urls_);
    if (!due) return due.error();
    while (go_on() && clock_.date() < *due) {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return go_on();
  }

 private:
  /// Gives what a round reads, what the store knows marked as not to be analysed. Looks into the
  /// store through a handle of its own, since it may run on another thread than the writer.
  Result<Round> round(const TakeReading& take) {
    const Result<Store> known = Store::open(options_.store, Store::Mode::read);
    return watch_.round(urls_, [&](Record record) {
      Reading reading{std::move(record.file), std::move(record.document), true, std::nullopt,
                      std::move(record.position)};
      if (known.ok()) mark_known(*known, reading);
      return take(std::move(reading));
    });
  }

  void say(const Round& round, const Adding::Counts& counts) {
    std::string line = options_.store + ": " + counted(round.feeds, "feed") + ", " +
                       counted(counts.added, "new document");
    if (counts.new_versions > 0) line += ", " + counted(counts.new_versions, "new version");
    line += ", " + std::to_string(counts.failed) + " failed";
    if (round.put_off > 0) line += ", " + std::to_string(round.put_off) + " to be tried again";
    console_.write_line(line);
    console_.flush();
  }

  const WatchCommandOptions& options_;
  const OpenModels& models_;
  Store& store_;
  FetchState& storing_;
  const std::vector<std::string> urls_;
  Console& console_;
  Clock clock_;
  CurlTransport transport_;
  Fetcher fetcher_;
  Watch watch_;
};

Exit watch(const Settings& settings, const WatchCommandOptions& options, Console& console) {
  auto urls = read_feed_list_at(options.feeds);
  if (!urls) {
    console.complain(urls.error().message);
    return Exit::some_failed;
  }
  const Result<OpenModels> models = open_models(settings);
  if (!models.ok()) return console.refuse(models.error());
  Result<Store> store =
      Store::open(options.store, Store::Mode::create, {update_shown(options.store, console)});
  if (!store.ok()) return console.refuse(store.error());
  Result<FetchState> fetching = FetchState::open(options.store, Store::Mode::change);
  if (!fetching.ok()) return console.refuse(fetching.error());
  Result<FetchState> storing = FetchState::open(options.store, Store::Mode::change);
  if (!storing.ok()) return console.refuse(storing.error());
  stop_when_told();
  auto delivery = read_delivery_settings(options.alerts);
  if (!delivery) return console.refuse(delivery.error());
  delivery->allow_private = delivery->allow_private || options.web.allow_private;
  const Deliverer deliverer(options.store, *delivery);
  Rounds rounds(options, *models, *store, *fetching, *storing, *std::move(urls), console);
  for (;;) {
    const Exit status = rounds.run();
    if (options.once) (void)deliver_due(*store, *delivery);
    if (options.once || status == Exit::unusable || console.broken()) return status;
    const auto more = rounds.wait();
    if (!more) return console.refuse(more.error());
    if (!*more) return Exit::done;
  }
}

}  // namespace

Command watch_command(const Settings& settings) {
  auto options = std::make_shared<WatchCommandOptions>();
  std::vector<Option> all = {
      {"FEEDS",
       "",
       "The list of feeds: OPML, or one address a line",
       &options->feeds,
       {},
       Presence::required},
      store_operand(options->store),
      {"--once", "", "Ask all feeds once and end, for cron", &options->once},
      {"--interval", "MINUTES", "Time between two requests for a feed; else 15",
       &options->interval},
      {"--feeds-only", "", "Store what the feeds say of each item, and fetch no pages",
       &options->feeds_only},
      jobs_option(options->jobs),
      {"--rejected", "FILE",
       "Where to say what could not be read and why; else STORE.rejected.jsonl",
       &options->rejected},
      {"--alerts", "FILE", "How alerts are delivered: mail server, secrets (see sayso help alert)",
       &options->alerts}};
  for (Option& option : web_option_list(options->web)) all.push_back(std::move(option));
  return {"watch", "Follow feeds and keep what appears in them",
          "Asks each feed (RSS, Atom, news sitemap) at an interval, fetches the page of each new "
          "item and adds it to the store; where a page has no article to read, what the feed says "
          "of it is kept instead. The store also keeps how far this has come, so that a run that "
          "is broken off at any moment goes on where it was. Sites are asked politely: robots.txt "
          "is followed, requests to one site have a pause between them, and a site that fails or "
          "wants to be left alone is asked again later. Ends after the document in hand when "
          "interrupted.",
          std::move(all),
          [&settings, options](Console& console) { return watch(settings, *options, console); }};
}

}  // namespace sayso::cli
