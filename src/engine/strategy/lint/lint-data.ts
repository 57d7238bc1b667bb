/** What linting knows besides the tree. */

/** The price history of a ticker. */
export interface History {
  /** New York dates of its first and last bar, `YYYY-MM-DD`. */
  readonly firstDate: string;
  readonly lastDate: string;
  readonly bars: number;
}

/** Rules that need what is missing here find nothing. */
export interface LintData {
  /** The history of every ticker that there is. */
  readonly histories?: ReadonlyMap<string, History> | undefined;
  /** New York date of the last session that the histories should reach; default: the last date of any of them. */
  readonly lastSession?: string | undefined;
  /** Where each node stands in the input, as `parseStrategy` answers it; without it findings have no path. */
  readonly places?: ReadonlyMap<string, string> | undefined;
}
