#include "alerting/deliver.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <set>
#include <utility>

#include "alerting/sending.h"
#include "base/utc_time.h"
#include "fetching/retry.h"
#include "record/alerts.h"

namespace sayso {
namespace {

constexpr std::size_t kAtOnce = 1000;

double chance() {
  static thread_local std::mt19937 random{std::random_device{}()};
  return std::uniform_real_distribution<double>()(random);
}

/// Writes one change in a transaction of its own.
template <typename Change>
auto in_transaction(Database& database, Change change) -> decltype(change()) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto done = change();
  if (!done) return done;
  if (auto committed = transaction->commit(); !committed) return committed.error();
  return done;
}

void note_failure(DueDelivery& due, const SendingEnd& end, const DeliverySettings& settings,
                  std::int64_t now) {
  AlertDelivery& delivery = due.delivery;
  delivery.error = end.error;
  const auto wait = std::max<std::chrono::milliseconds>(
      back_off(static_cast<int>(delivery.attempts), settings.first_wait, chance()),
      end.wait.value_or(std::chrono::seconds(0)));
  delivery.next = now + std::chrono::ceil<std::chrono::seconds>(wait).count();
  if (end.lasting || now >= due.fired + settings.give_up.count()) delivery.state = "given-up";
}

/// One pass over what is due.
class Pass {
 public:
  Pass(Store& store, const DeliverySettings& settings, const GoOn& go_on)
      : database_(store.tables()), settings_(settings), go_on_(go_on) {}

  Result<void> deliver(DueDelivery& due) {
    const bool mail = due.delivery.by == "email";
    // Who has just failed is not asked again for each firing; it comes up at the next pass.
    const std::string& place = mail ? settings_.smtp : due.delivery.target;
    if (failed_.contains(place)) return {};
    const std::int64_t until = unix_now() + 2 * settings_.timeout.count() + 60;
    const auto reserved =
        in_transaction(database_, [&] { return reserve_delivery(database_, due, until); });
    if (!reserved) return reserved.error();
    const auto firing = firing_with_key(database_, due.firing);
    if (!firing) return firing.error();
    if (!*reserved || firing->empty()) return {};
    const std::string& target = due.delivery.target;
    const SendingEnd end = mail ? send_mail(firing->front(), target, settings_, go_on_)
                                : post_webhook(firing->front(), target, settings_, go_on_);
    note(due, end, place);
    return in_transaction(database_, [&] { return keep_delivery(database_, due); });
  }

  const Delivered& counts() const { return counts_; }

 private:
  void note(DueDelivery& due, const SendingEnd& end, const std::string& place) {
    AlertDelivery& delivery = due.delivery;
    const std::int64_t now = unix_now();
    if (end.cut) {
      delivery.next = now;
      return;
    }
    ++delivery.attempts;
    if (end.error.empty()) {
      delivery.state = "delivered";
      delivery.delivered = written_time(now);
      delivery.error.clear();
      ++counts_.delivered;
      return;
    }
    if (!end.lasting) failed_.insert(place);
    note_failure(due, end, settings_, now);
    ++(delivery.state == "given-up" ? counts_.given_up : counts_.failed);
  }

  Database& database_;
  const DeliverySettings& settings_;
  const GoOn& go_on_;
  std::set<std::string> failed_;
  Delivered counts_;
};

}  // namespace

Result<Delivered> deliver_due(Store& store, const DeliverySettings& settings,
                              const std::function<bool()>& go_on) {
  auto due = due_deliveries(store.tables(), settings.smtp.empty() ? DueBy::webhook : DueBy::all,
                            unix_now(), kAtOnce);
  if (!due) return due.error();
  Pass pass(store, settings, go_on);
  for (DueDelivery& one : *due) {
    if (!go_on()) break;
    if (auto done = pass.deliver(one); !done) return done.error();
  }
  return pass.counts();
}

Deliverer::Deliverer(std::string store, DeliverySettings settings)
    : path_(std::move(store)), settings_(std::move(settings)), thread_([this] { work(); }) {}

Deliverer::~Deliverer() {
  end();
  thread_.join();
}

void Deliverer::end() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
}

void Deliverer::work() {
  auto store = Store::open(path_, Store::Mode::change);
  for (;;) {
    // What goes wrong, such as a store that is busy, is tried again.
    if (store) {
      (void)deliver_due(*store, settings_, [this] { return !stopping_; });
    } else {
      store = Store::open(path_, Store::Mode::change);
    }
    std::unique_lock lock(mutex_);
    if (stopped_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_.load(); })) return;
  }
}

}  // namespace sayso
