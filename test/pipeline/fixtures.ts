import type { Dataset, System } from "../../src/index.ts";
import { datasetFromColumns, parseSystem } from "../../src/index.ts";

/** A small index of two groups: a has x and y (less is better), b has z. */
export const small: System = parseSystem({
  id: "small",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "a",
        children: [
          { id: "x", direction: "positive", tags: ["shortboard"] },
          { id: "y", direction: "negative" },
        ],
      },
      { id: "b", children: [{ id: "z", direction: "positive" }] },
    ],
  },
});

export const units = ["u1", "u2", "u3"];

export function data(
  columns: Record<string, readonly number[]>,
  more: { periods?: string[]; units?: string[]; groups?: Record<string, string[]> } = {},
): Dataset {
  const length = Object.values(columns)[0]!.length;
  return datasetFromColumns({
    units: more.units ?? Array.from({ length }, (_, i) => `u${i + 1}`),
    periods: more.periods ?? Array.from({ length }, () => "2023"),
    columns: Object.fromEntries(Object.entries(columns).map(([id, x]) => [id, Float64Array.from(x)])),
    ...(more.groups === undefined ? {} : { groups: more.groups }),
  });
}

/** The codes and paths of a refusal, or what was returned instead. */
export function refusal(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    const { issues } = error as { issues?: { code: string; path: (string | number)[] }[] };
    if (issues === undefined) throw error;
    return issues.map(({ code, path }) => `${code} at ${path.join(".")}`);
  }
  return "nothing refused";
}
