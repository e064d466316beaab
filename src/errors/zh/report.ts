import type { Texts } from "../issue.ts";

export const reportZh: Pick<Texts, keyof typeof import("../en/report.ts").reportEn> = {
  "report-contrast": (p) =>
    `${p.colour} 在 ${p.upon} 上的对比度为 ${p.found}，文字至少需要 ${p.least}（WCAG AA）；请改用更深或更浅的颜色`,
  "report-logo": (p) =>
    ({
      size: `标志文件 ${p.file} 超过 ${p.most} 字节；标志会写入每份报告，请缩小`,
      form: `标志文件 ${p.file} 既不是 PNG 也不是 SVG`,
      content: `标志文件 ${p.file} 含绘图以外的内容：不接受脚本、链接和外部引用；请另存为普通 SVG 或 PNG`,
    })[p.why],
};
