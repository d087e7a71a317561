#include "analysis/sources.h"

#include "analysis/anonymity.h"
#include "analysis/same_source.h"
#include "analysis/source_detail.h"
#include "analysis/source_phrase.h"

namespace sayso {

bool is_unnamed(SourceKind kind) {
  return kind == SourceKind::unnamed_official || kind == SourceKind::unnamed_person ||
         kind == SourceKind::unnamed_group;
}

void describe_sources(std::string_view text, Analysis& analysis) {
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    Attribution& attribution = analysis.attributions[i];
    if (!is_unnamed(attribution.source_kind)) continue;
    const Span source = describing_span(text, attribution.source);
    attribution.source_detail = source_detail(text, source_phrase(text, source));
    attribution.source_detail.anonymity_reason = anonymity_reason(text, analysis, i);
  }
  relate_sources(text, analysis);
}

}  // namespace sayso
