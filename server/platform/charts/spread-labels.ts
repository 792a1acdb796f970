/**
 * Centers for labels on one line: each as near as it can be to the place it speaks of, none over another, none outside. Where they do not all
 * fit, they are set from the left and may run over the right end. The answer has the order of `labels`.
 */
export function spreadLabels(labels: Label[], { left, right, gap }: Strip): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.at - b.at);
  const centers: number[] = [];
  let edge = left;
  for (const label of order) {
    const center = Math.max(edge + label.width / 2, Math.min(label.at, right - label.width / 2));
    centers.push(center);
    edge = center + label.width / 2 + gap;
  }
  edge = right;
  for (let turn = order.length - 1; turn >= 0; turn--) {
    const width = order[turn]?.width ?? 0;
    const roomBefore = order.slice(0, turn).reduce((sum, label) => sum + label.width + gap, left);
    const center = Math.max(roomBefore + width / 2, Math.min(centers[turn] ?? 0, edge - width / 2));
    centers[turn] = center;
    edge = center - width / 2 - gap;
  }
  const answer: number[] = [];
  order.forEach((label, turn) => {
    answer[label.index] = centers[turn] ?? 0;
  });
  return answer;
}

interface Label {
  at: number;
  width: number;
}
interface Strip {
  left: number;
  right: number;
  gap: number;
}
