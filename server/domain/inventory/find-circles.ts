/**
 * The circles in which links run, each once and from its first member by code. `parentOf` says what hangs on what, by lower-case code; a code that
 * leads nowhere ends its path.
 */
export function findCircles(codes: readonly string[], parentOf: ReadonlyMap<string, string>): string[][] {
  const circles: string[][] = [];
  const spelling = new Map(codes.map((code) => [code.toLowerCase(), code]));
  const walkOf = new Map<string, number>();
  codes.forEach((start, walk) => {
    const path: string[] = [];
    let key: string | undefined = start.toLowerCase();
    while (key !== undefined && !walkOf.has(key)) {
      walkOf.set(key, walk);
      path.push(key);
      key = parentOf.get(key);
      if (key !== undefined && !spelling.has(key)) key = undefined;
    }
    if (key === undefined || walkOf.get(key) !== walk) return;
    const circle = path.slice(path.indexOf(key)).map((member) => spelling.get(member) ?? member);
    const first = circle.reduce((least, code, index) => (code < (circle[least] ?? '') ? index : least), 0);
    circles.push([...circle.slice(first), ...circle.slice(0, first)]);
  });
  return circles;
}

const namesShown = 12;

/** `A → B → A`, cut where the circle is long. */
export function sayCircle(circle: readonly string[]): string {
  const [first = ''] = circle;
  return (circle.length > namesShown ? [...circle.slice(0, namesShown), `${circle.length - namesShown} more`, first] : [...circle, first]).join(
    ' → ',
  );
}
