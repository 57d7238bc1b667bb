/** A user's account object, from the outside. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Visitor } from "./visitor.ts";

/** The id of a signed-in user. */
export async function userIdOf(user: Visitor): Promise<string> {
  const { body } = await user.get<{ user: { id: string } }>("/api/auth/get-session");
  return body.user.id;
}

/** The account object of a signed-in user. */
export async function accountObjectOf(user: Visitor) {
  return env.ACCOUNT.getByName(await userIdOf(user));
}

/** Tears a user's account object down as a crash of its machine would; what it had in memory is gone. */
export async function killAccount(user: Visitor): Promise<void> {
  await killAccountOf(await userIdOf(user));
}

/** As `killAccount`, also while nobody can sign in. */
export async function killAccountOf(userId: string): Promise<void> {
  const account = env.ACCOUNT.getByName(userId);
  const killing = runInDurableObject(account, (_object, state) => state.abort("killed"));
  await killing.catch(() => undefined);
}
