// Every folder in tests/cases/times: the times of in.txt, written when anchor.txt says.
//
// expected.txt has a line for each time: its words, type, value, and what it was counted from.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "times/times.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(SAYSO_SOURCE_DIR) / "tests/cases/times";

std::string contents_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::stringstream words;
  words << file.rdbuf();
  return words.str();
}

std::string told_of(const std::string& text, const std::vector<Timex>& times) {
  std::ostringstream out;
  for (const Timex& time : times) {
    out << time.span.in(text) << " | " << name_of(time.type) << " " << time.value;
    if (!time.anchor.empty()) out << " (" << time.anchor << ")";
    out << "\n";
  }
  return out.str();
}

TEST(TimesCases, AreFoundWithTheirValues) {
  int read = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(kCases)) {
    const std::string text = contents_of(folder.path() / "in.txt");
    const auto times = find_times(text, {contents_of(folder.path() / "anchor.txt"), "published"});
    EXPECT_EQ(told_of(text, times), contents_of(folder.path() / "expected.txt"))
        << folder.path().filename();
    ++read;
  }
  EXPECT_GE(read, 11) << "cases are missing from " << kCases;
}

}  // namespace
}  // namespace sayso
