import { beforeAll, describe, expect, test } from "vitest";
import { outrankingMatrix } from "../../src/aggregate/copeland.ts";
import { computeIndex, datasetFromColumns, parseSystem } from "../../src/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson } from "./shared.ts";

// COINr 1.1.14 on ASEM: means, mixes by level, gaps with coverage, Copeland and the outranking matrix (17 digits)
interface Case {
  input: "N1" | "N1raw";
  f_ag: string | string[];
  p?: number;
  p_per_level?: number[];
  dat_thresh?: number | number[];
  w: "orig" | "w2";
  output: Frame;
  ranks_index: (number | null)[];
}
interface Reference {
  hierarchy: Frame;
  weights: Record<"orig" | "w2", Frame>;
  inputs: Record<"N1" | "N1raw", Frame>;
  cases: Record<string, Case>;
  outrank_Physical_w2: { indicators: string[]; OutRankMatrix: { matrix: number[][] } };
}

const METHODS: Record<string, string> = {
  a_amean: "arithmetic",
  a_gmean: "geometric",
  a_hmean: "harmonic",
  a_genmean: "power",
  "a_copeland (wrapped)": "copeland",
};

describe.skipIf(!hasShared)(named("COINr's aggregation of ASEM"), () => {
  let reference: Reference;
  beforeAll(() => {
    reference = sharedJson("reference/coinr/asem_aggregate.json") as Reference;
  });

  function system(weights: "orig" | "w2") {
    const { iCode, Parent } = reference.hierarchy.data as Record<"iCode" | "Parent", (string | null)[]>;
    const own = reference.weights[weights].data;
    const node = (id: string): object => {
      const children = iCode.filter((_, k) => Parent[k] === id).map((child) => node(String(child)));
      const weight = Number(own["Weight"]![own["iCode"]!.indexOf(id)]);
      // a ruler of 0 to 1 onto 0 to 1 leaves COINr's normalised values as they are
      if (children.length === 0) return { id, weight, direction: "positive", goalposts: [0, 1] };
      return { id, weight, children };
    };
    return parseSystem({ id: "asem", version: "1", index: node(String(iCode[Parent.indexOf(null)])) });
  }

  function run({ input, w, f_ag, p, p_per_level, dat_thresh }: Case) {
    const { data } = reference.inputs[input];
    const columns = Object.fromEntries(
      Object.entries(data)
        .filter(([id]) => id !== "uCode")
        .map(([id, x]) => [id, x.map((v) => (v === null ? null : Number(v)))]),
    );
    const dataset = datasetFromColumns({ units: data["uCode"]!.map(String), periods: "2018", columns });
    const level = (k: number) => {
      const method = METHODS[Array.isArray(f_ag) ? f_ag[k]! : f_ag]!;
      const coverage = Array.isArray(dat_thresh) ? dat_thresh[k]! : (dat_thresh ?? 0);
      return { method, coverage, ...(method === "power" ? { p: p_per_level?.[k] ?? p ?? 0.5 } : {}) };
    };
    const plan = {
      normalise: { method: "goalposts", lower: 0, upper: 1 },
      aggregate: { levels: [level(0), level(1), level(2)] },
      rank: { decimals: 12 },
    };
    return computeIndex({ system: system(w), plan }, dataset);
  }

  const complete = [
    "amean_orig",
    "amean_w2",
    "gmean_w2",
    "hmean_w2",
    "genmean_p0.5_w2",
    "genmean_p2_w2",
    "genmean_p-1_w2",
    "genmean_p3_w2",
    "mix_am_gm_hm_w2",
    "mix_genmean_p05_2_m1",
    "copeland_wrapped_orig",
    "copeland_wrapped_w2",
  ];
  const withGaps = [
    "na_amean_w2",
    "na_amean_w2_thresh08",
    "na_amean_orig_thresh_1_05_05",
    "na_gmean_w2",
    "na_hmean_w2",
  ];
  test.each([...complete, ...withGaps])("%s: every group within 1e-12, and the ranks", (name) => {
    const one = reference.cases[name]!;
    const result = run(one);
    const errors = one.output.columns
      .slice(1)
      .map((id) => [id, relativeError(result.score(id), one.output.data[id]!)] as const);
    expect(errors).toHaveLength(11);
    expect(errors.filter(([, error]) => !(error <= 1e-12))).toEqual([]);
    expect([...result.rank("Index")].map((rank) => rank || null)).toEqual(one.ranks_index);
  });

  test("power mean with gaps: COINr gives NA for any gap, we take the children present", () => {
    const one = reference.cases["na_genmean_p05_w2"]!;
    const result = run(one);
    const ours = result.score("Physical");
    one.output.data["Physical"]!.forEach((theirs, i) => {
      if (theirs !== null) expect(Math.abs(ours[i]! / Number(theirs) - 1)).toBeLessThanOrEqual(1e-12);
      else expect(ours[i]).toBeGreaterThan(0);
    });
  });

  const indicators = (input: "N1" | "N1raw", group: string) => {
    const { iCode, Parent } = reference.hierarchy.data as Record<"iCode" | "Parent", string[]>;
    const ids = iCode.filter((_, k) => Parent[k] === group);
    const w2 = reference.weights.w2.data;
    return {
      columns: ids.map((id) =>
        Float64Array.from(reference.inputs[input].data[id]!, (v) => (v === null ? Number.NaN : Number(v))),
      ),
      weights: ids.map((id) => Number(w2["Weight"]![w2["iCode"]!.indexOf(id)])),
    };
  };

  test("outranking matrix of Physical, every cell", () => {
    const { columns, weights } = indicators("N1", "Physical");
    const ours = outrankingMatrix(columns, weights);
    const { matrix } = reference.outrank_Physical_w2.OutRankMatrix;
    let worst = 0;
    matrix.forEach((row, i) => {
      row.forEach((theirs, j) => {
        if (i !== j) worst = Math.max(worst, Math.abs(ours[i * 51 + j]! - theirs));
      });
    });
    expect(worst).toBeLessThanOrEqual(1e-12);
  });

  test("Copeland with gaps: COINr credits the later row with the missing weight; with that rule our duels are its", () => {
    const { columns, weights } = indicators("N1raw", "Physical");
    const ours = outrankingMatrix(columns, weights);
    const total = weights.reduce((a, b) => a + b, 0);
    const score = (i: number) => {
      let sum = 0;
      for (let j = 0; j < 51; j++) {
        if (j === i) continue;
        const missing =
          weights.reduce((w, own, k) => (Number.isNaN(columns[k]![i]! + columns[k]![j]!) ? w + own : w), 0) / total;
        const theirs = ours[i * 51 + j]! + (i < j ? -missing : missing) / 2;
        sum += Math.abs(theirs - 0.5) < 1e-12 ? 0 : Math.sign(theirs - 0.5);
      }
      return sum;
    };
    const one = reference.cases["copeland_wrapped_w2_NA"]!;
    expect(Array.from({ length: 51 }, (_, i) => score(i))).toEqual(one.output.data["Physical"]);
    // and shared equally the order is another
    expect([...run(one).score("Physical")]).not.toEqual(one.output.data["Physical"]);
  });
});
