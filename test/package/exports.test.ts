import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { exports } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  exports: Record<string, unknown>;
};
const subpaths = Object.keys(exports).filter((path) => !path.includes("json"));

// A name that goes away or appears is a decision: read the difference, then `npx vitest run test/package/exports -u`.
test.each(subpaths)("the names that %s exports", async (subpath) => {
  const specifier = `common-prosperity-index${subpath.slice(1)}`;
  const module = (await import(/* @vite-ignore */ specifier)) as object;
  expect(Object.keys(module).sort()).toMatchSnapshot();
});
