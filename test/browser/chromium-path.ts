import { existsSync } from "node:fs";

/** The browser that tests of pages use; without one they are skipped by name. */
export const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
