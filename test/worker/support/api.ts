/** Every operation of the API, as its own description lists them. */
import { env, exports } from "cloudflare:workers";

export interface Operation {
  readonly method: string;
  readonly path: string;
}

interface ApiDescription {
  readonly paths: Record<string, Record<string, unknown>>;
}

/** All operations, with `x` where an address takes an id. */
export async function allOperations(): Promise<Operation[]> {
  const response = await exports.default.fetch(`${env.APP_URL}/api/openapi.json`);
  const { paths } = await response.json<ApiDescription>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, "x"),
    })),
  );
}

/** Sends an operation with an empty JSON body, if it takes one, and the given headers; nobody is signed in. */
export async function sendBare(
  { method, path }: Operation,
  headers: Record<string, string>,
): Promise<Response> {
  const hasBody = method !== "GET" && method !== "HEAD";
  return exports.default.fetch(`${env.APP_URL}${path}`, {
    method,
    headers: { ...(hasBody ? { "Content-Type": "application/json" } : {}), ...headers },
    ...(hasBody ? { body: "{}" } : {}),
  });
}
