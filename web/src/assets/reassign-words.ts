type ReassignWords = {
  title: string;
  lead: string;
  done: (strategy: string, what: string, worth: string) => string;
};

/** Giving a strategy what is unassigned, and taking from it what it owns. */
export const REASSIGN_WORDS: Record<"adopt" | "release", ReassignWords> = {
  adopt: {
    title: "Give to a strategy",
    lead: "Nothing is traded now. But from then on the strategy owns it, at today's price, and its next run sells what it does not want.",
    done: (strategy, what, worth) => `${strategy} now owns ${what}, worth ${worth}.`,
  },
  release: {
    title: "Take from the strategy",
    lead: "Nothing is sold: it stays in your account, unassigned, and no strategy trades it from then on. The strategy may buy it again in its next run if it has the cash.",
    done: (strategy, what, worth) => `${strategy} no longer owns ${what}, worth ${worth}.`,
  },
};
