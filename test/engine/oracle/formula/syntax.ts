/** The syntax trees of custom formulas. */

export type Formula = NumberTerm | VariableTerm | NegationTerm | OperationTerm | CallTerm | RollingTerm;

export interface NumberTerm {
  readonly kind: "number";
  readonly value: number;
}

export interface VariableTerm {
  readonly kind: "variable";
  readonly name: string;
}

export interface NegationTerm {
  readonly kind: "negation";
  readonly of: Formula;
}

export interface OperationTerm {
  readonly kind: "operation";
  readonly operator: string;
  readonly left: Formula;
  readonly right: Formula;
}

export interface CallTerm {
  readonly kind: "call";
  readonly name: string;
  readonly inputs: readonly Formula[];
}

/** A function over the last `bars` values of a variable. */
export interface RollingTerm {
  readonly kind: "rolling";
  readonly name: string;
  readonly variable: VariableTerm;
  readonly bars: number;
}
