const UNITS: Readonly<Record<string, string>> = {
  CNY: "元",
  persons: "人",
  person: "人",
  "person-times": "人次",
  deaths: "人",
  households: "户",
  household: "户",
  elderly: "老年人",
  employed: "就业人员",
  town: "镇街",
  village: "村",
  count: "个",
  ratio: "比值",
  "ratio to base": "与基期之比",
  points: "分",
  "percentage points": "百分点",
  grades: "级",
  stars: "星",
  "A-grade (1-5)": "A级（1至5）",
  years: "年",
  year: "年",
  quarter: "季",
  month: "月",
  days: "天",
  hours: "小时",
  minutes: "分钟",
  sessions: "场次",
  batches: "批次",
  channels: "路",
  records: "条",
  volumes: "册",
  trains: "列",
  TEU: "标准箱",
  enterprises: "家",
  beds: "张",
  homes: "套",
  buildings: "栋",
  m: "米",
  km: "公里",
  m2: "平方米",
  km2: "平方公里",
  mu: "亩",
  hectares: "公顷",
  ha: "公顷",
  m3: "立方米",
  ug: "微克",
  kg: "千克",
  jin: "斤",
  t: "吨",
  "t ce": "吨标准煤",
  "t CO2": "吨二氧化碳",
  kW: "千瓦",
  kWh: "千瓦时",
  "%": "%",
  "‰": "‰",
};

const TIMES: Readonly<Record<string, string>> = { "1k": "千", "10k": "万", "100": "百", "100M": "亿" };

/**
 * A measure in the words of a language: `10k CNY/mu` is 万元/亩 in Chinese, `per 10k persons` 每万人. One that is made of other
 * words stays as it was written.
 * @example measureIn("10k CNY/mu", "zh"); // => "万元/亩"
 */
export function measureIn(measure: string, locale: "en" | "zh"): string {
  if (locale === "en") return measure;
  const per = /^per (.+)$/.exec(measure);
  if (per !== null) return translated(per[1]!, (words) => `每${words}`) ?? measure;
  const parts = measure.split(/\s*\/\s*|\s+per\s+/).map((part) => translated(part, (words) => words));
  return parts.some((part) => part === undefined) ? measure : parts.join("/");
}

/** `10k persons` and the like; undefined where a word of it is not known. */
function translated(part: string, write: (words: string) => string): string | undefined {
  const [, times, unit = ""] = /^(?:(1k|10k|100M|100)(?: (?=.)|$))?(.*)$/.exec(part)!;
  const count = times === undefined ? "" : TIMES[times]!;
  const own = unit === "" ? "" : Object.hasOwn(UNITS, unit) ? UNITS[unit]! : undefined;
  return own === undefined || count + own === "" ? undefined : write(count + own);
}
