#pragma once

#include <string>
#include <string_view>

namespace trailspark::cli {

/// Standard output, for results alone. Written piece by piece; nothing is held back.
///
/// A reader that leaves early (`trailspark map ... | head`) is no fault: further writes do nothing, quietly.
/// A full disk is one.
class Output {
 public:
  /// False where nothing more can be written: stop producing.
  bool write(std::string_view text);
  /// Closes standard output. Complains and answers false where not everything was written.
  [[nodiscard]] bool finish();

 private:
  std::string fault_;
  bool reader_left_ = false;
};

/// A report beside the results. Opened before the work begins, so that a bad path costs nothing.
class ReportFile {
 public:
  /// An empty path: no report is wanted. Complains and is not ok() where the file cannot be written.
  explicit ReportFile(std::string path);
  ~ReportFile();
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;

  bool ok() const { return path_.empty() || descriptor_ >= 0; }
  bool wanted() const { return !path_.empty(); }
  /// Replaces what the file held. Complains and answers false where that fails.
  [[nodiscard]] bool write(std::string_view text);

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace trailspark::cli
