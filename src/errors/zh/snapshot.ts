import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const STEPS: Readonly<Record<string, string>> = { treat: "异常值处理", normalise: "无量纲化" };

type SnapshotTexts = Pick<Texts, keyof typeof import("../en/snapshot.ts").snapshotEn>;

/** 快照的问题。 */
export const snapshotZh: SnapshotTexts = {
  "snapshot-damaged": ({ reason }) =>
    `${
      {
        encoding: "快照已损坏：文件字节不是 UTF-8",
        json: "快照已损坏：内容已不是 JSON",
        cut: "快照已损坏：文件不完整，尾部缺失",
        checksum: "快照已损坏或被人工改动：内容与所载校验和不符",
        shape: "快照已损坏：各部分互不吻合",
      }[reason]
    }；请恢复该文件，例如从版本库中恢复`,
  "snapshot-no-migration": ({ found, supported }) =>
    `“${found}”版本过旧，无法逐版升级到 ${supported}；请用写出它的版本读取`,
  "snapshot-moving-ruler": ({ step, method, ids }) =>
    `正式快照要求标尺固定，而${STEPS[step] ?? step}方法“${method}”随时期与评价对象变动，涉及 ${names(ids)}；请采用阈值或目标值，将 over 设为基期，或给出已保存的标尺`,
  "snapshot-moving-weights": ({ method }) =>
    `正式快照要求权重冻结，而“${method}”由数据求得权重；请直接给出权重，将 weigh 的 over 设为基期，或给出已保存的标尺`,
  "snapshot-moving-score": ({ method }) =>
    `正式快照要求得分不依赖其他行，而合成方法“${method}”取决于现有的时期与评价对象；请采用均值类方法，或不标为正式快照`,
  "snapshot-embed-confidential": () => "数据含有保密单元格，快照不得携带；请不要将数据放入快照",
  "snapshot-no-data": ({ periods }) => `快照只有哈希值，没有数据；请给出 ${names(periods)} 的数据`,
  "snapshot-exists": ({ found, wanted }) =>
    `已有内容不同的快照（${found.slice(0, 12)}…，而不是 ${wanted.slice(0, 12)}…），不予覆盖；请先用 gongfu diff 查看变动，再用 --replace --reason TEXT`,
  "snapshot-unreadable": () => "现有文件不能作为快照读取，不予覆盖；请恢复或移走该文件",
  "snapshots-none": ({ folder }) => `“${folder}”中没有快照；请用 gongfu snapshot 写出`,
  "call-reason-missing": () => "--replace 必须同时给出 --reason TEXT：替换已发布快照的理由将保留在新快照中",
  "call-reason-unused": () => "--reason 说明替换快照的理由；请与 --replace 同用",
  "call-fail-on": ({ value, known }) =>
    `--fail-on 不认识“${value}”；请写出 ${names(known)} 中的一项或多项，以逗号分隔；rank-shift、score、weight 可带界限：rank-shift>3，score>5%，weight>0.01`,
};
