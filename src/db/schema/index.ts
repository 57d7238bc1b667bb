/** All tables of the D1 database. Migrations in `migrations/` are generated from here: `npm run db:generate`. */
export * from "./authentication.ts";
export * from "./trading.ts";
