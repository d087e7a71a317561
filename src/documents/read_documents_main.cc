// read_documents: reads inputs as sayso does, without analysing them. For measuring and for trying
// out inputs.
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "documents/article.h"
#include "documents/read.h"

namespace {

using sayso::PageModel;
using sayso::Record;

constexpr std::string_view usage =
    "read_documents [--count] WEIGHTS INPUT...\n"
    "Reads the inputs, pages with the model models/pages.weights. Prints a line for each record: "
    "its\n"
    "name, then the bytes of its text and its title, or the error. With --count, one line for "
    "all.\n";

struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t errors = 0;
  std::uint64_t bytes = 0;
};

void print(const Record& record) {
  std::cout << record.file << '\t';
  if (record.document.ok()) {
    std::cout << record.document->text.size() << '\t' << record.document->title << '\n';
  } else {
    std::cout << record.document.error().code << '\t' << record.document.error().message << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> inputs(argv + 1, argv + argc);
  const bool count_only = !inputs.empty() && inputs[0] == "--count";
  if (count_only) inputs.erase(inputs.begin());
  if (inputs.size() < 2) {
    std::cerr << usage;
    return 2;
  }
  const auto pages = PageModel::open(inputs[0]);
  if (!pages) {
    std::cerr << pages.error().message << '\n';
    return 2;
  }
  inputs.erase(inputs.begin());
  Counts counts;
  for (const std::string& input : inputs) {
    sayso::read_documents(input, {.pages = &*pages}, [&](const Record& record) {
      if (!count_only) print(record);
      ++(record.document.ok() ? counts.documents : counts.errors);
      if (record.document.ok()) counts.bytes += record.document->text.size();
      return true;
    });
  }
  if (count_only) {
    std::cout << counts.documents << " documents, " << counts.bytes << " bytes of text, "
              << counts.errors << " errors\n";
  }
  return counts.errors > 0 ? 1 : 0;
}
