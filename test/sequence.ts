import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take long, the longest first. Begun last, one of them would run alone while the other cores wait. */
const LONG = [
  "test/docs/blocks.test.ts",
  "test/io/workbook/live.test.ts",
  "test/sql/methods.test.ts",
  "test/node/pool.test.ts",
  "test/node/kill.test.ts",
  "test/docs/site.test.ts",
  "test/hostile/fuzz.test.ts",
  "test/sql/fit.test.ts",
  "test/pipeline/kernel/equal.test.ts",
  "test/hostile/fitted.test.ts",
  "test/cli/chart-kinds.test.ts",
  "test/package/recipes.test.ts",
  "test/package/tarball.test.ts",
  "test/report/html/browser.test.ts",
];

const place = ({ moduleId }: TestSpecification): number => {
  const found = LONG.findIndex((file) => moduleId.endsWith(file));
  return found < 0 ? LONG.length : found;
};

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
