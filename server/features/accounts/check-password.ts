import type { Context } from '../../context.ts';
import { isPassword } from '../../platform/password.ts';
import { countTry, forgiveTries } from '../../platform/rate-limit.ts';
import { findCredentials, requirePerson } from './queries.ts';

// A hash of nothing anybody knows: an unknown address costs as much time as a wrong password.
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/**
 * The id of the person with this address and password, or undefined. Wrong tries count, hardest for one account from one client, so that a
 * stranger elsewhere cannot lock a person out soon; right ones are taken back.
 */
export async function checkPassword(ctx: Context, input: { email: string; password: string }, address: string): Promise<number | undefined> {
  const email = input.email.toLowerCase();
  const limits = [
    { key: `sign-in ${email} from ${address}`, most: 10 },
    { key: `sign-in account ${email}`, most: 100 },
    { key: `sign-in address ${address}`, most: 300 },
  ];
  for (const { key, most } of limits) await countTry(ctx, key, { most, minutes: 15 });
  const found = await findCredentials(ctx, input.email);
  const matches = await isPassword(found?.passwordHash ?? nobodysHash, input.password).catch(() => false);
  if (!matches || !found) return undefined;
  await forgiveTries(
    ctx,
    limits.map(({ key }) => key),
  );
  return found.personId;
}

/** True when the signed-in person entered their own password; for signatures and password changes. */
export async function isOwnPassword(ctx: Context, password: string): Promise<boolean> {
  const person = requirePerson(ctx);
  const key = `password again ${person.personId}`;
  await countTry(ctx, key, { most: 10, minutes: 15 });
  const found = await findCredentials(ctx, person.email);
  const matches = found !== undefined && (await isPassword(found.passwordHash, password));
  if (matches) await forgiveTries(ctx, [key]);
  return matches;
}
