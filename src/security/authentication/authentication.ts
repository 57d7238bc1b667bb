/** Sign-in with e-mail and password, and sessions in cookies: better-auth on D1. */
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { openD1 } from "../../db/database.ts";
import { sessions, signInMethods, users, verifications } from "../../db/schema/index.ts";
import { reasonOf } from "../../platform/reason-of.ts";
import { CLIENT_ADDRESS } from "./client-address.ts";
import { withoutDeleted } from "./without-deleted.ts";

const MINIMUM_PASSWORD_LENGTH = 10;

/**
 * Logs what the library has to say. It hands over errors whole, which quote queries with sessions and hashes of passwords in
 * them, and whom a request is about.
 */
function log(level: "debug" | "info" | "warn" | "error", message: string, ...details: unknown[]): void {
  const reasons = details.filter((detail) => detail instanceof Error).map(reasonOf);
  console[level]({ event: "authentication", message: reasonOf(message), reasons });
}

/** The authentication of one request: made anew each time, because bindings belong to requests. */
export function createAuthentication(env: Env) {
  return betterAuth({
    baseURL: env.APP_URL,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    trustedOrigins: [env.APP_URL],
    telemetry: { enabled: false },
    logger: { log },
    // What breaks is the API's to log and to answer: the library would print it whole.
    onAPIError: { throw: true },
    database: withoutDeleted(
      drizzleAdapter(openD1(env.DB), {
        provider: "sqlite",
        schema: { user: users, session: sessions, account: signInMethods, verification: verifications },
      }),
    ),
    // `input: false`: nobody gives themselves a role when they sign up or change their profile.
    user: {
      additionalFields: {
        role: { type: "string", input: false, defaultValue: "user" },
        deletedAt: { type: "date", input: false, returned: false, required: false },
      },
    },
    emailAndPassword: { enabled: true, minPasswordLength: MINIMUM_PASSWORD_LENGTH },
    advanced: {
      useSecureCookies: env.APP_URL.startsWith("https://"),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS.toLowerCase()] },
      database: { generateId: () => crypto.randomUUID() },
    },
  });
}

export interface SignedInUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isAdmin: boolean;
}

/** The user of a request's session cookie, or `undefined` when nobody is signed in. */
export async function signedInUser(env: Env, headers: Headers): Promise<SignedInUser | undefined> {
  const session = await createAuthentication(env).api.getSession({ headers });
  if (!session) return undefined;
  const { id, email, name, role } = session.user;
  return { id, email, name, isAdmin: role === "admin" };
}
