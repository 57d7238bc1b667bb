/** Charges, credits and corrections, as the exchange's operator makes them. */
import { newYorkDate } from "../../../src/engine/calendar/new-york.ts";
import { decimal, roundDown, toText } from "../../../src/engine/money/decimal.ts";
import { accountAtBroker, askOperator, type OrderAtBroker } from "../world/at-broker.ts";
import type { World } from "../world/world.ts";
import type { Correction, LateBooking } from "./happening.ts";

const OVER: ReadonlySet<string> = new Set(["filled", "canceled", "expired"]);
const SHARE_DECIMALS = 9;
const PRICE_DECIMALS = 4;
/** A price is corrected by as much as this at the most. */
const PRICE_STEP = 0.01;

/** Asks the operator for something that may be refused; tells what came of it. */
async function ask(world: World, what: string, body: object): Promise<boolean> {
  const path = `/accounts/${world.keys.accountId}/${what}`;
  const refused = await askOperator(world, "POST", path, body).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  world.tell(`${what}: ${JSON.stringify(body)}${refused === undefined ? "" : `, ${refused}`}`);
  return refused === undefined;
}

/** Books an amount, `gap` virtual ms between its cash and its word, or without a word (null). Whether it was. */
export async function book(world: World, booking: LateBooking, gap: number | null): Promise<boolean> {
  const { amount, as, about, first } = booking;
  const { positions } = await accountAtBroker(world);
  const held = positions[about % positions.length];
  const isOfSecurity = as === "dividend" || as === "withholding";
  if (isOfSecurity && !held) return false;
  return ask(world, "transfers", {
    amount: amount.toFixed(2),
    kind: as,
    // As brokers do it: the day of the event and not that of its telling.
    date: newYorkDate(world.clock.now()),
    ...(isOfSecurity ? { symbol: held?.symbol } : {}),
    ...(as === "dividend" ? { qty: held?.qty } : {}),
    ...(first === "cash" ? { toldAfter: gap } : { bookedAfter: gap, toldAfter: 0 }),
  });
}

function bodyOf({ kind, part }: Correction, order: OrderAtBroker): object | undefined {
  const filled = decimal(order.filled_qty);
  const price = decimal(order.filled_avg_price ?? 0);
  const id = { order: order.client_order_id };
  switch (kind) {
    case "bust":
      return filled.eq(0)
        ? undefined
        : { ...id, filledQty: toText(roundDown(filled.times(1 - part), SHARE_DECIMALS)) };
    case "late fill": {
      const missing = decimal(order.qty).minus(filled);
      const filledQty = toText(filled.plus(roundDown(missing.times(part), SHARE_DECIMALS)));
      if (missing.eq(0)) return undefined;
      return {
        ...id,
        filledQty,
        ...(order.limit_price === null ? {} : { filledAvgPrice: order.limit_price }),
      };
    }
    case "price":
      return filled.eq(0)
        ? undefined
        : { ...id, filledAvgPrice: price.times(1 + (part - 0.5) * PRICE_STEP).toFixed(PRICE_DECIMALS) };
  }
}

/** Whether no other order was sent for what an order left: their ids differ in the number of the attempt. */
function isLastAttempt(id: string, orders: readonly OrderAtBroker[]): boolean {
  const [, wanted = "", attempt = ""] = /^(.*-)(\d+)$/.exec(id) ?? [];
  return !orders.some(({ client_order_id: other }) => other === `${wanted}${Number(attempt) + 1}`);
}

/** Corrects an order of ours, if there is one that can be. Whether it was. */
export async function correct(world: World, correction: Correction): Promise<boolean> {
  const { orders } = await accountAtBroker(world);
  const bodies = orders
    .toReversed()
    .filter(({ client_order_id: id, status }) => id.startsWith("af-") && OVER.has(status))
    .filter(({ symbol }) => symbol !== correction.avoid)
    // What is found late of an order whose rest was ordered again would be filled twice, which is the broker's doing.
    .filter(({ client_order_id: id }) => correction.kind !== "late fill" || isLastAttempt(id, orders))
    .flatMap((order) => bodyOf(correction, order) ?? []);
  const body = bodies[correction.which % bodies.length];
  return body === undefined ? false : ask(world, "corrections", body);
}
