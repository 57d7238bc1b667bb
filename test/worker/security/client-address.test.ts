import { createExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, it } from "vitest";
import { platformPorts } from "../../../src/platform/ports.ts";
import { createWorker } from "../../../src/worker.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";

const EMAIL = "somebody@example.com";

/** What anybody may write into a request of their own. */
const CLAIMED = "203.0.113.7";
const CLAIMS = {
  Forwarded: `for=${CLAIMED}`,
  "True-Client-IP": CLAIMED,
  "X-Client-IP": CLAIMED,
  "X-Forwarded-For": CLAIMED,
  "X-Real-IP": CLAIMED,
};

function signUpWith(headers: Record<string, string>) {
  const body = { email: EMAIL, name: "a", password: "correct horse battery staple" };
  return new Request<unknown, IncomingRequestCfProperties>(`${env.APP_URL}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { Origin: env.APP_URL, "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** The address that the session of whoever has just signed up was begun from. */
async function addressOfSession(): Promise<string | null | undefined> {
  const query = "SELECT ip_address FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = ?)";
  const row = await env.DB.prepare(query).bind(EMAIL).first<{ ip_address: string | null }>();
  return row?.ip_address;
}

const inProduction = (request: Request<unknown, IncomingRequestCfProperties>) =>
  createWorker(platformPorts).fetch(request, env, createExecutionContext());

describe("the address that a session is begun from", () => {
  it("is what the platform says, whatever else the request claims", async ({ expect }) => {
    await inProduction(signUpWith({ ...CLAIMS, "CF-Connecting-IP": "198.51.100.9" }));
    expect(await addressOfSession()).toBe("198.51.100.9");
  });

  it.for(Object.entries(CLAIMS))("is not what %s claims", async ([name, claim], { expect }) => {
    expect((await inProduction(signUpWith({ [name]: claim }))).status).toBe(200);
    expect(await addressOfSession()).not.toContain(CLAIMED);
  });

  it("is this machine's own in local mode, where the platform says nothing that could be believed", async ({
    expect,
  }) => {
    await openTradingDay(quietMarket({ SPY: 600 }));
    await exports.default.fetch(signUpWith({ ...CLAIMS, "CF-Connecting-IP": CLAIMED }));
    expect(await addressOfSession()).toBe("127.0.0.1");
  });
});
