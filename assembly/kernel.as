// The block kernel in WebAssembly SIMD: two rows at a time, children in the order of the group, so that every sum is made
// in the order of src/pipeline/kernel/plain.ts and has its bits. Addresses are bytes. Compiled by scripts/kernel.mjs.
// A block of odd length is padded by one row, which may hold anything: it is computed and never read.

@inline function endOf(x: usize, n: i32): usize {
  return x + (<usize>((n + 1) & ~1) << 3);
}

/** min, max and count of the present values go to `out`; a padded row must be NaN. */
export function extent(x: usize, n: i32, out: usize): void {
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  let low2 = low;
  let high2 = high;
  let count = i64x2.splat(0);
  const end = endOf(x, n);
  const most = x + ((end - x) & ~31);
  while (x < most) {
    const u = v128.load(x);
    const v = v128.load(x, 16);
    low = f64x2.pmin(low, u);
    high = f64x2.pmax(high, u);
    low2 = f64x2.pmin(low2, v);
    high2 = f64x2.pmax(high2, v);
    count = i64x2.sub(count, i64x2.add(f64x2.eq(u, u), f64x2.eq(v, v)));
    x += 32;
  }
  while (x < end) {
    const u = v128.load(x);
    low = f64x2.pmin(low, u);
    high = f64x2.pmax(high, u);
    count = i64x2.sub(count, f64x2.eq(u, u));
    x += 16;
  }
  low = f64x2.pmin(low, low2);
  high = f64x2.pmax(high, high2);
  const a = f64x2.extract_lane(low, 0);
  const b = f64x2.extract_lane(low, 1);
  const c = f64x2.extract_lane(high, 0);
  const d = f64x2.extract_lane(high, 1);
  store<f64>(out, b < a ? b : a);
  store<f64>(out, d > c ? d : c, 8);
  store<f64>(out, <f64>(i64x2.extract_lane(count, 0) + i64x2.extract_lane(count, 1)), 16);
}

export function clear(x: usize, n: i32): void {
  memory.fill(x, 0, endOf(x, n) - x);
}

// pmin(a, b) is b < a ? b : a, so NaN passes, as it does in plain.ts

/** A score of a ruler on its own range: it cannot pass the upper end. */
@inline function within(x: v128, worst: v128, slope: v128, lower: v128, span: v128): v128 {
  return f64x2.add(lower, f64x2.pmin(f64x2.mul(f64x2.sub(x, worst), slope), span));
}

/** A score of a ruler wherever the value lies; `top` is the score of the best end before it is put on the end. */
@inline function anywhere(x: v128, worst: v128, slope: v128, lower: v128, span: v128, top: v128): v128 {
  const t = f64x2.mul(f64x2.sub(x, worst), slope);
  return f64x2.add(lower, v128.bitselect(f64x2.pmin(t, span), t, f64x2.le(t, top)));
}

/**
 * Four children of one group at once: y = (((t + w₀z₀) + w₁z₁) + …) / whole. At `q` stand lower, span and `whole`, 1 where more
 * is to come, then worst, slope and w of each. `fresh`: the sums begin here, whatever stands at `t`. Works on four rows at a
 * time, so up to three behind a block are read and written as well.
 */
export function rule4(x0: usize, x1: usize, x2: usize, x3: usize, t: usize, y: usize, n: i32, q: usize, fresh: i32): void {
  const L = v128.load64_splat(q), S = v128.load64_splat(q, 8), W = v128.load64_splat(q, 16);
  const o0 = v128.load64_splat(q, 24), k0 = v128.load64_splat(q, 32), w0 = v128.load64_splat(q, 40);
  const o1 = v128.load64_splat(q, 48), k1 = v128.load64_splat(q, 56), w1 = v128.load64_splat(q, 64);
  const o2 = v128.load64_splat(q, 72), k2 = v128.load64_splat(q, 80), w2 = v128.load64_splat(q, 88);
  const o3 = v128.load64_splat(q, 96), k3 = v128.load64_splat(q, 104), w3 = v128.load64_splat(q, 112);
  const end = endOf(x0, n);
  while (x0 < end) {
    let u = f64x2.splat(0);
    let v = u;
    if (!fresh) {
      u = v128.load(t);
      v = v128.load(t, 16);
    }
    u = f64x2.add(u, f64x2.mul(w0, within(v128.load(x0), o0, k0, L, S)));
    v = f64x2.add(v, f64x2.mul(w0, within(v128.load(x0, 16), o0, k0, L, S)));
    u = f64x2.add(u, f64x2.mul(w1, within(v128.load(x1), o1, k1, L, S)));
    v = f64x2.add(v, f64x2.mul(w1, within(v128.load(x1, 16), o1, k1, L, S)));
    u = f64x2.add(u, f64x2.mul(w2, within(v128.load(x2), o2, k2, L, S)));
    v = f64x2.add(v, f64x2.mul(w2, within(v128.load(x2, 16), o2, k2, L, S)));
    u = f64x2.add(u, f64x2.mul(w3, within(v128.load(x3), o3, k3, L, S)));
    v = f64x2.add(v, f64x2.mul(w3, within(v128.load(x3, 16), o3, k3, L, S)));
    v128.store(y, f64x2.div(u, W));
    v128.store(y, f64x2.div(v, W), 16);
    x0 += 32;
    x1 += 32;
    x2 += 32;
    x3 += 32;
    t += 32;
    y += 32;
  }
}

/** Rows whose sums stay in the first cache between adding up and closing. */
const PART: i32 = 512;

/**
 * As `rule4`, skipping what is missing. `p` sums the weights of the present, `c` counts them. With `y` the group is closed as by
 * `closeGaps`, which adds to `out`; `t`, `p` and `c` hold nothing of use then.
 */
export function ruleGaps4(
  x0: usize, x1: usize, x2: usize, x3: usize, t: usize, p: usize, c: usize, y: usize, n: i32, q: usize, fresh: i32,
  children: i32, least: i32, out: usize,
): void {
  if (y && fresh && children == 4 && least <= 1) return scoreGaps4(x0, x1, x2, x3, y, n, q, out);
  while (n > 0) {
    const m = min(n, PART);
    const bytes = <usize>m << 3;
    sumGaps4(x0, x1, x2, x3, t, p, c, m, q, fresh);
    if (y) {
      closeGaps(t, p, c, y, m, children, least, out);
      y += bytes;
    }
    if (!y || !fresh) {
      t += bytes;
      p += bytes;
      c += bytes;
    }
    x0 += bytes;
    x1 += bytes;
    x2 += bytes;
    x3 += bytes;
    n -= m;
  }
}

/** A whole group of four whose score needs no number of children: nothing is kept but the score, and no child is counted. */
function scoreGaps4(x0: usize, x1: usize, x2: usize, x3: usize, y: usize, n: i32, q: usize, out: usize): void {
  const L = v128.load64_splat(q), S = v128.load64_splat(q, 8);
  const o0 = v128.load64_splat(q, 24), k0 = v128.load64_splat(q, 32), w0 = v128.load64_splat(q, 40);
  const o1 = v128.load64_splat(q, 48), k1 = v128.load64_splat(q, 56), w1 = v128.load64_splat(q, 64);
  const o2 = v128.load64_splat(q, 72), k2 = v128.load64_splat(q, 80), w2 = v128.load64_splat(q, 88);
  const o3 = v128.load64_splat(q, 96), k3 = v128.load64_splat(q, 104), w3 = v128.load64_splat(q, 112);
  let whole = i64x2.splat(0);
  let scored = whole;
  let all = whole;
  let here = whole;
  const end = endOf(x0, n);
  while (x0 < end) {
    let z = within(v128.load(x0), o0, k0, L, S);
    here = f64x2.eq(z, z);
    all = here;
    // 0 + what is there: no sum is −0
    let total = f64x2.add(f64x2.splat(0), v128.and(here, f64x2.mul(w0, z)));
    let weight = v128.and(here, w0);
    z = within(v128.load(x1), o1, k1, L, S);
    here = f64x2.eq(z, z);
    all = v128.and(all, here);
    total = f64x2.add(total, v128.and(here, f64x2.mul(w1, z)));
    weight = f64x2.add(weight, v128.and(here, w1));
    z = within(v128.load(x2), o2, k2, L, S);
    here = f64x2.eq(z, z);
    all = v128.and(all, here);
    total = f64x2.add(total, v128.and(here, f64x2.mul(w2, z)));
    weight = f64x2.add(weight, v128.and(here, w2));
    z = within(v128.load(x3), o3, k3, L, S);
    here = f64x2.eq(z, z);
    all = v128.and(all, here);
    total = f64x2.add(total, v128.and(here, f64x2.mul(w3, z)));
    weight = f64x2.add(weight, v128.and(here, w3));
    z = f64x2.div(total, weight);
    here = f64x2.eq(z, z);
    whole = i64x2.sub(whole, all);
    scored = i64x2.sub(scored, here);
    v128.store(y, z);
    x0 += 16;
    x1 += 16;
    x2 += 16;
    x3 += 16;
    y += 16;
  }
  if (n & 1) { // the padded row counts for nothing
    whole = i64x2.add(whole, v128.and(all, i64x2(0, -1)));
    scored = i64x2.add(scored, v128.and(here, i64x2(0, -1)));
  }
  tell(out + 8, i64x2.sub(scored, whole));
  tell(out + 16, scored);
}

/** What is added where a value is missing is 0, so nothing branches. */
function sumGaps4(
  x0: usize, x1: usize, x2: usize, x3: usize, t: usize, p: usize, c: usize, n: i32, q: usize, fresh: i32,
): void {
  const L = v128.load64_splat(q), S = v128.load64_splat(q, 8);
  const o0 = v128.load64_splat(q, 24), k0 = v128.load64_splat(q, 32), w0 = v128.load64_splat(q, 40);
  const o1 = v128.load64_splat(q, 48), k1 = v128.load64_splat(q, 56), w1 = v128.load64_splat(q, 64);
  const o2 = v128.load64_splat(q, 72), k2 = v128.load64_splat(q, 80), w2 = v128.load64_splat(q, 88);
  const o3 = v128.load64_splat(q, 96), k3 = v128.load64_splat(q, 104), w3 = v128.load64_splat(q, 112);
  const end = endOf(x0, n);
  while (x0 < end) {
    let total = f64x2.splat(0);
    let weight = total;
    let count = i64x2.splat(0);
    if (!fresh) {
      total = v128.load(t);
      weight = v128.load(p);
      count = v128.load(c);
    }
    let z = within(v128.load(x0), o0, k0, L, S);
    let here = f64x2.eq(z, z);
    total = f64x2.add(total, v128.and(here, f64x2.mul(w0, z)));
    weight = f64x2.add(weight, v128.and(here, w0));
    count = i64x2.sub(count, here);
    z = within(v128.load(x1), o1, k1, L, S);
    here = f64x2.eq(z, z);
    total = f64x2.add(total, v128.and(here, f64x2.mul(w1, z)));
    weight = f64x2.add(weight, v128.and(here, w1));
    count = i64x2.sub(count, here);
    z = within(v128.load(x2), o2, k2, L, S);
    here = f64x2.eq(z, z);
    total = f64x2.add(total, v128.and(here, f64x2.mul(w2, z)));
    weight = f64x2.add(weight, v128.and(here, w2));
    count = i64x2.sub(count, here);
    z = within(v128.load(x3), o3, k3, L, S);
    here = f64x2.eq(z, z);
    v128.store(t, f64x2.add(total, v128.and(here, f64x2.mul(w3, z))));
    v128.store(p, f64x2.add(weight, v128.and(here, w3)));
    v128.store(c, i64x2.sub(count, here));
    x0 += 16;
    x1 += 16;
    x2 += 16;
    x3 += 16;
    t += 16;
    p += 16;
    c += 16;
  }
}

export function ruleAnywhere(
  x: usize, t: usize, n: i32, w: f64,
  worst: f64, slope: f64, lower: f64, span: f64, top: f64, least: f64, most: f64,
): void {
  const W = f64x2.splat(w);
  const O = f64x2.splat(worst);
  const K = f64x2.splat(slope);
  const L = f64x2.splat(lower);
  const S = f64x2.splat(span);
  const T = f64x2.splat(top);
  const A = f64x2.splat(least);
  const B = f64x2.splat(most);
  const end = endOf(x, n);
  while (x < end) {
    const z = f64x2.pmin(f64x2.pmax(anywhere(v128.load(x), O, K, L, S, T), A), B);
    v128.store(t, f64x2.add(v128.load(t), f64x2.mul(W, z)));
    x += 16;
    t += 16;
  }
}

/** As `ruleAnywhere`, skipping what is missing. */
export function ruleGaps(
  x: usize, t: usize, p: usize, c: usize, n: i32, w: f64,
  worst: f64, slope: f64, lower: f64, span: f64, top: f64, least: f64, most: f64,
): void {
  const W = f64x2.splat(w);
  const O = f64x2.splat(worst);
  const K = f64x2.splat(slope);
  const L = f64x2.splat(lower);
  const S = f64x2.splat(span);
  const T = f64x2.splat(top);
  const A = f64x2.splat(least);
  const B = f64x2.splat(most);
  const end = endOf(x, n);
  while (x < end) {
    const z = f64x2.pmin(f64x2.pmax(anywhere(v128.load(x), O, K, L, S, T), A), B);
    const here = f64x2.eq(z, z);
    v128.store(t, f64x2.add(v128.load(t), v128.and(here, f64x2.mul(W, z))));
    v128.store(p, f64x2.add(v128.load(p), v128.and(here, W)));
    v128.store(c, i64x2.sub(v128.load(c), here));
    x += 16;
    t += 16;
    p += 16;
    c += 16;
  }
}

/** Divides the sums by the weight of complete rows. */
export function close(t: usize, y: usize, n: i32, weight: f64): void {
  const W = f64x2.splat(weight);
  const end = endOf(t, n);
  while (t < end) {
    v128.store(y, f64x2.div(v128.load(t), W));
    t += 16;
    y += 16;
  }
}

/** Adds both lanes to a number in memory. */
@inline function tell(out: usize, rows: v128): void {
  store<f64>(out, load<f64>(out) + <f64>(i64x2.extract_lane(rows, 0) + i64x2.extract_lane(rows, 1)));
}

/**
 * Divides the sums by the weights present and takes the score of rows with fewer than `least` children away.
 * How many rows were taken, how many have a score from some of the `children` only, and how many have one is added to `out`.
 */
export function closeGaps(
  t: usize, p: usize, c: usize, y: usize, n: i32, children: i32, least: i32, out: usize,
): void {
  const N = i64x2.splat(children);
  const A = i64x2.splat(least);
  const gone = f64x2.splat(NaN);
  let taken = i64x2.splat(0);
  let partial = taken;
  let scored = taken;
  const end = endOf(t, n);
  while (t < end) {
    const z = f64x2.div(v128.load(t), v128.load(p));
    const k = v128.load(c);
    let here = f64x2.eq(z, z);
    const few = i64x2.lt_s(k, A);
    if (t + 16 >= end && (n & 1)) here = v128.and(here, i64x2(-1, 0)); // the padded row counts for nothing
    taken = i64x2.sub(taken, v128.and(here, few));
    partial = i64x2.sub(partial, v128.andnot(v128.and(here, i64x2.lt_s(k, N)), few));
    scored = i64x2.sub(scored, v128.andnot(here, few));
    v128.store(y, v128.bitselect(gone, z, few));
    t += 16;
    p += 16;
    c += 16;
    y += 16;
  }
  tell(out, taken);
  tell(out + 8, partial);
  tell(out + 16, scored);
}

/** A negative group: what was high is low. */
export function mirror(y: usize, n: i32, sum: f64): void {
  const S = f64x2.splat(sum);
  const end = endOf(y, n);
  while (y < end) {
    v128.store(y, f64x2.sub(S, v128.load(y)));
    y += 16;
  }
}
