import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  computeIndex,
  grade,
  humanDevelopmentTiers,
  type IndexResult,
  inequalityAdjustedOf,
  parityOf,
} from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { roundAll } from "../../src/stats/index.ts";
import { hasShared, named, sharedPath } from "./shared.ts";

// UNDP, Human Development Report 2023/24: inequalities, IHDI, GDI and its groups, tiers (hdr.undp.org, CC BY 3.0 IGO)
describe.skipIf(!hasShared)(named("UNDP's IHDI, GDI groups and HDI tiers 2022"), () => {
  let result: IndexResult;
  let published: ReadonlyMap<string, Readonly<Record<string, string>>>;

  beforeAll(async () => {
    const { definition, data } = await loadProject(sharedPath("examples/hdi.yaml"));
    result = computeIndex(definition, data);
    const [head, ...lines] = readFileSync(sharedPath("reference/undp-hdi/hdi_2022.csv"), "utf8").trim().split("\n");
    const headings = head!.split(",");
    const cells = (line: string) => line.replace(/"[^"]*"/g, (name) => name.replaceAll(",", ";")).split(",");
    published = new Map(
      lines.map((line) => {
        const row = cells(line);
        return [row[0]!, Object.fromEntries(headings.map((heading, k) => [heading, row[k] ?? ""]))];
      }),
    );
  });

  const column = (id: string): Float64Array =>
    Float64Array.from(result.units, (unit) => {
      const text = published.get(unit)![id]!;
      return text === "" ? Number.NaN : Number(text);
    });

  test("the IHDI of every country that has one, from the unrounded dimensions, within 0.0005; the loss likewise", () => {
    const rows = inequalityAdjustedOf(result, {
      inequality: { health: column("ineq_le"), education: column("ineq_edu"), income: column("ineq_inc") },
      percent: true,
    });
    const [ihdi, coefficient] = [column("ihdi"), column("coef_ineq")];
    const printed = rows.flatMap((row, i) => (Number.isNaN(ihdi[i]!) ? [] : [{ row, i }]));
    expect(printed.length).toBeGreaterThan(160);
    const far = printed.filter(({ row, i }) => !(Math.abs(row.adjusted - ihdi[i]!) <= 0.0005 + 1e-9));
    expect(far.map(({ row }) => row.unit)).toEqual([]);
    for (const { row, i } of printed)
      expect(Math.abs(100 * row.inequality - coefficient[i]!)).toBeLessThanOrEqual(0.0005);
    // the unrounded index is that of the plan
    const hdi = result.score("hdi");
    for (const { row, i } of printed) expect(row.index).toBeCloseTo(hdi[i]!, 12);
  });

  test("the GDI from both indices within 0.0005, and its groups on the rounded one", () => {
    const { ratio } = parityOf(column("hdi_f"), column("hdi_m"));
    const gdi = column("gdi");
    const far = result.units.filter(
      (_, i) => !Number.isNaN(gdi[i]!) && !(Math.abs(ratio[i]! - gdi[i]!) <= 0.0005 + 1e-9),
    );
    expect(far).toEqual([]);
    const { group } = parityOf(gdi, new Float64Array(gdi.length).fill(1));
    const groups = column("gdi_group");
    const wrong = result.units.filter((_, i) => !Number.isNaN(groups[i]!) && group[i] !== groups[i]);
    expect(wrong).toEqual([]);
    expect(groups.filter((v) => !Number.isNaN(v)).length).toBeGreaterThan(180);
  });

  test("the tier of every country", () => {
    const tiers = grade(roundAll(result.score("hdi"), { decimals: 3 }), humanDevelopmentTiers);
    const names = ["", ...tiers.levels.map(({ name }) => name.en)];
    const wrong = result.units.filter((unit, i) => {
      const code = published.get(unit)!["hdicode"]!.toLowerCase();
      return code !== "" && names[tiers.grade[i]!] !== code;
    });
    expect(wrong).toEqual([]);
  });
});
