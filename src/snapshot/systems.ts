import { compileTree } from "../pipeline/tree.ts";
import type { Indicator, System, Variable } from "../schema/types.ts";

/**
 * An earlier system that also knows the columns of a later one, as variables that nothing reads: the files of today hold
 * columns that did not exist then.
 */
export function knowingColumns(earlier: System, later: System): System {
  const tree = compileTree(earlier, null);
  const known = new Set([...tree.nodes.map(({ id }) => id), ...earlier.variables.map(({ id }) => id)]);
  const columns: readonly (Indicator | Variable)[] = [
    ...compileTree(later, null).indicators.map(({ node }) => node as Indicator),
    ...later.variables,
  ];
  const added = columns
    .filter(({ id }) => !known.has(id))
    .map(
      ({ id, measure, price }): Variable => ({
        id,
        ...(measure !== undefined && { measure }),
        ...(price !== undefined && { price }),
      }),
    );
  return { ...earlier, variables: [...earlier.variables, ...added] };
}
