import { computeIndex, datasetFromColumns, parseSystem } from "../../../src/index.ts";
import type { ReportSource } from "../../../src/report/html/source.ts";

/** Twelve towns in two years, two domains of two indicators, one of them with targets. */
const TOWNS = Array.from({ length: 12 }, (_, i) => `t${i}`);

export function townsSource({
  names = TOWNS.map((town) => `Town ${town}`),
  indicator = "Beds per head",
  note = "Synthetic figures",
}: {
  readonly names?: readonly string[];
  readonly indicator?: string;
  readonly note?: string;
} = {}): ReportSource {
  const targets = [{ period: "2025", value: 60, base: { period: "2022", value: 5 } }];
  const system = parseSystem({
    id: "towns",
    version: "1",
    name: { en: "Towns", zh: "乡镇" },
    index: {
      id: "index",
      name: { en: "Index", zh: "综合指数" },
      children: [
        {
          id: "care",
          name: { en: "Care", zh: "保障" },
          children: [
            { id: "beds", name: indicator, measure: "beds", direction: "positive", targets },
            { id: "wait", name: { en: "Waiting", zh: "等待" }, measure: "days", direction: "negative" },
          ],
        },
        {
          id: "wealth",
          name: { en: "Wealth", zh: "富裕" },
          children: [
            { id: "income", name: { en: "Income", zh: "收入" }, direction: "positive" },
            { id: "gap", name: { en: "Gap", zh: "差距" }, direction: "negative", collection: "survey" },
          ],
        },
      ],
    },
  });
  const count = names.length;
  const units = names.map((_, i) => `t${i}`);
  const column = (a: number, b: number) => [...units, ...units].map((_, i) => ((i * a) % b) + (i >= count ? 2 : 1));
  const data = {
    ...datasetFromColumns({
      units: [...units, ...units],
      periods: [...units.map(() => "2022"), ...units.map(() => "2023")],
      names: [...names, ...names],
      columns: { beds: column(7, 23), wait: column(5, 19), income: column(11, 31), gap: column(3, 17) },
    }),
    notes: [note],
  };
  const definition = { system };
  return { definition, data, result: computeIndex(definition, data) };
}

/** The towns over so many years, the same figures each year but for a rise. */
export function yearsSource(years: number, towns = 6, names?: readonly string[]): ReportSource {
  // one unit has no cross-section
  const plan = { normalise: towns > 1 ? { method: "min-max" } : { method: "index-to-base", period: "2020" } };
  const definition = { ...townsSource().definition, plan };
  const units = Array.from({ length: years }, () => Array.from({ length: towns }, (_, i) => `t${i}`)).flat();
  const periods = Array.from({ length: years }, (_, y) => Array.from({ length: towns }, () => String(2020 + y))).flat();
  const column = (a: number, b: number) => units.map((_, i) => ((i * a) % b) + Math.floor(i / towns) + 1);
  const columns = { beds: column(7, 23), wait: column(5, 19), income: column(11, 31), gap: column(3, 17) };
  const named = names && { names: units.map((_, i) => names[i % towns]!) };
  const data = datasetFromColumns({ units, periods, columns, ...named });
  return { definition, data, result: computeIndex(definition, data), uncertainty: null, trials: null };
}

/** The texts of a page: what a reader sees, without markup. */
export function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

export const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</title></style><svg onload=alert(1)>",
  "&lt;b&gt; &amp; ]]>",
  "\u202eright to left\u202c עברית",
  "🏘️ 👩‍👩‍👧 emoji",
  "长".repeat(200),
  "W".repeat(200),
  "null\u0000 and \u0007 bell",
  "${1+1} {{2}} `x`",
  "-->",
];
