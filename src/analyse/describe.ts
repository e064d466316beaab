import { createRegistry, type Registry } from "../method/index.ts";
import { builtins } from "../pipeline/builtins.ts";
import type { Definition } from "../pipeline/engine.ts";
import type { Step } from "../pipeline/result.ts";
import type { Dataset } from "../schema/types.ts";
import { summarise } from "../stats/column-summary.ts";
import { type Correlation, correlationTable } from "./correlations.ts";
import { availabilityOf } from "./describe-availability.ts";
import { stepData } from "./describe-data.ts";
import { sameColumns, sameRows } from "./describe-duplicates.ts";
import { describeFindings } from "./describe-findings.ts";
import { flagsOf } from "./describe-flags.ts";
import { linksOf } from "./describe-links.ts";
import type { DescribeThresholds, Description, IndicatorDescription } from "./describe-types.ts";
import { bySeverity } from "./finding.ts";

const THRESHOLDS: DescribeThresholds = {
  skewness: 2,
  kurtosis: 3.5,
  available: 0.65,
  rowAvailable: 0.65,
  nonZero: 0.5,
  unique: 0.5,
  same: 0.8,
  rounding: 0,
  link: 0.7,
};

export interface DescribeOptions {
  /** The step after which the indicators are described; `denominated` unless said: after formulas and denominators. */
  readonly step?: Step;
  /** Only rows of these periods. */
  readonly periods?: readonly string[];
  readonly thresholds?: Partial<DescribeThresholds>;
  /** Which correlations; all three unless said, none by []. */
  readonly correlations?: readonly Correlation[];
  /** Rows up to which correlations are computed that take long; see `correlationTable`. */
  readonly most?: number;
  /** The methods of the plan, for steps after `denominated`; the built-in ones unless given. */
  readonly registry?: Registry;
}

/**
 * Data before any score is printed (数据概况): statistics of each indicator after a step, flags, availability by row and
 * group, duplicates, correlations, and links to variables that are no indicators.
 * Standard deviation by n − 1, skewness and excess kurtosis corrected for bias (type 2), quartiles of type 7. `outliers`:
 * |skewness| > 2 and kurtosis > 3.5. Correlations pairwise complete; those of many rows that take long are left out and
 * listed with the time.
 * Missing: skipped and counted; undefined figures are NaN. Problems of the system, the plan or the data: one `IndexError`.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4; Becker et al. (2022), COINr
 * @example
 * const index = { id: "index", children: [{ id: "income", direction: "positive" }, { id: "gap", direction: "negative" }] };
 * const system = parseSystem({ id: "small", version: "1", index });
 * const data = datasetFromColumns({ units: ["a", "b", "c", "d"], periods: "2023", columns: { income: [10, 20, null, 60], gap: [3, 3, 3, 3] } });
 * const { indicators, findings } = describe({ system }, data);
 * [indicators[0].mean, indicators[0].availability]; // => [30, 0.75]
 * findings.map(({ severity, code }) => `${severity}: ${code}`); // => ["act: described-constant", "watch: described-rows-few"]
 */
export function describe(definition: Definition, data: Dataset, options: DescribeOptions = {}): Description {
  const { step = "denominated", registry = createRegistry(builtins), correlations, most } = options;
  const thresholds: DescribeThresholds = { ...THRESHOLDS, ...options.thresholds };
  const at = stepData(definition, data, { step, periods: options.periods, registry });
  const { tree, rows, columns } = at;
  const indicators = [...columns].map(([indicator, x]): IndicatorDescription => {
    const summary = summarise(x);
    const { n, zeros, unique, same } = summary;
    const share = (part: number, of: number) => (of === 0 ? Number.NaN : part / of);
    const described = {
      indicator,
      ...summary,
      missing: rows.length - n,
      availability: share(n, rows.length),
      nonZeroShare: share(n - zeros, n),
      uniqueShare: share(unique, n),
      sameShare: share(same, n),
    };
    return {
      ...described,
      flags: flagsOf(described, { thresholds, standardErrors: at.standardErrors.get(indicator) }),
    };
  });
  const described = {
    step,
    thresholds,
    indicators,
    availability: availabilityOf(columns, { tree, rows }),
    duplicates: {
      columns: sameColumns(columns),
      rows: sameRows([...columns.values()], { units: rows.unit, periods: rows.period }),
    },
    correlations: correlationTable(columns, {
      ...(correlations === undefined ? {} : { kinds: correlations }),
      ...(most === undefined ? {} : { most }),
    }),
    links: linksOf({ ...at }),
  };
  return { ...described, findings: bySeverity(describeFindings(described, { columns, rows })) };
}
