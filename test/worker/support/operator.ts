/** Whoever has the operator's token, and users who became admins. */
import { env, exports } from "cloudflare:workers";
import { userIdOf } from "./account-object.ts";
import type { Answer, Visitor } from "./visitor.ts";
import type { TestEnv } from "./environment.ts";

// The token is added by the worker project and unknown to wrangler.toml.
export const { OPERATOR_TOKEN = "" } = env as TestEnv;

/** POSTs as somebody with a token, and without any cookie or origin. */
export async function postWithToken<T = unknown>(
  path: string,
  body: unknown,
  token: string = OPERATOR_TOKEN,
): Promise<Answer<T>> {
  const response = await exports.default.fetch(`${env.APP_URL}${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json<T>() };
}

/** Makes a user an admin, as an operator does in the database. */
export async function makeAdmin(user: Visitor): Promise<void> {
  const id = await userIdOf(user);
  await env.DB.prepare("UPDATE users SET role = 'admin' WHERE id = ?").bind(id).run();
}
