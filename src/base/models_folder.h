// Where the models lie, wherever the program or the library was put.
#pragma once

#include <string>

namespace sayso {

/// The folder that SAYSO_MODELS names. Else share/sayso/models, looked for in the folder of the
/// program or shared library that this code is part of and in the two folders around that one: so
/// it is found from bin, from lib, from a folder in lib, and in a build tree, and may be moved with
/// them. Where there is none, the place that it would have beside bin.
std::string models_folder();

}  // namespace sayso
