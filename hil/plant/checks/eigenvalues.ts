/** Sweeps after which Jacobi's method has long converged for a net of a dozen nodes (assumed). */
const SWEEPS = 30;

/** Eigenvalues of a symmetric matrix by Jacobi's rotations, in ascending order. Works on a copy. */
export function symmetricEigenvalues(matrix: readonly Float64Array[]): number[] {
  const a = matrix.map((row) => row.slice());
  const n = a.length;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, p, q);
  }
  return a.map((row, k) => row[k]!).sort((one, other) => one - other);
}

/** Turns the plane of two axes so that their common element becomes zero. */
function rotate(a: readonly Float64Array[], p: number, q: number): void {
  if (a[p]![q] === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of a) {
    const [left, right] = [row[p]!, row[q]!];
    row[p] = cosine * left - sine * right;
    row[q] = sine * left + cosine * right;
  }
  const [upper, lower] = [a[p]!, a[q]!];
  for (let k = 0; k < upper.length; k += 1) {
    const [left, right] = [upper[k]!, lower[k]!];
    upper[k] = cosine * left - sine * right;
    lower[k] = sine * left + cosine * right;
  }
}
