import { notFound } from '../platform/errors.ts';
import type { Ask } from './route-table.ts';

const largestId = 2_147_483_647;

/** The number in a path, or `not found` when it cannot be an id. */
export function readId(ask: Ask, name: string): number {
  const text = ask.params[name] ?? '';
  const id = Number(text);
  if (!/^\d{1,10}$/.test(text) || id < 1 || id > largestId) throw notFound();
  return id;
}
