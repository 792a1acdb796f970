import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { organizations } from '../../db/schema/accounts.ts';
import { equipmentItems, sites } from '../../db/schema/inventory.ts';
import { settings } from '../../db/schema/platform.ts';
import type { Store } from '../../db/store.ts';
import { openTestStore } from '../support/test-store.ts';

let opened: Awaited<ReturnType<typeof openTestStore>>;
let store: Store;

beforeEach(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterEach(() => opened.close());

describe('the store', () => {
  test('gives back what was written: numbers, true and false, JSON, large amounts', async () => {
    const id = await store.write(async (tx) => {
      const [row] = await tx.insert(organizations).values({ kind: 'carrier', name: 'Añil & Sons', isDemo: true, createdAt: 'now' }).returning();
      return row?.id ?? 0;
    });
    const [row] = await store.read.select().from(organizations).where(eq(organizations.id, id));
    expect(row).toEqual({ id, kind: 'carrier', name: 'Añil & Sons', isDemo: true, createdAt: 'now' });
  });

  test('rolls everything back when the job throws', async () => {
    const failing = store.write(async (tx) => {
      await tx.insert(settings).values({ key: 'a', value: '1' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.read.select().from(settings)).toEqual([]);
  });

  test('lets many read-then-write jobs at once each count', async () => {
    await store.write(async (tx) => {
      await tx.insert(settings).values({ key: 'count', value: '0' });
    });
    const raise = () =>
      store.write(async (tx) => {
        const [row] = await tx.select().from(settings).where(eq(settings.key, 'count'));
        await tx
          .update(settings)
          .set({ value: String(Number(row?.value) + 1) })
          .where(eq(settings.key, 'count'));
      });
    await Promise.all(Array.from({ length: 8 }, raise));
    const [row] = await store.read.select().from(settings);
    expect(row?.value).toBe('8');
  });

  test('refuses a write inside a write', async () => {
    const nested = store.write(async () => {
      await store.write(async () => undefined);
    });
    await expect(nested).rejects.toThrow('inside another write');
  });

  test('shows readers nothing of a write that is not finished', async () => {
    let seen: unknown[] = ['not looked'];
    await store.write(async (tx) => {
      await tx.insert(settings).values({ key: 'half', value: 'done' });
      seen = await store.read.select().from(settings);
    });
    expect(seen).toEqual([]);
  });

  test('reads as everything stood at one moment, while others write', async () => {
    const put = (key: string) => store.write((tx) => tx.insert(settings).values({ key, value: '1' }));
    await put('before');
    const seen = await store.snapshot(async (tx) => {
      const first = await tx.select().from(settings);
      await put('meanwhile');
      return [first.length, (await tx.select().from(settings)).length];
    });
    expect(seen).toEqual([1, 1]);
    expect(await store.read.select().from(settings)).toHaveLength(2);
  });

  test('inserts many rows at once with lists, nulls and text of every kind', async () => {
    const names = ['Plain', 'O\'Brien "quoted"', 'Zażółć — 站', '=1+1', 'back\\slash\nline'];
    await store.write(async (tx) => {
      const [carrier] = await tx.insert(organizations).values({ kind: 'carrier', name: 'C', isDemo: false, createdAt: 'now' }).returning();
      const carrierId = carrier?.id ?? 0;
      const place = { carrierId, kind: 'tower', structure: 'unknown', access: 'all-year', coverage: 'none', updatedAt: 'now' } as const;
      const counts = { unitCount: 0, coveredUnits: 0, boundaryUnits: 0, unknownUnits: 0 };
      const rows = names.map((name, index) => ({
        ...place,
        ...counts,
        code: `S${index}`,
        codeKey: `s${index}`,
        name,
        latitude: 40.5,
        longitude: null,
      }));
      await store.insertMany(tx, sites, rows);
      const [site] = await tx.select().from(sites).orderBy(sites.id).limit(1);
      const item = {
        carrierId,
        siteId: site?.id ?? 0,
        maker: 'Huawei',
        model: 'RRU3908',
        quantity: 3,
        status: 'in-service',
        updatedAt: 'now',
      } as const;
      await store.insertMany(tx, equipmentItems, [{ ...item, tag: 'A', tagKey: 'a', serialsJson: ['1', 'two "2"'], obtainedOn: null }]);
    });
    const stored = await store.read.select().from(sites).orderBy(sites.id);
    expect(stored.map((row) => row.name)).toEqual(names);
    expect(stored.map((row) => row.longitude)).toEqual(names.map(() => null));
    expect(stored[0]?.latitude).toBe(40.5);
    const [item] = await store.read.select().from(equipmentItems);
    expect(item).toMatchObject({ serialsJson: ['1', 'two "2"'], obtainedOn: null, quantity: 3 });
  });

  test('changes many rows at once, each by its own values, and leaves the others', async () => {
    const row = { kind: 'carrier', isDemo: false, createdAt: 'now' } as const;
    const ids = await store.write(async (tx) => {
      const inserted = await tx
        .insert(organizations)
        .values([
          { ...row, name: 'One' },
          { ...row, name: 'Two' },
          { ...row, name: 'Three' },
        ])
        .returning();
      const [one, two] = inserted;
      await store.updateMany(tx, organizations, [
        { id: one?.id ?? 0, name: 'First "one"', isDemo: true },
        { id: two?.id ?? 0, name: 'Zażółć — 站', isDemo: false },
      ]);
      return inserted.map(({ id }) => id);
    });
    const stored = await store.read.select().from(organizations).orderBy(organizations.id);
    expect(stored).toEqual([
      { ...row, id: ids[0], name: 'First "one"', isDemo: true },
      { ...row, id: ids[1], name: 'Zażółć — 站' },
      { ...row, id: ids[2], name: 'Three' },
    ]);
  });

  test('counts and sums come back as numbers', async () => {
    const [row] = await store.read.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(settings);
    expect(row?.n).toBe(0);
  });
});
