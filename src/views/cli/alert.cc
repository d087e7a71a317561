#include <algorithm>
#include <cstdlib>
#include <utility>

#include "alerting/alert_making.h"
#include "alerting/deliver.h"
#include "alerting/message.h"
#include "alerting/notice.h"
#include "record/store.h"
#include "views/cli/command.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

struct AlertOptions {
  std::string action;
  std::string store;
  std::string alert;
  AlertCondition condition;
  NewAlert made;
  std::string settings;
  std::string format;
  bool allow_private = false;
};

/// What was named or asked for is wrong, not the store.
Exit refuse(const Error& error, Console& console) {
  if (error.code.starts_with("store-")) return console.refuse(error);
  console.complain(error.message);
  return Exit::some_failed;
}

Exit add(const AlertOptions& options, Store& store, Console& console) {
  NewAlert asked = options.made;
  asked.condition = options.condition;
  const char* user = std::getenv("USER");
  if (asked.author.empty()) asked.author = user != nullptr && *user != '\0' ? user : "unknown";
  const auto id = make_alert(store, asked);
  if (!id) {
    if (id.error().code != "bad-body") return refuse(id.error(), console);
    console.complain(id.error().message + "; see: sayso help alert");
    return Exit::usage;
  }
  console.write_line(*id);
  return Exit::done;
}

/// Gives all rows of a list, one page after another, to `write`.
template <typename Read, typename Write>
Result<void> for_all(Read read, Write write) {
  constexpr std::size_t at_once = 500;
  PageWish wish{{}, at_once};
  for (;;) {
    const auto rows = read(wish);
    if (!rows) return rows.error();
    for (const auto& row : *rows) write(row);
    if (rows->size() < at_once) return {};
    wish.after.key = rows->back().key;
  }
}

std::string alert_words(const Alert& alert) {
  std::string line = alert.id + "  " + harmless_line(alert.name) + "  (" +
                     std::to_string(alert.firings) + " fired";
  if (!alert.latest.empty()) line += ", last " + alert.latest;
  return line + (alert.enabled ? ")" : ", paused)");
}

Exit list(const AlertOptions& options, const Store& store, Console& console) {
  const auto done = for_all([&](const PageWish& wish) { return alerts_page(store.tables(), wish); },
                            [&](const Alert& alert) {
                              console.write_line(options.format == "jsonl"
                                                     ? written(json_of(alert, Addresses::whole))
                                                     : alert_words(alert));
                            });
  return done ? Exit::done : console.refuse(done.error());
}

void write_deliveries(const Firing& firing, Console& console) {
  for (const AlertDelivery& delivery : firing.deliveries) {
    std::string line = "  " + delivery.by + " " + delivery.target + ": " + delivery.state;
    if (delivery.attempts > 0) line += ", tries: " + std::to_string(delivery.attempts);
    if (!delivery.error.empty()) line += ", " + delivery.error;
    console.write_line(harmless_line(line));
  }
}

Exit show(const AlertOptions& options, const Store& store, Console& console) {
  const auto alert = find_alert(store.tables(), options.alert);
  if (!alert) return refuse(alert.error(), console);
  const bool lines = options.format == "jsonl";
  if (lines) {
    console.write_line(written(json_of(*alert, Addresses::whole)));
  } else {
    console.write_line(alert_words(*alert));
    for (const auto* targets : {&alert->email, &alert->webhook}) {
      for (const std::string& target : *targets) console.write_line("to " + harmless_line(target));
    }
  }
  const auto done =
      for_all([&](const PageWish& wish) { return firings_page(store.tables(), alert->key, wish); },
              [&](const Firing& firing) {
                if (lines) return console.write_line(written(json_of(firing, Addresses::whole)));
                console.write_line("");
                console.write(harmless(plain_text(firing)));
                write_deliveries(firing, console);
              });
  return done ? Exit::done : console.refuse(done.error());
}

Exit feed(const AlertOptions& options, const Store& store, Console& console) {
  constexpr std::size_t most = 100;
  FeedHead head{"urn:sayso:alerts", "Alerts", "", "1970-01-01T00:00:00Z"};
  std::int64_t key = 0;
  if (!options.alert.empty()) {
    const auto alert = find_alert(store.tables(), options.alert);
    if (!alert) return refuse(alert.error(), console);
    key = alert->key;
    head = {"urn:sayso:" + alert->id, alert->name, "", alert->created};
  }
  const auto firings = firings_page(store.tables(), key, {{}, most});
  if (!firings) return console.refuse(firings.error());
  console.write(atom_feed(head, *firings));
  return Exit::done;
}

Exit deliver(const AlertOptions& options, Store& store, Console& console) {
  auto settings = read_delivery_settings(options.settings);
  if (!settings) return console.refuse(settings.error());
  if (options.allow_private) settings->allow_private = true;
  if (const auto noticed = notice(store); !noticed) return console.refuse(noticed.error());
  const auto done = deliver_due(store, *settings);
  if (!done) return console.refuse(done.error());
  console.write_line(options.store + ": " + std::to_string(done->delivered) + " delivered, " +
                     std::to_string(done->failed) + " to be tried again, " +
                     std::to_string(done->given_up) + " given up");
  return done->failed + done->given_up > 0 ? Exit::some_failed : Exit::done;
}

Exit change(const AlertOptions& options, Store& store, Console& console) {
  const auto id = options.action == "remove"
                      ? drop_alert(store, options.alert)
                      : change_alert(store, options.alert, {{}, options.action == "resume"});
  if (!id) return refuse(id.error(), console);
  console.write_line(options.store + ": " + *id + " " +
                     (options.action == "remove"   ? "removed"
                      : options.action == "resume" ? "goes on"
                                                   : "rests"));
  return Exit::done;
}

Exit run(const AlertOptions& options, Console& console) {
  const std::string& action = options.action;
  const bool on_one =
      action == "show" || action == "remove" || action == "pause" || action == "resume";
  if (on_one == options.alert.empty() && action != "feed") {
    console.complain(action + (on_one ? " wants an alert" : " takes no alert") +
                     "; see: sayso help alert");
    return Exit::usage;
  }
  const bool reads = action == "list" || action == "show" || action == "feed";
  Result<Store> store = Store::open(options.store, reads ? Store::Mode::read : Store::Mode::change);
  if (!store.ok()) return console.refuse(store.error());
  if (action == "add") return add(options, *store, console);
  if (action == "list") return list(options, *store, console);
  if (action == "show") return show(options, *store, console);
  if (action == "feed") return feed(options, *store, console);
  if (action == "deliver") return deliver(options, *store, console);
  return change(options, *store, console);
}

}  // namespace

Command alert_command(const Settings&) {
  auto options = std::make_shared<AlertOptions>();
  AlertCondition& condition = options->condition;
  return {
      "alert",
      "Be told when something new is found, and why",
      "add keeps an alert and shows its id. It fires when --when comes about: origin (CLAIM has an "
      "origin that it did not have), denied (somebody new denies or doubts CLAIM), revised "
      "(another claim takes the place of CLAIM), transfer (one from A to B, of GOODS, reaches a "
      "step that it had not), claim (a new claim with the words of --query, said by --source, of "
      "so many origins), statement (--source says something new, with the words of --query). "
      "What stands in the store by then never fires it, nothing fires it twice, and linking anew "
      "does not. Each firing says why, with documents and their words.\n\n"
      "list shows alerts; show ALERT one with all that it told; pause and resume have it rest and "
      "go on; remove takes it away with what it told. An alert is named by its id or the start of "
      "one.\n\n"
      "feed writes what was told, by one ALERT or all, as an Atom feed. deliver tries once what "
      "waits to be sent by mail or posted to webhooks, for cron; serve and watch do so while they "
      "run. What fails is tried again, ever later, for three days. --alerts names a file of "
      "settings, JSON: \"smtp\", \"from\", \"user\", \"password\", \"starttls\", "
      "\"smtp_ca\", \"webhook_secret\", \"allow_private\", and in seconds \"first_wait\", "
      "\"give_up\", "
      "\"timeout\". SAYSO_SMTP_PASSWORD and SAYSO_WEBHOOK_SECRET stand above it.",
      {{"ACTION",
        "",
        "What to do",
        &options->action,
        {"add", "list", "show", "pause", "resume", "remove", "feed", "deliver"},
        Presence::required},
       store_operand(options->store),
       {"ALERT", "", "Which alert", &options->alert},
       {"--when", "WHAT", "What fires it", &condition.kind, condition_kinds()},
       {"--claim", "CLAIM", "The claim, by its id or the start of one", &condition.claim},
       {"--from", "WHO", "Words of the supplier's name", &condition.from},
       {"--to", "WHO", "Words of the recipient's name", &condition.to},
       {"--goods", "WORDS", "Words of the goods", &condition.goods},
       {"--query", "WORDS", "What `sayso search` would find", &condition.q},
       {"--source", "WHO", "Words of a source's name", &condition.source},
       {"--origins", "N", "Only a claim of so many origins at least", &condition.origins},
       {"--name", "WORDS", "What to call the alert; else what fires it", &options->made.name},
       {"--author", "NAME", "Who wants to know; else the user's name", &options->made.author},
       {"--email", "ADDRESSES", "Who gets a mail, with commas between", &options->made.email},
       {"--webhook", "URLS", "Where to post it as JSON, with commas between",
        &options->made.webhook},
       {"--alerts", "FILE", "With deliver: mail server, secrets, patience", &options->settings},
       {"--allow-private", "",
        "With deliver: also post to this machine and to networks that are not public",
        &options->allow_private},
       {"--format",
        "FORMAT",
        "With list and show: jsonl: JSON lines",
        &options->format,
        {"jsonl"}}},
      [options](Console& console) { return run(*options, console); }};
}

}  // namespace sayso::cli
