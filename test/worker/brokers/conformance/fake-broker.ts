/** What a broker's stand-in has to offer so that its adapter can be held against the rules of every broker. */
import type { Broker, Side } from "../../../../src/brokers/broker.ts";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";

/**
 * The market and the account that a stand-in opens with: a session with an hour to go, prices (dollars) that stand
 * still until they are moved, with quotes at most 1 % wide around them, and an account that was opened with nothing
 * but cash. There is no symbol but these.
 */
export const CONFORMANCE = {
  /** Epoch ms. */
  openedAt: newYorkInstant("2026-08-20", "15:00"),
  closesAt: newYorkInstant("2026-08-20", "16:00"),
  /** Dollars. */
  cash: "10000",
  prices: { SPY: 600, TLT: 80, GLD: 300 },
  /** Of these symbols the one that trades in whole shares only. */
  wholeSharesOnly: "GLD",
} as const;

export type ConformanceSymbol = keyof typeof CONFORMANCE.prices;

/** An order that the owner sends past us, at the market. `quantity`: shares. */
export interface OrderByHand {
  readonly symbol: ConformanceSymbol;
  readonly side: Side;
  readonly quantity: string;
}

/** Answers that get lost on their way: the request had its effect (`after`), or never arrived (`before`). */
export interface LostAnswers {
  /** Loses the answer to the next order that is placed. */
  loseNextOrder(effect: "before" | "after"): Promise<void>;
  /** Loses the answers to the next cancel. */
  loseNextCancel(effect: "before" | "after"): Promise<void>;
  /** Loses the answers to everything that is read, until `answerReads`. */
  loseReads(): Promise<void>;
  answerReads(): Promise<void>;
}

export interface FakeBroker {
  readonly broker: Broker;
  /** The stand-in's time, epoch ms. */
  now(): number;
  /** Lets time pass (ms); everything that is due meanwhile has happened afterwards. */
  advance(milliseconds: number): Promise<void>;
  /** Moves the price of a symbol, and its quote with it (dollars). */
  movePrice(symbol: ConformanceSymbol, price: number): Promise<void>;
  /** Stops trading in a symbol. */
  halt(symbol: ConformanceSymbol): Promise<void>;
  /** Dollars that the owner pays in. */
  deposit(dollars: string): Promise<void>;
  /** Answers once the order was taken. */
  sendByHand(order: OrderByHand): Promise<void>;
  /** Null where nothing stands between the adapter and its broker that could lose an answer. */
  readonly lostAnswers: LostAnswers | null;
}

/** Opens a stand-in of its own for one test. */
export type OpenFake = () => Promise<FakeBroker>;
