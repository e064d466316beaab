import { checkSystem, type SystemOptions } from "../../src/schema/system.ts";

/** A small system that is right; tests change one thing at a time. */
export function tiny(): Record<string, unknown> {
  return {
    id: "tiny",
    version: "1",
    variables: [{ id: "urban" }, { id: "rural" }],
    index: {
      id: "index",
      children: [
        {
          id: "income",
          children: [
            { id: "gdp", direction: "positive" },
            { id: "ratio", direction: "negative" },
          ],
        },
        { id: "air", direction: "negative" },
      ],
    },
  };
}

/** A system of these children under the index. */
export const withChildren = (...children: unknown[]): Record<string, unknown> => ({
  ...tiny(),
  index: { id: "index", children },
});

/** A system whose one indicator has these fields beside id and direction. */
export const withIndicator = (fields: object): Record<string, unknown> =>
  withChildren({ id: "x", direction: "positive", ...fields });

/** Every issue as `place: code`. */
export const problems = (input: unknown, options?: SystemOptions): string[] =>
  checkSystem(input, options).issues.map(({ path, code }) => `${path.join(".")}: ${code}`);

/** Nested so many lists deep, built without recursion. */
export function nestedLists(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}
