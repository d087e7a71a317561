#include "views/http/uploads.h"

#include <algorithm>

#include "answers/digest_json.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace sayso::http {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kMostFiles = 1000;

/// The value of a parameter of a header: boundary="x"; empty where there is none.
std::string parameter_of(std::string_view header, std::string_view name) {
  const std::string lower = lower_ascii(header);
  const std::string wanted = std::string(name) + '=';
  for (std::size_t at = lower.find(wanted); at != lower.npos; at = lower.find(wanted, at + 1)) {
    const bool begins = at > 0 && (lower[at - 1] == ' ' || lower[at - 1] == ';');
    if (!begins) continue;
    std::string_view value = header.substr(at + wanted.size());
    if (value.starts_with('"')) {
      value.remove_prefix(1);
      return std::string(value.substr(0, value.find('"')));
    }
    return std::string(trim_white(value.substr(0, value.find(';'))));
  }
  return {};
}

/// The last part of a path, without what a terminal or a page might obey.
std::string plain_name(std::string_view name) {
  const std::size_t folder = name.find_last_of("/\\");
  if (folder != name.npos) name.remove_prefix(folder + 1);
  std::string plain = repair_utf8(start_of(name, kLongestName));
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return plain.empty() ? "upload" : plain;
}

/// The header of a part, by its name in small letters.
std::string header_of(std::string_view headers, std::string_view name) {
  while (!headers.empty()) {
    const std::size_t end = headers.find("\r\n");
    const std::string_view line = headers.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon != line.npos && lower_ascii(line.substr(0, colon)) == name) {
      return std::string(trim_white(line.substr(colon + 1)));
    }
    headers.remove_prefix(end == headers.npos ? headers.size() : end + 2);
  }
  return {};
}

/// One part without its boundary. False where it is no file.
bool take_part(std::string_view part, std::vector<UploadedFile>& files) {
  const std::size_t end = part.find("\r\n\r\n");
  if (end == part.npos) return false;
  const std::string disposition = header_of(part.substr(0, end + 2), "content-disposition");
  const std::string_view bytes = part.substr(end + 4);
  if (parameter_of(disposition, "name") != "file") return false;
  const std::string name = parameter_of(disposition, "filename");
  files.push_back({plain_name(name), std::string(bytes), bytes.size(), "waiting", {}, {}});
  return true;
}

Result<std::vector<UploadedFile>> parts_of(std::string_view body, const std::string& boundary) {
  const Error broken{"bad-body",
                     "the body is no multipart/form-data with its boundary and parts named 'file'"};
  if (boundary.empty()) return broken;
  const std::string mark = "--" + boundary;
  std::vector<UploadedFile> files;
  if (!body.starts_with(mark)) return broken;
  body.remove_prefix(mark.size());
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) return broken;
    body.remove_prefix(2);
    const std::size_t end = body.find("\r\n" + mark);
    if (end == body.npos || !take_part(body.substr(0, end), files)) return broken;
    body.remove_prefix(end + 2 + mark.size());
    if (files.size() > kMostFiles) {
      return Error{"bad-body", "more than " + std::to_string(kMostFiles) + " files"};
    }
  }
  if (files.empty()) return Error{"bad-body", "there is no file in the body"};
  return files;
}

}  // namespace

Json json_of(const Upload& upload) {
  Json files = Json::array();
  for (const UploadedFile& file : upload.files) {
    Json documents = Json::array();
    for (const auto& one : file.documents) {
      documents.push_back({{"id", one.id}, {"outcome", one.outcome}});
    }
    Json errors = Json::array();
    for (const auto& one : file.errors) {
      errors.push_back(
          {{"file", one.file}, {"code", one.error.code}, {"message", one.error.message}});
    }
    files.push_back({{"name", file.name},
                     {"bytes", file.size},
                     {"state", file.state},
                     {"documents", std::move(documents)},
                     {"errors", std::move(errors)}});
  }
  return {{"id", upload.id},
          {"state", upload.state},
          {"received", upload.received},
          {"files", std::move(files)},
          {"error", or_null(upload.error)}};
}

Result<std::vector<UploadedFile>> files_in(const Request& request, const std::string& name) {
  const std::string_view type = request.header("content-type");
  if (lower_ascii(type).starts_with("multipart/form-data")) {
    return parts_of(request.body, parameter_of(type, "boundary"));
  }
  if (request.body.empty()) return Error{"bad-body", "the body is empty"};
  return std::vector<UploadedFile>{
      {plain_name(name), request.body, request.body.size(), "waiting", {}, {}}};
}

}  // namespace sayso::http
