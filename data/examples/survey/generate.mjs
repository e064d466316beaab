// Writes the SYNTHETIC tables of this folder. Nobody was asked, and no figure was measured or published by anybody.
//   node generate.mjs [folder]
// Plain Node, no dependencies. The same bytes on every machine: the generator below is seeded, draws in a fixed order,
// and only adds, multiplies, divides and rounds.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SEED = 20231231;
const ROUNDS = ["2023H1", "2023H2"];
const LABELS = ["非常不满意", "不满意", "一般", "满意", "非常满意"];
/** Villages in each town, villages drawn, respondents in each, and the level about which answers lie. */
const TOWNS = [
  { town: "甲镇", villages: 24, drawn: 5, level: 0.74 },
  { town: "乙镇", villages: 18, drawn: 5, level: 0.7 },
  { town: "丙镇", villages: 30, drawn: 5, level: 0.56 },
  { town: "丁镇", villages: 6, drawn: 2, level: 0.66 },
];
const RESPONDENTS = 10;

/** mulberry32 (T. Ettinger): uniform on [0, 1) from a 32-bit state. @param {number} seed */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = mulberry32(SEED);

/** A category from 0 to 4 about a level between 0 and 1. @param {number} level */
const answer = (level) => Math.min(4, Math.max(0, Math.floor(5 * (level + 0.9 * (random() + random() - 1)))));

const rows = ["town,round,village,sex,weight,satisfied,gain,happiness,safety,identity"];
for (const { town, drawn, level } of TOWNS) {
  const own = Array.from({ length: drawn }, () => level + 0.16 * (random() - 0.5));
  for (const [k, round] of ROUNDS.entries())
    for (let v = 0; v < drawn; v++)
      for (let i = 0; i < RESPONDENTS; i++) {
        const sex = random() < 0.42 ? "男" : "女";
        const weight = 20 + Math.floor(20 * random());
        const person = own[v] + 0.05 * k + 0.1 * (random() - 0.5);
        const satisfied = random() < 0.04 ? "不清楚" : LABELS[answer(person)];
        const senses = [0, 1, 2, 3].map(() => (random() < 0.02 ? "" : 1 + answer(person + 0.03)));
        rows.push([town, round, `${town.slice(0, 1)}${v + 1}村`, sex, weight, satisfied, ...senses].join(","));
      }
}

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "synthetic-survey-2023.csv"), `# SYNTHETIC 合成数据\n${rows.join("\n")}\n`);
const incomes = ["unit,period,income", "甲镇,2023,41200", "乙镇,2023,38900", "丙镇,2023,33500", "丁镇,2023,36100"];
writeFileSync(join(folder, "synthetic-income-2023.csv"), `# SYNTHETIC 合成数据\n${incomes.join("\n")}\n`);
