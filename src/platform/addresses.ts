/** Which control object answers for whom. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Changing it moves users to other shards: their lists must be rebuilt then. */
export const CONTROL_SHARDS = 4;
/** Objects are placed once, where they are first asked for: near the exchange and the brokers. */
const PLACEMENT = { locationHint: "enam" } as const;

/** What the price board is called; no user has such an id. */
export const PRICE_BOARD = "price-board";

const nameOf = (shard: number) => `control-${shard}`;

/** An account waits for Control before its sells and before its buys; by then it counts as unreachable, ms of real time. */
export const CONTROL_PATIENCE = 5_000;

function controlFor(env: Env, id: string) {
  const shard = (sha256(utf8ToBytes(id))[0] ?? 0) % CONTROL_SHARDS;
  return env.CONTROL.getByName(nameOf(shard), PLACEMENT);
}

/** The control object of a user. */
export function controlOf(env: Env, userId: string) {
  return controlFor(env, userId);
}

/** The control object that decides who trades a brokerage account, by the broker's id of it. */
export function claimControl(env: Env, brokerAccountId: string) {
  return controlFor(env, brokerAccountId);
}

/** The control object that keeps job leases. */
export function leaseControl(env: Env) {
  return env.CONTROL.getByName(nameOf(0), PLACEMENT);
}

/** Every control object. */
export function allControls(env: Env) {
  return Array.from({ length: CONTROL_SHARDS }, (_, shard) =>
    env.CONTROL.getByName(nameOf(shard), PLACEMENT),
  );
}

/** The price board: there is one. */
export function priceBoardOf(env: Env) {
  return env.PRICE_BOARD.getByName(PRICE_BOARD, PLACEMENT);
}

/** The account object of a user. */
export function accountOf(env: Env, userId: string) {
  return env.ACCOUNT.getByName(userId, PLACEMENT);
}
