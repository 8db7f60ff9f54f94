import Database from 'better-sqlite3';

/** Versions of the database engine and of its encryption, read from an empty database in memory. */
export function engineVersions(): { readonly sqlite: string; readonly cipher: string } {
  const db = new Database(':memory:');
  try {
    const row = db
      .prepare<[], { sqlite: string; cipher: string }>(
        'SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS cipher',
      )
      .get();
    return { sqlite: row?.sqlite ?? '', cipher: /\d+(?:\.\d+)+/u.exec(row?.cipher ?? '')?.[0] ?? '' };
  } finally {
    db.close();
  }
}
