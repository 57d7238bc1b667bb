import type { Finding } from "../finding.ts";

/** A place in the input, and where what is found there is collected. */
export interface Location {
  readonly nodeId: string | null;
  /** JSON Pointer (RFC 6901). */
  readonly path: string;
  readonly findings: Finding[];
}

/** The place that lies below another by the given keys. */
export function below(location: Location, ...keys: readonly (string | number)[]): Location {
  return { ...location, path: `${location.path}${keys.map(pointerToken).join("")}` };
}

function pointerToken(key: string | number): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Notes an error; answers `null` for "there is nothing to go on with". */
export function refuse(location: Location, code: string, message: string): null {
  location.findings.push(findingAt(location, "error", code, message));
  return null;
}

/** Notes a warning. */
export function warn(location: Location, code: string, message: string): void {
  location.findings.push(findingAt(location, "warning", code, message));
}

function findingAt(location: Location, level: Finding["level"], code: string, message: string): Finding {
  return { code, level, nodeId: location.nodeId, path: location.path, message };
}
