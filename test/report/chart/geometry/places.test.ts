import fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "../../../../src/report/chart/geometry/assign.ts";
import { labelPlaces, overlap } from "../../../../src/report/chart/geometry/label-places.ts";
import { onPaper, tilePlaces } from "../../../../src/report/chart/geometry/tile-places.ts";

/** Every way of giving out columns, tried. */
function leastByTrying(cost: readonly (readonly number[])[]): number {
  const tryFrom = (row: number, taken: ReadonlySet<number>): number => {
    if (row === cost.length) return 0;
    let least = Number.POSITIVE_INFINITY;
    cost[row]!.forEach((c, column) => {
      if (!taken.has(column)) least = Math.min(least, c + tryFrom(row + 1, new Set([...taken, column])));
    });
    return least;
  };
  return tryFrom(0, new Set());
}

test("an assignment costs least of all that there are", () => {
  const matrix = fc.integer({ min: 1, max: 5 }).chain((rows) =>
    fc.integer({ min: rows, max: 6 }).chain((columns) => {
      const row = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: columns, maxLength: columns });
      return fc.array(row, { minLength: rows, maxLength: rows });
    }),
  );
  fc.assert(
    fc.property(matrix, (cost) => {
      const given = assign((i, j) => cost[i]![j]!, { rows: cost.length, columns: cost[0]!.length });
      expect(new Set(given).size).toBe(cost.length);
      expect([...given].reduce((sum, j, i) => sum + cost[i]![j]!, 0)).toBe(leastByTrying(cost));
    }),
  );
  expect(() => assign(() => 0, { rows: 3, columns: 2 })).toThrow(RangeError);
});

test("tiles: a grid of positions stays that grid, north above", () => {
  const positions = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => ({ x: 120 + x, y: 30 + y })));
  const { at, columns, rows } = tilePlaces(positions, { room: 1 });
  expect([columns, rows]).toEqual([3, 3]);
  expect(at).toEqual(positions.map(({ x, y }) => ({ column: x - 120, row: 32 - y })));
});

test("tiles: one each, none over another, whatever the positions", () => {
  const position = fc.record({ x: fc.integer({ min: -180, max: 180 }), y: fc.integer({ min: -80, max: 80 }) });
  fc.assert(
    fc.property(fc.array(position, { minLength: 1, maxLength: 40 }), (positions) => {
      const { at, columns, rows } = tilePlaces(positions);
      expect(new Set(at.map(({ column, row }) => `${column} ${row}`)).size).toBe(positions.length);
      expect(Math.min(...at.map(({ column }) => column))).toBe(0);
      expect(Math.max(...at.map(({ column }) => column))).toBe(columns - 1);
      expect(Math.max(...at.map(({ row }) => row))).toBe(rows - 1);
    }),
    { numRuns: 40 },
  );
});

test("tiles: positions all at one place, or in a row, are spread", () => {
  expect(tilePlaces([])).toEqual({ columns: 0, rows: 0, at: [] });
  expect(tilePlaces([{ x: 5, y: 5 }]).at).toEqual([{ column: 0, row: 0 }]);
  const same = tilePlaces(Array.from({ length: 9 }, () => ({ x: 1, y: 1 })));
  expect(new Set(same.at.map(({ column, row }) => `${column} ${row}`)).size).toBe(9);
  const line = tilePlaces(Array.from({ length: 6 }, (_, x) => ({ x, y: 0 })));
  expect(line.at.map(({ column }) => column)).toEqual([...line.at.map(({ column }) => column)].sort((a, b) => a - b));
});

test("degrees of longitude are shortened by the latitude, measures of length are not", () => {
  // cos 60° = ½
  expect(onPaper([{ x: 10, y: 60 }])[0]!.x).toBeCloseTo(5, 12);
  expect(onPaper([{ x: 1000, y: 60 }])[0]).toEqual({ x: 1000, y: -60 });
});

test("labels lie on nothing and inside the frame, or are left out", () => {
  const frame = { x: 0, y: 0, width: 200, height: 120 };
  const point = fc.record({
    x: fc.integer({ min: 0, max: 200 }),
    y: fc.integer({ min: 0, max: 120 }),
    width: fc.integer({ min: 5, max: 80 }),
    height: fc.constant(12),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 25 }), (points) => {
      const taken = { x: 0, y: 0, width: 60, height: 14 };
      const boxes = labelPlaces(points, { frame, radius: 4, taken: [taken] });
      boxes.forEach((box, i) => {
        if (box === null) return;
        expect(overlap(box, taken)).toBe(false);
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 200 && box.y + box.height <= 120).toBe(true);
        boxes.slice(0, i).forEach((other) => {
          if (other !== null) expect(overlap(box, other)).toBe(false);
        });
        points.forEach(({ x, y }, k) => {
          if (k !== i) expect(overlap(box, { x: x - 4, y: y - 4, width: 8, height: 8 })).toBe(false);
        });
      });
    }),
  );
  expect(labelPlaces([{ x: 100, y: 60, width: 20, height: 12 }], { frame, radius: 4 })).toEqual([
    { x: 107, y: 54, width: 20, height: 12 },
  ]);
});
