/** Corporate actions, by the situation that they make. */
import type { Draw } from "../../../exchange/faults/draw.ts";
import type { CorporateStory, ListedAction, TrueAction } from "../../vendors/corporate-story.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** New shares for one share before. */
const FACTORS = [2, 3, 4, 10, 0.5, 0.1, 0.25] as const;

/** Between what dates a story may be; the quiet day is not among them. */
export interface Where {
  readonly symbol: string;
  readonly exDate: string;
  /** The sessions before and after it. */
  readonly before: string;
  readonly after: string;
  /** Virtual ms from the open of the ex-date until it is to be quiet. */
  readonly until: number;
}

type Drawer = (draw: Draw, where: Where) => Omit<CorporateStory, "situation" | "symbol" | "exDate">;

const USUAL = { bookedAfter: 0, toldAfter: 0, isListKnown: true, lateHistories: 0 } as const;

function drawSplit(draw: Draw): Extract<TrueAction, { type: "split" }> {
  return { type: "split", factor: draw.oneOf(FACTORS) };
}

function listing({ symbol }: Where, date: string, factor: number, cash = 0): ListedAction {
  return { date, symbol, factor, cash };
}

/** A list that is wrong in a way of its own, of a split that happens. */
const misListed =
  (rows: (where: Where, factor: number) => ListedAction[]): Drawer =>
  (draw, where) => {
    const happens = drawSplit(draw);
    return { ...USUAL, happens, listed: rows(where, happens.factor) };
  };

/** Virtual ms that are a part of a time, of at least a minute. */
function within(draw: Draw, time: number): number {
  return Math.max(MINUTE, Math.floor((time * draw.whole(1, 99)) / 100));
}

export const CORPORATE_ACTIONS = {
  "split: as it should be": (draw, where) => {
    const happens = drawSplit(draw);
    const listed = [listing(where, where.exDate, happens.factor)];
    return { ...USUAL, happens, listed, isListKnown: draw.whole(1, 3) > 1 };
  },
  "split: shares change after the price": (draw, where) => {
    const happens = drawSplit(draw);
    const bookedAfter = draw.oneOf([within(draw, 7 * HOUR), 7 * HOUR, within(draw, where.until)]);
    const toldAfter = Math.min(where.until - MINUTE, bookedAfter + draw.oneOf([0, 0, within(draw, HOUR)]));
    return {
      ...USUAL,
      happens,
      listed: [listing(where, where.exDate, happens.factor)],
      bookedAfter,
      toldAfter,
    };
  },
  "split: activity comes after the shares": (draw, where) => {
    const happens = drawSplit(draw);
    const toldAfter = draw.oneOf([within(draw, 7 * HOUR), within(draw, where.until)]);
    return { ...USUAL, happens, listed: [listing(where, where.exDate, happens.factor)], toldAfter };
  },
  "split: listed, and does not happen": (draw, where) => ({
    ...USUAL,
    happens: null,
    listed: [listing(where, where.exDate, drawSplit(draw).factor)],
  }),
  "split: happens, and is not listed": misListed(() => []),
  "split: listed a session early": misListed((where, factor) => [listing(where, where.before, factor)]),
  "split: listed a session late": misListed((where, factor) => [listing(where, where.after, factor)]),
  "split: listed the wrong way round": misListed((where, factor) => [
    listing(where, where.exDate, 1 / factor),
  ]),
  "split: listed twice": misListed((where, factor) => [
    listing(where, where.exDate, factor),
    listing(where, where.exDate, factor),
  ]),
  "split: history is not adjusted the day after": (draw, where) => {
    const happens = drawSplit(draw);
    return { ...USUAL, happens, listed: [listing(where, where.exDate, happens.factor)], lateHistories: 1 };
  },
  "dividend: paid days after its ex-date": (draw, where) => {
    const cash = draw.whole(1, 20) / 10;
    const bookedAfter = within(draw, where.until);
    const listed = [listing(where, where.exDate, 1, cash)];
    return { ...USUAL, happens: { type: "dividend", cash }, listed, bookedAfter, toldAfter: bookedAfter };
  },
} as const satisfies Readonly<Record<string, Drawer>>;

/** Whether a situation is one of these. */
export function isCorporateAction(situation: string): situation is keyof typeof CORPORATE_ACTIONS {
  return Object.hasOwn(CORPORATE_ACTIONS, situation);
}
