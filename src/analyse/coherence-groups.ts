import { adequacyOf, inverseDiagonal, sphericityOf } from "../stats/correlation-structure.ts";
import { cronbachAlpha } from "../stats/cronbach.ts";
import { completeRows, principalComponents } from "../stats/principal-components.ts";
import type { GroupCoherence } from "./coherence-types.ts";
import { type CorrelationOptions, correlationTable } from "./correlations.ts";

interface Asked {
  readonly group: string;
  /** Scores of the children, and of all indicators below. */
  readonly children: ReadonlyMap<string, Float64Array>;
  readonly indicators: readonly Float64Array[];
  readonly correlations: CorrelationOptions;
}

/** Consistency, adequacy, components and redundancy of the children of one group. */
export function groupCoherence({ group, children, indicators, correlations }: Asked): GroupCoherence {
  const columns = [...children.values()];
  const { alpha, without } = cronbachAlpha(columns);
  const components = principalComponents(columns);
  const common = {
    group,
    children: [...children.keys()],
    correlations: correlationTable(children, correlations),
    alpha,
    without,
    indicatorAlpha: cronbachAlpha(indicators).alpha,
  };
  if (components === null) {
    const unknown = new Float64Array(columns.length).fill(Number.NaN);
    return {
      ...common,
      rows: completeRows(columns).length,
      kmo: null,
      sphericity: null,
      components: null,
      explained: unknown,
      inflation: unknown,
    };
  }
  const { n, r, eigen, eigenvalues, explained, cumulative, loadings, vectors } = components;
  const adequacy = adequacyOf(r, eigen);
  const { diagonal, collinear } = inverseDiagonal(r, eigen);
  const inflation = diagonal.map((v, j) => (collinear[j] ? Infinity : Math.max(1, v)));
  return {
    ...common,
    rows: n,
    kmo: adequacy === null ? null : { overall: adequacy.overall, children: adequacy.columns },
    sphericity: sphericityOf(r, { n, eigen }),
    components: { eigenvalues, explained, cumulative, loadings, vectors },
    explained: inflation.map((v) => 1 - 1 / v),
    inflation,
  };
}
