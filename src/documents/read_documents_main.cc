// read_documents: reads inputs as sayso does, without analysing them. For measuring and for trying
// out inputs.
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

#include "documents/read.h"

namespace {

constexpr std::string_view usage =
    "read_documents [--count] INPUT...\n"
    "Prints a line for each record: its name, then the bytes of its text and its title, or the\n"
    "error. With --count, one line for all.\n";

struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t errors = 0;
  std::uint64_t bytes = 0;
};

void print(const sayso::Record& record) {
  std::cout << record.file << '\t';
  if (record.document.ok()) {
    std::cout << record.document->text.size() << '\t' << record.document->title << '\n';
  } else {
    std::cout << record.document.error().code << '\t' << record.document.error().message << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool count_only = argc > 1 && std::string_view(argv[1]) == "--count";
  if (argc < (count_only ? 3 : 2)) {
    std::cerr << usage;
    return 2;
  }
  Counts counts;
  for (int i = count_only ? 2 : 1; i < argc; ++i) {
    sayso::read_documents(argv[i], {}, [&](const sayso::Record& record) {
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
