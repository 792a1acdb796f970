import type { Role } from '../../../db/schema/accounts.ts';

/** Who of an administrator may open a review, remark on a filing and decide it; an auditor only reads. */
export const deciders: readonly Role[] = ['reviewer', 'program manager'];

export function isDecider({ roles }: { roles: readonly Role[] }): boolean {
  return roles.some((role) => deciders.includes(role));
}
