import { parseSystem } from "../../src/schema/system.ts";

/** Two domains, three indicators, one of them computed; and a variable. */
export const system = parseSystem({
  id: "tiny",
  version: "1",
  variables: [
    { id: "urban", name: { zh: "城镇收入" } },
    { id: "rural", name: { zh: "农村收入" } },
  ],
  index: {
    id: "index",
    children: [
      { id: "wealth", children: [{ id: "gdp", name: { en: "GDP", zh: "生产总值" }, direction: "positive" }] },
      {
        id: "balance",
        children: [
          { id: "ratio", direction: "negative", formula: "urban / rural" },
          { id: "jobs", direction: "positive" },
        ],
      },
    ],
  },
});
