/** From a fresh clone to a running Concord: installs, builds, starts, loads the sample study. Every step is skipped when it is done. */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// npm that is stopped does not tell the program it runs.
if (process.env.npm_lifecycle_event) await import("./follow-parent.mjs");
install();
await import("./build.mjs");

const child = spawn(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "start", "--sample"], {
  cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "production" },
});
// A terminal's Ctrl+C reaches the child by itself; a supervisor's SIGTERM reaches only this process.
process.on("SIGTERM", () => child.kill("SIGTERM"));
process.on("SIGINT", () => {});
child.on("exit", (code) => process.exit(code ?? 1));
