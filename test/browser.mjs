/** A Chromium for the end-to-end tests: the system's, else Playwright's own, else Debian's package. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const DOWNLOAD_LIMIT_MS = 20_000;
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

const systemBrowser = () => [process.env.CHROMIUM_PATH, ...SYSTEM].find((path) => path && existsSync(path));

function playwrightBrowser() {
  const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
  const path = execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }).trim();
  return existsSync(path) ? path : undefined;
}

/** @returns the path of an executable, or undefined when none can be had. */
export function findBrowser() {
  const present = systemBrowser() ?? playwrightBrowser();
  if (present) return present;
  console.log("no Chromium here: asking Playwright for its own …");
  spawnSync(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"], { cwd: root, stdio: "inherit", timeout: DOWNLOAD_LIMIT_MS, killSignal: "SIGKILL" });
  const downloaded = playwrightBrowser();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("installing Debian's chromium …");
    const options = { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update"], options);
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
  }
  return systemBrowser();
}
