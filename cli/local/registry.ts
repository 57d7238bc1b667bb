import { mkdirSync } from "node:fs";
import path from "node:path";

/** The directory in which the local Workers of one state directory find each other; it is made when it is missing. */
export function registryIn(stateDirectory: string): string {
  const directory = path.join(stateDirectory, "registry");
  mkdirSync(directory, { recursive: true });
  return directory;
}
