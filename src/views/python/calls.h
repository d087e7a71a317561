// What all functions for Python have in common: they let other Python threads run while they work,
// and raise sayso.Error where they fail.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <utility>

#include "base/result.h"

namespace sayso::python {

/// Raises sayso.Error, with the lock of the interpreter held.
[[noreturn]] inline void raise(const Error& error) {
  const pybind11::object type = pybind11::module_::import("sayso._errors").attr("Error");
  const pybind11::object exception = type(error.code, error.message);
  PyErr_SetObject(type.ptr(), exception.ptr());
  throw pybind11::error_already_set();
}

/// What `work` gives, which runs without the lock of the interpreter and gives a Result.
template <typename Work>
auto value_of(Work work) {
  auto result = [&] {
    const pybind11::gil_scoped_release released;
    return work();
  }();
  if (!result) raise(result.error());
  if constexpr (!std::is_same_v<decltype(result), Result<void>>) return *std::move(result);
}

/// A function of Python that takes lines until it says no. What it raises is raised again by
/// `check`, once there are no more lines.
class LineTaker {
 public:
  explicit LineTaker(pybind11::function take) : take_(std::move(take)) {}

  bool operator()(const std::string& line) {
    const pybind11::gil_scoped_acquire held;
    try {
      return take_(line).template cast<bool>();
    } catch (pybind11::error_already_set& error) {
      error.restore();
      PyErr_Fetch(&type_, &value_, &trace_);
      return false;
    }
  }

  void check() {
    if (type_ == nullptr) return;
    PyErr_Restore(type_, value_, trace_);
    type_ = nullptr;
    throw pybind11::error_already_set();
  }

 private:
  pybind11::function take_;
  PyObject* type_ = nullptr;
  PyObject* value_ = nullptr;
  PyObject* trace_ = nullptr;
};

}  // namespace sayso::python
