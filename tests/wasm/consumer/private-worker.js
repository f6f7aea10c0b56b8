// The package's worker as a private window may have it: the browser grants it no files.
import './no-files.js';
import '/package/sync-worker.js';
