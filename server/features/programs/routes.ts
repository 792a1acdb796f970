import type { Context } from '../../context.ts';
import { programs } from '../../domain/programs/programs.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { type Ask, anyone, type Reply, type Route } from '../../web/route-table.ts';
import { comparePage } from './compare-page.ts';
import { programPage } from './program-page.ts';

/** The law as this software knows it: nothing of any carrier, so anybody may read it. */
export const programRoutes: Route[] = [
  { method: 'get', path: paths.programs(), may: anyone, handle: showPrograms },
  { method: 'get', path: paths.program(':programKey'), may: anyone, handle: showProgram },
];

async function showPrograms(): Promise<Reply> {
  return { page: comparePage() };
}

async function showProgram(_ctx: Context, ask: Ask): Promise<Reply> {
  const program = programs.find(({ key }) => key === ask.params.programKey);
  if (!program) throw notFound();
  return { page: programPage(program) };
}
