/**
 * What the gallery shows of each bundled example: the first page of its report. `project` is a path in data/examples; `told` says
 * in words what the page shows.
 * @type {readonly { id: string, project: string, told: { en: string, zh: string } }[]}
 */
export const examples = [
  {
    id: "zhejiang-2020",
    project: "zhejiang-2020/gongfu.yaml",
    told: {
      en: "Zhejiang's 11 cities, three quarters of 2020: Shaoxing 74.1, Huzhou 73.9, Ningbo 72.1 … Lishui 27.3",
      zh: "浙江11市，2020年前三季度：绍兴74.1，湖州73.9，宁波72.1……丽水27.3",
    },
  },
  {
    id: "zhejiang-urban-rural",
    project: "zhejiang-urban-rural/gongfu.yaml",
    told: {
      en: "Zhejiang, urban and rural: the first domain rises from 81.74 in 2009 to 89.02 in 2010, and why",
      zh: "浙江城乡统筹：第一领域由2009年81.74升至2010年89.02及其原因",
    },
  },
  {
    id: "fenghua",
    project: "fenghua/gongfu.yaml",
    told: {
      en: "Fenghua: the targets for 2022 as a share of those for 2025, 89.05 in all",
      zh: "奉化：2022年目标对2025年目标的实现度，总体89.05",
    },
  },
  {
    id: "huangyan-towns",
    project: "huangyan-illustrative/towns.yaml",
    told: {
      en: "SYNTHETIC: 19 towns and streets of Huangyan in 2025, who moved and why, which cannot be told apart",
      zh: "合成数据：黄岩19个乡镇（街道）2025年得分、变化与原因、难以区分的名次",
    },
  },
  {
    id: "huangyan-appraisal",
    project: "huangyan-illustrative/appraisal.yaml",
    told: {
      en: "SYNTHETIC: the towns under appraisal, 2025: scores, what moved, targets",
      zh: "合成数据：接受考评的乡镇（街道），2025年得分、变化与目标",
    },
  },
  {
    id: "huangyan-district",
    project: "huangyan-illustrative/district.yaml",
    told: {
      en: "SYNTHETIC: Huangyan district on its 64 indicators, 2021 to 2025",
      zh: "合成数据：黄岩区64项指标，2021—2025年",
    },
  },
  {
    id: "snapshots",
    project: "snapshots-synthetic/gongfu.yaml",
    told: {
      en: "SYNTHETIC: six towns, 2019–2023, with what each year changed",
      zh: "合成数据：六镇，2019—2023年，逐年变化",
    },
  },
  {
    id: "revisions",
    project: "revisions-synthetic/gongfu.yaml",
    told: {
      en: "SYNTHETIC: four towns, provisional figures and what was revised",
      zh: "合成数据：四镇，初步数据与修订",
    },
  },
  {
    id: "survey",
    project: "survey/gongfu.yaml",
    told: {
      en: "SYNTHETIC: a survey of four towns, with the weight that rests on it",
      zh: "合成数据：四镇问卷调查及其权重",
    },
  },
];
