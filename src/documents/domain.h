#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// "harbour-courier.example" of "https://www.Harbour-Courier.example:8080/news/1"; empty where
/// `url` is no web address.
std::string domain_of(std::string_view url);

}  // namespace sayso
