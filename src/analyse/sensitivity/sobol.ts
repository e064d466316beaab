import type { Session } from "../uncertainty/session.ts";
import type { SensitivitySpec } from "../uncertainty/shape.ts";
import type { Design } from "./design.ts";
import { designPoints } from "./design-points.ts";

/** Saltelli's design: A, then for each input A with that input's columns from B, then B; N·(k + 2) evaluations. */
export function sobolDesign({ inputs, dimensions: d }: Session, spec: SensitivitySpec, n: number): Design {
  let points: Float64Array | null = null; // who only finishes needs none
  const spans: (readonly [number, number])[] = [];
  for (const { labels } of inputs) {
    const from = spans.at(-1)?.[1] ?? 0;
    spans.push([from, from + labels.length]);
  }
  const u = new Float64Array(d);
  return {
    rows: n,
    width: inputs.length + 2,
    row(i, output) {
      points ??= designPoints(n, 2 * d, spec);
      const at = 2 * d * i;
      const [left, right] = [points.subarray(at, at + d), points.subarray(at + d, at + 2 * d)];
      u.set(left);
      const values = [output(u)];
      for (const [from, to] of spans) {
        u.set(left);
        u.set(right.subarray(from, to), from);
        values.push(output(u));
      }
      u.set(right);
      values.push(output(u));
      return values;
    },
  };
}

/** The outputs of the design, row by row, as the columns that the estimators take. */
export function sobolColumns(
  outputs: Float64Array,
  width: number,
): { a: Float64Array; b: Float64Array; mixed: Float64Array[] } {
  const column = (j: number) =>
    Float64Array.from({ length: outputs.length / width }, (_, i) => outputs[i * width + j]!);
  const mixed = Array.from({ length: width - 2 }, (_, k) => column(k + 1));
  return { a: column(0), b: column(width - 1), mixed };
}
