/** Why something stays in JavaScript. */
export const SQL_REASONS_EN: Readonly<Record<string, string>> = {
  "whole-table": "it compares every row with every other",
  iterative: "it repeats a computation until it settles",
  random: "it draws from random streams of this library",
  "other-rows": "it reads other units or periods by the calendar or by the chain of parents",
  "row-weights": "it gives every row weights of its own",
  "own-method": "it is a method of your own without toExpr",
  status: "it depends on what is said of each cell, which a table of numbers does not hold",
  "many-values": "what it learned is as long as the data",
  "not-written": "it has not been written as SQL",
};
