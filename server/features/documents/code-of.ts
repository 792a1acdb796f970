/** `D-7`: how people name a document of their register. */
export function codeOf({ number }: { number: number }): string {
  return `D-${number}`;
}
