/** Writes the schemas of an OpenAPI 3.0 document the way JSON Schema 2020-12, and so OpenAPI 3.1, writes them. */
import type { OpenApiDocument } from "./document.ts";

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const BOUNDS = [
  ["exclusiveMinimum", "minimum"],
  ["exclusiveMaximum", "maximum"],
] as const;

/** `exclusiveMinimum: true` beside a `minimum` is a bound of its own there. */
function withOwnBounds(schema: Fields): Fields {
  const bounded: Record<string, unknown> = { ...schema };
  for (const [exclusive, bound] of BOUNDS) {
    if (typeof schema[exclusive] !== "boolean") continue;
    delete bounded[exclusive];
    if (!schema[exclusive]) continue;
    bounded[exclusive] = schema[bound];
    delete bounded[bound];
  }
  return bounded;
}

/** What may be `null` is one of two things there. */
function withNull({ nullable, ...schema }: Fields): Fields {
  if (nullable === undefined || nullable === false) return schema;
  return nullable === true ? { anyOf: [{ type: "null" }, schema] } : { nullable, ...schema };
}

function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  return isObject(value) ? withNull(withOwnBounds(rewrittenFields(value))) : value;
}

function rewrittenFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, child]) => [name, rewritten(child)]));
}

/** The document with its schemas rewritten; what is none has neither of these words, and stays as it is. */
export function withCurrentSchemas(document: OpenApiDocument): Fields {
  return rewrittenFields(document);
}
