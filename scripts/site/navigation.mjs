// What stands where in the navigation. Pages that are named nowhere come last.

/** @typedef {{ readonly name: { readonly en: string, readonly zh: string }, readonly pages: readonly string[] }} Section */

/** @param {string} names */
const guides = (names) => names.split(" ").map((name) => `docs/guide/${name}.md`);

/** @type {readonly Section[]} */
const sections = [
  {
    name: { en: "Start", zh: "开始" },
    pages: [
      "README.md",
      "README.zh-CN.md",
      "docs/README.md",
      ...guides("first-index zh/getting-started choosing-methods coming-from"),
    ],
  },
  {
    name: { en: "Define and prepare", zh: "体系与数据" },
    pages: guides(
      "own-system system project-file excel formulas prices-and-periods bundled-systems own-weights describe missing-data outliers surveys confidentiality streams",
    ),
  },
  {
    name: { en: "Compute", zh: "计算" },
    pages: guides("plan weights panel compare-methods results formats command"),
  },
  {
    name: { en: "Read and question", zh: "解读" },
    pages: guides("explain charts charts-monitoring report uncertainty distribution compare-years snapshots revisions"),
  },
  { name: { en: "Monitor", zh: "监测与考评" }, pages: guides("monitor works appraisal") },
  { name: { en: "Build on it", zh: "开发" }, pages: guides("api own-method browser react service sql ci") },
  {
    name: { en: "Examples", zh: "示例" },
    pages: [
      "data/examples/README.md",
      ...["fenghua", "huangyan", "jinhua", "haiyan"].map((name) => `docs/worked/${name}.md`),
    ],
  },
  {
    name: { en: "Reference", zh: "参考" },
    pages: [
      ...["docs/methods/edges.md", "docs/differences.md", "docs/requirements.md", "docs/performance.md"],
      ...["CHANGELOG.md", "CONTRIBUTING.md", "docs/releasing.md", "SECURITY.md"],
    ],
  },
  ...[
    ["impute", "Imputing", "插补方法"],
    ["treat", "Treating", "异常值处理方法"],
    ["normalise", "Normalising", "无量纲化方法"],
    ["weigh", "Weighing", "赋权方法"],
    ["aggregate", "Aggregating", "合成方法"],
  ].map(([folder, en = "", zh = ""]) => ({ name: { en, zh }, pages: [`docs/methods/${folder}/`] })),
];

/**
 * The sections with their pages; a folder stands for all its pages, its README first.
 * @param {readonly string[]} pages
 * @returns {readonly Section[]}
 */
export function navigate(pages) {
  const known = new Set(pages);
  const made = sections.map(({ name, pages: listed }) => ({
    name,
    pages: listed.flatMap((entry) => {
      if (!entry.endsWith("/")) return known.has(entry) ? [entry] : [];
      const inside = pages.filter((page) => page.startsWith(entry));
      return [`${entry}README.md`, ...inside.filter((page) => page !== `${entry}README.md`)];
    }),
  }));
  const named = new Set(made.flatMap((section) => section.pages));
  const others = pages.filter((page) => !named.has(page));
  return others.length === 0 ? made : [...made, { name: { en: "More", zh: "其他" }, pages: others }];
}
