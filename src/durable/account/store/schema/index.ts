/**
 * The account object's own tables: the working copy of everything that a run needs, so that none needs D1.
 * Amounts of money and quantities are decimal text; instants are epoch ms (UTC) by the injected clock.
 */
export * from "./activities.ts";
export * from "./credentials.ts";
export * from "./ledgers.ts";
export * from "./long-texts.ts";
export * from "./orders.ts";
export * from "./outbox.ts";
export * from "./previews.ts";
export * from "./runs.ts";
export * from "./settings.ts";
export * from "./strategies.ts";
