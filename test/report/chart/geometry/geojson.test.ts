import { expect, test } from "vitest";
import { readAreas } from "../../../../src/report/chart/geometry/geojson.ts";

const square = (x: number, y: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
});
const feature = (properties: object, geometry: unknown = square(0, 0), more: object = {}) => ({
  type: "Feature",
  properties,
  geometry,
  ...more,
});
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });

test("areas are found by the property that most units have, ids or names, numbers as they are written", () => {
  const document = collection(
    feature({ colour: "red", code: 331003 }),
    feature({ colour: "red", code: 331004 }, { type: "MultiPolygon", coordinates: [square(2, 2).coordinates] }),
  );
  const byId = readAreas(document, { units: ["331004", "331003"] });
  expect(byId.issues).toEqual([]);
  expect(byId.areas.map(({ unit, rings }) => [unit, rings.length])).toEqual([
    ["331003", 1],
    ["331004", 1],
  ]);
  expect(byId.areas[1]!.rings[0]).toEqual(Float64Array.of(2, 2, 3, 2, 3, 3, 2, 3, 2, 2));
  const byName = readAreas(collection(feature({ name: "北洋镇 " })), { units: ["t1"], names: ["北洋镇"] });
  expect(byName.areas[0]!.unit).toBe("t1");
  const byFeature = readAreas(collection(feature({ name: "x" }, square(0, 0), { id: "t1" })), { units: ["t1"] });
  expect(byFeature.areas[0]!.unit).toBe("t1");
});

test("an id wins over a name that is the same", () => {
  const { areas } = readAreas(collection(feature({ id: "a" }), feature({ id: "b" })), {
    units: ["a", "b"],
    names: ["b", "c"],
  });
  expect(areas.map(({ unit }) => unit)).toEqual(["a", "b"]);
});

test("every problem at once: what is no area, whose it is, and who has none", () => {
  const { areas, issues } = readAreas(
    collection(
      feature({ id: "a" }),
      feature({ id: "a" }),
      feature({ id: "b" }, { type: "Point", coordinates: [0, 0] }),
      feature({ id: "c" }, null),
      feature({ id: "nort" }),
      { type: "Polygon" },
      feature(
        { id: "d" },
        {
          type: "Polygon",
          coordinates: [
            [
              [0, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      ),
      feature(
        { id: "e" },
        {
          type: "Polygon",
          coordinates: [
            [
              [0, 0],
              [1, 1],
              ["x", 0],
              [0, 0],
            ],
          ],
        },
      ),
      feature({ id: "f" }, { type: "MultiPolygon", coordinates: [] }),
    ),
    { units: ["a", "b", "c", "d", "e", "f", "north"], property: "id" },
  );
  expect(areas).toEqual([]);
  expect(issues.map(({ code, path }) => [code, path.join(".")])).toEqual([
    ["geojson-feature", "features.5"],
    ["geojson-twice", "features.1"],
    ["geojson-geometry", "features.2.geometry"],
    ["geojson-geometry", "features.3.geometry"],
    ["geojson-coordinates", "features.6.geometry.coordinates"],
    ["geojson-coordinates", "features.7.geometry.coordinates"],
    ["geojson-coordinates", "features.8.geometry.coordinates"],
    ["geojson-missing", ""],
    ["geojson-unknown", "features.4"],
  ]);
  expect(issues.at(-1)!.params).toEqual({ found: "nort", property: "id", nearest: "north" });
  expect(issues.at(-2)!.params).toEqual({ unit: "north", nearest: "nort" });
});

test("areas of no unit are shown where that is asked for", () => {
  const { areas, issues } = readAreas(collection(feature({ id: "a" }), feature({ id: "sea" })), {
    units: ["a"],
    others: "show",
  });
  expect(issues).toEqual([]);
  expect(areas.map(({ unit }) => unit)).toEqual(["a", null]);
});

test.each([
  [null, { kind: "nothing" }],
  [[], { kind: "list" }],
  ["{}", { kind: "text" }],
  [{}, { kind: "untyped" }],
  [{ type: "Topology" }, { type: "Topology" }],
  [{ type: "FeatureCollection", features: {} }, { type: "FeatureCollection" }],
])("no FeatureCollection: %j", (document, found) => {
  expect(readAreas(document, { units: ["a"] }).issues).toEqual([
    { code: "geojson-document", path: [], params: { found } },
  ]);
});

test("a property that nobody has, and none that fits", () => {
  const document = collection(feature({ name: "x" }));
  expect(readAreas(document, { units: ["a"], property: "code" }).issues[0]).toEqual({
    code: "geojson-property",
    path: [],
    params: { property: "code", known: ["name"] },
  });
  expect(readAreas(document, { units: ["a"] }).issues[0]!.params).toEqual({ property: undefined, known: ["name"] });
});

test("keys of a property that every object has are no property", () => {
  expect(readAreas(collection(feature({ name: "x" })), { units: ["a"], property: "toString" }).issues[0]!.code).toBe(
    "geojson-property",
  );
});
