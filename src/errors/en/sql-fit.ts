import { SQL_REASONS_EN } from "../sql-words-en.ts";

/** Problems of an index that is learned by statements of SQL. */
export const sqlFitEn = {
  "sql-fit": ({ step, method, node, reason }: { step: string; method: string; node: string; reason: string }) =>
    `${step} of ${node} by "${method}" cannot be learned in the engine: ${SQL_REASONS_EN[reason] ?? reason}; learn from a sample or in JavaScript (fitIndex, fitStream), then score in the engine with what was learned`,
  "sql-fit-values": ({ method, found, lowest }: { method: string; found: number; lowest: string }) =>
    `${method} needs values ${lowest}, and the least one is ${found}; look at the column, or choose a method that takes it`,
  "sql-fit-empty": (_: object) => "no row is left to learn from; look at the table, the level and the screening",
  "sql-fit-results": ({ found, wanted }: { found: number; wanted: number }) =>
    `the pass has ${wanted} statements, and rows of ${found} were given; give those of each, in their order`,
};
