import type { Context } from '../../context.ts';
import { listEventsNamed } from '../../platform/events.ts';

/** What happened to a filing between preparer, officer and administrator, newest first. Whoever calls has found it in a scoped query. */
export async function listLocks(ctx: Context, number: string) {
  return await listEventsNamed(ctx, `filing ${number}`, ['filing prepared', 'filing certified', 'filing unlocked', 'filing submitted']);
}
