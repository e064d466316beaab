import type { placeEn } from "../en/place.ts";

/** 问题所在的位置，及其与提示语的连接。 */
export const placeZh = {
  place: ({ file, sheet, cell, line, row, column, path }) =>
    [
      file,
      sheet === undefined ? undefined : `工作表 ${sheet}`,
      line === undefined ? undefined : `第 ${line} 行`,
      cell === undefined ? undefined : `单元格 ${cell}`,
      row === undefined || cell !== undefined ? undefined : `表格第 ${row} 行`,
      column === undefined ? undefined : `${column} 列`,
      path,
    ]
      .filter((part) => part !== undefined)
      .join("，"),
  placed: ({ place, sentence }) => `${place}：${sentence}`,
} satisfies { readonly [C in keyof typeof placeEn]: (params: Parameters<(typeof placeEn)[C]>[0]) => string };
