/** Finds a Chromium or Chrome on this machine, or has one installed where that can work. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const PLAYWRIGHT = path.resolve(import.meta.dirname, "../../../node_modules/playwright-core/cli.js");
const INSTALL_TIMEOUT = 300_000;

/** What a person can do when no browser is found and none could be installed. */
export const BROWSER_ADVICE =
  "no Chromium or Chrome was found: run `npx playwright-core install --with-deps chromium`, or set CHROMIUM_PATH";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

function candidates(): string[] {
  const directories = (process.env["PATH"] ?? "").split(path.delimiter);
  return [
    process.env["CHROMIUM_PATH"] ?? "",
    ...directories.flatMap((directory) => NAMES.map((name) => path.join(directory, name))),
    ...PLACES,
    chromium.executablePath(),
  ];
}

function installed(): string | undefined {
  return candidates().find((file) => file !== "" && existsSync(file));
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, { stdio: "ignore", timeout: INSTALL_TIMEOUT });
}

/** Installs by Playwright's own download, else by apt where we may. Failing is no error: the caller looks again. */
function install(): void {
  run(process.execPath, [PLAYWRIGHT, "install", "chromium"]);
  const mayUseApt = process.platform === "linux" && process.getuid?.() === 0;
  if (installed() !== undefined || !mayUseApt) return;
  run("apt-get", ["update"]);
  run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
}

/** The path of a browser, or `undefined` when there is none and none could be installed. */
export function findBrowser(): string | undefined {
  const found = installed();
  if (found !== undefined) return found;
  install();
  return installed();
}
