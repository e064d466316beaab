const PROJECT = `# A project: what is measured (system), the figures (data), how they become an index (plan).
# 项目文件：测度什么（system）、数据在哪里（data）、怎样计算（plan）。
# gongfu compute   gongfu validate   gongfu compute --locale zh
title: { en: Example index of six towns, zh: 六镇示例指数 }

system:
  id: example
  version: "1"
  name: { en: Example index, zh: 示例指数 }
  variables:                     # figures that are used in formulas only 只用于公式的数据
    - { id: urban_income, measure: CNY, price: current, name: { en: Urban income, zh: 城镇居民收入 } }
    - { id: rural_income, measure: CNY, price: current, name: { en: Rural income, zh: 农村居民收入 } }
  index:
    id: index
    name: { en: Index, zh: 综合指数 }
    children:
      - id: prosperity
        name: { en: Prosperity, zh: 富裕水平 }
        weight: 1                # relative to its siblings 相对于同级
        children:
          - { id: income, name: { en: Income per head, zh: 人均可支配收入 }, measure: CNY, price: current, direction: positive }
          - { id: jobs, name: { en: Employment rate, zh: 就业率 }, measure: "%", direction: positive }
      - id: sharing
        name: { en: Sharing, zh: 共享程度 }
        weight: 1
        children:
          - id: income_ratio
            name: { en: Urban-rural income ratio, zh: 城乡居民收入倍差 }
            measure: ratio
            direction: negative  # less is better 越小越好
            formula: urban_income / rural_income
          - { id: clinics, name: { en: Reach of clinics, zh: 医疗服务覆盖率 }, measure: "%", direction: positive }
          - { id: air, name: { en: Fine particles, zh: PM2.5 浓度 }, measure: ug/m3, direction: negative }

data:
  - file: data/example.csv
    note: { en: "Invented figures, an example only", zh: "数据纯属虚构，仅作示例" }

plan:
  normalise: { method: min-max, lower: 0, upper: 100 }   # worst 0, best 100 over all years 最差 0 分，最好 100 分
  weigh:     { method: given }                           # the weights above; or equal, entropy 采用上述权重
  aggregate:
    method: arithmetic
    coverage: 0.65               # a group needs 65 % of its parts 分组至少有 65% 的数据才计分
  withhold: { index: 0.8 }       # the index is published where the data give 80 % of the indicators 数据可得率达到 80% 才发布总指数
`;

const DATA = `unit,name,period,income,jobs,urban_income,rural_income,clinics,air
t1,北山镇,2022,38200,93.1,46100,24300,81,31
t2,南湖镇,2022,45900,95.4,53800,30500,93,36
t3,东岭乡,2022,29700,90.2,37900,20800,68,22
t4,西溪街道,2022,52300,96.0,58200,34100,97,39
t5,中洲镇,2022,41000,94.2,48700,27900,88,33
t6,上原乡,2022,27800,89.5,35200,20100,64,20
t1,北山镇,2023,40300,93.6,48000,26000,84,30
t2,南湖镇,2023,48100,95.6,55700,32400,94,34
t3,东岭乡,2023,31900,90.9,39600,22600,73,21
t4,西溪街道,2023,54600,96.1,60100,36000,98,37
t5,中洲镇,2023,43200,94.6,50600,29700,,31
t6,上原乡,2023,30100,90.3,36900,22000,70,19
`;

/** The files of `gongfu init`: a project that computes as it stands. */
export const STARTER: Readonly<Record<string, string>> = { "gongfu.yaml": PROJECT, "data/example.csv": DATA };
