// Uploads as JSON, and files out of a request's body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answers/listed_json.h"
#include "base/result.h"
#include "views/http/message.h"
#include "views/http/writer.h"

namespace sayso::http {

/// Upload.
Json json_of(const Upload& upload);

/// The files of a body, by its type; `name` is that of a body that is one file. Error: "bad-body".
Result<std::vector<UploadedFile>> files_in(const Request& request, const std::string& name);

}  // namespace sayso::http
