// JSON objects written in order, with the commas where they belong.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/line_writer.h"

namespace sayso {

/// Appends values one after another; the caller closes what it opens.
class JsonText {
 public:
  JsonText& object() { return open('{'); }
  JsonText& array() { return open('['); }
  JsonText& end_object() { return close("}"); }
  JsonText& end_array() { return close("]"); }

  JsonText& key(std::string_view name);

  JsonText& value(std::string_view text);
  JsonText& value(const char* text) { return value(std::string_view(text)); }
  JsonText& value(bool value) { return raw(value ? "true" : "false"); }
  JsonText& value(double number);
  template <typename Number>
  requires std::is_integral_v<Number> JsonText& value(Number number) {
    return raw(std::to_string(number));
  }
  /// JSON as it is.
  JsonText& raw(std::string_view json);

  /// The field where its text is not empty.
  JsonText& text(std::string_view name, std::string_view value) {
    return value.empty() ? *this : field(name, value);
  }
  template <typename Value>
  JsonText& field(std::string_view name, const Value& value) {
    return key(name).value(value);
  }
  /// {"@id": iri}; nothing where the IRI is empty.
  JsonText& link(std::string_view name, std::string_view iri);

  std::string take() { return out_.take(); }

 private:
  JsonText& open(char bracket);
  JsonText& close(std::string_view bracket);
  void part();

  LineWriter out_{std::string_view()};
  bool first_ = true;
};

}  // namespace sayso
