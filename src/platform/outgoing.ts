/** How other hosts are asked: keys go to the address that was asked for and to no other. */

/* oxlint-disable no-restricted-globals -- this is where redirects are refused, for everybody else */

export type Fetch = typeof fetch;

/**
 * `fetch` that follows no redirect: the answer that sends on is given back as it is. Headers with keys, and bodies of
 * orders, would go along to whatever host it names, and that host's answer would be taken for the vendor's.
 */
export const fetchInPlace: Fetch = (input, init) => fetch(input, { ...init, redirect: "manual" });

/** What is said of an answer that sends on to another address (status 300 to 399), or `undefined` for any other. */
export function sentOn({ status }: Response): string | undefined {
  return status >= 300 && status < 400
    ? `HTTP ${status}: sent on to another address, where keys do not go`
    : undefined;
}
