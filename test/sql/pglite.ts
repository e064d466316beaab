import { PGlite } from "@electric-sql/pglite";

let empty: Promise<Blob> | undefined;

/** A PostgreSQL of its own. Setting one up takes seconds, so the first is kept as it was when nothing was in it. */
export async function newPostgres(): Promise<PGlite> {
  empty ??= PGlite.create().then(async (database) => {
    const folder = await database.dumpDataDir("none");
    await database.close();
    return folder;
  });
  return PGlite.create({ loadDataDir: await empty });
}
