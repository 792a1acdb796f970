import type { Context } from '../context.ts';

/** Runs a job in one transaction: everything it reads and writes goes through the context it is given. It may run again after a conflict. */
export function inTransaction<T>(ctx: Context, job: (ctx: Context) => Promise<T>): Promise<T> {
  return ctx.store.write((tx) => job({ ...ctx, db: tx }));
}
