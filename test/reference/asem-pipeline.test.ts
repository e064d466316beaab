import { beforeAll, describe, expect, test } from "vitest";
import { computeIndex, type IndexResult, type Step } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson, sharedPath } from "./shared.ts";

// COINr 1.1.14 on ASEM: every data set of its pipeline, scores, ranks, effective weights (17 significant digits)
interface Reference {
  datasets: Record<string, Frame>;
  iMeta: Frame;
  results_full_ranks: Frame;
  eff_weights: Frame;
  treat_details: Frame;
}

describe.skipIf(!hasShared)(named("COINr's ASEM pipeline"), () => {
  let result: IndexResult;
  let reference: Reference;
  let order: number[];

  beforeAll(async () => {
    const { definition, data } = await loadProject(sharedPath("examples/asem.yaml"));
    result = computeIndex(definition, data);
    reference = sharedJson("reference/coinr/asem_pipeline.json") as Reference;
    order = reference.datasets["Raw"]!.data["uCode"]!.map((unit) => result.units.indexOf(String(unit)));
  });

  const sorted = (x: ArrayLike<number>): number[] => order.map((i) => x[i]!);

  const steps: [string, Step][] = [
    ["Raw", "derived"],
    ["Denominated", "denominated"],
    ["Imputed", "imputed"],
    ["Treated", "treated"],
    ["Normalised", "normalised"],
  ];
  test.each(steps)("data set %s is our step %s, cell by cell", (name, step) => {
    const frame = reference.datasets[name]!;
    const errors = frame.columns
      .slice(1)
      .map((id) => [id, relativeError(sorted(result.value(step, id)), frame.data[id]!)] as const);
    expect(errors.filter(([, error]) => !(error <= 1e-12))).toEqual([]);
    expect(errors).toHaveLength(49);
  });

  test("scores of the index, both sub-indices and eight pillars", () => {
    const frame = reference.datasets["Aggregated"]!;
    const groups = result.nodes.filter((node) => node.group).map((node) => node.id);
    expect(groups).toHaveLength(11);
    for (const id of groups)
      expect(relativeError(sorted(result.score(id)), frame.data[id]!), id).toBeLessThanOrEqual(1e-12);
  });

  test("ranks of every group", () => {
    const { data } = reference.results_full_ranks;
    const units = data["uCode"]!.map((unit) => result.units.indexOf(String(unit)));
    for (const { id } of result.nodes.filter((node) => node.group)) {
      const ranks = result.rank(id);
      expect(
        units.map((i) => ranks[i]),
        id,
      ).toEqual(data[id]);
    }
  });

  test("effective weights of every node", () => {
    const { iCode, EffWeight } = reference.eff_weights.data as { iCode: string[]; EffWeight: number[] };
    const effective = new Map(result.weights.map((row) => [row.node, row.effective]));
    expect(effective.size).toBe(60);
    iCode.forEach((id, i) => expect(Math.abs(effective.get(id)! / EffWeight[i]! - 1), id).toBeLessThanOrEqual(1e-12));
  });

  test("points winsorised by indicator", () => {
    const { data } = reference.treat_details;
    const learned = result.fitted.treat["*"]! as Record<string, { points: number }>;
    data["iCode"]!.forEach((id, i) =>
      expect(learned[String(id)]!.points, String(id)).toBe(data["winsorise.nwin"]![i] ?? 0),
    );
  });
});
