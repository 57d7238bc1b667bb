/** Running the project's commands as a user does. */
import { spawn } from "node:child_process";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../../..");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm run NAME -- ...args` to its end. */
export function npmRun(name: string, args: readonly string[]): Promise<Ran> {
  return run("npm", ["run", name, "--", ...args]);
}

/** Runs what `npm run NAME` runs, without npm and what it prints itself. */
export function runCommand(name: string, args: readonly string[]): Promise<Ran> {
  return run(process.execPath, ["--disable-warning=ExperimentalWarning", `cli/${name}.ts`, ...args]);
}

function run(program: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}
