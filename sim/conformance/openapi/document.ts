/** An OpenAPI document (3.0 or 3.1) as far as answers are checked against it. */
import * as z from "zod";

const Responses = z.record(z.string(), z.unknown());
const Operation = z.looseObject({ responses: Responses });

/** A path's entry; what it holds besides operations (`parameters`, `summary`) is of no interest here. */
const PathItem = z.looseObject({
  get: Operation.optional(),
  post: Operation.optional(),
  put: Operation.optional(),
  patch: Operation.optional(),
  delete: Operation.optional(),
});

export const OpenApiDocument = z.looseObject({
  openapi: z.string().regex(/^3\.[01]\./, "must be 3.0 or 3.1"),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith("/"), PathItem),
});

export type OpenApiDocument = Readonly<z.output<typeof OpenApiDocument>>;

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** An operation's name, as `GET /v2/orders/{order_id}`. */
export function operationName(method: string, template: string): string {
  return `${method.toUpperCase()} ${template}`;
}

/** The names of all operations of a document, in its order. */
export function operationsOf({ paths }: OpenApiDocument): string[] {
  return Object.entries(paths).flatMap(([template, item]) =>
    METHODS.filter((method) => item[method]).map((method) => operationName(method, template)),
  );
}
