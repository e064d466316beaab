import { describe, expect, test } from "vitest";
import { computeIndex, datasetFromColumns, type PlanInput, parseSystem } from "../../src/index.ts";
import { type Frame, hasShared, named, sharedJson } from "./shared.ts";

// COINr 1.1.14, Screen() on ASEM's raw data: byNA looks at the missing, byzeros at the zeros, byNAandzeros at both
interface Misc {
  Raw: Frame;
  screen: Record<string, { removed: string[]; summary?: Frame }>;
}
interface Panel {
  screened_out: Record<string, string[]>;
}

const empty: Misc = { Raw: { nrow: 0, columns: [], data: {} }, screen: {} };
const misc = hasShared ? (sharedJson("reference/coinr/asem_misc.json") as Misc) : empty;
const screens: readonly [string, PlanInput["screen"]][] = [
  ["byNA_0.9_0.05", { coverage: 0.9 }],
  ["byNA_0.95_0.9", { coverage: 0.95 }],
  ["byzeros_0.9_0.05", { nonZero: 0.05 }],
  ["byzeros_0.95_0.9", { nonZero: 0.9 }],
  ["byNAandzeros_0.9_0.05", { coverage: 0.9, nonZero: 0.05 }],
  ["byNAandzeros_0.95_0.9", { coverage: 0.95, nonZero: 0.9 }],
  ["force", { coverage: 0.95, include: ["DEU"], exclude: ["AUS"] }],
];

function systemOf(ids: readonly string[]) {
  const children = ids.map((id) => ({ id, direction: "positive" }));
  return parseSystem({ id: "asem", version: "1", index: { id: "Index", children } });
}

const columnsOf = (frame: Frame, ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, frame.data[id]!.map((v) => (v === null ? null : Number(v)))]));

describe.skipIf(!hasShared)(named("COINr's screening of ASEM"), () => {
  const ids = misc.Raw.columns.filter((id) => id !== "uCode");
  test.each(screens)("%s", (name, screen) => {
    const data = datasetFromColumns({
      units: misc.Raw.data["uCode"]!.map(String),
      columns: columnsOf(misc.Raw, ids),
    });
    const { screened } = computeIndex({ system: systemOf(ids), plan: { screen: screen ?? {} } }, data);
    const { removed, summary } = misc.screen[name]!;
    expect(screened.map(({ unit }) => unit).sort()).toEqual([...removed].sort());
    if (summary === undefined) return;
    const units = summary.data["uCode"]!;
    for (const { unit, present, of, zeros } of screened) {
      const i = units.indexOf(unit);
      expect([present / of, (present - zeros) / present]).toEqual([
        summary.data["Dat_Avail"]![i],
        summary.data["Non_Zero"]![i],
      ]);
    }
  });

  test("the panel: year by year", () => {
    const panel = sharedJson("reference/coinr/asem_panel.json") as Panel;
    const raw = sharedJson("reference/coinr/ASEM_iData_p.json") as Frame | { data: Frame };
    const frame = "nrow" in raw ? raw : raw.data;
    const known = ids.filter((id) => frame.data[id] !== undefined);
    const data = datasetFromColumns({
      units: frame.data["uCode"]!.map(String),
      periods: frame.data["Time"]!.map(String),
      columns: columnsOf(frame, known),
    });
    const { screened } = computeIndex({ system: systemOf(known), plan: { screen: { coverage: 0.9 } } }, data);
    for (const [year, removed] of Object.entries(panel.screened_out))
      expect(
        screened
          .filter(({ period }) => period === year)
          .map(({ unit }) => unit)
          .sort(),
        year,
      ).toEqual([...removed].sort());
  });
});
