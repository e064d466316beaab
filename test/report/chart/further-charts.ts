import { densityOf } from "../../../src/analyse/convergence-density.ts";
import { explainDifference } from "../../../src/analyse/decompose/explain-change.ts";
import { inequalityOf } from "../../../src/analyse/inequality.ts";
import { sharingMatrix } from "../../../src/analyse/inequality-sharing.ts";
import { compareIndices } from "../../../src/analyse/sensitivity/compare-indices.ts";
import { sensitivity } from "../../../src/analyse/sensitivity/sensitivity.ts";
import { uncertainty } from "../../../src/analyse/uncertainty/uncertainty.ts";
import { portrait } from "../../../src/calls.ts";
import { computeIndex } from "../../../src/engine.ts";
import { attainmentOf } from "../../../src/monitor/attainment.ts";
import { monitor } from "../../../src/monitor/monitor.ts";
import { attainmentBullets } from "../../../src/report/chart/attainment.ts";
import { colourBoard } from "../../../src/report/chart/board.ts";
import { choropleth } from "../../../src/report/chart/choropleth.ts";
import { dagumStack } from "../../../src/report/chart/dagum.ts";
import { densityChart } from "../../../src/report/chart/density.ts";
import { lorenzChart } from "../../../src/report/chart/lorenz.ts";
import { chartNames } from "../../../src/report/chart/names.ts";
import { obstacleBars } from "../../../src/report/chart/obstacles.ts";
import { sharingQuadrant } from "../../../src/report/chart/quadrant.ts";
import { rankProbabilities } from "../../../src/report/chart/rank-probabilities.ts";
import { rankScatter } from "../../../src/report/chart/rank-scatter.ts";
import { sensitivityBars } from "../../../src/report/chart/sensitivity.ts";
import { standingBars } from "../../../src/report/chart/standings.ts";
import { tileMap } from "../../../src/report/chart/tile-map.ts";
import type { Chart, ChartOptions } from "../../../src/report/chart/types.ts";
import { changeWaterfall } from "../../../src/report/chart/waterfall.ts";
import type { Fixture } from "./scores-fixture.ts";

/** A grid of squares, a unit each, with a hole in the first. */
export function squares(units: readonly string[]): unknown {
  const across = Math.ceil(Math.sqrt(units.length));
  const features = units.map((unit, i) => {
    const [x, y] = [120 + (i % across) * 0.1, 30 - Math.floor(i / across) * 0.1];
    const square = (size: number) => [
      [x, y],
      [x + size, y],
      [x + size, y - size],
      [x, y - size],
      [x, y],
    ];
    const coordinates = i === 0 ? [square(0.1), square(0.02)] : [square(0.1)];
    return { type: "Feature", properties: { unit }, geometry: { type: "Polygon", coordinates } };
  });
  return { type: "FeatureCollection", features };
}

export const positionsOf = (units: readonly string[]) =>
  units.map((unit, i) => ({ unit, x: 120 + ((i * 37) % 101) / 100, y: 30 + ((i * 61) % 89) / 100 }));

export type Draw = (options: ChartOptions) => Chart;

/** Every chart of targets, of what a result hangs on, of distribution, of units and of places, from one fixture. */
export function furtherCharts({ system, data, result }: Fixture): ReadonlyMap<string, Draw> {
  const definition = { system };
  const names = chartNames({ system, data });
  const units = [...new Set(data.units)];
  const periods = [...new Set(data.periods)];
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const kinds = { kind: data.units.map((_, i) => ["street", "town"][i % 2]!) };
  const grouped = { ...data, groups: kinds };
  const vary = [
    { vary: "weights", noise: 0.3 },
    { vary: "aggregate", of: ["arithmetic", "geometric"] },
  ] as const;
  const lower = { normalise: { method: "min-max", lower: 1 } } as const;
  const hangs = (method: "sobol" | "morris" | "one-at-a-time") =>
    sensitivity({ ...definition, plan: lower }, data, { vary, method, n: 8 });
  const spread = uncertainty({ ...definition, plan: lower }, data, { vary: [vary[0]], n: 20 });
  const other = computeIndex({ system, plan: { weigh: { method: "given", weights: { d0: 9 } } } }, data);
  const now = monitor(definition, data, { at: last });
  const before = attainmentOf(definition, data, { at: first });
  const unequal = inequalityOf(grouped, { of: "d0i0", population: "units", groups: "kind" });
  const sides = sharingMatrix(result, { development: { nodes: ["d0"] }, sharing: { nodes: ["d1"] } });
  const [change] = explainDifference(result, result, { from: first, to: last, unit: units[0]! });
  const seen = portrait(definition, data, { unit: units[0]!, period: last });
  const [sobol, morris, alone] = [hangs("sobol"), hangs("morris"), hangs("one-at-a-time")];
  const densities = densityOf(result, { of: "index" });
  return new Map<string, Draw>([
    ["sensitivity sobol", (options) => sensitivityBars(sobol, { names, ...options })],
    ["sensitivity morris", (options) => sensitivityBars(morris, { names, ...options })],
    ["sensitivity alone", (options) => sensitivityBars(alone, { names, ...options })],
    ["rank probabilities", (options) => rankProbabilities(spread, options)],
    ["rank scatter", (options) => rankScatter(compareIndices(result, other), { names, ...options })],
    ["attainment", (options) => attainmentBullets(now, { names, before, unit: units[0]!, ...options })],
    ["board units", (options) => colourBoard(now, { names, ...options })],
    [
      "board periods",
      (options) => colourBoard([monitor(definition, data, { at: first }), now], { names, unit: units[0]!, ...options }),
    ],
    ["board indicator", (options) => colourBoard(now, { names, indicator: "d0i0", ...options })],
    ["lorenz", (options) => lorenzChart(data, { of: "d0i0", population: "units", names, ...options })],
    [
      "lorenz groups",
      (options) =>
        lorenzChart(grouped, { of: "d0i0", population: "persons", weights: "d1i0", groups: "kind", names, ...options }),
    ],
    ["dagum", (options) => dagumStack(unequal, { names, ...options })],
    ["quadrant", (options) => sharingQuadrant(sides, { names, unit: units[0]!, ...options })],
    ["density", (options) => densityChart(densities, { names, ...options })],
    ["waterfall", (options) => changeWaterfall(change!, { names, ...options })],
    ["standings", (options) => standingBars(seen, { names, ...options })],
    ["standings groups", (options) => standingBars(seen, { names, of: "groups", ...options })],
    ["obstacles", (options) => obstacleBars(seen, { names, ...options })],
    ["tile map", (options) => tileMap(result, { positions: positionsOf(units), unit: units[0]!, ...options })],
    ["choropleth", (options) => choropleth(result, { geojson: squares(units), unit: units[0]!, ...options })],
  ]);
}
