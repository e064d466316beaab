import { describe, expect, test } from "vitest";
import { boxCox, logTransform, winsorise } from "../../src/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson } from "./shared.ts";

// COINr 1.1.14, Treat() on ASEM's raw data; only the treatments that exist here are held against it
interface Variants {
  raw: Frame;
  variants: Record<string, { output: { x_treat: Frame; dets: Frame } }>;
}

const cases = [
  ["qTreat_default_raw", { maxPoints: 5, then: "log" }],
  ["winmax1_raw", { maxPoints: 1, then: "log" }],
  ["winmax0_logCT_raw", { maxPoints: 0, then: "log" }],
  ["combine_raw", { maxPoints: 2, skewness: 1.5, kurtosis: 3, then: "log", combine: true }],
  ["unlimited_win_raw", { maxPoints: 51, skewness: 1, kurtosis: 1 }],
  ["winmax3_log_CT_orig_raw", { maxPoints: 3, then: "log-shifted" }],
  ["winmax0_log_CT_plus_raw", { maxPoints: 0, skewness: 1, kurtosis: 1.5, then: "log-signed" }],
  ["boxcox_raw", { maxPoints: 1, then: "box-cox", lambda: 0.5 }],
] as const;

describe.skipIf(!hasShared)(named("COINr's treatments of ASEM"), () => {
  const load = () => sharedJson("reference/coinr/asem_treat_variants.json") as Variants;
  const { raw, variants }: Partial<Variants> = hasShared ? load() : {};
  test.each(cases)("%s", (name, params) => {
    const { x_treat, dets } = variants![name]!.output;
    const ids = dets.data["iCode"]!.map(String);
    const errors = ids.map((id) => {
      const x = Float64Array.from(raw!.data[id]!, (v) => (v === null ? Number.NaN : Number(v)));
      return [id, relativeError(winsorise.apply(x, winsorise.fit(x, params)), x_treat.data[id]!)] as const;
    });
    expect(errors.filter(([, error]) => !(error <= 1e-12))).toEqual([]);
    expect(errors).toHaveLength(49);
  });
});

type Vector = Readonly<Record<string, readonly (number | null)[]>> & { readonly x: readonly (number | null)[] };

describe.skipIf(!hasShared)(named("COINr's treatments of single vectors"), () => {
  const { vectors } = (hasShared ? sharedJson("reference/coinr/asem_treat_variants.json") : { vectors: {} }) as {
    vectors: Record<string, Vector>;
  };
  const columnOf = (list: readonly (number | null)[]) => Float64Array.from(list, (v) => v ?? Number.NaN);
  test.each(Object.keys(vectors))("%s: logarithms and Box-Cox", (name) => {
    const vector = vectors[name]!;
    const x = columnOf(vector.x);
    const log = (form: "range" | "one" | "signed") => logTransform.apply(x, logTransform.fit(x, { form }));
    const power = (lambda: number) => boxCox.apply(x, boxCox.fit(x, { lambda, shift: "min-to-one" }));
    const pairs = [
      ["log_CT", log("range")],
      ["log_CT_orig", log("one")],
      ["log_CT_plus", log("signed")],
      ["boxcox_0", power(0)],
      ["boxcox_0.5", power(0.5)],
      ["boxcox_2", power(2)],
    ] as const;
    const wrong = pairs.filter(([key, y]) => !(relativeError(y, vector[key]!) <= 1e-12));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
  test.each(Object.keys(vectors))("%s: winsorising five and two points", (name) => {
    const vector = vectors[name]! as unknown as Record<string, { x: (number | null)[]; nwin: number }>;
    const x = columnOf(vectors[name]!.x);
    for (const maxPoints of [5, 2]) {
      const want = vector[`winsorise${maxPoints}`]!;
      const fitted = winsorise.fit(x, { maxPoints });
      expect(relativeError(winsorise.apply(x, fitted), want.x)).toBeLessThanOrEqual(1e-12);
      expect(fitted.points).toBe(want.nwin);
    }
  });
});

describe.skipIf(!hasShared)(named("the points that COINr says it moved"), () => {
  interface Points {
    variants: Record<string, { output: { treated_points: Record<string, { row: number[] }> } }>;
  }
  const { variants } = (
    hasShared ? sharedJson("reference/coinr/asem_treat_variants.json") : { variants: {} }
  ) as Variants & Points;
  test.each([
    ["qTreat_default_raw", { maxPoints: 5, then: "log" }],
    ["unlimited_win_raw", { maxPoints: 51, skewness: 1, kurtosis: 1 }],
  ] as const)("%s", (name, params) => {
    const { raw } = sharedJson("reference/coinr/asem_treat_variants.json") as Variants;
    const { treated_points } = variants[name]!.output;
    for (const [id, { row }] of Object.entries(treated_points)) {
      const x = Float64Array.from(raw.data[id]!, (v) => (v === null ? Number.NaN : Number(v)));
      const how = winsorise.how!(x, winsorise.fit(x, params));
      expect(
        how.flatMap((word, i) => (word === null ? [] : [i + 1])),
        id,
      ).toEqual(row);
    }
  });
});
