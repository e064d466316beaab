import { densityOf } from "../../analyse/convergence-density.ts";
import { explainDifference } from "../../analyse/decompose/explain-change.ts";
import { isResult } from "../../analyse/distribution-source.ts";
import { inequalityOf } from "../../analyse/inequality.ts";
import { sharingMatrix } from "../../analyse/inequality-sharing.ts";
import { compareIndices } from "../../analyse/sensitivity/compare-indices.ts";
import { en, IndexError } from "../../errors/index.ts";
import { attainmentBullets } from "./attainment.ts";
import { colourBoard } from "./board.ts";
import { choropleth } from "./choropleth.ts";
import { dagumStack } from "./dagum.ts";
import { densityChart } from "./density.ts";
import { type ChartInput, type ChartKind, needed } from "./kind.ts";
import { lorenzChart } from "./lorenz.ts";
import { chartNames } from "./names.ts";
import { obstacleBars } from "./obstacles.ts";
import { sharingQuadrant } from "./quadrant.ts";
import { rankProbabilities } from "./rank-probabilities.ts";
import { rankScatter } from "./rank-scatter.ts";
import { sensitivityBars } from "./sensitivity.ts";
import { type ScoreChartOptions, scoresOf } from "./source.ts";
import { standingBars } from "./standings.ts";
import { onlyOne } from "./targets.ts";
import { tileMap } from "./tile-map.ts";
import { changeWaterfall } from "./waterfall.ts";

const named = ({ result, data }: ChartInput) => ({ names: chartNames({ system: result.system, data }) });

/** Keys that are undefined are left out. */
function said<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

/** Options without those that a kind does not have. */
function without<K extends keyof ScoreChartOptions>(options: ScoreChartOptions, ...keys: readonly K[]) {
  return Object.fromEntries(Object.entries(options).filter(([key]) => !keys.includes(key as K))) as Omit<
    ScoreChartOptions,
    K
  >;
}

/** The charts of what a result hangs on, of targets, distribution, one unit and places, as `gongfu chart` draws them. */
export const furtherKinds: readonly ChartKind[] = [
  {
    id: "sensitivity",
    name: { en: "Sensitivity", zh: "敏感性条形图" },
    shows: { en: "which choice the result hangs on", zh: "结果取决于哪些选择" },
    needs: ["sensitivity"],
    takes: [],
    draw: (input, options) => sensitivityBars(needed(input, "sensitivity"), { ...options, ...named(input) }),
  },
  {
    id: "rank-probabilities",
    name: { en: "Rank probabilities", zh: "名次概率图" },
    shows: { en: "how often each unit has each rank when choices vary", zh: "各对象取得各名次的概率" },
    needs: ["uncertainty"],
    takes: [],
    draw: (input, options) => rankProbabilities(needed(input, "uncertainty"), without(options, "node", "unit")),
  },
  {
    id: "rank-scatter",
    name: { en: "Ranks under two plans", zh: "两方案名次散点图" },
    shows: {
      en: "who moves when the plan is another (--plan; equal weights unless said)",
      zh: "换一方案后谁的名次变动（--plan；默认等权）",
    },
    needs: ["other"],
    takes: [],
    draw: (input, { node, ...options }) => {
      const comparison = compareIndices(input.result, needed(input, "other"), said({ node }) as { node?: string });
      return rankScatter(comparison, { ...options, ...named(input), ...labelsOf(input) });
    },
  },
  {
    id: "attainment",
    name: { en: "Attainment", zh: "实现度子弹图" },
    shows: {
      en: "a unit's targets: value, target, attainment, time over and last year",
      zh: "一个对象各目标的数值、目标、实现度、时序进度与上期",
    },
    needs: ["monitor"],
    takes: ["before"],
    draw: (input, options) =>
      attainmentBullets(needed(input, "monitor"), {
        ...without(options, "node", "period"),
        ...named(input),
        ...said({ stage: input.settings?.stage, before: input.before }),
      }),
  },
  {
    id: "board",
    name: { en: "Colour board", zh: "红黄绿看板" },
    shows: {
      en: "colours of targets: indicators × units; of a unit, or of an indicator's units, over the periods",
      zh: "目标颜色：指标×对象；给出对象或指标时按时期",
    },
    needs: ["monitor"],
    takes: ["reports"],
    draw: (input, { node, unit, ...options }) => {
      const overTime = (unit !== undefined || node !== undefined) && input.reports !== undefined;
      return colourBoard(overTime ? input.reports! : needed(input, "monitor"), {
        ...without(options, "period"),
        ...named(input),
        ...said({ stage: input.settings?.stage, unit, indicator: node }),
      });
    },
  },
  {
    id: "lorenz",
    name: { en: "Lorenz curve", zh: "洛伦兹曲线" },
    shows: { en: "how unevenly something is shared out, with the Gini coefficient", zh: "分布的不均程度与基尼系数" },
    needs: [],
    takes: [],
    draw: (input, { node, unit: _, ...options }) => {
      const { population = "units", weights, groups } = input.settings ?? {};
      const of = node ?? input.result.nodes[0]!.id;
      const source = inSource(input, of);
      return lorenzChart(source, { ...options, of, population, ...said({ weights, groups }), ...named(input) });
    },
  },
  {
    id: "dagum",
    name: { en: "Dagum's parts of the Gini", zh: "Dagum 基尼系数分解图" },
    shows: {
      en: "inequality within groups, between them, and their overlap, period by period",
      zh: "各时期组内、组间与超变密度",
    },
    needs: [],
    takes: [],
    draw: (input, { node, unit: _, period: __, ...options }) => {
      const { population = "units", weights, groups } = input.settings ?? {};
      const known = Object.keys(input.result.groups);
      const group = groups ?? (known.length === 1 ? known[0] : undefined);
      if (group === undefined)
        throw new IndexError([{ code: "chart-nothing", path: ["groups"], params: { what: "groups" } }], en);
      const of = node ?? input.result.nodes[0]!.id;
      const found = inequalityOf(inSource(input, of), { of, population, groups: group, ...said({ weights }) });
      return dagumStack(found, { ...options, ...named(input) });
    },
  },
  {
    id: "quadrant",
    name: { en: "Development and sharing", zh: "发展性与共享性四象限图" },
    shows: { en: "who is developed, who shares, who both and who neither", zh: "发展与共享各处何象限" },
    needs: [],
    takes: [],
    draw: (input, { node: _, ...options }) => {
      const { result, settings: { development, sharing } = {} } = input;
      const [first, ...others] = result.nodes
        .filter(({ parent }) => parent === result.nodes[0]!.id)
        .map(({ id }) => id);
      const sides = {
        development: { nodes: development ?? (first === undefined ? [] : [first]) },
        sharing: { nodes: sharing ?? others.filter((id) => development === undefined || !development.includes(id)) },
      };
      return sharingQuadrant(sharingMatrix(result, sides), {
        ...options,
        ...named(input),
        ...sideLabels(input, sides),
      });
    },
  },
  {
    id: "density",
    name: { en: "Density", zh: "核密度图" },
    shows: { en: "the shape of a distribution in several periods", zh: "各时期分布的形状" },
    needs: [],
    takes: [],
    draw: (input, { node, unit: _, period: __, ...options }) => {
      const of = node ?? input.result.nodes[0]!.id;
      return densityChart(densityOf(inSource(input, of), { of }), { ...options, ...named(input) });
    },
  },
  {
    id: "waterfall",
    name: { en: "Change explained", zh: "变动瀑布图" },
    shows: {
      en: "why a unit's score moved, part by part (--unit, --from)",
      zh: "一个对象得分变动的原因（--unit、--from）",
    },
    needs: [],
    takes: [],
    draw: (input, { node, unit, period, ...options }) => {
      const { result } = input;
      const scores = scoresOf(result, said({ period, node, unit }));
      const one = onlyOne("unit", [...new Set(result.units)], unit);
      const before = scores.periods[scores.periods.indexOf(scores.period) - 1];
      const from = input.settings?.from ?? before;
      if (from === undefined)
        throw new IndexError(
          [{ code: "chart-periods", path: [], params: { found: scores.periods.length, wanted: 2 } }],
          en,
        );
      const [change] = explainDifference(result, result, { from, to: scores.period, unit: one, node: scores.node });
      return changeWaterfall(change!, { ...options, ...named(input) });
    },
  },
  {
    id: "strengths",
    name: { en: "Strengths and gaps", zh: "长短板图" },
    shows: { en: "where a unit stands above and below its peers (--unit)", zh: "一个对象高于与低于同类之处（--unit）" },
    needs: ["portrait"],
    takes: [],
    draw: (input, options) =>
      standingBars(needed(input, "portrait"), { ...without(options, "node", "period", "unit"), ...named(input) }),
  },
  {
    id: "obstacles",
    name: { en: "Obstacle degree", zh: "障碍度图" },
    shows: { en: "what holds a unit back (--unit)", zh: "一个对象的障碍因子（--unit）" },
    needs: ["portrait"],
    takes: [],
    draw: (input, options) =>
      obstacleBars(needed(input, "portrait"), { ...without(options, "node", "period", "unit"), ...named(input) }),
  },
  {
    id: "tile-map",
    name: { en: "Tile map", zh: "方块地图" },
    shows: {
      en: "scores on equal tiles near where the units lie (tables of kind positions)",
      zh: "按方位排列的等大方块（positions 类数据表）",
    },
    needs: ["positions"],
    takes: [],
    draw: (input, options) => tileMap(input.result, { ...options, positions: needed(input, "positions") }),
  },
  {
    id: "map",
    name: { en: "Map", zh: "分级统计图" },
    shows: { en: "scores on the areas of a GeoJSON (--geojson)", zh: "按 GeoJSON 区域着色（--geojson）" },
    needs: ["geojson"],
    takes: [],
    draw: (input, options) =>
      choropleth(input.result, {
        ...options,
        geojson: needed(input, "geojson"),
        ...said({ property: input.settings?.property, others: input.settings?.others }),
      }),
  },
];

/** Nodes are read from the result, other columns from the data with their groups. */
function inSource({ result, data }: ChartInput, of: string) {
  const node = isResult(result) && result.nodes.some(({ id }) => id === of);
  return node ? result : data;
}

function labelsOf({ settings }: ChartInput) {
  const usual = [
    { en: "Rank under the plan as it is", zh: "现行方案的名次" },
    { en: "Rank under the other plan", zh: "另一方案的名次" },
  ] as const;
  return { labels: settings?.labels ?? usual };
}

type Sides = Readonly<Record<"development" | "sharing", { readonly nodes: readonly string[] }>>;

/** A side of one node is called by its name. */
function sideLabels(input: ChartInput, { development, sharing }: Sides) {
  const { nodes } = named(input).names;
  const [a, b] = [development, sharing].map((side) =>
    side.nodes.length === 1 ? nodes?.get(side.nodes[0]!) : undefined,
  );
  const usual = [
    { en: "Development", zh: "发展性" },
    { en: "Sharing", zh: "共享性" },
  ] as const;
  return { labels: [a ?? usual[0], b ?? usual[1]] as const };
}
