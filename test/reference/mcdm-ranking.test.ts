import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  aras,
  cocoso,
  codas,
  copras,
  edas,
  greyRelational,
  mabac,
  mairca,
  marcos,
  moora,
  ocra,
  ram,
  rankSumRatio,
  spotis,
  topsis,
  vikor,
  waspas,
  weightedProduct,
  weightedSum,
  wroclaw,
} from "../../src/index.ts";
import type { Aggregator } from "../../src/method/index.ts";
import { plainNode } from "../../src/method/index.ts";
import { hasShared, named, sharedJson, sharedPath } from "./shared.ts";

// pymcdm 1.4.0, scikit-criteria 0.9, pyDecision 4.9.1 and an oracle in numpy on two matrices
type Numbers = (number | string)[];
interface Matrix {
  readonly matrix: number[][];
  readonly types: (1 | -1)[];
}
interface Reference {
  readonly input: string;
  readonly types: (1 | -1)[];
  readonly weights: number[];
  readonly peers: Record<string, { score: Numbers }>;
  readonly oracle: Record<string, Numbers | Record<string, Numbers>> | null;
}

const close = (got: ArrayLike<number>, want: Numbers, name: string) => {
  expect(got.length, name).toBe(want.length);
  want.forEach((value, i) => {
    const expected = Number(value);
    expect(Math.abs(got[i]! - expected) / Math.max(1, Math.abs(expected)), `${name} [${i}]`).toBeLessThanOrEqual(1e-9);
  });
};

function compute(method: unknown, params: object, { matrix, types }: Matrix, weights: readonly number[]) {
  const ranking = method as Aggregator;
  const columns = types.map((_, j) => Float64Array.from(matrix, (row) => row[j]!));
  const nodes = types.map(
    (type, j) => ({ ...plainNode(`x${j + 1}`), direction: type === 1 ? "positive" : "negative" }) as const,
  );
  const context = { nodes, weights };
  const fitted = ranking.fit(columns, params as never, context);
  const input = { weights, fitted };
  return { score: ranking.apply(columns, input, context), details: ranking.details!(columns, input, context), fitted };
}

/** Our method and the figure of ours that the file's `score` is; peers that compute something else are named. */
interface Case {
  readonly method: unknown;
  readonly params?: object;
  readonly figure?: string;
  readonly not?: readonly string[];
}
const CASES: Readonly<Record<string, Case>> = {
  topsis_vector: { method: topsis },
  topsis_minmax: { method: topsis, params: { norm: "min-max" } },
  vikor: { method: vikor, figure: "Q" },
  gra: { method: greyRelational, not: ["pyDecision(divides by n alternatives)"] },
  rsr: { method: rankSumRatio },
  saw_linear: { method: weightedSum },
  saw_minmax: { method: weightedSum, params: { norm: "min-max" } },
  saw_sum: { method: weightedSum, params: { norm: "sum" } },
  wpm_linear: { method: weightedProduct },
  wpm_sum: { method: weightedProduct, params: { norm: "sum" } },
  waspas: { method: waspas, not: ["pyDecision(1+minmax)"] },
  edas: { method: edas },
  codas: { method: codas },
  copras: { method: copras, not: ["pymcdm"] },
  cocoso: { method: cocoso },
  aras: { method: aras },
  mabac: { method: mabac },
  mairca: { method: mairca, figure: "gap" },
  moora: { method: moora },
  marcos: { method: marcos },
  ocra: { method: ocra },
  ram: { method: ram },
  spotis: { method: spotis, figure: "P" },
};
const folder = "reference/mcdm/";
const read = (name: string) => {
  const reference = sharedJson(`${folder}${name}`) as Reference;
  const input = sharedJson(`${folder}${reference.input}`) as Matrix;
  return { ...reference, matrix: input.matrix };
};
const nameOf = (file: string) => /^rank_(.*)_[AB]_\w+\.json$/.exec(file)?.[1];
const files = hasShared ? readdirSync(sharedPath(folder)).filter((file) => nameOf(file) !== undefined) : [];
const ours = files.filter((file) => Object.hasOwn(CASES, nameOf(file)!));

describe.skipIf(!hasShared)(named("rankings of the peers and of the oracle"), () => {
  test("every file of a method that is here is read", () => {
    // PROMETHEE II is proven with the outranking methods
    expect([...new Set(files.map(nameOf))].filter((name) => !Object.hasOwn(CASES, name!))).toEqual([
      "promethee_ii_usual",
    ]);
    expect(ours).toHaveLength(23 * 5);
  });

  test.each(ours)("%s", (file) => {
    const { method, params = {}, figure, not = [] } = CASES[nameOf(file)!]!;
    const reference = read(file);
    const { score, details } = compute(method, params, reference, reference.weights);
    const got = figure === undefined ? score : details[figure]!;
    for (const [peer, { score: want }] of Object.entries(reference.peers)) {
      // 0/0 there: every R is the same; ours counts that part as 0.5
      if (not.includes(peer) || want.some((v) => v === "NaN")) continue;
      close(got, want, peer);
    }
    const { oracle } = reference;
    if (oracle === null) return;
    const parts: Record<string, [ArrayLike<number> | undefined, string]> = {
      score: [score, "score"],
      d_plus: [details["dPlus"], "D+"],
      d_minus: [details["dMinus"], "D-"],
      S: [details["S"], "S"],
      R: [details["R"], "R"],
      Q: [details["Q"], "Q"],
      rsr: [details["RSR"], "RSR"],
      rsr_fit: [details["fitted"], "fitted RSR"],
    };
    let checked = 0;
    for (const [key, want] of Object.entries(oracle)) {
      const [values, name] = parts[key] ?? [];
      if (values === undefined || (want as Numbers).includes("NaN")) continue;
      close(values, want as Numbers, `oracle ${name}`);
      checked += 1;
    }
    if (nameOf(file) !== "topsis_minmax") expect(checked).toBeGreaterThan(0);
  });

  const of = (name: string) => files.filter((file) => nameOf(file) === name).map((file) => [file] as const);

  test.each(of("topsis_minmax"))("%s: weights in the space and in the distance", (file) => {
    const reference = read(file);
    for (const [weights, key] of [["space", "w_in_space"] as const, ["distance", "w_in_distance_sum_w_d2"] as const]) {
      const want = reference.oracle![key] as Record<string, Numbers>;
      const { score, details } = compute(topsis, { norm: "min-max", weights }, reference, reference.weights);
      close(score, want["score"]!, key);
      close(details["dPlus"]!, want["d_plus"]!, `${key} D+`);
      close(details["dMinus"]!, want["d_minus"]!, `${key} D-`);
    }
  });

  test.each(of("rsr"))("%s: non-integral ranks, regression line, probits", (file) => {
    const reference = read(file);
    const oracle = reference.oracle as unknown as Record<string, number[]> & {
      intercept: number;
      slope: number;
      r: number;
    };
    const { details, fitted } = compute(rankSumRatio, {}, reference, reference.weights);
    const nonIntegral = compute(rankSumRatio, { ranking: "non-integral" }, reference, reference.weights);
    close(nonIntegral.score, oracle["rsr_nonintegral"]!, "non-integral");
    const { line, distribution } = fitted as { line: Record<string, number>; distribution: { probits: number[] } };
    close([line["intercept"]!, line["slope"]!, line["r"]!], [oracle.intercept, oracle.slope, oracle.r], "line");
    close(distribution.probits, oracle["probit"]!, "probits");
    close(
      [...details["probit"]!].sort((a, b) => a - b),
      oracle["probit"]!,
      "probit of each row",
    );
  });

  test.each(of("waspas"))("%s: on the scale from 1 to 2", (file) => {
    const reference = read(file);
    const { score } = compute(waspas, { norm: "one-plus-min-max" }, reference, reference.weights);
    close(score, reference.peers["pyDecision(1+minmax)"]!.score, "pyDecision");
  });

  // what docs/differences.md says of the peers, held to their numbers
  test.each(of("gra"))("%s: pyDecision divides Σwξ once more, by the number of rows", (file) => {
    const reference = read(file);
    const { score } = compute(greyRelational, {}, reference, reference.weights);
    close(
      score.map((v) => v / reference.matrix.length),
      reference.peers["pyDecision(divides by n alternatives)"]!.score,
      "pyDecision",
    );
  });

  test.each(of("copras"))("%s: pymcdm adds the costs, (S⁺ + S⁻)/max, where the definition divides by them", (file) => {
    const reference = read(file);
    const { score, details } = compute(copras, {}, reference, reference.weights);
    const sums = [...details["gain"]!].map((gain, i) => gain + details["loss"]![i]!);
    close(
      sums.map((s) => s / Math.max(...sums)),
      reference.peers["pymcdm"]!.score,
      "pymcdm",
    );
    const costs = [...details["loss"]!];
    const total = costs.reduce((a, b) => a + b, 0);
    const reciprocals = costs.reduce((a, b) => a + 1 / b, 0);
    const q = costs.map((loss, i) => details["gain"]![i]! + total / (loss * reciprocals));
    close(
      score,
      q.map((v) => v / Math.max(...q)),
      "by the definition",
    );
  });

  test.each(["A", "B"])("Wrocław measure on %s", (id) => {
    const input = sharedJson(`${folder}input_${id}.json`) as Matrix;
    const { wroclaw: want } = sharedJson(`${folder}agg_composite_${id}.json`) as { wroclaw: number[] };
    const { score } = compute(
      wroclaw,
      {},
      input,
      input.types.map(() => 1),
    );
    close(
      score.map((v) => 1 - v),
      want,
      "oracle",
    );
    if (id === "A") return;
    const { wroclaw_z } = sharedJson(`${folder}compind_ahpsurvey_R_B.json`) as { wroclaw_z: number[] };
    close(
      score.map((v) => 1 - v),
      wroclaw_z,
      "Compind",
    );
  });
});
