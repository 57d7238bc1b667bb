/** How `vi.waitFor` and its like look for what happens in its own time: often, and for as long as a busy machine takes. */
export const PATIENT = { timeout: 120_000, interval: 5 } as const;
