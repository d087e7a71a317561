// What is known of a document or an attribution, in words for people.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "documents/document.h"
#include "views/cli/text.h"

namespace sayso::cli {

/// "2024-03-04T10:15:00Z" as "4 March 2024", "2024-03" as "March 2024"; other text as it is.
std::string readable_date(std::string_view iso);

/// "Harbour Courier, 4 March 2024"; what is unknown is left out.
std::string origin_line(std::string_view outlet, std::string_view published);

/// "4 March 2024 (by the page's markup)"; of a range, its days. Empty where nothing is known.
std::string known_time(const std::optional<Timestamp>& time);

/// "newspaper, ISL, owned by Quay Press": what outlets.tsv knows; empty for an unknown outlet.
std::string outlet_words(const Outlet& outlet);

/// "direct, denies", the stance left out where it is plain assertion.
std::string manner_of(const Attribution& attribution);

/// "named-person" as "named person".
std::string kind_words(SourceKind kind);

/// "declines-to-comment" as "declines to comment".
std::string stance_words(Stance stance);

/// "USA, State Department, at least 2 people, asked not to be named": what the text tells of an
/// unnamed source beyond its `name`; empty where it tells no more.
std::string described(const SourceDetail& detail, std::string_view name);

/// 0.934 as "0.93".
std::string score_words(double score);

/// "Jane Doe, harbour minister, ISL".
std::string entity_words(const Entity& entity);

/// "Quay Herald (told to it)", "the statement (document)".
std::string citation_words(const Citation& citation);

/// "a, b" from {"a", "", "b"}: what is empty is left out.
std::string listed(const std::vector<std::string>& parts);

/// "1 report", "2 reports".
std::string counted(std::size_t number, std::string_view noun);

/// The words of the spans, " ... " between fragments.
std::string words_of(const Spans& spans, std::string_view text);

/// The marks of one attribution in its document's text.
std::vector<Mark> marks_of(const Attribution& attribution, const std::string& label);

}  // namespace sayso::cli
