import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { openStore } from '../../db/store.ts';
import { confirmUpload } from '../../server/features/inventory/confirm-upload.ts';
import { receiveUpload } from '../../server/features/inventory/receive-upload.ts';
import { recheckUpload } from '../../server/features/inventory/recheck-upload.ts';
import { projectRoot } from '../../server/platform/project-root.ts';
import { type Bench, peakMb, round, seconds } from './bench.ts';
import { equipmentRows } from './equipment-rows.ts';
import { openBenchDatabase } from './open-bench-database.ts';

const siteCount = 5_000;
const itemsPerSite = 20;

export const importBench: Bench = {
  title: '100,000 equipment rows as CSV, received, checked and confirmed, beside a raw insert of the same rows',
  async run(say) {
    const database = await openBenchDatabase();
    try {
      const file = { path: join(database.folder, 'equipment.csv'), name: 'equipment.csv' };
      await pipeline(equipmentRows(siteCount, itemsPerSite), createWriteStream(file.path));
      const started = performance.now();
      const { uploadId, isQueued } = await receiveUpload(database.ctx, file);
      const receiveSeconds = seconds(started);
      const checking = performance.now();
      if (isQueued) await recheckUpload(database.ctx, uploadId);
      const checkSeconds = seconds(checking);
      const confirming = performance.now();
      await confirmUpload(database.ctx, uploadId);
      const confirmSeconds = seconds(confirming);
      const total = seconds(started);
      const peak = peakMb();
      say('Imported. Now the raw insert, three times; the middle one counts.');
      const inserts: { rows: number; seconds: number }[] = [];
      for (const name of ['a', 'b', 'c']) inserts.push(await insertRaw(database.file, join(database.folder, `raw-${name}.sqlite`)));
      const raw = inserts.sort((one, other) => one.seconds - other.seconds)[1] ?? { rows: 0, seconds: 0 };
      return {
        rows: raw.rows,
        seconds: total,
        rawInsertSeconds: raw.seconds,
        ratio: round(total / raw.seconds, 2),
        peakMb: peak,
        receiveSeconds,
        checkSeconds,
        confirmSeconds,
      };
    } finally {
      await database.close();
    }
  },
};

/** The rows that the import made, inserted by bare prepared statements into the same tables with the same indexes, in one transaction. */
async function insertRaw(from: string, into: string): Promise<{ rows: number; seconds: number }> {
  const store = await openStore(into);
  await store.migrate(join(projectRoot, 'db/migrations'));
  await store.close();
  const source = new Database(from, { readonly: true });
  const target = new Database(into);
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = FULL');
  const tables = ['organizations', 'sites', 'equipment_items'].map((name) => {
    const rows = source.prepare(`select * from ${name}`).raw().all() as unknown[][];
    return { name, rows, marks: (rows[0] ?? []).map(() => '?').join(', ') };
  });
  const started = performance.now();
  target.transaction(() => {
    for (const { name, rows, marks } of tables) {
      const insert = target.prepare(`insert into ${name} values (${marks})`);
      for (const row of rows) insert.run(row);
    }
  })();
  const taken = seconds(started);
  source.close();
  target.close();
  return { rows: tables[2]?.rows.length ?? 0, seconds: taken };
}
