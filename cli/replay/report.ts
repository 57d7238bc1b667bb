/** What `npm run replay` found. */
export interface ReplayReport {
  readonly slot: string;
  /** Whether everything that was stored could be made again and is the same, bit by bit. */
  readonly ok: boolean;
  readonly compared: readonly {
    /** `plan`, `prices`, or a strategy's name. */
    readonly what: string;
    readonly result: "equal" | "different" | "not_recomputable" | "not_asked";
    readonly message: string;
  }[];
}
