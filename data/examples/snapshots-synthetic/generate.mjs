// Writes the SYNTHETIC table of this example: no town is meant, nothing was measured. The same bytes on every machine.
import { writeFileSync } from "node:fs";

const towns = [
  ["jia", "甲镇", 0.9],
  ["yi", "乙镇", 0.35],
  ["bing", "丙镇", 0.6],
  ["ding", "丁镇", 0.1],
  ["wu", "戊镇", 0.75],
  ["ji", "己镇", 0.5],
];
let state = 20190101;
// a linear congruential generator in whole numbers: no arithmetic that a machine could round otherwise
const draw = () => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return state / 2147483648;
};
const lines = ["unit,name,period,SYNTHETIC 合成数据,income,jobs,income_ratio,clinics,schooling,air"];
for (let year = 2019; year <= 2023; year++)
  for (const [unit, name, level] of towns) {
    const t = year - 2019;
    const cells = [
      Math.round(28000 + 22000 * level + 2100 * t + 900 * draw()),
      (88 + 8 * level + 0.3 * t + draw()).toFixed(1),
      (2.3 - 0.5 * level - 0.05 * t + 0.08 * draw()).toFixed(2),
      (62 + 28 * level + 1.6 * t + 2 * draw()).toFixed(1),
      (9.1 + 1.6 * level + 0.12 * t + 0.1 * draw()).toFixed(2),
      (38 - 6 * (1 - level) - 1.4 * t + 2 * draw()).toFixed(1),
    ];
    if (unit === "ding" && year === 2020) cells[3] = ""; // one gap, so that coverage shows
    lines.push([unit, name, year, "synthetic", ...cells].join(","));
  }
writeFileSync(new URL("synthetic-towns-2019-2023.csv", import.meta.url), `${lines.join("\n")}\n`);
