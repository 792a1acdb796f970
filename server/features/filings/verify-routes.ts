import type { Context } from '../../context.ts';
import { readVerifyCode } from '../../domain/filing/verify-code.ts';
import { paths } from '../../paths.ts';
import { countTry } from '../../platform/rate-limit.ts';
import { type Ask, anyone, type Reply, type Route } from '../../web/route-table.ts';
import { findStamped } from './find-stamped.ts';
import { verifyPage } from './verify-page.ts';

/** Enough for whoever compares a stack of papers by hand, too few to try codes. */
const tries = { most: 60, minutes: 15 } as const;
const noCode =
  'That is no verify code, or a character of it is mistyped. It has twelve letters and digits in three groups, without I, L, O and U. Compare it with the paper.';
const notHere =
  'This server holds no filing with that code. Compare it with the paper once more, and the address: the paper names the server that made it. A draft has no code.';

/** For anybody, signed in or not. */
export const verifyRoutes: Route[] = [
  { method: 'get', path: paths.verify(), may: anyone, handle: showForm },
  { method: 'get', path: paths.verifyCode(':verifyCode'), may: anyone, handle: showVersion },
];

async function showForm(_ctx: Context, ask: Ask): Promise<Reply> {
  const typed = ask.query.code;
  if (typed === undefined) return { page: verifyPage({}) };
  const code = readVerifyCode(typed);
  return code === null ? { page: verifyPage({ typed, fault: noCode }), status: 422 } : { redirect: paths.verifyCode(code) };
}

async function showVersion(ctx: Context, ask: Ask): Promise<Reply> {
  await countTry(ctx, `verify ${ask.address}`, tries);
  const typed = ask.params.verifyCode ?? '';
  const code = readVerifyCode(typed);
  if (code === null) return { page: verifyPage({ typed, fault: noCode }), status: 422 };
  const found = await findStamped(ctx, code);
  return found ? { page: verifyPage({ typed: code, found }) } : { page: verifyPage({ typed, fault: notHere }), status: 404 };
}
