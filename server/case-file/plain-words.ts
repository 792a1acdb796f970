/** What a case says, to be said in a terminal and on every page: no signs that steer either. */
export function plainWords(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
