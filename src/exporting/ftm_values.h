// Values as FollowTheMoney's types want them, so that its readers keep them as they are.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// FollowTheMoney's ids have letters, digits, dots and hyphens: one made of what the IRI hashes to.
std::string ftm_id(std::string_view iri);

/// "ISL" as "is"; empty for what FollowTheMoney has no code of.
std::string ftm_country(std::string_view alpha3);

/// "en" and "en-GB" as "eng"; empty where it cannot be told.
std::string ftm_language(std::string_view bcp47);

/// Up to the day: "2031-03-04T10:15:00Z" as "2031-03-04".
std::string ftm_date(std::string_view iso);

/// The address if it is one of the web, else nothing; one without a path gets "/".
std::string ftm_url(std::string_view url);

}  // namespace sayso
