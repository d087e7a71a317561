#include "exporting/json_text.h"

namespace sayso {

void JsonText::part() {
  if (!first_) out_.raw(",");
  first_ = false;
}

JsonText& JsonText::open(char bracket) {
  part();
  out_.raw(std::string_view(&bracket, 1));
  first_ = true;
  return *this;
}

JsonText& JsonText::close(std::string_view bracket) {
  out_.raw(bracket);
  first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  part();
  out_.string(name).raw(":");
  first_ = true;
  return *this;
}

JsonText& JsonText::value(std::string_view text) {
  part();
  out_.string(text);
  return *this;
}

JsonText& JsonText::value(double number) {
  part();
  out_.number(number);
  return *this;
}

JsonText& JsonText::raw(std::string_view json) {
  part();
  out_.raw(json);
  return *this;
}

JsonText& JsonText::link(std::string_view name, std::string_view iri) {
  if (iri.empty()) return *this;
  return key(name).object().field("@id", iri).end_object();
}

}  // namespace sayso
