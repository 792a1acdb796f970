import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { findStatus } from './progress-queries.ts';

/** Throws `conflict` for a plan of the rest: made again from its settings alone it would be a plan of the whole work, on other days. */
export async function refuseRest(ctx: Context, scheduleId: number): Promise<void> {
  if (await findStatus(ctx, scheduleId)) {
    throw conflict(
      'That is a plan of the rest of the work: its days come from what was recorded, not from its settings alone. Plan the rest again instead.',
    );
  }
}
