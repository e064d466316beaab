import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });

const WHOLES = { max: "最大值", sum: "合计", norm: "平方和的平方根" } as const;

const LACKS = {
  base: "需要大于 0 的基期值 base: { period, value }",
  years: "其时期须为年份",
  tolerance: "需要给出允许偏差 tolerance，此项没有默认值",
  kind: "此类目标须与其他评价对象、年份或指标比较；请在 normalise.indicators 中为该指标另选无量纲化方法",
} as const;

const FIGURES: Readonly<Record<string, string>> = {
  stock: "存量",
  flow: "流量",
  cumulative: "累计",
  rate: "比率",
  ordinal: "等级",
};

type NormaliseTexts = Pick<Texts, keyof typeof import("../en/normalise.ts").normaliseEn>;

/** 无量纲化的问题和说明。 */
export const normaliseZh: NormaliseTexts = {
  "scale-limits": (_) => "上限须大于下限；请更正其一",
  "efficacy-base": (_) => "指数型以基础分为乘数，因此 base 须大于 0；请设为 60 等正数",
  "categories-limits": (_) => "分级须给出计量单位上的界限 cuts 或取值的百分位 percentiles；请只给出其一",
  "categories-order": (_) => "界限须逐级递增，分值不得递减；请自最差一级至最好一级排列",
  "categories-scores": (_) => "级数比界限数多一；请为每一级各给一个分值",

  "no-spread": ({ value }) =>
    `超过一半的取值为 ${value}，中位数绝对偏差为 0，robust-z 无定义；请改用 z-score，或将 constant 设为一个分值`,
  "share-negative": ({ method, found }) =>
    `${method} 计算占合计的比重，负数没有比重，发现 ${found}；请为该指标改用 min-max 或 z-score`,
  "share-of-nothing": ({ method, of, found }) =>
    `${method} 以${WHOLES[of]}为分母，须大于 0，现为 ${found}；请为该指标另选无量纲化方法`,
  "share-reciprocal": ({ method, found }) =>
    `${method} 对逆向指标取倒数，而 ${found} 没有可用的倒数；请设 negative: mirror，或另选无量纲化方法`,
  "reference-missing": ({ unit, period }) =>
    `参照对象“${unit}”${period === undefined ? "" : `在 ${period} `}没有可供拟合的数值；请指定有数值的对象，或先行插补`,
  "reference-periods": ({ unit, periods }) =>
    `参照对象“${unit}”在 ${names(periods)} 各有数值；请设 period，或设 over: each-period 或 { base: … }`,
  "reference-is-worst": ({ unit, value }) =>
    `参照对象“${unit}”本身就是最差值（${value}），没有从最差到参照的距离；请另选对象`,
  "direction-not-signed": ({ method }) =>
    `“${method}”只用于正向或逆向指标，而该指标为适度型或区间型；请改用 attainment、goalposts 或 min-max`,
  "target-is-range": ({ period }) => `${period} 的目标为区间，没有唯一的距离；请为该指标改用 attainment`,
  "previous-not-positive": ({ unit, period, found }) =>
    `${unit} 在 ${period} 的数值为 ${found}，而增长率要求基数大于 0；请为该指标另选无量纲化方法`,

  "no-spread-scored": ({ value, constant }) =>
    `超过一半的取值为 ${value}，中位数绝对偏差为 0；按所选（constant: ${constant}）${constant === "drop" ? "该指标退出指数" : "均得同一分值"}`,
  "target-met-by-all": ({ targets, worst }) =>
    `最差值（${worst}）也已达到目标（${names(targets.map(String))}），没有距离可量：达标得满分，否则得 0 分`,
  "change-starts": ({ periods, count }) => `${names(periods)} 的 ${count} 个数值没有上期可比，因此没有增长率和得分`,
  "previous-missing": ({ at }) => `${names(at)} 的上期数值缺失，因此没有增长率和得分`,
  "missing-goalposts": ({ method }) =>
    `“${method}”需要阈值 goalposts: [最差, 最好]；请在体系中声明（区间型须给出允许的上下限，适度型须给出两侧阈值），或为该指标另选方法`,
  "not-positive": ({ method, found }) => `${method} 只对正数有定义，发现 ${found}；请更正数值或改用其他方法`,
  "base-period-absent": ({ period }) => `基期“${period}”没有任何数值；请更正时期，或设 over: all-periods`,
  "base-not-positive": ({ unit, period, found }) =>
    `${unit} 在 ${period} 的基期值为 ${found}，而定基指数要求基期值为正；请另选基期或无量纲化方法`,
  "no-target": ({ period, periods }) =>
    periods.length === 0
      ? "没有可对照的目标；请补充 targets，或在 normalise.indicators 中为该指标另选无量纲化方法"
      : `没有 ${period ?? "任何时期"} 的目标；已设目标的时期：${names(periods)}`,
  "target-conflict": (p) =>
    `${p.unit === undefined ? "" : `${p.unit} `}${p.period} 有 ${p.found.length} 个目标（${p.found.join("、")}），其中 ${p.official} 个标为正式；请只将一个标为 official: true`,
  "target-not-scored": ({ kind, period, lacks }) => `${period} 的“${kind}”类目标在此不能得出实现度：${LACKS[lacks]}`,
  "basis-mismatch": ({ figure, basis, period }) =>
    `该指标为${FIGURES[figure] ?? figure}数，而 ${period} 的目标口径为 ${basis}；口径不同不作比较，请更正其一`,
};
