/** Arguments of `npm run sim:conformance`. */
import { parseOptions } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface ConformanceArguments {
  /** Files with OpenAPI documents, at least one. */
  readonly openapi: readonly string[];
  readonly json: boolean;
}

export const USAGE = "usage: npm run sim:conformance -- --openapi FILE [--openapi FILE ...] [--json]";

const OPTIONS = {
  openapi: { type: "string", multiple: true, default: [] as string[] },
  json: { type: "boolean", default: false },
} as const;

/** Reads the arguments. */
export function parseConformanceArguments(argv: readonly string[]): ConformanceArguments {
  const { openapi, json } = parseOptions(argv, OPTIONS, USAGE);
  if (openapi.length === 0) throw new UserError(`--openapi is missing; ${USAGE}`);
  return { openapi, json };
}
