/** Kleene's three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952), in words. */
export type Truth = "true" | "false" | "unknown";

/** All of none is true. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes("false")) return "false";
  return truths.includes("unknown") ? "unknown" : "true";
}

/** Any of none is false. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes("true")) return "true";
  return truths.includes("unknown") ? "unknown" : "false";
}
