import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { computeIndex, type IndexResult } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { hasShared, named, sharedPath } from "./shared.ts";

// UNDP, Human Development Report 2023/24: published index and rank of 193 countries (hdr.undp.org, CC BY 3.0 IGO)
describe.skipIf(!hasShared)(named("UNDP's Human Development Index 2022"), () => {
  let result: IndexResult;
  const published = new Map<string, { hdi: string; rank: string }>();

  beforeAll(async () => {
    const { definition, data } = await loadProject(sharedPath("examples/hdi.yaml"));
    result = computeIndex(definition, data);
    const lines = readFileSync(sharedPath("reference/undp-hdi/hdi_2022.csv"), "utf8").trim().split("\n").slice(1);
    for (const line of lines) {
      // iso3, country (quoted where it has a comma), hdicode, region, hdi_rank, hdi
      const [, iso3, rank, hdi] = /^([A-Z]{3}),(?:"[^"]*"|[^,]*),[^,]*,[^,]*,([^,]*),([^,]*),/.exec(line)!;
      published.set(iso3!, { hdi: hdi!, rank: rank! });
    }
  });

  test("all 193 printed values, to their three decimals", () => {
    const scores = result.score("hdi");
    const wrong = result.units.filter((unit, i) => {
      const printed = published.get(unit)!.hdi;
      return printed === "" ? !Number.isNaN(scores[i]!) : scores[i]!.toFixed(3) !== Number(printed).toFixed(3);
    });
    expect(wrong).toEqual([]);
    expect([...published.values()].filter(({ hdi }) => hdi !== "")).toHaveLength(193);
  });

  test("all 193 printed ranks, and none for the two countries without an index", () => {
    const ranks = result.rank("hdi");
    const wrong = result.units.filter((unit, i) => ranks[i] !== Number(published.get(unit)!.rank));
    expect(wrong).toEqual([]);
    expect(Array.from(ranks).filter((rank) => rank === 0)).toHaveLength(2);
  });
});
