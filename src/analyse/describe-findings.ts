import type { Rows } from "../method/index.ts";
import type { Columns } from "../pipeline/columns.ts";
import { sortIndex } from "../stats/index.ts";
import type { Description, Flag, IndicatorDescription } from "./describe-types.ts";
import { type Finding, short } from "./finding.ts";

interface Context {
  readonly columns: Columns;
  readonly rows: Rows;
}

/** What the figures mean, in the order of the description. */
export function describeFindings(
  { indicators, availability, duplicates, links, thresholds, correlations }: Omit<Description, "findings">,
  context: Context,
): Finding[] {
  return [
    ...indicators.flatMap((one) => one.flags.map((flag) => flagFinding(one, flag, context))),
    ...rowFindings(availability, thresholds.rowAvailable),
    ...duplicates.columns.map(
      ({ a, b, kind, slope, intercept }): Finding => ({
        severity: "act",
        code: "described-same-columns",
        path: ["data", b],
        params: { of: a, kind, slope: Number(slope.toPrecision(6)), intercept: Number(intercept.toPrecision(6)) },
      }),
    ),
    ...duplicates.rows.map(
      ({ period, units }): Finding => ({
        severity: "watch",
        code: "described-same-rows",
        path: ["data"],
        params: { period, units },
      }),
    ),
    ...linkFindings(links, thresholds.link),
    ...correlations.leftOut.map(
      ({ kind, pairs, rows, seconds }): Finding => ({
        severity: "info",
        code: "described-left-out",
        path: [],
        params: { kind, pairs, rows, seconds: Math.max(1, Math.round(seconds)) },
      }),
    ),
  ];
}

const placeOf = ({ unit, period }: Rows, i: number): string => `${unit[i]} ${period[i]}`.trim();

function flagFinding(
  { indicator, n, rows: of, zeros }: IndicatorDescription,
  flag: Flag,
  { columns, rows }: Context,
): Finding {
  const path = ["data", indicator];
  switch (flag.kind) {
    case "empty":
      return { severity: "act", code: "described-empty", path, params: { of } };
    case "constant":
      return { severity: "act", code: "described-constant", path, params: { value: flag.value } };
    case "same":
      return {
        severity: "watch",
        code: "described-mostly-same",
        path,
        params: { value: flag.value, share: percent(flag.share) },
      };
    case "rounding":
    case "standard-error":
      return {
        severity: "watch",
        code: "described-near-constant",
        path,
        params: { by: flag.kind, range: Number(flag.range.toPrecision(6)), unit: flag.unit },
      };
    case "outliers":
      return {
        severity: "watch",
        code: "described-outliers",
        path,
        params: {
          skewness: short(flag.skewness),
          kurtosis: short(flag.kurtosis),
          places: extremes(columns.get(indicator)!, rows, flag.skewness > 0),
        },
      };
    case "few-present":
      return { severity: "act", code: "described-few-present", path, params: { n, of } };
    case "many-zeros":
      return { severity: "watch", code: "described-many-zeros", path, params: { zeros, of: n } };
    case "few-different":
      return { severity: "info", code: "described-few-different", path, params: { unique: flag.unique, of: n } };
    default:
      return flag satisfies never;
  }
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** The three rows that lie farthest out on the side of the skew. */
function extremes(x: Float64Array, rows: Rows, upwards: boolean): string[] {
  const order = sortIndex(x, { order: upwards ? "descending" : "ascending" });
  return Array.from(order.subarray(0, 3), (i) => `${placeOf(rows, i)} (${Number(x[i]!.toPrecision(6))})`);
}

function rowFindings({ units, periods, share }: Description["availability"], least: number): Finding[] {
  const places: string[] = [];
  let count = 0;
  for (let i = 0; i < share.length; i++) {
    if (!(share[i]! < least)) continue;
    count += 1;
    if (places.length < 10) places.push(`${units[i]} ${periods[i]}`.trim());
  }
  if (count === 0) return [];
  return [
    {
      severity: "watch",
      code: "described-rows-few",
      path: ["data"],
      params: { count, of: share.length, least: percent(least), places },
    },
  ];
}

/** Of each indicator the strongest link to a denominator that it is not divided by, and to something outside. */
function linkFindings(links: Description["links"], least: number): Finding[] {
  const strongest = new Map<string, Description["links"][number]>();
  for (const link of links) {
    if (link.kind === "formula" || !(Math.abs(link.r) >= least)) continue;
    const key = `${link.kind === "outside" ? "outside" : "denominator"} ${link.indicator}`;
    const known = strongest.get(key);
    if (known === undefined || Math.abs(link.r) > Math.abs(known.r)) strongest.set(key, link);
  }
  return [...strongest.values()].map(({ indicator, variable, kind, r, observed }): Finding => {
    const path = ["data", indicator];
    if (kind === "own")
      return {
        severity: "watch",
        code: "described-denominator-stays",
        path,
        params: { by: variable, r: short(r), observed: short(observed) },
      };
    if (kind === "other")
      return { severity: "watch", code: "described-denominator-drives", path, params: { by: variable, r: short(r) } };
    return { severity: "info", code: "described-outside", path, params: { variable, r: short(r) } };
  });
}
