// who_says STORE FILE...: prints who says what in each report, adds them to a store, and prints
// what is claimed there by how many origins. A program outside the source tree: it uses the
// installed library alone.
#include <sayso/analysis.h>
#include <sayso/documents.h>
#include <sayso/linking.h>
#include <sayso/record.h>

#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

int fail(const sayso::Error& error) {
  std::cerr << "who_says: " << error.message << '\n';
  return 1;
}

void print_report(const sayso::Document& document, const sayso::Analysis& analysis) {
  std::cout << document.file << '\n';
  for (const sayso::Attribution& attribution : analysis.attributions) {
    const std::string source = sayso::words_of(document.text, attribution.source);
    std::cout << "  " << (source.empty() ? "(nobody named)" : source) << " | "
              << sayso::words_of(document.text, attribution.cue) << " | "
              << sayso::words_of(document.text, attribution.content) << '\n';
  }
}

void print_claims(const std::vector<sayso::Claim>& claims) {
  for (const sayso::Claim& claim : claims) {
    std::cout << claim.id << ": " << claim.ledger.least_origins << " to "
              << claim.ledger.most_origins << " origins, " << claim.ledger.articles << " articles, "
              << claim.disputes.size() << " denials: " << claim.text << '\n';
  }
}

/// What is printed and stored of one input.
struct Reports {
  const sayso::Models& models;
  sayso::Store& store;
  int failed = 0;

  bool take(const sayso::Reading& reading) {
    if (!reading.document) {
      std::cerr << "who_says: " << reading.document.error().message << '\n';
      ++failed;
      return true;
    }
    print_report(*reading.document, *reading.analysis);
    const auto placed = store.put(*reading.document, *reading.analysis);
    if (placed) return true;
    failed += fail(placed.error());
    return false;
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: who_says STORE FILE...\n";
    return 2;
  }
  const std::string folder = sayso::models_folder();
  const auto models = sayso::Models::open(folder);
  if (!models) return fail(models.error());
  const auto pages = sayso::open_page_model(folder);
  if (!pages) return fail(pages.error());
  const auto linking = sayso::open_linking_models(folder);
  if (!linking) return fail(linking.error());
  auto store = sayso::Store::open(argv[1], sayso::Store::Mode::create);
  if (!store) return fail(store.error());

  Reports reports{**models, *store};
  const auto give = [&](const sayso::TakeReading& take) {
    sayso::ReadOptions options;
    options.pages = pages->get();
    for (int i = 2; i < argc; ++i) {
      sayso::read_documents(argv[i], options, [&](sayso::Record record) {
        return take({record.file, std::move(record.document), true, {}, record.position});
      });
    }
  };
  sayso::analyse_in_order(give, **models, sayso::threads_for(0),
                          [&](const sayso::Reading& reading) { return reports.take(reading); });

  if (const auto linked = sayso::link_documents(*store, **linking); !linked) {
    return fail(linked.error());
  }
  const auto claims = sayso::list_claims(*store, {});
  if (!claims) return fail(claims.error());
  print_claims(*claims);
  return reports.failed > 0 ? 1 : 0;
}
