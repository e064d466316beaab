/**
 * What the gallery shows of each bundled example. `project` is a path in data/examples.
 * @type {readonly {
 *   id: string, project: string, kind: string, title: { en: string, zh: string }, options?: { unit?: string, period?: string }
 * }[]}
 */
export const examples = [
  {
    id: "fenghua",
    project: "fenghua/gongfu.yaml",
    kind: "sunburst",
    title: { en: "Fenghua: 35 indicators in seven areas", zh: "奉化：七个领域35项指标" },
  },
  {
    id: "zhejiang-2020",
    project: "zhejiang-2020/gongfu.yaml",
    kind: "ranking",
    title: { en: "Zhejiang's 11 cities, three quarters of 2020", zh: "浙江11市，2020年前三季度" },
  },
  {
    id: "zhejiang-urban-rural",
    project: "zhejiang-urban-rural/gongfu.yaml",
    kind: "waterfall",
    title: { en: "Zhejiang, urban and rural, 2009 to 2010", zh: "浙江城乡统筹，2009—2010年" },
    options: { period: "2010" },
  },
  {
    id: "huangyan-district",
    project: "huangyan-illustrative/district.yaml",
    kind: "trend",
    title: { en: "SYNTHETIC: Huangyan district, 2021–2025", zh: "合成数据：黄岩区，2021—2025年" },
    options: { unit: "huangyan" },
  },
  {
    id: "huangyan-towns",
    project: "huangyan-illustrative/towns.yaml",
    kind: "contributions",
    title: { en: "SYNTHETIC: 19 towns of Huangyan, 2025", zh: "合成数据：黄岩19个乡镇（街道），2025年" },
    options: { period: "2025" },
  },
  {
    id: "huangyan-appraisal",
    project: "huangyan-illustrative/appraisal.yaml",
    kind: "quadrant",
    title: { en: "SYNTHETIC: the towns under appraisal, 2025", zh: "合成数据：接受考评的乡镇（街道），2025年" },
    options: { period: "2025" },
  },
  {
    id: "snapshots",
    project: "snapshots-synthetic/gongfu.yaml",
    kind: "trend",
    title: { en: "SYNTHETIC: six towns, 2019–2023", zh: "合成数据：六镇，2019—2023年" },
    options: { unit: "yi" },
  },
  {
    id: "revisions",
    project: "revisions-synthetic/gongfu.yaml",
    kind: "slope",
    title: { en: "SYNTHETIC: four towns, figures as revised", zh: "合成数据：四镇，修订后的数据" },
  },
  {
    id: "survey",
    project: "survey/gongfu.yaml",
    kind: "distribution",
    title: { en: "SYNTHETIC: a survey of four towns", zh: "合成数据：四镇问卷调查" },
  },
];
