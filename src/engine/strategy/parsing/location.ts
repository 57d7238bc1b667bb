import type { ErrorCode, WarningCode } from "../finding-codes.ts";
import type { Finding } from "../finding.ts";

/** A place in the input, and where what is found there is collected. */
export interface Location {
  readonly nodeId: string | null;
  /** JSON Pointer (RFC 6901). */
  readonly path: string;
  readonly findings: Finding[];
}

/** The place that lies below another by a key. */
export function below(location: Location, key: string | number): Location {
  return new PlaceBelow(location, key);
}

/** Writes its path when it is first read: a strategy has many places, and few of them are ever mentioned. */
class PlaceBelow implements Location {
  readonly nodeId: string | null;
  readonly findings: Finding[];
  readonly #above: Location;
  readonly #key: string | number;
  #path: string | undefined;

  constructor(above: Location, key: string | number) {
    this.nodeId = above.nodeId;
    this.findings = above.findings;
    this.#above = above;
    this.#key = key;
  }

  get path(): string {
    return (this.#path ??= pointerBelow(this.#above.path, this.#key));
  }
}

/** The JSON Pointer that goes on from another by the given keys. */
export function pointerBelow(path: string, ...keys: readonly (string | number)[]): string {
  let pointer = path;
  for (const key of keys) pointer += `/${typeof key === "number" ? key : escaped(key)}`;
  return pointer;
}

function escaped(key: string): string {
  return key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
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
