import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IndexError } from "../../../src/index.ts";
import type { ColumnContext, MethodNode, Normaliser, Rows } from "../../../src/method/index.ts";
import { checkMethod } from "../../../src/testing.ts";

export const gap = Number.NaN;
export const of = (...values: number[]): Float64Array => Float64Array.from(values);

/** Rows of a cross-section, or of a panel where periods are given. */
export function rowsOf(units: readonly string[], periods: readonly string[] | string = ""): Rows {
  const period = typeof periods === "string" ? units.map(() => periods) : periods;
  return { length: units.length, unit: units, period, group: {} };
}

export function nodeOf(more: Partial<MethodNode> = {}): MethodNode {
  return { id: "x", direction: "positive", targets: [], tags: [], weight: 1, ...more };
}

type Around = Partial<Omit<ColumnContext, "note">> & { readonly notes?: { code: string; params: unknown }[] };
// each method types its own parameters; a table of methods cannot
type AnyNormaliser = Pick<Normaliser, "kind" | "id" | "fixed" | "shape"> & {
  fit(x: Float64Array, params: never, context?: Partial<ColumnContext>): unknown;
  apply(x: Float64Array, fitted: never, context?: Partial<ColumnContext>): Float64Array;
  inverse?(y: Float64Array, fitted: never, context?: Partial<ColumnContext>): Float64Array;
};

function contextOf({ notes, ...rest }: Around): Partial<ColumnContext> {
  return { ...rest, note: (issue) => void notes?.push(issue) };
}

/** What a method learns of a column and the scores it gives to the same column. */
export function run(method: AnyNormaliser, x: Float64Array, params: object = {}, around: Around = {}) {
  const context = contextOf(around);
  const fitted = method.fit(x, params as never, context);
  return { fitted, y: method.apply(x, fitted as never, context), context };
}

export const score = (...given: Parameters<typeof run>): number[] => [...run(...given).y];

/** The way back from the scores of a column. */
export function back(method: AnyNormaliser, x: Float64Array, params: object = {}, around: Around = {}): number[] {
  const { fitted, y, context } = run(method, x, params, around);
  return [...method.inverse!(y, fitted as never, context)];
}

/** Codes of the error that a call ends in; empty where it does not. */
export function codes(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code }) => code);
    throw error;
  }
}

/** Codes of the notes that scoring a column leaves. */
export function notesOf(method: AnyNormaliser, x: Float64Array, params: object = {}, around: Around = {}): string[] {
  const notes: { code: string; params: unknown }[] = [];
  run(method, x, params, { ...around, notes });
  return notes.map(({ code }) => code);
}

export function close(got: ArrayLike<number>, want: readonly number[], tolerance = 1e-12): void {
  expect(got.length).toBe(want.length);
  want.forEach((v, i) => {
    if (Number.isNaN(v)) expect(got[i], `[${i}]`).toBeNaN();
    else
      expect(Math.abs(got[i]! - v), `[${i}] ${got[i]} for ${v}`).toBeLessThanOrEqual(
        tolerance * Math.max(1, Math.abs(v)),
      );
  });
}

interface Variant {
  readonly params: object;
  /** The same parameters with the measure times k; none of them is in the measure if left out. */
  readonly scaled?: (k: number) => object;
  /** Clips or caps, so that some values share a score. */
  readonly lossy?: boolean;
  /** Why the conformance suite does not hold for this variant. */
  readonly unlike?: string;
}

interface Suite {
  readonly variants?: readonly Variant[];
  /** Values above 0 only. */
  readonly positive?: boolean;
  readonly goalposts?: readonly [number, number];
  /** Targets of the node, with the measure times k. */
  readonly targets?: (k: number, direction: "positive" | "negative") => MethodNode["targets"];
  /** Some present values may be left unscored, with a note. */
  readonly mayLose?: boolean;
  /** The score changes with the measure. */
  readonly keepsMeasure?: boolean;
}

const sizes = fc.integer({ min: 2, max: 24 });
const directions = ["positive", "negative"] as const;

/**
 * What every normaliser must keep, for each of its variants in both directions: the conformance suite, and on random
 * columns with gaps that the order of rows does not matter, nor the unit of measurement (times a power of two, which is
 * exact), that a better value never scores lower, and that `inverse` undoes `apply`.
 */
export function holds(method: Normaliser | AnyNormaliser, suite: Suite = {}): void {
  const { variants = [{ params: {} }], positive = false } = suite;
  const value = positive ? fc.integer({ min: 1, max: 5000 }) : fc.integer({ min: -2000, max: 2000 });
  const column = sizes.chain((n) =>
    fc.array(fc.oneof({ weight: 6, arbitrary: value.map((v) => v / 8) }, { weight: 1, arbitrary: fc.constant(gap) }), {
      minLength: n,
      maxLength: n,
    }),
  );
  const around = (n: number, direction: (typeof directions)[number], k = 1): Around => {
    const [worst, best] = suite.goalposts ?? [0, 0];
    const posts = direction === "negative" ? ([best * k, worst * k] as const) : ([worst * k, best * k] as const);
    return {
      rows: rowsOf(
        Array.from({ length: n }, (_, i) => `u${i + 1}`),
        "2025",
      ),
      node: nodeOf({
        direction,
        ...(suite.goalposts === undefined ? {} : { goalposts: posts }),
        targets: suite.targets?.(k, direction) ?? [],
      }),
    };
  };
  /** Scores, or null where the method refuses the column. */
  const attempt = (x: Float64Array, params: object, given: Around) => {
    try {
      return run(method as AnyNormaliser, x, params, given);
    } catch (error) {
      if (error instanceof IndexError) return null;
      throw error;
    }
  };

  describe.each(variants.map((variant) => [JSON.stringify(variant.params), variant] as const))(
    "holds with %s",
    (_, variant) => {
      const { params, scaled = () => params } = variant;
      test.skipIf(variant.unlike !== undefined)(`the conformance suite${variant.unlike ?? ""}`, () => {
        expect(checkMethod(method as Normaliser, { params, mayLose: suite.mayLose ?? false })).toEqual([]);
      });

      test.each(directions)("%s: rows in any order, any unit of measurement, better never lower", (direction) => {
        let scored = 0;
        fc.assert(
          fc.property(column, fc.integer({ min: -20, max: 20 }), (values, power) => {
            const x = of(...values);
            const given = around(x.length, direction);
            const found = attempt(x, params, given);
            if (found === null) return;
            scored += 1;
            const { y } = found;
            for (let i = 0; i < x.length; i++) expect(Number.isFinite(y[i]!)).toBe(!Number.isNaN(x[i]!));
            const turned = run(method as AnyNormaliser, x.slice().reverse(), params, {
              ...given,
              rows: rowsOf([...given.rows!.unit].reverse(), "2025"),
            });
            close(turned.y.slice().reverse(), [...y], 1e-11);
            if (suite.keepsMeasure !== true) {
              const k = 2 ** power;
              const other = run(
                method as AnyNormaliser,
                x.map((v) => v * k),
                scaled(k),
                around(x.length, direction, k),
              );
              close(other.y, [...y], 1e-11);
            }
            for (let i = 0; i < x.length; i++)
              for (let j = 0; j < x.length; j++) {
                const better = direction === "negative" ? x[i]! < x[j]! : x[i]! > x[j]!;
                if (better && !(y[i]! >= y[j]!)) throw new Error(`${x[i]} scores ${y[i]}, ${x[j]} scores ${y[j]}`);
              }
          }),
          { numRuns: 60 },
        );
        expect(scored).toBeGreaterThan(20);
      });

      if (method.inverse === undefined) return;
      test.each(directions)("%s: the inverse of a score is the value", (direction) => {
        let compared = 0;
        fc.assert(
          fc.property(column, (values) => {
            const x = of(...values);
            const found = attempt(x, params, around(x.length, direction));
            if (found === null) return;
            const { fitted, y, context } = found;
            const again = (method as AnyNormaliser).inverse!(y, fitted as never, context);
            expect(again.length).toBe(x.length);
            const flat = typeof fitted === "object" && fitted !== null && ("flat" in fitted || "empty" in fitted);
            const size = x.reduce((m, v) => Math.max(m, Math.abs(v) || 0), 1);
            for (let i = 0; i < x.length; i++) {
              if (flat || Number.isNaN(x[i]!)) expect(again[i]).toBeNaN();
              else if (Math.abs(again[i]! - x[i]!) <= 1e-12 * size) compared += 1;
              else {
                // where it clips or caps, the way back leads to the nearest value with the same score
                expect(variant.lossy, `${x[i]} → ${y[i]} → ${again[i]}`).toBe(true);
                const row = { ...context, rows: rowsOf([`u${i + 1}`], "2025") };
                close((method as AnyNormaliser).apply(again.slice(i, i + 1), fitted as never, row), [y[i]!]);
              }
            }
          }),
          { numRuns: 60 },
        );
        expect(compared).toBeGreaterThan(20);
      });
    },
  );
}
