/** Plans that were shown to the owner. */
import { desc, eq, sql } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { previews } from "./schema/index.ts";
import { deleteFrom, insertInto, prepared } from "./statements.ts";

export type PreviewRow = typeof previews.$inferSelect;

/** Older ones are forgotten: nobody can ask for them any more. */
const KEPT = 5;

const save = insertInto(previews, "replace");
const forget = deleteFrom(previews, "planHash");

const selectHashes = prepared((database) =>
  database.select({ planHash: previews.planHash }).from(previews).orderBy(desc(previews.createdAt)).prepare(),
);

/** Keeps a preview; the same one again counts from its newest time. */
export function savePreview(database: AccountDatabase, row: PreviewRow): void {
  database.$client.transactionSync(() => {
    save(database, row);
    const hashes = selectHashes(database).all();
    forget(
      database,
      hashes.slice(KEPT).map(({ planHash }) => planHash),
    );
  });
}

const selectOne = prepared((database) =>
  database
    .select()
    .from(previews)
    .where(eq(previews.planHash, sql.placeholder("planHash")))
    .prepare(),
);

export function previewOf(database: AccountDatabase, planHash: string): PreviewRow | undefined {
  return selectOne(database).get({ planHash });
}
