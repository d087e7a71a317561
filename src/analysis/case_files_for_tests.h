// Reading the files of tests/cases. For tests alone.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace sayso {

inline std::string contents_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::stringstream words;
  words << file.rdbuf();
  return words.str();
}

}  // namespace sayso
