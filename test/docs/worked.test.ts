import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { hasShared, named, sharedPath } from "../reference/shared.ts";

const page = (name: string): string => readFileSync(new URL(`../../docs/worked/${name}.md`, import.meta.url), "utf8");

type Row = Readonly<Record<string, string>>;
const crosswalk = (): Row[] => parse(readFileSync(sharedPath("systems/crosswalk.csv"), "utf8"), { columns: true });
/** Pairs of ids that a page compares: those named once, and those that the two systems name differently. */
function comparedOn(text: string): string[] {
  const alike = /const same = `([^`]*)`/.exec(text)![1]!.trim().split(/\s+/);
  const renamed = [...text.matchAll(/\["(\w+)", "(\w+)"\] as const/g)].map(([, from, to]) => `${from} ${to}`);
  return [...alike.map((id) => `${id} ${id}`), ...renamed].sort();
}
/** Rows of the table of pairs that are not compared. */
const listedOn = (text: string): string[] =>
  [...text.matchAll(/^\| .* \| `(\w+)` .* \| `(\w+)` .* \|$/gm)].map(([, from, to]) => `${from} ${to}`).sort();

const cases = [
  { name: "fenghua", from: "fenghua2022_id", to: "fenghua2025_id", sizes: [] as string[], counts: [60, 38, 22] },
  { name: "jinhua", from: "fenghua2025_id", to: "jinhua_id", sizes: ["skilled_workers"], counts: [38, 24, 14] },
  { name: "haiyan", from: "fenghua2025_id", to: "haiyan_id", sizes: [], counts: [24, 16, 8] },
];

describe.skipIf(!hasShared)(named("the worked pages and the crosswalk of the sources"), () => {
  test.each(cases)("$name: compared are the pairs that mean the same, the others stand in the table", (one) => {
    const text = page(one.name);
    const pairs = crosswalk().filter((row) => row[one.from] !== "" && row[one.to] !== "");
    const ids = (rows: Row[]) => rows.map((row) => `${row[one.from]} ${row[one.to]}`).sort();
    // a total of places of different size is no pair, though the concept is one
    const alike = pairs.filter((row) => row["match"] === "same" && !one.sizes.includes(row["concept_id"]!));
    const rest = pairs.filter((row) => !alike.includes(row));
    expect([pairs.length, alike.length, rest.length]).toEqual(one.counts);
    expect(comparedOn(text)).toEqual(ids(alike));
    expect(listedOn(text)).toEqual(ids(rest));
    const words: Row = { period: "period", stock_flow: "flow against stock", definition: "definition", same: "size" };
    for (const row of rest) {
      const line = text.split("\n").find((l) => l.includes(`(${row["concept_en"]})`))!;
      expect(line).toContain(` | ${words[row["match"]!]}`);
      expect(line).toContain(row["note"]);
    }
  });

  test.each(cases.slice(1))("$name: what has no partner is named", ({ name, to }) => {
    const alone = crosswalk().filter((row) => row[to] !== "" && row["fenghua2025_id"] === "");
    const told = page(name).split("without a partner in Fenghua\n").at(-1)!;
    expect([...told.matchAll(/`(\w+)`/g)].map(([, id]) => id)).toEqual(alone.map((row) => row[to]));
  });

  test("Fenghua: why 22 pairs are not compared", () => {
    const rows = crosswalk().filter((row) => row["fenghua2022_id"] !== "" && row["fenghua2025_id"] !== "");
    const count = (match: string) => rows.filter((row) => row["match"] === match).length;
    expect([count("period"), count("definition"), count("stock_flow")]).toEqual([11, 8, 3]);
    expect(page("fenghua")).toContain("in 11 the period differs");
  });

  test("Huangyan: 34 of 64 have no number in the table; the system has two more, in words", () => {
    const rows: Row[] = parse(readFileSync(sharedPath("systems/huangyan-64.csv"), "utf8"), { columns: true });
    const bare = rows.filter((row) => row["target_2022"] === "" && row["target_2025"] === "");
    expect([rows.length, bare.length]).toEqual([64, 34]);
    expect(bare.filter((row) => row["note"]!.includes("全覆盖")).map((row) => row["id"])).toEqual(
      expect.arrayContaining(["culture_hall_coverage", "self_governance_coverage"]),
    );
    expect(page("huangyan")).toContain("leaves 34 of the 64 without a number");
  });
});
