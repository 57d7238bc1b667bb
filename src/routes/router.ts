/** Routers of the resources, all with the same environment and the same answer to invalid input. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnvironment } from "./api-environment.ts";
import { refuseInvalid } from "./refusals.ts";

export function createRouter() {
  return new OpenAPIHono<ApiEnvironment>({ defaultHook: refuseInvalid });
}

/** A JSON body or answer as the OpenAPI document describes it. */
export function json<Schema>(schema: Schema) {
  return { "application/json": { schema } };
}
