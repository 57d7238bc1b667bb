/** For the `default` of an exhaustive switch: a case that is not handled fails to compile, and throws if reached. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
