import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { positionsOf, squares } from "../report/chart/further-charts.ts";
import { everyElement, readSvg } from "../report/chart/svg.ts";
import { examples, gongfu, scratch } from "./run.ts";

const folder = scratch();
const figures = "synthetic-towns-2021-2025.csv";
const units: string[] = [];
const chart = (...args: string[]) => gongfu(["chart", ...args, "--locale", "en"], { cwd: folder.path });
const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);

/** The units that an SVG has marks of. */
function drawn(out: string): readonly string[] {
  const root = readSvg(out.slice(out.indexOf("<svg")).trim());
  return everyElement(root).flatMap(({ attributes }) => attributes["data-unit"] ?? []);
}

beforeAll(() => {
  mkdirSync(folder.path, { recursive: true });
  const from = join(examples, "huangyan-illustrative");
  copyFileSync(join(from, figures), join(folder.path, figures));
  const project = readFileSync(join(from, "towns.yaml"), "utf8");
  write("gongfu.yaml", project.replace("data:\n", "data:\n  - { kind: positions, file: positions.csv }\n"));
  write("bare.yaml", project);
  const rows = readFileSync(join(from, figures), "utf8").trim().split("\n").slice(1);
  units.push(...new Set(rows.map((row) => row.split(",")[0]!)));
  write(
    "positions.csv",
    `unit,x,y\n${positionsOf(units)
      .map(({ unit, x, y }) => `${unit},${x},${y}`)
      .join("\n")}\n`,
  );
  write("areas.json", JSON.stringify(squares(units)));
});
afterAll(() => folder.remove());

describe("gongfu chart of places", () => {
  test("tiles from a table of positions, every unit once", async () => {
    const { code, out } = await chart("tile-map");
    expect(code).toBe(0);
    expect([...drawn(out)].sort()).toEqual([...units].sort());
  });

  test("areas from a GeoJSON, every unit once, by the property named", async () => {
    const { code, out } = await chart("map", "--geojson", "areas.json", "--property", "unit");
    expect(code).toBe(0);
    expect([...drawn(out)].sort()).toEqual([...units].sort());
  });

  test("what is not given, and what is wrong with a document, all of it", async () => {
    expect(await chart("tile-map", "bare.yaml")).toMatchObject({
      code: 1,
      err: expect.stringContaining("list a table of kind positions"),
    });
    expect(await chart("map")).toMatchObject({ code: 1, err: expect.stringContaining("--geojson") });
    const { type, features } = squares(units) as { type: string; features: { properties: object; geometry: object }[] };
    const wrong = features.slice(1).map((one, i) => (i === 0 ? { ...one, geometry: { type: "Point" } } : one));
    write(
      "wrong.json",
      JSON.stringify({ type, features: [...wrong, { ...features[0]!, properties: { unit: "nobody" } }] }),
    );
    const { code, err } = await chart("map", "--geojson", "wrong.json");
    expect(code).toBe(1);
    expect(err).toContain("the geometry is Point; an area is a Polygon or a MultiPolygon");
    expect(err).toContain(`the unit "${units[0]}" has no area`);
    expect(err).toContain('unit "nobody" is no unit of the data');
    const more = { type, features: [...features, { ...features[0]!, properties: { unit: "sea" } }] };
    write("more.json", JSON.stringify(more));
    const shown = await chart("map", "--geojson", "more.json", "--others", "show");
    expect(shown.out).toContain("19 areas; 1 more are no units of the data");
    expect(await chart("map", "--geojson", "more.json", "--others", "hide")).toMatchObject({ code: 2 });
    expect(await chart("map", "--geojson", "none.json")).toMatchObject({ code: 1 });
  });
});

describe("gongfu chart of targets and units", () => {
  const periods = (out: string) => [
    ...new Set(
      everyElement(readSvg(out.slice(out.indexOf("<svg")).trim())).flatMap(
        ({ attributes }) => attributes["data-at"] ?? [],
      ),
    ),
  ];

  test("a board is of all units in the latest period", async () => {
    const { out } = await chart("board");
    expect(periods(out)).toEqual(["2025"]);
    expect(new Set(drawn(out)).size).toBe(units.length);
  });

  test("a board of one unit is over the periods", async () => {
    const { out } = await chart("board", "--unit", units[0]!);
    expect(periods(out)).toEqual(["2021", "2022", "2023", "2024", "2025"]);
    expect([...new Set(drawn(out))]).toEqual([units[0]]);
  });

  test("a board of one indicator is of its units over the periods", async () => {
    const { out } = await chart("board", "--node", "volunteer_penetration");
    expect(new Set(drawn(out)).size).toBe(units.length);
    expect(periods(out)).toHaveLength(5);
  });

  test("sides of a quadrant, and who is compared by a Lorenz curve", async () => {
    const { out } = await chart("quadrant", "--development", "economy,affluence", "--sharing", "ecology");
    expect(out).toContain(">Development<");
    expect((await chart("quadrant", "--sharing", "nothing")).err).toContain("nothing");
    const curve = await chart("lorenz", "--node", "disposable_income_per_capita", "--population", "households");
    expect(curve.out).toContain("Compared: households");
  });

  test("a waterfall needs a unit, an earlier period, and takes one", async () => {
    expect(await chart("waterfall")).toMatchObject({ code: 1, err: expect.stringContaining("choose from: dongcheng") });
    const { out } = await chart("waterfall", "--unit", units[0]!, "--from", "2021");
    expect(out).toContain("2021");
    expect(await chart("waterfall", "--unit", units[0]!, "--period", "2021")).toMatchObject({
      code: 1,
      err: expect.stringContaining("periods"),
    });
  });
});
