#include "base/models_folder.h"

#include <dlfcn.h>
#include <link.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace sayso {

namespace {

constexpr const char* shared_models = "share/sayso/models";
constexpr int folders_tried = 3;

/// The file of the program or the shared library that has this function; empty if that cannot be
/// told.
std::filesystem::path own_file() {
  Dl_info info{};
  link_map* object = nullptr;
  const auto* here = reinterpret_cast<const void*>(&own_file);
  std::error_code error;
  const bool known = dladdr1(here, &info, reinterpret_cast<void**>(&object), RTLD_DL_LINKMAP) != 0;
  // The program itself has no name there, and the name that it was called by may lead nowhere.
  const bool is_library = known && object != nullptr && *object->l_name != '\0';
  return std::filesystem::canonical(is_library ? object->l_name : "/proc/self/exe", error);
}

}  // namespace

std::string models_folder() {
  const char* chosen = std::getenv("SAYSO_MODELS");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  const std::filesystem::path own_folder = own_file().parent_path();
  std::filesystem::path folder = own_folder;
  for (int i = 0; i < folders_tried; ++i) {
    std::error_code error;
    const std::filesystem::path models = folder / shared_models;
    if (std::filesystem::is_directory(models, error)) return models;
    folder = folder.parent_path();
  }
  return own_folder.parent_path() / shared_models;
}

}  // namespace sayso
