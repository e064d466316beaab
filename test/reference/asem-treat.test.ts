import { describe, expect, test } from "vitest";
import { winsorise } from "../../src/index.ts";
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
