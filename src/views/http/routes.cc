#include <array>

#include "views/http/server.h"

namespace sayso::http {

const std::vector<Route>& routes() {
  constexpr auto read = Role::read;
  constexpr auto write = Role::write;
  constexpr auto kept = Caching::by_version;
  constexpr auto fresh = Caching::none;
  static const std::vector<Route> all = {
      {"GET", "/documents", read, kept, list_documents},
      {"POST", "/documents", write, fresh, upload_documents},
      {"GET", "/documents/{id}", read, kept, get_document},
      {"GET", "/documents/{id}/attributions", read, kept, get_document_part},
      {"GET", "/documents/{id}/sources", read, kept, get_document_part},
      {"GET", "/documents/{id}/events", read, kept, get_document_part},
      {"GET", "/documents/{id}/times", read, kept, get_document_part},
      {"GET", "/documents/{id}/citations", read, kept, get_document_part},
      {"GET", "/documents/{id}/entities", read, kept, get_document_part},
      {"GET", "/uploads", read, fresh, list_uploads},
      {"GET", "/uploads/{id}", read, fresh, get_upload},
      {"GET", "/stories", read, kept, list_stories},
      {"GET", "/stories/{id}", read, kept, get_story},
      {"GET", "/stories/{id}/claims", read, kept, list_claims_of_story},
      {"GET", "/stories/{id}/disputes", read, kept, list_disputes_of_story},
      {"GET", "/stories/{id}/timeline", read, kept, get_timeline},
      {"GET", "/stories/{id}/brief", read, kept, get_brief},
      {"GET", "/claims", read, kept, list_claims},
      {"GET", "/claims/{id}", read, kept, get_claim},
      {"GET", "/claims/{id}/members", read, kept, list_members_of_claim},
      {"GET", "/sources", read, kept, list_sources},
      {"GET", "/sources/{id}", read, kept, get_source},
      {"GET", "/sources/{id}/statements", read, kept, list_statements_of_source},
      {"GET", "/sources/{id}/claims", read, kept, list_claims_of_source},
      {"GET", "/events", read, kept, list_events},
      {"GET", "/transfers", read, kept, list_transfers},
      {"GET", "/transfers/years", read, kept, list_transfer_years},
      {"GET", "/compare", read, kept, compare_documents},
      {"GET", "/why", read, kept, explain_pair},
      {"GET", "/corrections", read, kept, list_corrections},
      {"POST", "/corrections", write, fresh, make_correction},
      {"GET", "/corrections/{id}", read, kept, get_correction},
      {"POST", "/corrections/{id}/undo", write, fresh, undo_correction},
      {"GET", "/alerts", read, fresh, list_alerts},
      {"POST", "/alerts", write, fresh, make_alert},
      {"GET", "/alerts/firings", read, fresh, list_firings},
      {"GET", "/alerts/feed", read, fresh, get_alerts_feed},
      {"GET", "/alerts/{id}/firings", read, fresh, list_firings_of_alert},
      {"GET", "/alerts/{id}/feed", read, fresh, get_alert_feed},
      {"POST", "/alerts/{id}/feed", write, fresh, renew_feed},
      {"GET", "/alerts/{id}", read, fresh, get_alert},
      {"PATCH", "/alerts/{id}", write, fresh, change_alert},
      {"DELETE", "/alerts/{id}", write, fresh, drop_alert},
      {"GET", "/export", read, kept, export_store},
      {"GET", "/changes", read, fresh, follow_changes},
      {"GET", "/status", read, fresh, get_status},
      {"GET", "/health", read, fresh, get_health},
      {"GET", "/openapi.json", read, fresh, get_openapi},
  };
  return all;
}

}  // namespace sayso::http
