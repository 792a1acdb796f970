import type { Context } from '../../context.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getInventoryState } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { saveProgram } from './store.ts';

/** Chooses the program whose covered test the inventory shows, and recounts every site under it. */
export async function chooseProgram(ctx: Context, program: ProgramKey): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    const before = (await getInventoryState(tx)).program;
    if (before === program) return;
    await saveProgram(tx, carrierId, program);
    await refreshCoverage(tx, carrierId, 'all');
    const changes = { program: { before, after: program } };
    await recordEvent(tx, { action: 'program chosen', subject: 'inventory', summary: `The inventory is tested under ${program}`, changes });
  });
}
