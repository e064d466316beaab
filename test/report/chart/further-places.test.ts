import { describe, expect, test } from "vitest";
import { computeIndex } from "../../../src/engine.ts";
import { choropleth } from "../../../src/report/chart/choropleth.ts";
import { classesOf, classOf } from "../../../src/report/chart/classes.ts";
import { widestInside } from "../../../src/report/chart/geometry/inside.ts";
import { tileMap } from "../../../src/report/chart/tile-map.ts";
import { datasetFromColumns } from "../../../src/schema/dataset.ts";
import { parseSystem } from "../../../src/schema/system.ts";
import { positionsOf, squares } from "./further-charts.ts";
import { scoresFixture } from "./scores-fixture.ts";
import { everyElement, marksWith, readSvg } from "./svg.ts";

const { data, result } = scoresFixture();
const units = [...new Set(data.units)];
const last = "2024";

/** The first element of a tag inside the mark with an attribute. */
function drawnFor(svg: string, attribute: string, value: string, tag: string): Readonly<Record<string, string>> {
  const mark = everyElement(readSvg(svg)).find(({ attributes }) => attributes[`data-${attribute}`] === value)!;
  return everyElement(mark).find((element) => element.tag === tag)!.attributes;
}

describe("places", () => {
  const positions = positionsOf(units);
  test("classes: natural breaks, A the highest; as many as there are values", () => {
    const classes = classesOf(Float64Array.of(1, 2, 10, 11, 30, Number.NaN), 3);
    expect(classes.map(({ letter, from, to, n }) => [letter, from, to, n])).toEqual([
      ["A", 30, 30, 1],
      ["B", 10, 11, 2],
      ["C", 1, 2, 2],
    ]);
    expect(classOf(Number.NaN, classes)).toBeUndefined();
    expect(classesOf(Float64Array.of(5, 5)).map(({ letter }) => letter)).toEqual(["A"]);
    expect(classesOf(Float64Array.of(Number.NaN))).toEqual([]);
  });

  test("tiles: score and rank of every unit; tiles do not overlap", () => {
    const { svg } = tileMap(result, { positions });
    const marks = marksWith(svg, "score");
    const [score, rank] = [result.score("index"), result.rank("index")];
    const rows = result.units.flatMap((_, i) => (result.periods[i] === last ? [i] : []));
    expect(marks.map((mark) => [mark["data-unit"], mark["data-score"], mark["data-rank"]])).toEqual(
      rows.map((i) => [result.units[i], String(score[i]), String(rank[i])]),
    );
    const tiles = units.map((unit) => drawnFor(svg, "unit", unit, "rect"));
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(units.length);
  });

  test("tiles: all units without a position at once", () => {
    expect(() => tileMap(result, { positions: positions.slice(2) })).toThrow(/2 units have no position: u0, u1/);
  });

  test("a unit without a score is told from one with", () => {
    const index = { id: "index", children: [{ id: "a", direction: "positive" }] } as const;
    const own = parseSystem({ id: "s", version: "1", index });
    const gap = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, null] } });
    const found = computeIndex({ system: own }, gap);
    const tiles = tileMap(found, { positions: positionsOf(["x", "y", "z"]) });
    expect(drawnFor(tiles.svg, "unit", "z", "rect")).toMatchObject({ fill: "none", "stroke-dasharray": "3 3" });
    expect(tiles.description).toContain("z: no score");
    const areas = choropleth(found, { geojson: squares(["x", "y", "z"]) });
    expect(drawnFor(areas.svg, "unit", "z", "path")).toMatchObject({ fill: "none", "stroke-dasharray": "3 3" });
  });

  test("areas: a path for each ring, holes kept, the whole in the frame and its shape kept", () => {
    const { svg } = choropleth(result, { geojson: squares(units), width: 600 });
    const d = drawnFor(svg, "unit", "u0", "path")["d"]!;
    expect(d.match(/M/g)).toHaveLength(2);
    const all = everyElement(readSvg(svg)).filter(
      ({ tag, attributes }) => tag === "path" && attributes["fill-rule"] === "evenodd",
    );
    const xs = all.flatMap(({ attributes }) =>
      [...attributes["d"]!.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x]) => Number(x)),
    );
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...xs)).toBeLessThanOrEqual(584);
    const [x, y] = [...d.matchAll(/([\d.]+),([\d.]+)/g)]
      .slice(0, 3)
      .map(([, a, b]) => [Number(a), Number(b)] as const)
      .reduce<[number[], number[]]>(
        ([left, right], [a, b]) => [
          [...left, a],
          [...right, b],
        ],
        [[], []],
      );
    // a degree of longitude at 29.8° north is cos 29.8° of one of latitude
    expect((Math.max(...x) - Math.min(...x)) / (Math.max(...y) - Math.min(...y))).toBeCloseTo(
      Math.cos((29.8 * Math.PI) / 180),
      2,
    );
  });

  test("areas: what is wrong with the document, all at once, in a sentence each", () => {
    const wrong = {
      type: "FeatureCollection",
      features: [{ type: "Feature", properties: { unit: "u0" }, geometry: null }],
    };
    expect(() => choropleth(result, { geojson: wrong })).toThrow(/the geometry is missing(.|\n)*"u18" has no area/);
  });

  test("a text's place inside: the widest line of an L, and none in a sliver", () => {
    const ell = Float64Array.of(0, 0, 4, 0, 4, 6, 10, 6, 10, 10, 0, 10, 0, 0);
    expect(widestInside([ell], 2)!.width).toBe(10);
    expect(widestInside([ell], 2)!.y).toBeGreaterThanOrEqual(7);
    expect(widestInside([Float64Array.of(0, 0, 10, 0, 10, 1, 0, 1, 0, 0)], 2)).toBeNull();
  });
});
