#include <algorithm>
#include <memory>
#include <utility>

#include "program/commands.h"
#include "views/cli/inputs.h"
#include "views/http/keys.h"
#include "views/http/serve.h"
#include "views/mcp/protocol.h"

namespace sayso::program {
namespace {

using cli::Console;
using cli::Exit;

struct Options {
  http::ServeOptions serve;
  std::size_t rate = 0;
  bool no_rate = false;
  std::string new_key;
  std::string key_name;
  std::string alerts;
  bool allow_private = false;
};

Exit make_key(const Options& options, Console& console) {
  if (options.serve.keys.empty()) {
    console.complain("--new-key wants --keys FILE, where the key's hash goes");
    return Exit::usage;
  }
  const auto key = http::add_key(options.serve.keys, *http::role_from(options.new_key),
                                 options.key_name.empty() ? options.new_key : options.key_name);
  if (!key) return console.refuse(key.error());
  console.write_line(*key);
  return Exit::done;
}

/// Streamable HTTP without a session: each message is answered by itself.
http::Response answer_mcp(const http::Request& request, Store& store) {
  if (request.method != "POST") {
    return http::problem(405, "no-method", "messages come by POST").with("Allow", "POST");
  }
  const std::string_view version = request.header("mcp-protocol-version");
  if (!version.empty() && !mcp::speaks(version)) {
    return http::problem(400, "bad-version", "MCP " + std::string(version) + " is not spoken here");
  }
  const auto told = mcp::answer(store, request.body);
  return told ? http::json_response(*told) : http::json_response("", 202);
}

Exit run(const cli::Settings& settings, Options& options, Console& console) {
  if (!options.new_key.empty()) return make_key(options, console);
  auto delivery = read_delivery_settings(options.alerts);
  if (!delivery) return console.refuse(delivery.error());
  options.serve.alerts = *std::move(delivery);
  if (options.allow_private) options.serve.alerts.allow_private = true;
  if (options.no_rate) options.serve.rate = 0;
  if (options.rate > 0) options.serve.rate = options.rate;
  options.serve.mounts = {{"/mcp", answer_mcp}};
  http::ServeProgress progress;
  progress.ready = [&](const std::string& address) {
    console.write_line("Serving " + options.serve.store + " at " + address);
    console.flush();
  };
  progress.update = cli::update_shown(options.serve.store, console);
  if (options.serve.read_only) {
    const auto done = http::serve(options.serve, nullptr, progress);
    return done ? Exit::done : console.refuse(done.error());
  }
  const auto models = cli::open_models(settings);
  if (!models) return console.refuse(models.error());
  const http::ServeModels opened{*models->analysis, models->pages, models->linking};
  const auto done = http::serve(options.serve, &opened, progress);
  return done ? Exit::done : console.refuse(done.error());
}

}  // namespace

cli::Command serve_command(const cli::Settings& settings) {
  auto options = std::make_shared<Options>();
  http::ServeOptions& serve = options->serve;
  return {
      "serve",
      "Serve a store to browsers and programs",
      "The web desk at /, everything that a store holds for programs at /api/v1 (described at "
      "/api/v1/openapi.json), and MCP for language models at /mcp. The store is made if missing; "
      "documents can be uploaded, and what other programs add to it is shown as it comes.\n\n"
      "Without --listen only programs and browsers of this machine reach it, and may change "
      "things. Beyond that, keys are wanted: --new-key makes one, shows it once, and adds its hash "
      "to the file; programs send it as \"Authorization: Bearer KEY\".\n\n"
      "A store that an older sayso made is brought up to date first. SIGTERM or Ctrl-C ends it "
      "within "
      "about two seconds; linking that is not done goes on at the next start.",
      {cli::store_operand(serve.store),
       {"--listen", "ADDRESS:PORT", "Where to listen; else 127.0.0.1:8420. Port 0 is any free one",
        &serve.listen},
       {"--keys", "FILE", "Keys that let programs in", &serve.keys},
       {"--new-key",
        "ROLE",
        "Add a key that may read, or read and write, to --keys, and show it",
        &options->new_key,
        {"read", "write"}},
       {"--key-name", "NAME", "Whose the new key is: the author of corrections made with it",
        &options->key_name},
       {"--allow-origin", "ORIGINS",
        "Sites whose pages may ask, with commas between: https://desk.example", &serve.origins},
       {"--host", "NAMES", "Names that the server is called by, beside those of this machine",
        &serve.hosts},
       {"--rate", "N",
        "Requests a second that one client may make; else 50 beyond this machine, any number on it",
        &options->rate},
       {"--no-rate", "", "Any number of requests", &options->no_rate},
       {"--max-upload", "MB", "Largest body of a request; else 100", &serve.most_upload},
       {"--workers", "N", "Requests answered at a time; else 4", &serve.workers},
       {"--alerts", "FILE", "How alerts are delivered: mail server, secrets (see docs/alerts.md)",
        &options->alerts},
       {"--allow-private", "",
        "Also post alerts to this machine and to networks that are not public, where others can "
        "reach the server",
        &options->allow_private},
       {"--read-only", "", "Change nothing: no uploads, no corrections, no alerts delivered",
        &serve.read_only}},
      [&settings, options](Console& console) { return run(settings, *options, console); }};
}

}  // namespace sayso::program
