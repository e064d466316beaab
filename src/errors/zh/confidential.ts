import type { Texts } from "../issue.ts";
import { placed } from "./method.ts";

type ConfidentialTexts = Pick<Texts, keyof typeof import("../en/confidential.ts").confidentialEn>;

/** 不得公布的数据。 */
export const confidentialZh: ConfidentialTexts = {
  "negative-contributors": ({ found, row }) => `第 ${row} 行：汇总单位数为 ${found}；应为零或正数`,
  "contributors-negative": ({ value }) => `汇总单位数为 ${value}；应为零或正数，不详时留空`,
  "cells-confidential": (at) => `汇总单位过少，不予公布：${placed(at)}`,
  "cells-complementary": (at) => `由它可以推算保密数据，一并不予公布，也不得在他处公布：${placed(at)}`,
  "confidential-not-scored": ({ reasons }) =>
    `计入保密数据后无法计算得分（${reasons.join("；")}）；为避免泄露，此处不列数值。各项参数均不由保密数据求得，个别数据可能超出量程：请设定涵盖全部取值的阈值，或设 clip: true，或设 use: missing`,
  "confidential-total": ({ unit, parent, period }) =>
    `${unit} ${period} 的数据须保密，且是 ${parent} 所辖对象中唯一保密的一项；由 ${parent} 的数据相减即可得出。请略去 ${parent} 的数据，或将其所辖另一对象的数据一并标为 suppressed`,
  "scores-confidential": (at) => `由得分可以推算保密数据，得分不予发布：${placed(at)}`,
};
