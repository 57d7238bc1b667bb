/** The paper broker on an object's own database, with a market that stands still until it is moved. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Broker } from "../../../../src/brokers/broker.ts";
import { PAPER_CAPABILITIES, PaperBroker } from "../../../../src/brokers/paper/paper-broker.ts";
import type { PaperPorts } from "../../../../src/brokers/paper/paper-ports.ts";
import type { PaperStore } from "../../../../src/brokers/paper/paper-store.ts";
import { openDatabase } from "../../../../src/durable/account/store/database.ts";
import { openPaperBook, paperStore } from "../../../../src/durable/account/store/paper-books.ts";
import type { ExDateAction } from "../../../../src/engine/bars/ex-date.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import { deposit } from "../../../../src/engine/paper/deposit.ts";
import type { PaperQuote } from "../../../../src/engine/paper/quote.ts";
import type { ExDates } from "../../../../src/engine/prices/ex-date.ts";
import { answerOf } from "../../brokers/conformance/steps.ts";
import { CONFORMANCE, type FakeBroker } from "../../brokers/conformance/fake-broker.ts";

const DAY = 24 * 3600 * 1000;
const BOOK = "book-of-the-tests";

export interface PaperFake extends FakeBroker {
  /** Asks one broker several things, as an object does that goes on living. */
  askOne<T>(ask: (broker: Broker) => Promise<T>): Promise<T>;
  /** What happens on ex-dates from now on, by New York date; `undefined`: nobody can be asked. */
  setExDates(answer: (date: string) => ExDates): void;
  setAssets(assets: Awaited<ReturnType<PaperPorts["assets"]>>): void;
  /** Nobody tells anything of a symbol any more. */
  silence(symbol: string): void;
}

/** A broker whose every call is asked of one that `call` opens. */
function brokerThat(call: <T>(ask: (broker: Broker) => Promise<T>) => Promise<T>): Broker {
  return {
    capabilities: PAPER_CAPABILITIES,
    account: () => call((paper) => paper.account()),
    positions: () => call((paper) => paper.positions()),
    asset: (symbol) => call((paper) => paper.asset(symbol)),
    assets: (symbols) => call((paper) => paper.assets(symbols)),
    clock: () => call((paper) => paper.clock()),
    quotes: (symbols) => call((paper) => paper.quotes(symbols)),
    place: (order) => call((paper) => paper.place(order)),
    cancel: (id) => call((paper) => paper.cancel(id)),
    orderByClientId: (id) => call((paper) => paper.orderByClientId(id)),
    ordersSince: (instant) => call((paper) => paper.ordersSince(instant)),
    openOrders: () => call((paper) => paper.openOrders()),
    activitiesSince: (instant) => call((paper) => paper.activitiesSince(instant)),
  };
}

/** Opens a practice account; every call to its broker is that of an object that has just started. */
export async function openPaperFake(): Promise<PaperFake> {
  const prices = new Map<string, number>(Object.entries(CONFORMANCE.prices));
  const halted = new Set<string>();
  let now: number = CONFORMANCE.openedAt;
  let exDates: (date: string) => ExDates = () => new Map<string, ExDateAction>();
  let assets: Awaited<ReturnType<PaperPorts["assets"]>> = new Map(
    Object.keys(CONFORMANCE.prices).map((symbol) => [
      symbol,
      { tradable: true, fractionable: symbol !== CONFORMANCE.wholeSharesOnly },
    ]),
  );
  const ports: PaperPorts = {
    now: async () => now,
    overrides: async () => ({}),
    quotes: async (symbols) =>
      new Map(
        symbols.flatMap((symbol): [string, PaperQuote][] => {
          const price = prices.get(symbol);
          if (price === undefined) return [];
          const last = decimal(price);
          const at = halted.has(symbol) ? now - DAY : now;
          return [[symbol, { bid: last.minus("0.02"), ask: last.plus("0.02"), last, at }]];
        }),
      ),
    exDates: async (date) => exDates(date),
    assets: async () => assets,
    newId: () => crypto.randomUUID(),
  };
  const object = env.ACCOUNT.getByName("practice");
  const withStore = <T>(work: (store: PaperStore) => T) =>
    runInDurableObject(object, (_object, state) => work(paperStore(openDatabase(state.storage), BOOK)));
  await runInDurableObject(object, (_object, state) =>
    openPaperBook(openDatabase(state.storage), BOOK, decimal(CONFORMANCE.cash), now),
  );
  const call = <T>(ask: (broker: Broker) => Promise<T>): Promise<T> =>
    runInDurableObject(object, (_object, state) =>
      ask(new PaperBroker(paperStore(openDatabase(state.storage), BOOK), ports)),
    );
  const broker = brokerThat(call);
  return {
    broker,
    now: () => now,
    advance: async (milliseconds) => {
      now += milliseconds;
    },
    movePrice: async (symbol, price) => void prices.set(symbol, price),
    halt: async (symbol) => void halted.add(symbol),
    deposit: (dollars) =>
      withStore((store) => {
        const stored = store.load();
        const paid = deposit(stored.book, crypto.randomUUID(), decimal(dollars), now);
        store.save(stored, paid, stored.exDatesThrough);
      }),
    sendByHand: async ({ symbol, side, quantity }) => {
      const clientOrderId = crypto.randomUUID();
      const order = { clientOrderId, symbol, side, type: "market", limitPrice: null } as const;
      answerOf(await broker.place({ ...order, quantity: decimal(quantity) }));
    },
    lostAnswers: null,
    askOne: call,
    setExDates: (answer) => void (exDates = answer),
    setAssets: (known) => void (assets = known),
    silence: (symbol) => void prices.delete(symbol),
  };
}
