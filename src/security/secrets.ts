/** Whether the secrets of a deployment are worth their name: what they guard is open to whoever can guess them. */
import { parseMasterKeys } from "./vault/master-keys.ts";

/** Characters of a secret at the least: 32 random ones are out of anybody's reach. */
export const SHORTEST_SECRET = 32;
/** Different characters or bytes of a secret at the least; of 32 random hexadecimal digits nearly all have more. */
const FEWEST_DIFFERENT = 8;

/** What stands in public, and anybody would try: the defaults of the library for signing in, and what our own tests had. */
const PUBLISHED: ReadonlySet<string> = new Set([
  "better-auth-secret-12345678901234567890",
  "better-auth-secret-that-is-long-enough-for-validation-test",
  "authentication-secret-of-the-tests",
  "operator-token-of-the-tests-0123456789",
]);

function isMonotonous(values: Iterable<string | number>): boolean {
  return new Set(values).size < FEWEST_DIFFERENT;
}

/** What is wrong with a secret text, or `undefined`. */
function problemOfText(secret: string): string | undefined {
  const text = secret.trim();
  if (text.length < SHORTEST_SECRET) return `has fewer than ${SHORTEST_SECRET} characters`;
  if (PUBLISHED.has(text)) return "is published, so that anybody may know it";
  return isMonotonous(text) ? "is easily guessed" : undefined;
}

function problemOfMasterKeys(text: string): string | undefined {
  try {
    const keys = [...parseMasterKeys(text).keys.values()];
    return keys.some(isMonotonous) ? "has a key that is easily guessed" : undefined;
  } catch {
    return "does not look like 1:<base64 of 32 bytes>[,2:<...>]";
  }
}

/**
 * What is wrong with the secrets of a deployment, as one line for whoever deploys it, which repeats none of them; or
 * `undefined`. Without an operator's token, or with an empty one, nobody has one.
 */
export function problemOfSecrets(env: Partial<Env>): string | undefined {
  const { AUTH_SECRET, MASTER_KEYS, OPERATOR_TOKEN } = env;
  const looks = [
    ["AUTH_SECRET", AUTH_SECRET ? problemOfText(AUTH_SECRET) : "is missing"],
    ["MASTER_KEYS", MASTER_KEYS ? problemOfMasterKeys(MASTER_KEYS) : "is missing"],
    ["OPERATOR_TOKEN", OPERATOR_TOKEN ? problemOfText(OPERATOR_TOKEN) : undefined],
  ] as const;
  const bad = looks.find(([, problem]) => problem !== undefined);
  return bad && `${bad[0]} ${bad[1]}: set it with \`wrangler secret put ${bad[0]}\``;
}
