#include "base/models_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace sayso {
namespace {

TEST(ModelsFolder, IsFoundFromTheProgramInABuildTree) {
  unsetenv("SAYSO_MODELS");
  EXPECT_EQ(models_folder(), SAYSO_BINARY_DIR "/share/sayso/models");
  EXPECT_TRUE(std::filesystem::exists(models_folder() + "/news.weights"));
}

TEST(ModelsFolder, IsTheOneThatTheEnvironmentNames) {
  setenv("SAYSO_MODELS", "elsewhere/models", 1);
  EXPECT_EQ(models_folder(), "elsewhere/models");
  unsetenv("SAYSO_MODELS");
}

}  // namespace
}  // namespace sayso
