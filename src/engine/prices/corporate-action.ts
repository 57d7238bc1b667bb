/** Corporate actions as they are listed, whoever lists them. */

interface Listed {
  /** The list's own id: the same action has it wherever it appears. */
  readonly id: string;
  readonly symbol: string;
  /** New York date of the first session with it: an ex-date, or the day on which a change takes effect. */
  readonly date: string;
}

/**
 * Shares become more or fewer. `factors`: shares after for one share before; more than one where the list can be read in
 * several ways, what its documentation says first.
 */
export interface ListedSplit extends Listed {
  readonly kind: "split";
  readonly factors: readonly [number, ...number[]];
}

/** Cash for every share, dollars. */
export interface ListedDividend extends Listed {
  readonly kind: "dividend";
  readonly cash: number;
}

/** Part of what a share is worth leaves it for shares of something else, and nobody lists how much. */
export interface ListedSpinOff extends Listed {
  readonly kind: "spin_off";
}

/** The symbol ends: a new name, a merger, a redemption. `successor`: the symbol that its shares become, where it is one. */
export interface ListedEnd extends Listed {
  readonly kind: "end";
  readonly successor: string | null;
}

export type CorporateAction = ListedSplit | ListedDividend | ListedSpinOff | ListedEnd;

/** Numbers that are this close, as a part of each other, are the same number told twice. */
const SAME = 0.01;

/** Whether two amounts or ratios are the same but for rounding. */
export function isAbout(one: number, other: number): boolean {
  return Math.abs(one / other - 1) <= SAME;
}

/** The actions of each symbol, each action once, however often it is listed. */
export function bySymbol(actions: readonly CorporateAction[]): Map<string, CorporateAction[]> {
  const symbols = new Map<string, CorporateAction[]>();
  const seen = new Set<string>();
  for (const action of actions) {
    const { symbol, kind, id } = action;
    const key = `${symbol}/${kind}/${id}`;
    if (id !== "" && seen.has(key)) continue;
    seen.add(key);
    const others = symbols.get(symbol);
    if (others) others.push(action);
    else symbols.set(symbol, [action]);
  }
  return symbols;
}
