/** Exact solution of a linear network x' = J x + r over a step: the integrals of its exponential. */

/** Largest norm of J h that the series is used for: larger steps are halved and put together again (assumed). */
const SERIES_NORM = 0.05;
/** Terms of the series: 0.05^10 / 10! is below a bit of a double (derived). */
const SERIES_TERMS = 10;

/** Row by row, n x n. */
export type Matrix = Float64Array;

export interface StepIntegrals {
  readonly size: number;
  /** exp(J h). */
  readonly exponential: Matrix;
  /** Integral of exp(J s) from 0 to h: times the rates at the start it is the change over the step. */
  readonly once: Matrix;
  /** Integral of that: times the rates at the start it is the time integral of the change. */
  readonly twice: Matrix;
  readonly scratch: readonly [Matrix, Matrix, Matrix];
}

export function createIntegrals(size: number): StepIntegrals {
  const matrix = (): Matrix => new Float64Array(size * size);
  const [exponential, once, twice] = [matrix(), matrix(), matrix()];
  return { size, exponential, once, twice, scratch: [matrix(), matrix(), matrix()] };
}

function multiply(left: Matrix, right: Matrix, size: number, factor: number, product: Matrix): void {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += left[row * size + k]! * right[k * size + column]!;
      product[row * size + column] = sum * factor;
    }
  }
}

function rowNorm(matrix: Matrix, size: number): number {
  let norm = 0;
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += Math.abs(matrix[row * size + k]!);
    norm = Math.max(norm, sum);
  }
  return norm;
}

/**
 * Works out the integrals for a step of any length. Only sums and products, so the same bits everywhere; and once
 * a step is doubled only of what is not negative, so that nothing cancels, however stiff the network is.
 */
export function integrate(integrals: StepIntegrals, jacobian: Matrix, seconds: number): void {
  const norm = rowNorm(jacobian, integrals.size);
  let halvings = 0;
  let step = seconds;
  while (norm * step > SERIES_NORM) {
    step /= 2;
    halvings += 1;
  }
  series(integrals, jacobian, step);
  for (; halvings > 0; halvings -= 1) {
    doubleStep(integrals, step);
    step *= 2;
  }
}

/** Term k of the series is (J h)^k over k!, (k+1)! and (k+2)!, times 1, h and h^2. */
function series(
  { size, exponential, once, twice, scratch }: StepIntegrals,
  jacobian: Matrix,
  step: number,
): void {
  let [power, next] = [scratch[0], scratch[1]];
  power.fill(0);
  for (let k = 0; k < size; k += 1) power[k * size + k] = 1;
  exponential.fill(0);
  once.fill(0);
  twice.fill(0);
  let factorial = 1;
  for (let term = 0; term < SERIES_TERMS; term += 1) {
    const one = 1 / factorial;
    const two = step / (factorial * (term + 1));
    const three = (step * step) / (factorial * (term + 1) * (term + 2));
    for (let k = 0; k < power.length; k += 1) {
      exponential[k]! += power[k]! * one;
      once[k]! += power[k]! * two;
      twice[k]! += power[k]! * three;
    }
    factorial *= term + 1;
    multiply(power, jacobian, size, step, next);
    [power, next] = [next, power];
  }
}

/** From a step to one of twice its length: the second half begins where the first has left off. */
function doubleStep({ size, exponential, once, twice, scratch }: StepIntegrals, step: number): void {
  const [square, later, laterTwice] = scratch;
  multiply(exponential, exponential, size, 1, square);
  multiply(exponential, once, size, 1, later);
  multiply(exponential, twice, size, 1, laterTwice);
  for (let k = 0; k < once.length; k += 1) {
    twice[k]! += step * once[k]! + laterTwice[k]!;
    once[k]! += later[k]!;
  }
  exponential.set(square);
}
