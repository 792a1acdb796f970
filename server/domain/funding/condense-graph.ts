/**
 * Groups the nodes that reach each other (strongly connected components, R. Tarjan, 1972). `needs[i]` lists what node i points to. Every group
 * comes after the groups it points to; the nodes of a group are in rising order. No recursion, so that a long chain does no harm.
 */
export function condenseGraph(needs: readonly (readonly number[])[]): number[][] {
  const groups: number[][] = [];
  const number = new Int32Array(needs.length).fill(-1);
  const low = new Int32Array(needs.length);
  const open = new Uint8Array(needs.length);
  const stack: number[] = [];
  let counter = 0;
  const enter = (node: number): Visit => {
    number[node] = low[node] = counter++;
    open[node] = 1;
    stack.push(node);
    return { node, next: 0 };
  };
  for (let start = 0; start < needs.length; start++) {
    if (number[start] !== -1) continue;
    const path: Visit[] = [enter(start)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const { node } = visit;
      const target = needs[node]?.[visit.next++];
      if (target !== undefined) {
        if (number[target] === -1) path.push(enter(target));
        else if (open[target] === 1) low[node] = Math.min(low[node] ?? 0, number[target] ?? 0);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) low[before.node] = Math.min(low[before.node] ?? 0, low[node] ?? 0);
      if (low[node] === number[node]) groups.push(closeGroup(node));
    }
  }
  return groups;

  function closeGroup(first: number): number[] {
    const group = stack.splice(stack.lastIndexOf(first));
    for (const node of group) open[node] = 0;
    return group.sort((a, b) => a - b);
  }
}

interface Visit {
  node: number;
  next: number;
}
