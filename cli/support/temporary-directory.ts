import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A program that is ending may write a last file into a directory that is being removed. */
const RETRIES = { maxRetries: 10, retryDelay: 20 };

/** Makes a directory for as long as this process runs: it is removed whenever and however that exits. */
export function temporaryDirectory(prefix: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), prefix));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true, ...RETRIES }));
  return directory;
}
