import { computeIndex } from "../../../src/engine.ts";
import type { IndexResult } from "../../../src/pipeline/result.ts";
import { datasetFromColumns } from "../../../src/schema/dataset.ts";
import { parseSystem } from "../../../src/schema/system.ts";
import type { Dataset, Name, System } from "../../../src/schema/types.ts";

/** Names that have broken charts and pages before. */
export const HOSTILE: readonly string[] = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "&amp; ]]> <!-- -->",
  "\u202emoc.elpmaxe\u202c مدينة",
  "👩‍👩‍👧‍👦 emoji 🏙️",
  "a\u0000b\u0007c\ud800d\nnewline\ttab",
  "{b|rich} {c} ${x} %s",
  "很长的名字".repeat(40),
  "A very long English name ".repeat(8),
];

const DOMAINS: readonly Name[] = [
  { en: "Higher-quality economy", zh: "更高质量的经济发展" },
  { en: "Balanced regions", zh: "更加均衡的区域格局" },
  { en: "Income sharing", zh: "更加合理的收入分配" },
  { en: "Public services", zh: "更加优质的公共服务" },
  { en: "Rich culture", zh: "更加丰富的精神文化" },
  { en: "Liveable environment", zh: "更加宜居的生态环境" },
];

/** A number from 0 to 1 that depends on its arguments alone. */
function noise(a: number, b: number, c: number): number {
  const mixed = Math.imul(
    Math.imul(a + 1, 73856093) ^ Math.imul(b + 1, 19349663) ^ Math.imul(c + 1, 83492791),
    2654435761,
  );
  return ((mixed >>> 0) % 10007) / 10007;
}

export interface Fixture {
  readonly system: System;
  readonly data: Dataset;
  readonly result: IndexResult;
}

/** Units over years in six domains of so many indicators each. */
export function scoresFixture({
  units = 19,
  years = 5,
  indicators = 3,
  domains = 6,
  names,
  gaps = false,
}: {
  readonly units?: number;
  readonly years?: number;
  readonly indicators?: number;
  readonly domains?: number;
  readonly names?: (i: number) => string;
  readonly gaps?: boolean;
} = {}): Fixture {
  const children = Array.from({ length: domains }, (_, d) => ({
    id: `d${d}`,
    name: DOMAINS[d % DOMAINS.length]!,
    weight: 1 + (d % 3),
    children: Array.from({ length: indicators }, (_, k) => ({
      id: `d${d}i${k}`,
      name: { en: `Indicator ${k + 1} of ${d + 1}`, zh: `第${d + 1}领域指标${k + 1}` },
      direction: "positive" as const,
      measure: "%",
      targets:
        k === 0 ? [{ kind: "value" as const, period: "2027", value: 90, base: { period: "2020", value: 20 } }] : [],
    })),
  }));
  const system = parseSystem({
    id: "fixture",
    version: "1",
    index: { id: "index", name: { en: "Common prosperity index", zh: "共同富裕综合指数" }, children },
  });
  const rows = Array.from({ length: units * years }, (_, row) => ({ u: row % units, y: Math.floor(row / units) }));
  const columns: Record<string, (number | null)[]> = {};
  for (let d = 0; d < domains; d++)
    for (let k = 0; k < indicators; k++)
      columns[`d${d}i${k}`] = rows.map(({ u, y }) =>
        gaps && u === 1 && d === 0
          ? null
          : 20 + 30 * noise(u, 99, 0) + 25 * noise(u, d, k) + 8 * noise(u, y, d * 31 + k) + 3 * y,
      );
  const data = datasetFromColumns({
    units: rows.map(({ u }) => `u${u}`),
    periods: rows.map(({ y }) => String(2020 + y)),
    names: rows.map(({ u }) => names?.(u) ?? `Town ${u + 1}`),
    columns,
  });
  return { system, data, result: computeIndex({ system }, data) };
}

/** Names of Chinese towns, made up. */
export const chineseNames = (i: number): string =>
  `${["东", "西", "南", "北", "新", "江", "院", "宁", "沙", "上"][i % 10]}${["城", "浦", "桥", "溪", "山", "郑", "埠"][i % 7]}${i % 3 === 0 ? "街道" : i % 3 === 1 ? "镇" : "乡"}`;
