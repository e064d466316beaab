import { statSync } from "node:fs";
import { describe, expect, expectTypeOf, test } from "vitest";
import { en, IndexError } from "../../src/errors/index.ts";
import { zh } from "../../src/errors/zh.ts";
import { issueText } from "../../src/index.ts";
import type { Indicator, Node, System } from "../../src/schema/types.ts";
import {
  type Huangyan64Id,
  isSystemId,
  loadSystem,
  loadSystemDocument,
  type SystemId,
  systemIds,
} from "../../src/systems/index.ts";

function nodesOf(node: Node): Node[] {
  return node.children === undefined ? [node] : [node, ...node.children.flatMap(nodesOf)];
}
const indicatorsOf = (system: System): Indicator[] =>
  nodesOf(system.index).filter((node): node is Indicator => node.children === undefined);
const count = <T>(values: readonly T[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};
const sourceOf = (described: { readonly source?: unknown }) =>
  described.source as { document: string; section: string; quote: string; evidence: string };

describe("bundled systems", () => {
  test("the size of each, and the kinds of their targets", async () => {
    const table: Record<string, unknown> = {};
    for (const id of systemIds) {
      const system = await loadSystem(id);
      const indicators = indicatorsOf(system);
      table[id] = {
        groups: nodesOf(system.index).length - indicators.length,
        roles: count(indicators.map(({ role }) => role)),
        targets: count(indicators.flatMap(({ targets }) => targets.map(({ kind }) => kind))),
        aspirational: indicators.flatMap(({ targets }) => targets).filter((target) => target.aspirational).length,
        severalTargetsForOnePeriod: indicators.filter(({ targets }) => targets.some((target) => target.official))
          .length,
      };
    }
    expect(table).toEqual({
      huangyan_64: {
        groups: 26, // the index, 6 domains, 19 sub-domains
        roles: { evaluated: 64 },
        targets: { relative: 7, trend: 19, value: 44, about: 1, synchrony: 2, unknown: 2, assigned: 2 },
        aspirational: 3,
        severalTargetsForOnePeriod: 0,
      },
      fenghua_2025: {
        groups: 17,
        roles: { evaluated: 31, observed: 185 },
        targets: { value: 208, about: 3, multiple: 2, elimination: 2, joint: 1, range: 1 },
        aspirational: 3,
        severalTargetsForOnePeriod: 1,
      },
      fenghua_2022: {
        groups: 92,
        roles: { evaluated: 45, observed: 193 },
        targets: { value: 247, assigned: 3, trend: 1, range: 2, elimination: 1, about: 2 },
        aspirational: 14,
        severalTargetsForOnePeriod: 18,
      },
      jinhua_2025: {
        groups: 17,
        roles: { evaluated: 26, observed: 110 },
        targets: { value: 129, elimination: 3, about: 4, joint: 1 },
        aspirational: 11,
        severalTargetsForOnePeriod: 1,
      },
      haiyan_2025: {
        groups: 26,
        roles: { evaluated: 15, observed: 41 },
        targets: { value: 53, about: 2, joint: 1, elimination: 1 },
        aspirational: 4,
        severalTargetsForOnePeriod: 1,
      },
    });
  });

  test.for(systemIds)(
    "%s: names in both languages; document, section, quote and evidence for every indicator and target",
    async (id) => {
      const system = await loadSystem(id);
      for (const node of [system, ...nodesOf(system.index)]) {
        const name = node.name as { en: string; zh: string };
        expect(
          [name.en, name.zh].every((text) => text.trim() !== ""),
          node.id,
        ).toBe(true);
        expect(/\p{Script=Han}/u.test(name.en), `${node.id}: ${name.en}`).toBe(false);
      }
      expect(Object.keys(system.description as object)).toEqual(["en", "zh"]);
      expect((system.source as { date: string }).date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      for (const indicator of indicatorsOf(system)) {
        expect(indicator.measure?.trim(), indicator.id).toMatch(/./u);
        expect(indicator.targets.length, indicator.id).toBeGreaterThan(0);
        for (const source of [sourceOf(indicator), ...indicator.targets.map(sourceOf)]) {
          expect(
            [source.document, source.section, source.quote].every((text) => text?.trim()),
            indicator.id,
          ).toBe(true);
          expect(["named", "inferred", "sister"], indicator.id).toContain(source.evidence);
          expect(source.document, "by its title, not by a file").toMatch(/(纲要|要点|方案.2021[—-]2025年.)$/);
        }
      }
    },
  );

  test.for(systemIds)(
    "%s: of several targets for one period all are kept, one is official and says why",
    async (id) => {
      for (const { id: indicator, targets } of indicatorsOf(await loadSystem(id))) {
        for (const period of new Set(targets.map((target) => target.period))) {
          const same = targets.filter((target) => target.period === period);
          const official = same.filter((target) => target.official);
          expect(official.length, indicator).toBe(same.length > 1 ? 1 : 0);
          if (same.length > 1) expect(official[0]!.note, indicator).toContain("official:");
        }
      }
    },
  );

  test("fenghua_2022: the conflicts of the document stay", async () => {
    const indicators = new Map(
      indicatorsOf(await loadSystem("fenghua_2022")).map((indicator) => [indicator.id, indicator]),
    );
    const figures = (id: string) =>
      indicators
        .get(id)!
        .targets.map((t) => ("value" in t && "comparator" in t ? `${t.comparator} ${t.value}` : t.kind));
    expect(figures("digital_core_share_gdp")).toEqual(["reach 7", "reach 4.8"]);
    expect(figures("expected_schooling_years")).toEqual(["reach 15.1", "reach 15"]);
    expect(figures("tertiary_gross_enrolment")).toEqual(["reach 70", "reach 75"]);
    expect(figures("litigation_per_10k")).toEqual(["< 86.7", "< 89"]);
    expect(figures("urban_unemployment_rate")).toEqual(["< 3.5", "<= 3.5"]);
    for (const id of ["digital_core_share_gdp", "expected_schooling_years", "litigation_per_10k"])
      expect(indicators.get(id)!.targets[0]!.official, id).toBe(true);
  });

  test("a direction that the text does not state is unstated, an ideal known or not is an ideal", async () => {
    const odd: Record<string, unknown> = {};
    for (const id of systemIds)
      for (const { id: indicator, direction } of indicatorsOf(await loadSystem(id)))
        if (direction !== "positive" && direction !== "negative") odd[`${id}.${indicator}`] = direction;
    expect(odd).toEqual({
      "huangyan_64.income_growth_synchrony": { ideal: 0 },
      "huangyan_64.pay_productivity_synchrony": { ideal: 0 },
      "fenghua_2025.livelihood_budget_share": { ideal: 75 },
      "fenghua_2025.natural_gas_use": "unstated",
    });
  });

  test("huangyan_64 says plainly, in both languages, that it is a reconstruction", async () => {
    const system = await loadSystem("huangyan_64");
    const description = system.description as { en: string; zh: string };
    expect(description.en).toMatch(/^RECONSTRUCTION\. Table 1 .* is lost/);
    expect(description.zh).toMatch(/^重构说明:.*表1.*缺失/);
    expect(count(indicatorsOf(system).map((indicator) => sourceOf(indicator).evidence))).toEqual({
      named: 60,
      inferred: 3,
      sister: 1,
    });
  });

  test("huangyan_64: each indicator has a meaning for the district, 22 of them for towns, in every domain", async () => {
    const system = await loadSystem("huangyan_64");
    expect(system.levels).toEqual(["district", "town"]);
    expect(indicatorsOf(system).every(({ levels }) => levels.includes("district"))).toBe(true);
    const town = system.index.children.map(
      (domain) => nodesOf(domain).filter((node) => node.children === undefined && node.levels.includes("town")).length,
    );
    expect(town).toEqual([2, 1, 2, 6, 7, 4]);
    // a ratio between towns, and a standard set for the whole district
    for (const id of ["gdp_pc_max_min_ratio", "west_income_ratio", "subsistence_allowance", "urban_unemployment_rate"])
      expect(indicatorsOf(system).find((indicator) => indicator.id === id)!.levels, id).toEqual(["district"]);
  });

  test("node ids are literal types", async () => {
    const system = await loadSystem("huangyan_64");
    expectTypeOf(system).toEqualTypeOf<System<Huangyan64Id>>();
    expectTypeOf<"economy">().toExtend<Huangyan64Id>();
    expectTypeOf<"economi">().not.toExtend<Huangyan64Id>();
  });

  test("files stay small enough to load on demand", () => {
    for (const id of systemIds) {
      const { size } = statSync(new URL(`../../data/systems/${id}.json`, import.meta.url));
      expect(size, id).toBeLessThan(400_000);
    }
  });
});

describe("an id that is not bundled", () => {
  const failure = async (id: string): Promise<IndexError> => {
    try {
      await loadSystem(id as SystemId);
    } catch (error) {
      if (error instanceof IndexError) return error;
      throw error;
    }
    throw new Error("loaded");
  };

  test("rejects with what was meant and what there is, in both languages", async () => {
    const [issue] = (await failure("huangyan_46")).issues;
    expect(issueText(issue!, en)).toBe(
      '"huangyan_46" is no bundled system; did you mean "huangyan_64"?; bundled: huangyan_64, fenghua_2025, fenghua_2022, jinhua_2025, haiyan_2025',
    );
    expect(issueText(issue!, zh)).toBe(
      "没有名为“huangyan_46”的内置指标体系，是否应为“huangyan_64”？；现有：huangyan_64、fenghua_2025、fenghua_2022、jinhua_2025、haiyan_2025",
    );
  });

  test.for(["", "x", "__proto__", "constructor", "toString"])("%j is unknown like any other", async (id) => {
    expect(isSystemId(id)).toBe(false);
    expect((await failure(id)).issues).toEqual([
      { code: "unknown-system", path: [], params: { id, known: systemIds } },
    ]);
    await expect(loadSystemDocument(id as SystemId)).rejects.toThrow("is no bundled system");
  });
});
