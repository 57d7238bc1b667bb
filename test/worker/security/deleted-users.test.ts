import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { userIdOf } from "../support/account-object.ts";
import { allOperations } from "../support/api.ts";
import { quietMarket } from "../support/market.ts";
import { listenToConsole } from "../support/notifications.ts";
import { makeAdmin } from "../support/operator.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { signUp, Visitor } from "../support/visitor.ts";

const EMAIL = "gone@example.com";
const PASSWORD = "correct horse battery staple";

/** A user who was signed in when they were deleted. */
async function deletedUser({ isAdmin = false } = {}): Promise<Visitor> {
  await openTradingDay(quietMarket({ SPY: 600 }));
  const user = await signUp(EMAIL);
  const id = await userIdOf(user);
  if (isAdmin) await makeAdmin(user);
  await env.DB.prepare("UPDATE users SET deleted_at = unixepoch() WHERE id = ?").bind(id).run();
  return user;
}

describe("a user who was deleted", () => {
  it("can do nothing any more with the session that they had", async ({ expect }) => {
    const user = await deletedUser({ isAdmin: true });
    const operations = (await allOperations()).filter(({ path }) => !path.startsWith("/api/auth"));
    expect(operations.length).toBeGreaterThan(20);
    for (const { method, path } of operations) {
      const answer = await user.send(method, path, method === "GET" ? undefined : {});
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it("is nobody to the sign-in, which answers as to a wrong password", async ({ expect }) => {
    const user = await deletedUser();
    expect((await user.get("/api/auth/get-session")).body).toBeNull();
    const right = await new Visitor().post("/api/auth/sign-in/email", { email: EMAIL, password: PASSWORD });
    const nobody = { email: "nobody@example.com", password: PASSWORD };
    expect(right).toEqual(await new Visitor().post("/api/auth/sign-in/email", nobody));
    expect(right.status).toBe(401);
  });

  it("cannot change name or password by the session that they had", async ({ expect }) => {
    const user = await deletedUser();
    const change = { currentPassword: PASSWORD, newPassword: "another horse battery staple" };
    expect((await user.post("/api/auth/change-password", change)).status).toBe(401);
    expect((await user.post("/api/auth/update-user", { name: "back again" })).status).toBe(401);
  });

  it("does not come back by signing up with the same address", async ({ expect }) => {
    listenToConsole();
    await deletedUser();
    const again = { email: EMAIL, name: EMAIL, password: "another horse battery staple" };
    expect((await new Visitor().post("/api/auth/sign-up/email", again)).status).toBe(422);
    const { users } = (await env.DB.prepare("SELECT count(*) AS users FROM users WHERE email = ?")
      .bind(EMAIL)
      .first<{ users: number }>())!;
    expect(users).toBe(1);
  });

  it("takes nobody else along", async ({ expect }) => {
    await deletedUser();
    const other = await signUp("here@example.com");
    expect((await other.get("/api/live/status")).status).toBe(200);
  });
});
