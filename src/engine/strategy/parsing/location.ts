import type { ErrorCode, WarningCode } from "../finding-codes.ts";
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
  return { ...location, path: pointerBelow(location.path, ...keys) };
}

/** The JSON Pointer that goes on from another by the given keys. */
export function pointerBelow(path: string, ...keys: readonly (string | number)[]): string {
  return `${path}${keys.map(pointerToken).join("")}`;
}

function pointerToken(key: string | number): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Notes an error; answers `null` for "there is nothing to go on with". */
export function refuse({ nodeId, path, findings }: Location, code: ErrorCode, message: string): null {
  findings.push({ code, level: "error", nodeId, path, message });
  return null;
}

/** Notes a warning. */
export function warn({ nodeId, path, findings }: Location, code: WarningCode, message: string): void {
  findings.push({ code, level: "warning", nodeId, path, message });
}
