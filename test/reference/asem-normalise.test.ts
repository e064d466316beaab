import { beforeAll, describe, expect, test } from "vitest";
import {
  borda,
  distanceToMax,
  distanceToReference,
  distanceToTarget,
  goalposts,
  minMax,
  percentileRank,
  rank,
  scaled,
  shareOfMax,
  zScore,
} from "../../src/index.ts";
import type { MethodNode, Rows } from "../../src/method/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson } from "./shared.ts";

// COINr 1.1.14: every normaliser on ASEM, treated and raw with gaps (17 significant digits)
interface Reference {
  inputs: { Treated: Frame; Raw: Frame };
  directions: Frame;
  iMeta_ext: Frame;
  cases: Record<string, { input: "Treated" | "Raw"; output: Frame }>;
  direct: Record<string, (number | null)[]>;
}

interface Context {
  readonly node: MethodNode;
  readonly rows: Rows;
}
type Score = (x: Float64Array, context: Context) => Float64Array;
type AnyMethod = {
  fit(x: Float64Array, params: never, context: Context): unknown;
  apply(x: Float64Array, fitted: never, context: Context): Float64Array;
};

/** A method with its parameters, which may depend on the indicator. */
const by =
  (method: AnyMethod, params: object | ((context: Context) => object) = {}): Score =>
  (x, context) => {
    const chosen = typeof params === "function" ? params(context) : params;
    return method.apply(x, method.fit(x, chosen as never, context) as never, context);
  };

const column = (values: readonly (number | string | null)[]) =>
  Float64Array.from(values, (v) => (v === null ? Number.NaN : Number(v)));

describe.skipIf(!hasShared)(named("COINr's normalisers on ASEM"), () => {
  let reference: Reference;
  let units: string[];
  const direction = new Map<string, "positive" | "negative">();
  const meta = new Map<string, Record<string, number>>();

  beforeAll(() => {
    reference = sharedJson("reference/coinr/asem_normalise.json") as Reference;
    units = reference.inputs.Raw.data["uCode"]!.map(String);
    const { iCode, Direction } = reference.directions.data;
    iCode!.forEach((id, j) => direction.set(String(id), Direction![j] === -1 ? "negative" : "positive"));
    const ext = reference.iMeta_ext.data;
    ext["iCode"]!.forEach((id, j) =>
      meta.set(String(id), Object.fromEntries(Object.keys(ext).map((key) => [key, Number(ext[key]![j])]))),
    );
  });

  const limitsOf = ({ node }: Context) => ({
    from: meta.get(node.id)!["scaled_lower"],
    to: meta.get(node.id)!["scaled_upper"],
  });

  function contextOf(id: string): Context {
    const { Target = Number.NaN, goalpost_lower: low = 0, goalpost_upper: high = 1 } = meta.get(id)!;
    const negative = direction.get(id) === "negative";
    const rows = { length: units.length, unit: units, period: units.map(() => "2018"), group: {} };
    const node: MethodNode = {
      id,
      direction: direction.get(id)!,
      goalposts: negative ? [high, low] : [low, high],
      targets: [{ kind: "value", period: "2018", value: Target, comparator: "reach" }],
      tags: [],
      weight: 1,
    };
    return { node, rows };
  }

  /** Largest difference of each indicator's scores from `expected`: COINr's own, unless said. */
  function errors(name: string, score: Score, expected: (v: number, id: string) => number = (v) => v) {
    const { input, output } = reference.cases[name]!;
    const found = output.columns.slice(1).map((id) => {
      const got = score(column(reference.inputs[input].data[id]!), contextOf(id));
      const want = output.data[id]!.map((v) => (v === null ? null : expected(Number(v), id)));
      return { id, error: relativeError(got, want) };
    });
    expect(found).toHaveLength(49);
    return found;
  }
  const far = (...given: Parameters<typeof errors>) => errors(...given).filter(({ error }) => !(error <= 1e-12));

  const onBoth = (name: string) => [`Treated__${name}`, `Raw__${name}`];
  const fifth = (context: Context) => ({ unit: context.rows.unit[4], scale: 1 });
  const cases: [string[], Score][] = [
    [onBoth("minmax_0_100"), by(minMax)],
    [onBoth("minmax_1_100"), by(minMax, { lower: 1 })],
    [onBoth("zscore_default"), by(zScore)],
    [onBoth("zscore_10_2"), by(zScore, { mean: 10, sd: 2 })],
    [onBoth("rank"), by(rank)],
    [onBoth("rank_average"), by(rank, { ties: "mean" })],
    [onBoth("prank"), by(percentileRank, { scale: 1 })],
    [onBoth("borda"), by(borda)],
    [onBoth("dist2max"), by(distanceToMax, { scale: 1 })],
    [onBoth("dist2ref_5"), by(distanceToReference, fifth)],
    [onBoth("dist2ref_5_cap"), by(distanceToReference, (context) => ({ ...fifth(context), cap: true }))],
    [["Raw__iMeta__n_goalposts"], by(goalposts, { clip: true })],
    [["Raw__iMeta__n_goalposts_nocap"], by(goalposts)],
    [["Raw__iMeta__n_dist2targ"], by(distanceToTarget, { scale: 1 })],
    [["Raw__iMeta__n_dist2targ_nocap"], by(distanceToTarget, { scale: 1, cap: false })],
    [["Raw__iMeta__n_scaled"], by(scaled, limitsOf)],
  ];
  test.each(cases.flatMap(([names, score]) => names.map((name) => [name, score] as const)))(
    "%s: all 49 indicators, both directions",
    (name, score) => {
      expect(far(name, score)).toEqual([]);
    },
  );

  test("vectors by hand: distance to a target, goalposts, places", () => {
    const { x, ...want } = reference.direct;
    const values = column(x!);
    const context = (direction: "positive" | "negative", more: Partial<MethodNode> = {}): Context => ({
      node: { id: "x", direction, targets: [], tags: [], weight: 1, ...more },
      rows: {
        length: values.length,
        unit: [...values].map((_, i) => `u${i}`),
        period: [...values].map(() => ""),
        group: {},
      },
    });
    const aim = (value: number) => ({ targets: [{ kind: "value", period: "", value, comparator: "reach" } as const] });
    const posts = (worst: number, best: number) => ({ goalposts: [worst, best] as const });
    const tries: [string, Score, Context][] = [
      ["dist2targ_pos_6", by(distanceToTarget, { scale: 1, cap: false }), context("positive", aim(6))],
      ["dist2targ_pos_6_cap", by(distanceToTarget, { scale: 1 }), context("positive", aim(6))],
      ["dist2targ_neg_2", by(distanceToTarget, { scale: 1, cap: false }), context("negative", aim(2))],
      ["dist2targ_neg_2_cap", by(distanceToTarget, { scale: 1 }), context("negative", aim(2))],
      ["goalposts_2_6_a10", by(goalposts, { upper: 10, clip: true }), context("positive", posts(2, 6))],
      ["goalposts_2_6_a10_neg", by(goalposts, { upper: 10, clip: true }), context("negative", posts(6, 2))],
      ["goalposts_2_6_a10_neg_notrunc", by(goalposts, { upper: 10 }), context("negative", posts(6, 2))],
      ["rank", by(rank), context("positive")],
      ["prank", by(percentileRank, { scale: 1 }), context("positive")],
      ["borda", by(borda), context("positive")],
    ];
    for (const [name, score, given] of tries)
      expect(relativeError(score(values, given), want[name]!), name).toBeLessThanOrEqual(1e-12);
  });

  // what docs/differences.md says of COINr, held to its numbers
  test("COINr's share of the maximum ranks a negative indicator the wrong way: x/min, the worst unit first", () => {
    for (const name of onBoth("fracmax")) {
      const { input, output } = reference.cases[name]!;
      let turned = 0;
      for (const id of output.columns.slice(1)) {
        const x = column(reference.inputs[input].data[id]!);
        const want = output.data[id]!;
        if (direction.get(id) === "positive") {
          expect(relativeError(by(shareOfMax, { scale: 1 })(x, contextOf(id)), want), id).toBeLessThanOrEqual(1e-12);
          continue;
        }
        if (x.some((v) => v <= 0)) continue; // x/0 there; ours is the error "share-reciprocal"
        turned += 1;
        const ours = by(shareOfMax, { scale: 1 })(x, contextOf(id));
        expect(
          relativeError(
            ours.map((v) => 1 / v),
            want,
          ),
          id,
        ).toBeLessThanOrEqual(1e-12);
        expect(
          ours.every((v) => Number.isNaN(v) || (v > 0 && v <= 1)),
          id,
        ).toBe(true);
      }
      expect(turned).toBeGreaterThan(3);
    }
  });

  test("COINr's scale without limits of its own is not turned: −x, where ours is 100 − x", () => {
    for (const name of onBoth("scaled_default")) {
      expect(far(name, by(scaled), (v, id) => (direction.get(id) === "negative" ? v + 100 : v))).toEqual([]);
    }
  });
});

// COINr's panel (purse): treated year by year, normalised on all years together, or on the first alone
interface Panel {
  iMeta: Frame;
  treated_by_year: Record<string, Frame>;
  normalised_global_by_year: Record<string, Frame>;
  normalised_local_first_year: Frame;
}

describe.skipIf(!hasShared)(named("COINr's normalising across years"), () => {
  test("one ruler of five years, and one of the first year, for all indicators", () => {
    const panel = sharedJson("reference/coinr/asem_panel.json") as Panel;
    const years = Object.keys(panel.treated_by_year);
    expect(years).toEqual(["2018", "2019", "2020", "2021", "2022"]);
    const { iCode, Direction, Type } = panel.iMeta.data;
    const ids = iCode!.map(String).filter((_, j) => Type![j] === "Indicator");
    expect(ids).toHaveLength(49);
    let worst = 0;
    for (const id of ids) {
      const direction = Direction![iCode!.indexOf(id)] === -1 ? "negative" : "positive";
      const parts = years.map((year) => column(panel.treated_by_year[year]!.data[id]!));
      const unit = years.flatMap((year) => panel.treated_by_year[year]!.data["uCode"]!.map(String));
      const period = years.flatMap((year, k) => Array.from(parts[k]!, () => year));
      const x = Float64Array.from(parts.flatMap((part) => [...part]));
      const node: MethodNode = { id, direction, targets: [], tags: [], weight: 1 };
      const y = by(minMax)(x, { node, rows: { length: x.length, unit, period, group: {} } });
      let from = 0;
      for (const [k, year] of years.entries()) {
        const want = panel.normalised_global_by_year[year]!.data[id]!;
        worst = Math.max(worst, relativeError(y.slice(from, from + parts[k]!.length), want));
        from += parts[k]!.length;
      }
      const first = { length: parts[0]!.length, unit: unit.slice(0, parts[0]!.length), period, group: {} };
      const local = by(minMax)(parts[0]!, { node, rows: first });
      worst = Math.max(worst, relativeError(local, panel.normalised_local_first_year.data[id]!));
    }
    expect(worst).toBeLessThanOrEqual(1e-12);
  });
});
