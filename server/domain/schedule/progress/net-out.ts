/**
 * Parts with the days that are left of each when what was lost and what was made up are set against each other: a part against those of the other
 * sign before it, the nearest first. All counted days have the sign of their sum.
 */
export function netOut<Part extends { days: number }>(parts: readonly Part[]): (Part & { countedDays: number })[] {
  const left = parts.map(({ days }) => days);
  const open: number[] = [];
  left.forEach((_days, position) => {
    let days = left[position] ?? 0;
    while (days !== 0 && open.length > 0) {
      const top = open.at(-1) ?? 0;
      const before = left[top] ?? 0;
      if (Math.sign(before) === Math.sign(days)) break;
      const offset = Math.min(Math.abs(before), Math.abs(days));
      left[top] = before - Math.sign(before) * offset;
      days -= Math.sign(days) * offset;
      if (left[top] === 0) open.pop();
    }
    left[position] = days;
    if (days !== 0) open.push(position);
  });
  return parts.map((part, position) => ({ ...part, countedDays: left[position] || 0 }));
}
