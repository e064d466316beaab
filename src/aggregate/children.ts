import { IndexError, type Issue } from "../errors/index.ts";

/** Refuses ids in a method's parameters that are no children of the group at hand. */
export function unknownChildren(
  named: readonly string[],
  ids: readonly string[],
  path: readonly (string | number)[],
): void {
  const issues = [...new Set(named)].flatMap((id): Issue[] =>
    ids.includes(id) ? [] : [{ code: "unknown-child", path, params: { id, known: ids } }],
  );
  if (issues.length > 0) throw new IndexError(issues);
}

/** Refuses weights of each row's own where rows are compared with each other, for which one set must hold. */
export function refuseRowWeights(rowWeights: readonly Float64Array[] | undefined, method: string): void {
  if (rowWeights !== undefined) throw new IndexError([{ code: "one-weight-vector", path: [], params: { method } }]);
}
