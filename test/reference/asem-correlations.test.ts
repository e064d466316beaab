import { beforeAll, describe, expect, test } from "vitest";
import {
  type Coherence,
  type Correlation,
  coherence,
  computeIndex,
  correlationTable,
  describe as describeData,
  type IndexResult,
} from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { cronbachAlpha } from "../../src/stats/cronbach.ts";
import { principalComponents } from "../../src/stats/principal-components.ts";
import { type Frame, hasShared, named, sharedJson, sharedPath } from "./shared.ts";

// COINr 1.1.14 and R 4.2.2: get_corr(), get_pvals(), get_cronbach(), get_corr_flags(), get_denom_corr(), get_PCA() on ASEM
type Cell = number | string | null;
interface Matrix {
  rownames: string[];
  colnames: string[];
  matrix: Cell[][];
}
interface Correlations {
  correlations: Record<string, { output: Frame; matrix: Matrix } & Matrix>;
  cronbach: Frame;
}
interface Components {
  results: Record<string, { pca: Record<string, { iCodes: string[]; sdev: number[]; rotation: Matrix }> }>;
}

const kinds: readonly Correlation[] = ["pearson", "spearman", "kendall"];
const rows = (frame: Frame): Record<string, Cell>[] =>
  Array.from({ length: frame.nrow }, (_, i) =>
    Object.fromEntries(frame.columns.map((name) => [name, frame.data[name]![i]!])),
  );
const worst = (errors: readonly number[]): number => errors.reduce((most, error) => (error <= most ? most : error), 0);

describe.skipIf(!hasShared)(named("COINr's correlations of ASEM"), () => {
  let reference: Correlations;
  let pca: Components;
  let result: IndexResult;
  let coherent: Coherence;
  let raw: ReadonlyMap<string, Float64Array>;
  let normalised: ReadonlyMap<string, Float64Array>;
  let described: ReturnType<typeof describeData>;
  beforeAll(async () => {
    const { definition, data } = await loadProject(sharedPath("examples/asem.yaml"));
    reference = sharedJson("reference/coinr/asem_correlations.json") as Correlations;
    pca = sharedJson("reference/coinr/asem_pca.json") as Components;
    result = computeIndex(definition, data);
    coherent = coherence(result);
    described = describeData(definition, data, { step: "derived" });
    const leaves = result.nodes.filter(({ group }) => !group).map(({ id }) => id);
    raw = new Map(leaves.map((id) => [id, result.value("derived", id)]));
    normalised = new Map(leaves.map((id) => [id, result.value("normalised", id)]));
  });

  const compare = (
    { rownames, colnames, matrix }: Matrix,
    got: (a: string, b: string) => number,
    { diagonal = true } = {},
  ): number =>
    worst(
      rownames.flatMap((a, i) =>
        colnames.flatMap((b, j) => {
          if (a === b && !diagonal) return [];
          const want = matrix[i]![j]!;
          return [want === null ? (Number.isNaN(got(a, b)) ? 0 : 1) : Math.abs(got(a, b) - Number(want))];
        }),
      ),
    );

  test.each(kinds)("%s of all indicators, raw with gaps", (kind) => {
    const { ids, matrices } = described.correlations;
    const { r } = matrices.find((matrix) => matrix.kind === kind)!;
    const { matrix } = reference.correlations[`Raw_L1L1_${kind}`]!;
    expect(compare(matrix, (a, b) => r[ids.indexOf(a)]![ids.indexOf(b)]!)).toBeLessThanOrEqual(1e-12);
    expect(matrix.rownames).toHaveLength(49);
  });

  test.each(kinds)("p-values of %s in one group, ties and gaps among them", (kind) => {
    const { ids, matrices } = correlationTable(raw);
    const { p } = matrices.find((matrix) => matrix.kind === kind)!;
    const matrix = reference.correlations[`pvals_Physical_Raw_${kind}`]!;
    const got = (a: string, b: string) => p[ids.indexOf(a)]![ids.indexOf(b)]!;
    expect(compare(matrix, got, { diagonal: false })).toBeLessThanOrEqual(1e-12);
    expect(matrix.rownames).toHaveLength(8);
  });

  test.each(kinds)("%s of indicators with their group, and of groups with the index", (kind) => {
    const link = (node: Cell, ancestor: Cell) =>
      coherent.ancestors.find((one) => one.node === node && one.ancestor === ancestor)!;
    const pairs = [
      ...rows(reference.correlations[`Agg_L1L2_withparent_${kind}`]!.output),
      ...rows(reference.correlations[`Agg_L2L4_${kind}`]!.output),
    ];
    const errors = pairs.map(({ Var1, Var2, Correlation }) => Math.abs(link(Var2!, Var1!)[kind] - Number(Correlation)));
    expect(worst(errors)).toBeLessThanOrEqual(1e-12);
    expect(errors).toHaveLength(57);
  });

  test("the whole family of each indicator", () => {
    const up: Record<string, number> = { Pillar: 1, "Sub-index": 2, Index: 3 };
    const pairs = rows(reference.correlations["Agg_family_L1"]!.output);
    const errors = pairs.map(({ Var1, Var2, Correlation }) => {
      const link = coherent.ancestors.find((one) => one.node === Var2 && one.up === up[String(Var1)])!;
      return Math.abs(link.pearson - Number(Correlation));
    });
    expect(worst(errors)).toBeLessThanOrEqual(1e-12);
    expect(errors).toHaveLength(147);
  });

  test("insignificant correlations of indicators with every pillar, at 5 %", () => {
    const pairs = rows(reference.correlations["Agg_L1L2_pval05_default"]!.output);
    const columns = new Map(result.nodes.map(({ id }) => [id as string, result.score(id)]));
    const { ids, matrices } = correlationTable(columns, { kinds: ["pearson"] });
    const errors = pairs.map(({ Var1, Var2, Correlation }) => {
      const [j, k] = [ids.indexOf(String(Var1)), ids.indexOf(String(Var2))];
      const [r, p] = [matrices[0]!.r[j]![k]!, matrices[0]!.p[j]![k]!];
      return Correlation === null ? (p > 0.05 ? 0 : 1) : p <= 0.05 ? Math.abs(r - Number(Correlation)) : 1;
    });
    expect(worst(errors)).toBeLessThanOrEqual(1e-12);
    expect(errors).toHaveLength(392);
  });

  test("flags of high and negative correlation within groups", () => {
    const pairsOf = (name: string) =>
      rows(reference.correlations[name]!.output).map(({ Group, Ind1, Ind2 }) =>
        [Group, ...[Ind1, Ind2].sort()].join(" "),
      );
    const flagged = (is: (r: number) => boolean) =>
      coherent.groups.flatMap(({ group, children, correlations }) =>
        children.flatMap((a, j) =>
          children.flatMap((b, k) =>
            k > j && normalised.has(a) && is(correlations.matrices[0]!.r[j]![k]!)
              ? [[group, ...[a, b].sort()].join(" ")]
              : [],
          ),
        ),
      );
    expect(flagged((r) => r > 0.75).sort()).toEqual(pairsOf("flags_high").sort());
    expect(flagged((r) => r < -0.3).sort()).toEqual(pairsOf("flags_low").sort());
  });

  test("raw indicators that go with a denominator", () => {
    const want = rows(reference.correlations["denom_corr"]!.output);
    const found = described.links.filter(({ observed }) => Math.abs(observed) > 0.7);
    expect(found.map(({ indicator, variable }) => `${indicator} ${variable}`).sort()).toEqual(
      want.map(({ Ind, Denom }) => `${Ind} ${Denom}`).sort(),
    );
    const errors = want.map(({ Ind, Denom, Corr }) => {
      const link = found.find(({ indicator, variable }) => indicator === Ind && variable === Denom)!;
      return Math.abs(link.observed - Number(Corr));
    });
    expect(worst(errors)).toBeLessThanOrEqual(1e-12);
  });

  test("Cronbach's alpha of raw and normalised indicators by group, of pillars, and of all below", () => {
    const errors = rows(reference.cronbach).map(({ dset, Level, group, alpha }) => {
      const one = coherent.groups.find((entry) => entry.group === group)!;
      const got =
        dset === "Raw"
          ? cronbachAlpha(one.children.map((id) => raw.get(id)!)).alpha
          : dset === "Normalised" && Level === 1
            ? one.indicatorAlpha
            : one.alpha;
      return Math.abs(got - Number(alpha));
    });
    expect(worst(errors)).toBeLessThanOrEqual(1e-12);
    expect(errors).toHaveLength(21);
  });

  /** Largest difference of deviations and rotation, each component up to its sign. */
  const componentError = (
    ids: readonly string[],
    columns: readonly Float64Array[],
    want: Components["results"][string]["pca"][string],
  ) => {
    const found = principalComponents(want.iCodes.map((id) => columns[ids.indexOf(id)]!))!;
    return worst(
      want.sdev.flatMap((sd, k) => {
        const got = found.vectors[k]!;
        const vector = want.rotation.matrix.map((row) => Number(row[k]));
        const sign = Math.sign(vector.reduce((sum, v, j) => sum + v * got[j]!, 0));
        return [Math.abs(Math.sqrt(found.eigenvalues[k]!) - sd), ...vector.map((v, j) => Math.abs(v - sign * got[j]!))];
      }),
    );
  };

  test.each(["Normalised_L1_bygroups", "Aggregated_L2_bygroups", "Raw_L1_bygroups_listwise_NA", "Aggregated_L2_all"])(
    "principal components: %s",
    (name) => {
      const ids = result.nodes.map(({ id }) => id as string);
      const columns = ids.map((id) => (name.startsWith("Raw") && raw.has(id) ? raw.get(id)! : result.score(id)));
      const errors = Object.values(pca.results[name]!.pca).map((want) => componentError(ids, columns, want));
      expect(worst(errors)).toBeLessThanOrEqual(1e-12);
      expect(errors.length).toBeGreaterThan(0);
    },
  );

  test("the components of a group in the result are those of its children", () => {
    for (const [group, want] of Object.entries(pca.results["Normalised_L1_bygroups"]!.pca)) {
      const { components } = coherent.groups.find((entry) => entry.group === group)!;
      want.sdev.forEach((sd, k) =>
        expect(Math.abs(Math.sqrt(components!.eigenvalues[k]!) - sd), group).toBeLessThan(1e-12),
      );
    }
  });
});
