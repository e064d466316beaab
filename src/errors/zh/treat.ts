import type { Texts } from "../issue.ts";
import { placed } from "./method.ts";

type TreatTexts = Pick<Texts, keyof typeof import("../en/treat.ts").treatEn>;

/** 异常值处理的问题与说明。 */
export const treatZh: TreatTexts = {
  "treat-not-positive": ({ method, found, ...at }) =>
    `${method} 在零及以下无定义，最小值为 ${found}；不大于零：${placed(at)}；请选用带平移的形式，或改用 yeo-johnson`,
  "treat-shares": ({ low, high }) => `下侧比例须小于上侧比例，现为 ${low} 与 ${high}；两侧对称时可取 0.05 与 0.95`,
  "values-trimmed": (at) => `超出界限而截除，此后按缺失处理：${placed(at)}`,
  "above-log-ruler": ({ count, most }) => `${count} 个数值高于拟合对数时的最大值 ${most}，按该值计算`,
};
