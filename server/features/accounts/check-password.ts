import type { Context } from '../../context.ts';
import { isPassword } from '../../platform/password.ts';
import { countTry } from '../../platform/rate-limit.ts';
import { findCredentials, requirePerson } from './queries.ts';

// A hash of nothing anybody knows: an unknown address costs as much time as a wrong password.
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** The id of the person with this address and password, or undefined. Counts tries by account and by address of the client. */
export async function checkPassword(ctx: Context, input: { email: string; password: string }, address: string): Promise<number | undefined> {
  await countTry(ctx, `sign-in account ${input.email.toLowerCase()}`, { most: 10, minutes: 15 });
  await countTry(ctx, `sign-in address ${address}`, { most: 60, minutes: 15 });
  const found = await findCredentials(ctx, input.email);
  const matches = await isPassword(found?.passwordHash ?? nobodysHash, input.password).catch(() => false);
  return matches ? found?.personId : undefined;
}

/** True when the signed-in person entered their own password; for signatures and password changes. */
export async function isOwnPassword(ctx: Context, password: string): Promise<boolean> {
  const person = requirePerson(ctx);
  await countTry(ctx, `password again ${person.personId}`, { most: 10, minutes: 15 });
  const found = await findCredentials(ctx, person.email);
  return found !== undefined && isPassword(found.passwordHash, password);
}
