#include "argument_parts.hpp"

namespace trailspark::cli {
namespace {

constexpr const char* kServeExamples =
    R"(The file holds what the flags say and more; native/service/service.sample.json shows every key, and a flag goes before
the file. The client secret of the app in HubSpot stands in a file that nobody else may read (chmod 600), or in the
environment as TRAILSPARK_CLIENT_SECRET; there is no flag for it. Tokens are sealed with the key in DATA/key, which is made
where there is none: keep a copy of it, apart from the backups.

INT and TERM end it; calls that are under way are finished. The log goes to standard error, a JSON object a line.

Examples:
  trailspark serve --config service.json
  trailspark serve --data data --demo-users --api http://127.0.0.1:8800 --client-id ID --client-secret-file secret)";

constexpr const char* kBackupExamples =
    R"(Each store is copied as it is at one moment, while the service goes on. The key that opens the sealed tokens is not
copied: keep it elsewhere. To restore, stop the service and put the files back.

Example:
  trailspark backup --data data --to backup-2026-11-23)";

void describe_serve(CLI::App& command, ServeOptions& options) {
  add_file(command, "--config", options.config_file, "all settings, as JSON");
  command.add_option("--data", options.data, "the folder of the store: made where there is none")->type_name("FOLDER");
  command.add_option("--port", options.port, "0: any free one; 8700 by default")
      ->type_name("N")
      ->check(CLI::Range(0, 65'535));
  command
      .add_option("--public-url", options.public_url, "how browsers and HubSpot reach it, beyond this machine by https")
      ->type_name("URL");
  command.add_option("--api", options.api, "where HubSpot is; https://api.hubapi.com by default")->type_name("URL");
  command.add_option("--client-id", options.client_id, "of the app in HubSpot")->type_name("ID");
  add_file(command, "--client-secret-file", options.client_secret_file, "holds the app's client secret");
  command.add_option("--page", options.page, "static files, index.html among them")->type_name("FOLDER");
  command.add_flag("--demo-users", options.demo_users,
                   "four ready users, owner, admin, editor and viewer; on this machine alone");
  command.add_option("--sync-every", options.sync_every, "sync every connected account every 15m, 6h, 1d")
      ->type_name("TIME");
}

void describe_backup(CLI::App& command, BackupOptions& options) {
  command.add_option("--data", options.data, "the folder of the store")->required()->type_name("FOLDER");
  command.add_option("--to", options.to, "where the copies go; made where there is none")
      ->required()
      ->type_name("FOLDER");
  add_quiet(command, options.quiet);
}

}  // namespace

void add_service_commands(CLI::App& app, Command& chosen) {
  add_command(app, chosen, "serve", "Connections, settings and the page, for a browser", kServeExamples, describe_serve,
              run_serve);
  add_command(app, chosen, "backup", "Copy the service's stores while it runs", kBackupExamples, describe_backup,
              run_backup);
}

}  // namespace trailspark::cli
