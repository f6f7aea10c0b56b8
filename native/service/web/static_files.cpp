#include "service/web/static_files.hpp"

#include <zlib.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "service/random_text.hpp"
#include "service/web/web_page.hpp"

namespace trailspark::service::web {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{64} << 20;  // of all files together

constexpr std::array<std::pair<std::string_view, const char*>, 15> kTypes = {
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".mjs", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".map", "application/json"},
     {".wasm", "application/wasm"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".ico", "image/x-icon"},
     {".webp", "image/webp"},
     {".woff2", "font/woff2"},
     {".txt", "text/plain; charset=utf-8"},
     {".webmanifest", "application/manifest+json"},
     {".xml", "application/xml"}}};

const char* type_of(const std::string& extension) {
  for (const auto& [known, type] : kTypes) {
    if (known == extension) {
      return type;
    }
  }
  return "application/octet-stream";
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file && !file.eof()) {
    throw std::runtime_error(path.string() + " cannot be read");
  }
  return bytes;
}

/// gzip; empty where it is not worth it.
std::string packed(const std::string& bytes) {
  constexpr int kGzip = 15 + 16;
  constexpr int kMemory = 8;
  z_stream stream{};
  if (bytes.size() < 512 ||
      deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return code == Z_STREAM_END && out.size() < bytes.size() * 9 / 10 ? out : std::string();
}

}  // namespace

StaticFiles::StaticFiles(const std::string& folder) {
  std::error_code fault;
  const fs::path root = fs::canonical(folder, fault);
  std::size_t total = 0;
  if (fault || !fs::is_directory(root)) {
    throw std::runtime_error("the page's folder " + folder + " cannot be read; give the folder of index.html");
  }
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
    const fs::path& path = entry->path();
    if (path.filename().native().starts_with('.')) {
      entry.disable_recursion_pending();
      continue;
    }
    if (!fs::is_regular_file(path) || fs::canonical(path).native().rfind(root.native() + '/', 0) != 0) {
      continue;
    }
    File file;
    file.bytes = read(path);
    total += file.bytes.size();
    if (total > kMostBytes) {
      throw std::runtime_error("the page's folder " + folder +
                               " has more than 64 MB; give the folder of the built page");
    }
    file.type = type_of(path.extension().string());
    file.tag = '"' + digest_text(file.bytes) + '"';
    file.packed = packed(file.bytes);
    const std::string address = '/' + path.lexically_relative(root).generic_string();
    file.keeps = address.starts_with("/assets/");
    files_.emplace(address, std::move(file));
  }
  if (files_.find("/index.html") == files_.end()) {
    throw std::runtime_error("the page's folder " + folder + " has no index.html; build the page first");
  }
}

Response StaticFiles::get(const Request& request) const {
  const bool is_index = request.path == "/" || request.path == "/settings" || request.path.rfind("/settings/", 0) == 0;
  const auto found = files_.find(is_index ? std::string_view("/index.html") : std::string_view(request.path));
  Response response;
  if (found == files_.end()) {
    response.status = 404;
    return response;
  }
  const File& file = found->second;
  response.content_type = file.type;
  // Scripts too: a worker is held by the policy that its own script came with, not by its page's.
  response.with("Content-Security-Policy", kPagePolicy)
      .with("ETag", file.tag)
      .with("Vary", "Accept-Encoding")
      .with("Cache-Control", file.keeps ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header("if-none-match") == file.tag) {
    response.status = 304;
    return response;
  }
  if (!file.packed.empty() && request.header("x-trailspark-accepts").find("gzip") != std::string_view::npos) {
    response.with("Content-Encoding", "gzip");
    response.body = file.packed;
  } else {
    response.body = file.bytes;
  }
  return response;
}

}  // namespace trailspark::service::web
