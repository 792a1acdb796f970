import type { Context } from '../../context.ts';

/** Preparers change the inventory; the certifying officer reads it. */
export function mayEdit(ctx: Context): boolean {
  return ctx.actor.kind === 'person' && ctx.actor.roles.includes('preparer');
}
