import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";
import { placed } from "./method.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const UNDEFINED = { "division-by-zero": "除以零", domain: "对不存在的根或对数求值", overflow: "超出数值范围" } as const;

type NoteTexts = Pick<Texts, keyof typeof import("../en/note.ts").noteEn>;

/** 说明：计算继续进行，结果对自身的交代。 */
export const noteZh: NoteTexts = {
  "constant-scored": ({ value, method, constant }) =>
    `所有取值均为 ${value}，${method} 无从区分；按所选（constant: ${constant}）${constant === "drop" ? "该指标退出指数" : "均得同一分值"}`,
  "group-without-values": ({ group, labels, overall }) =>
    `${group} 中 ${names(labels)} 没有数值；其缺失${overall === null ? "保持不变" : "以总体均值插补"}`,
  "below-log-ruler": ({ count, least }) => `${count} 个数值低于拟合对数时的最小值 ${least}，按该值计算`,
  "base-missing": ({ period, units }) => `${names(units)} 没有 ${period} 的基期值，因此没有得分`,
  "attainment-undefined": ({ at }) =>
    `${names(at)} 的实现度无定义：未达标，且与该目标之比没有意义；请声明基期值或上下限`,
  "target-unknown": ({ count }) => `${count} 行没有数值已知的目标，没有得分，既不计入分子也不计入分母`,
  "no-information": ({ method, nodes }) => `取值恒定，${method} 权重为 0：${names(nodes)}`,
  "formula-undefined": ({ reason, ...at }) => `公式在${placed(at)}处${UNDEFINED[reason]}；按缺失处理`,
  "zero-denominator": ({ by, ...at }) => `分母“${by}”在${placed(at)}处为零或过小；按缺失处理`,
  "denominator-missing": ({ by, ...at }) => `分母“${by}”在${placed(at)}处没有数值；按缺失处理`,
  "unit-screened": (p) =>
    `${p.unit} ${p.period} 未纳入：${p.of} 项指标中有 ${p.present} 项有值，低于 ${p.coverage} 的数据覆盖率`,
  "outside-scale": ({ lower, upper, ...at }) => `超出 ${lower} 至 ${upper}：${placed(at)}`,
  imputed: ({ count, of, by }) =>
    `${of} 个数值中有 ${count} 个为插补值：${names(Object.entries(by).map(([method, n]) => `${method} ${n} 个`))}`,
  "partial-scores": (at) => `只依据部分下级计分，相当于以同级均值插补其余：${placed(at)}`,
  "order-only": ({ method }) => `“${method}”只给出排序：名次有意义，得分之差没有意义`,
  "score-withheld": ({ coverage, ...at }) => `下级数据覆盖率低于 ${coverage}，不计分：${placed(at)}`,
  "moving-ruler": ({ periods }) =>
    `标尺由全部 ${periods} 个时期共同得出，增加新时期会改变以往得分；拟发布的结果请用 goalposts、attainment 或 over: { base: … }`,
  "observed-only": ({ ids }) => `仅监测、不计分：${names(ids)}`,
  "gate-not-scored": ({ ids }) => `否决性指标只在考评中限定等次，不参与计分：${names(ids)}`,
  "direction-unstated": ({ ids }) => `来源未说明优劣方向，仅监测、不计分：${names(ids)}`,
  "level-rows": ({ level, kept, of }) => `参与评价的是层级为“${level}”的 ${kept} 行（共 ${of} 行），其余行供其公式取值`,
  "other-level": ({ ids, level }) => `在“${level}”层级没有意义，不计入：${names(ids)}`,
};
