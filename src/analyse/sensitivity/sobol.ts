import { type SobolIndices, sobolIndices } from "../../stats/sobol-indices.ts";
import type { Session } from "../uncertainty/session.ts";
import type { SensitivitySpec } from "../uncertainty/shape.ts";
import { designPoints } from "./design.ts";
import type { Model, Tick } from "./model.ts";

/** Saltelli's design: A, B, and for each input A with that input's columns from B; N·(k + 2) evaluations. */
export function sobolOf(
  session: Session,
  model: Model,
  { spec, n, tick }: { spec: SensitivitySpec; n: number; tick: Tick },
): SobolIndices {
  const { inputs, dimensions: d } = session;
  const points = designPoints(n, 2 * d, spec);
  const total = n * (inputs.length + 2);
  const spans: (readonly [number, number])[] = [];
  for (const { labels } of inputs) {
    const from = spans.at(-1)?.[1] ?? 0;
    spans.push([from, from + labels.length]);
  }
  const a = new Float64Array(n);
  const b = new Float64Array(n);
  const mixed = inputs.map(() => new Float64Array(n));
  const u = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    tick(i * (inputs.length + 2), total);
    const at = 2 * d * i;
    const [left, right] = [points.subarray(at, at + d), points.subarray(at + d, at + 2 * d)];
    u.set(left);
    a[i] = model.output(u);
    spans.forEach(([from, to], k) => {
      u.set(left);
      u.set(right.subarray(from, to), from);
      mixed[k]![i] = model.output(u);
    });
    u.set(right);
    b[i] = model.output(u);
  }
  tick(total, total);
  return sobolIndices({ a, b, mixed }, { bootstrap: spec.bootstrap, level: spec.level, seed: spec.seed });
}
