import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";

// Holds the bundled systems, row for row, against the tables that were read out of the five documents.
// The tables are not part of the package; where they are absent the tests are skipped by name.
const tables = new URL("../../../shared/systems/", import.meta.url);
const present = existsSync(new URL("huangyan-64.csv", tables));

type Row = Readonly<Record<string, string>>;
const read = (name: string): Row[] => parse(readFileSync(new URL(`${name}.csv`, tables)), { columns: true, bom: true });

interface Json {
  readonly id: string;
  readonly children?: readonly Json[];
  readonly [key: string]: unknown;
}
interface Target {
  readonly period: string;
  readonly kind: string;
  readonly value?: number;
  readonly factor?: number;
  readonly from?: number;
  readonly comparator?: string;
  readonly basis?: string;
  readonly aspirational?: boolean;
  readonly official?: boolean;
  readonly note?: string;
  readonly source: {
    readonly document: string;
    readonly section: string;
    readonly quote: string;
    readonly evidence: string;
  };
}
const load = (id: string): Json =>
  JSON.parse(readFileSync(new URL(`../../data/systems/${id}.json`, import.meta.url), "utf8"));

/** Indicators with the groups above them, in the order of the file. */
function indicators(node: Json, path: readonly Json[] = []): { indicator: Json; path: readonly Json[] }[] {
  if (!node.children) return [{ indicator: node, path }];
  return node.children.flatMap((child) => indicators(child, [...path, node]));
}
const byId = (system: Json) => new Map(indicators(system["index"] as Json).map((entry) => [entry.indicator.id, entry]));
const targetsOf = (indicator: Json) => indicator["targets"] as readonly Target[];
const figureOf = (target: Target): number | undefined => target.value ?? target.factor ?? target.from;

/** "lead" units in the order of the table; of a merged indicator, the units of every row. */
const ownersOf = (indicator: Json) =>
  ((indicator["owners"] ?? []) as { name: string; role: string }[]).map(({ name, role }) => `${name}:${role}`);
const ownersIn = (row: Row) =>
  row["owner_zh"] === "" ? [] : row["owner_zh"]!.split("、").map((name) => `${name}:lead`);

/** Where our direction is not the word of the table, and why. */
const directions: Readonly<Record<string, unknown>> = {
  livelihood_budget_share: { ideal: 75 }, // 稳定在75%左右: hold near the value
  natural_gas_use: "unstated", // the table's note: desired direction not stated
};
/** Where the kind of target is told by words, not by the comparator of the table. */
const eliminated = [
  "zero_employment_families",
  "legacy_issues",
  "petition_backlog",
  "poverty_outstanding_problems",
  "defective_reservoirs",
];
const ranges: Readonly<Record<string, number>> = {
  heritage_items_new: 2,
  reform_model_towns: 2,
  alliance_agri_funds: 2,
};
const multiples = ["digital_core_value_multiple", "rule_of_law_village_multiple"];
const kindOf = (row: Row, id: string): string => {
  if (multiples.includes(id)) return "multiple"; // 翻番
  if (eliminated.includes(id)) return "elimination"; // 清零, 消除
  if (id in ranges) return "range"; // 1-2 in the text, the table stores the lower bound
  return row["comparator"] === "about" ? "about" : "value";
};
const basisOf = (row: Row, id: string): string => {
  if (multiples.includes(id)) return "multiple";
  return /年均/.test(row["indicator_zh"]!) ? "annual-average" : row["base_text"]!;
};

describe.skipIf(!present)("bundled systems against the tables read from the documents", () => {
  test("huangyan_64: the 64 rows, in order", () => {
    const rows = read("huangyan-64");
    const system = load("huangyan_64");
    const entries = indicators(system["index"] as Json);
    expect(entries.map(({ indicator }) => indicator.id)).toEqual(rows.map((row) => row["id"]));
    for (const [i, row] of rows.entries()) {
      const { indicator, path } = entries[i]!;
      const where = row["id"]!;
      expect(
        path.slice(1).map((group) => group["name"]),
        where,
      ).toEqual([
        { en: row["domain_en"], zh: row["domain_zh"] },
        { en: row["subdomain_en"], zh: row["subdomain_zh"] },
      ]);
      expect(indicator["name"], where).toEqual({ en: row["indicator_en"], zh: row["indicator_zh"] });
      expect(indicator["measure"], where).toBe(row["unit"]);
      expect(indicator["direction"], where).toEqual(row["direction"] === "ideal" ? { ideal: 0 } : row["direction"]);
      expect((indicator["note"] as { en: string }).en.startsWith(row["code"]!), where).toBe(true);
      const tags = (indicator["tags"] ?? []) as string[];
      for (const tag of ["characteristic", "survey", "shortboard"])
        expect(tags.includes(tag), `${where} ${tag}`).toBe(row[tag] === "true");
      expect(indicator["collection"] === "survey", where).toBe(row["survey"] === "true");
      expect(ownersOf(indicator), where).toEqual(ownersIn(row));
      const source = indicator["source"] as Target["source"];
      expect([source.section, source.quote, source.evidence], where).toEqual([
        row["section"],
        row["quote_zh"],
        row["evidence"],
      ]);
      expect(source.document.startsWith(row["evidence"] === "sister" ? "奉化" : "黄岩"), where).toBe(true);
      const targets = targetsOf(indicator);
      expect(targets.length, `${where} has a target, typed where the document gives no number`).toBeGreaterThan(0);
      for (const year of ["2022", "2025"]) {
        const found = targets.filter((target) => target.period === year && target.basis === row[`basis_${year}`]);
        if (row[`target_${year}`] === "") {
          // full coverage in words is the only number that a target without one may have
          for (const target of targets.filter((t) => t.period === year))
            if (figureOf(target) !== undefined)
              expect([target.value, target.note?.includes("全覆盖")], where).toEqual([100, true]);
          continue;
        }
        expect(found.map(figureOf), `${where} ${year}`).toEqual([Number(row[`target_${year}`])]);
        // patent pledge: the table's >= is that of 2025 (30亿元以上); the sentence for 2022 has a bare figure
        const comparator = where === "patent_pledge_finance" && year === "2022" ? "reach" : row["comparator"];
        expect(found[0]!.comparator, `${where} ${year}`).toBe(comparator);
        expect(found[0]!.aspirational ?? false, where).toBe(/争取|力争/.test(found[0]!.source.quote));
      }
    }
  });

  test("huangyan_64: 34 of 64 have no number as a target in the document, 2 of them full coverage in words", () => {
    const rows = read("huangyan-64");
    const without = rows
      .filter((row) => row["target_2022"] === "" && row["target_2025"] === "")
      .map((row) => row["id"]!);
    expect(without.length).toBe(34);
    const system = byId(load("huangyan_64"));
    const kinds = new Map<string, number>();
    for (const id of without)
      for (const { kind } of targetsOf(system.get(id)!.indicator)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toEqual({
      relative: 7,
      trend: 19,
      synchrony: 2,
      unknown: 2,
      assigned: 2,
      value: 2,
    });
  });

  for (const [file, id, year] of [
    ["fenghua-2025", "fenghua_2025", "2025"],
    ["fenghua-2022", "fenghua_2022", "2022"],
    ["jinhua-2025", "jinhua_2025", "2025"],
    ["haiyan-2025", "haiyan_2025", "2025"],
  ] as const) {
    test(`${id}: every row of the table is one target, and no target is made up`, () => {
      const rows = read(file);
      const system = byId(load(id));
      const used = new Map<string, number>();
      for (const row of rows) {
        // a figure found in several places of the document has one indicator; the table marks the later ones w_, r_, w64_, w68_
        const key = row["id"]!.replace(/^(w|r|w64|w68)_/, "");
        const entry = system.get(key);
        expect(entry?.indicator["id"], row["id"]).toBe(key);
        const { indicator, path } = entry!;
        const nth = used.get(key) ?? 0;
        used.set(key, nth + 1);
        const target = targetsOf(indicator).filter(({ kind }) => kind !== "joint")[nth]!;
        expect(target?.period, row["id"]).toBe(year);
        const where = `${row["id"]} ${target.source.section}`;
        if (nth === 0) {
          expect(indicator["name"], where).toEqual({ en: row["indicator_en"], zh: row["indicator_zh"] });
          expect(indicator["measure"], where).toBe(row["unit"]);
          expect(indicator["direction"], where).toEqual(directions[key] ?? row["direction"]);
          expect(indicator["role"], where).toBe(row["level"] === "headline" ? "evaluated" : "observed");
          const source = indicator["source"] as Target["source"];
          expect([source.quote, source.evidence], where).toEqual([row["quote_zh"], "named"]);
          const names = path.map((group) => (group["name"] as { zh: string }).zh);
          expect(
            names.some((zh) => row["group_zh"]!.endsWith(zh) || row["item_zh"] === zh),
            where,
          ).toBe(true);
        } else if (row["indicator_zh"] !== (indicator["name"] as { zh: string }).zh) {
          expect(target.note, where).toContain(`named here ${row["indicator_zh"]}`);
        }
        for (const owner of ownersIn(row)) expect(ownersOf(indicator), where).toContain(owner);

        expect(target.source.quote, where).toBe(row["quote_zh"]);
        if (row["task_no"] !== "") expect(target.source.section.split(" "), where).toContain(row["task_no"]);
        expect(target.aspirational ?? false, where).toBe(row["note"]!.includes("aspirational"));
        if (row["milestones_zh"]) expect(target.note, where).toContain(row["milestones_zh"]);

        const printed = row[`target_${year}`]!;
        if (printed === "") {
          expect(target.kind, where).toBe(row["quote_zh"]!.includes("下达") ? "assigned" : "trend");
          continue;
        }
        expect(target.kind, where).toBe(kindOf(row, key));
        expect(target.basis, where).toBe(basisOf(row, key));
        if (target.kind !== "range") expect(target.comparator, where).toBe(row["comparator"]);
        if (row["unit"] === indicator["measure"]) expect(figureOf(target), where).toBe(Number(printed));
        else {
          // the one figure printed in two measures: 1.4万元 as a headline, 14000元 in the list of works
          expect([key, figureOf(target), printed], where).toEqual(["subsistence_allowance", 1.4, "14000"]);
          expect(target.note, where).toContain(`printed as ${printed} ${row["unit"]}`);
        }
      }
      for (const { indicator } of system.values()) {
        const targets = targetsOf(indicator);
        expect(targets.filter(({ kind }) => kind !== "joint").length, indicator.id).toBe(used.get(indicator.id));
        // conflicting and repeated targets are all kept; the first one counts, and says why
        expect(
          targets.map(({ official }) => official ?? false),
          indicator.id,
        ).toEqual(targets.map((_, i) => targets.length > 1 && i === 0));
        if (targets.length > 1) expect(targets[0]!.note, indicator.id).toContain("official:");
      }
      const owned = new Map<string, Set<string>>();
      for (const row of rows) {
        const key = row["id"]!.replace(/^(w|r|w64|w68)_/, "");
        owned.set(key, new Set([...(owned.get(key) ?? []), ...ownersIn(row)]));
      }
      for (const [key, owners] of owned) expect(ownersOf(system.get(key)!.indicator), key).toEqual([...owners]);
    });
  }

  test("every quote stands in the text of its document", () => {
    const seeds = new URL("../seeds/", tables);
    const documents: readonly (readonly [system: string, number: string])[] = [
      ["fenghua_2025", "000_"],
      ["huangyan_64", "001_"],
      ["fenghua_2022", "002_"],
      ["jinhua_2025", "003_"],
      ["haiyan_2025", "004_"],
    ];
    const texts = new Map(
      documents.map(([id, number]) => {
        const file = readdirSync(seeds).find((name) => name.startsWith(number))!;
        return [id, readFileSync(new URL(file, seeds), "utf8")] as const;
      }),
    );
    for (const [id] of documents) {
      for (const { indicator } of indicators(load(id)["index"] as Json)) {
        const sources = [indicator["source"] as Target["source"], ...targetsOf(indicator).map(({ source }) => source)];
        for (const { document, quote } of sources) {
          const text = texts.get(id === "huangyan_64" && document.startsWith("奉化") ? "fenghua_2025" : id)!;
          expect(text.includes(quote), `${id} ${indicator.id}: ${quote}`).toBe(true);
        }
      }
    }
  });
});
