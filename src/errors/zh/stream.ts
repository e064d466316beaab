import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const STEPS: Readonly<Record<string, string>> = {
  impute: "插补",
  treat: "异常值处理",
  normalise: "无量纲化",
  weigh: "赋权",
  aggregate: "合成",
};

type StreamTexts = Pick<Texts, keyof typeof import("../en/stream.ts").streamEn>;

/** 分块读取的数据的问题与说明。 */
export const streamZh: StreamTexts = {
  "stream-method": ({ step, method }) =>
    `“${method}”（${STEPS[step] ?? step}）需要用到其他行，不能逐块计算；请在内存中计算，或选用逐行计算的方法`,
  "stream-formula": ({ id, word }) =>
    `${id} 的公式用到其他行（${word}），逐块读取时没有这些行；请在内存中计算，或直接给出该列数值`,
  "stream-choice": ({ key }) => `${key} 需要全部行，逐块读取时做不到；请在内存中计算，或去掉该项`,
  "stream-fit": ({ step, method }) =>
    `“${method}”（${STEPS[step] ?? step}）要从全部行中学习，不能逐块拟合；请用样本或在内存中拟合（gongfu compute --save-fitted FILE），再以 --fitted FILE 逐块计算`,
  "stream-confidential": ({ ids }) =>
    `${names(ids)} 中有保密单元格：须看到整张表才能确定还要隐藏哪些单元格；请在内存中计算，或设 "confidential": { "use": "missing" }`,
  "stream-empty": () => "没有读到任何行；请给出有数据行的数据",
  "stream-not-ranked": ({ asked }) =>
    asked ? "全部数据块读完之后才有排名；请先读完" : '请在建立数据流时要求排名：{ "ranks": true }',
  "stream-ranks": ({ units, bytes }) =>
    `排名须比较全部行：为此保留了 ${units} 行的得分，每行 8 字节（${megabytes(bytes)}）`,
  "stream-notes-left": ({ count, limit }) => `前 ${limit} 条之后另有 ${count} 条说明未列出`,
};
