/**
 * Rows r with Σ r rᵀ = the matrix (symmetric, none of its squares negative), as many as its rank: Cholesky with the largest pivot first, until
 * 1e-12 of the trace is left. A quadratic form xᵀMx is then a sum of few squares (r·x)².
 */
export function factorSquares(matrix: Float64Array, size: number): Float64Array[] {
  const left = Float64Array.from({ length: size }, (_, i) => matrix[i * size + i] ?? 0);
  const limit = left.reduce((sum, value) => sum + value, 0) * 1e-12;
  const rows: Float64Array[] = [];
  while (rows.length < size && left.reduce((sum, value) => sum + value, 0) > limit) {
    const pivot = left.indexOf(Math.max(...left));
    const root = Math.sqrt(left[pivot] ?? 0);
    const row = matrix.slice(pivot * size, (pivot + 1) * size);
    for (const earlier of rows) {
      const weight = earlier[pivot] ?? 0;
      for (let i = 0; i < size; i++) row[i] = (row[i] ?? 0) - weight * (earlier[i] ?? 0);
    }
    for (let i = 0; i < size; i++) {
      row[i] = (row[i] ?? 0) / root;
      left[i] = Math.max(0, (left[i] ?? 0) - (row[i] ?? 0) ** 2);
    }
    left[pivot] = 0;
    rows.push(row);
  }
  return rows;
}
