import type { KernelOps } from "./ops.ts";

/** The kernel on typed arrays: the reference, and what works where WebAssembly does not. */
export function plainOps(f: Float64Array): KernelOps {
  const rule = (x: number, worst: number, slope: number, span: number, top: number): number => {
    const t = (x - worst) * slope;
    return t > span && t <= top ? span : t;
  };
  return {
    extent(x, n, out) {
      let min = Number.POSITIVE_INFINITY;
      let max = Number.NEGATIVE_INFINITY;
      let count = 0;
      const from = x >> 3;
      for (let i = from; i < from + n; i++) {
        const v = f[i]!;
        if (v < min) min = v;
        if (v > max) max = v;
        if (!Number.isNaN(v)) count += 1;
      }
      f[out >> 3] = min;
      f[(out >> 3) + 1] = max;
      f[(out >> 3) + 2] = count;
    },
    clear(x, n) {
      f.fill(0, x >> 3, (x >> 3) + n);
    },
    rule4(x0, x1, x2, x3, t, y, n, q, fresh) {
      const [lower, span, whole] = [f[q >> 3]!, f[(q >> 3) + 1]!, f[(q >> 3) + 2]!];
      if (fresh === 1) this.clear(t, n);
      const [sum, to] = [t >> 3, y >> 3];
      [x0, x1, x2, x3].forEach((x, k) => {
        const [from, at] = [x >> 3, (q >> 3) + 3 + 3 * k];
        const [worst, slope, w] = [f[at]!, f[at + 1]!, f[at + 2]!];
        for (let i = 0; i < n; i++) {
          const s = (f[from + i]! - worst) * slope;
          f[sum + i] = f[sum + i]! + w * (lower + (s > span ? span : s));
        }
      });
      for (let i = 0; i < n; i++) f[to + i] = f[sum + i]! / whole;
    },
    ruleGaps4(x0, x1, x2, x3, t, p, c, y, n, q, fresh, children, least, out) {
      const [lower, span] = [f[q >> 3]!, f[(q >> 3) + 1]!];
      if (fresh === 1) for (const sum of [t, p, c]) this.clear(sum, n);
      const free = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
      [x0, x1, x2, x3].forEach((x, k) => {
        const at = (q >> 3) + 3 + 3 * k;
        this.ruleGaps(x, t, p, c, n, f[at + 2]!, f[at]!, f[at + 1]!, lower, span, ...free);
      });
      if (y !== 0) this.closeGaps(t, p, c, y, n, children, least, out);
    },
    ruleAnywhere(x, t, n, w, worst, slope, lower, span, top, least, most) {
      const [from, to] = [x >> 3, t >> 3];
      for (let i = 0; i < n; i++) {
        const v = lower + rule(f[from + i]!, worst, slope, span, top);
        f[to + i] = f[to + i]! + w * (v < least ? least : v > most ? most : v);
      }
    },
    ruleGaps(x, t, p, c, n, w, worst, slope, lower, span, top, least, most) {
      const [from, to, of, at] = [x >> 3, t >> 3, p >> 3, c >> 3];
      for (let i = 0; i < n; i++) {
        const v = lower + rule(f[from + i]!, worst, slope, span, top);
        if (Number.isNaN(v)) continue;
        f[to + i] = f[to + i]! + w * (v < least ? least : v > most ? most : v);
        f[of + i] = f[of + i]! + w;
        f[at + i] = f[at + i]! + 1;
      }
    },
    close(t, y, n, weight) {
      const [from, to] = [t >> 3, y >> 3];
      for (let i = 0; i < n; i++) f[to + i] = f[from + i]! / weight;
    },
    closeGaps(t, p, c, y, n, children, least, out) {
      const [from, of, at, to] = [t >> 3, p >> 3, c >> 3, y >> 3];
      let taken = 0;
      let partial = 0;
      let scored = 0;
      for (let i = 0; i < n; i++) {
        const v = f[from + i]! / f[of + i]!;
        const k = f[at + i]!;
        if (k < least) {
          if (!Number.isNaN(v)) taken += 1;
          f[to + i] = Number.NaN;
          continue;
        }
        if (k < children && !Number.isNaN(v)) partial += 1;
        if (!Number.isNaN(v)) scored += 1;
        f[to + i] = v;
      }
      f[out >> 3] = f[out >> 3]! + taken;
      f[(out >> 3) + 1] = f[(out >> 3) + 1]! + partial;
      f[(out >> 3) + 2] = f[(out >> 3) + 2]! + scored;
    },
    mirror(y, n, sum) {
      const to = y >> 3;
      for (let i = 0; i < n; i++) f[to + i] = sum - f[to + i]!;
    },
  };
}
