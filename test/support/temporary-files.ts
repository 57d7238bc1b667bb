/** Where tests and the programs that they start keep temporary files, the stores of their Workers among them. */
import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The file system in memory that Linux has. Emptying the stores before a test takes ten times as long on a disk. */
const IN_MEMORY = "/dev/shm";
/** Much more than all tests need together; containers may have a few megabytes there. */
const ENOUGH_BYTES = 2 ** 31;

function hasRoom(directory: string): boolean {
  if (!existsSync(directory)) return false;
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize >= ENOUGH_BYTES;
}

/** Global setup: gives the tests a directory for temporary files, in memory where there is room, that goes when they have ended. */
export default function useOwnTemporaryDirectory(): () => void {
  const directory = mkdtempSync(path.join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), "atlas-forge-tests-"));
  process.env["TMPDIR"] = directory;
  return () => rmSync(directory, { recursive: true, force: true });
}
