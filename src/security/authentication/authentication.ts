/** Sign-in with e-mail and password, and sessions in cookies: better-auth on D1. */
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { openD1 } from "../../db/database.ts";
import { sessions, signInMethods, users, verifications } from "../../db/schema/index.ts";

const MINIMUM_PASSWORD_LENGTH = 10;

/** The authentication of one request: made anew each time, because bindings belong to requests. */
export function createAuthentication(env: Env) {
  return betterAuth({
    baseURL: env.APP_URL,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    trustedOrigins: [env.APP_URL],
    telemetry: { enabled: false },
    database: drizzleAdapter(openD1(env.DB), {
      provider: "sqlite",
      schema: { user: users, session: sessions, account: signInMethods, verification: verifications },
    }),
    emailAndPassword: { enabled: true, minPasswordLength: MINIMUM_PASSWORD_LENGTH },
    advanced: {
      useSecureCookies: env.APP_URL.startsWith("https://"),
      database: { generateId: () => crypto.randomUUID() },
    },
  });
}

export interface SignedInUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** The user of a request's session cookie, or `undefined` when nobody is signed in. */
export async function signedInUser(env: Env, headers: Headers): Promise<SignedInUser | undefined> {
  const session = await createAuthentication(env).api.getSession({ headers });
  if (!session) return undefined;
  const { id, email, name } = session.user;
  return { id, email, name };
}
