/** The operator's token: for stopping everything when nobody can sign in. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { SHORTEST_SECRET } from "../secrets.ts";

declare global {
  /** A secret that a deployment may leave out. */
  interface __BaseEnv_Env {
    readonly OPERATOR_TOKEN?: string;
  }
}

const SCHEME = "Bearer ";

/** Whether the deployment has a token that is long enough. */
export function hasOperatorToken({ OPERATOR_TOKEN }: Env): boolean {
  return OPERATOR_TOKEN !== undefined && OPERATOR_TOKEN.length >= SHORTEST_SECRET;
}

/** Whether an `Authorization` header carries the deployment's token; how long that takes tells nothing about either. */
export function isOperatorToken(env: Env, authorization: string): boolean {
  if (!hasOperatorToken(env) || !authorization.startsWith(SCHEME)) return false;
  const digest = (text: string) => sha256(utf8ToBytes(text));
  const shown = digest(authorization.slice(SCHEME.length));
  return crypto.subtle.timingSafeEqual(shown, digest(env.OPERATOR_TOKEN ?? ""));
}
