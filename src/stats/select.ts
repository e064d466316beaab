/** Below this length a native sort is as fast. */
const sortBelow = 600;

/**
 * The value that would stand at `index` if x were sorted, by the selection of Floyd and Rivest: about 1.5 n comparisons.
 * Works in place: afterwards nothing before `index` is larger than it, and nothing after is smaller.
 * Missing: not accepted. Edge: the logarithms only choose where to look, so they cannot change the value.
 * @param x at least index + 1 values, all present; is reordered
 * @see Floyd and Rivest (1975), Algorithm 489: SELECT, Comm. ACM 18
 * @example selectSmallest(Float64Array.of(5, 1, 4, 2), 1); // => 2
 */
export function selectSmallest(x: Float64Array, index: number): number {
  if (x.length < sortBelow) x.sort();
  else partition(x, index, 0, x.length - 1);
  return x[index]!;
}

function partition(x: Float64Array, index: number, from: number, to: number): void {
  let left = from;
  let right = to;
  while (right > left) {
    if (right - left > sortBelow) {
      // first select within a sample around the place, so that its value splits what is left narrowly
      const n = right - left + 1;
      const m = index - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * (m < n / 2 ? -1 : 1);
      const low = Math.max(left, Math.floor(index - (m * s) / n + sd));
      const high = Math.min(right, Math.floor(index + ((n - m) * s) / n + sd));
      partition(x, index, low, high);
    }
    const pivot = x[index]!;
    let i = left;
    let j = right;
    swap(x, left, index);
    if (x[right]! > pivot) swap(x, left, right);
    while (i < j) {
      swap(x, i, j);
      i += 1;
      j -= 1;
      while (x[i]! < pivot) i += 1;
      while (x[j]! > pivot) j -= 1;
    }
    if (x[left] === pivot) swap(x, left, j);
    else {
      j += 1;
      swap(x, j, right);
    }
    if (j <= index) left = j + 1;
    if (index <= j) right = j - 1;
  }
}

function swap(x: Float64Array, i: number, j: number): void {
  const held = x[i]!;
  x[i] = x[j]!;
  x[j] = held;
}
