import type { commandEn } from "../en/command.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const meant = (nearest: string | undefined) => `${nearest === undefined ? "" : `（是否应为 ${nearest}？）`}；`;

/** 命令 gongfu 的用法问题；以 call- 开头的退出码为 2。 */
export const commandZh = {
  "call-option-unknown": ({ option, nearest }) => `没有选项 ${option}${meant(nearest)}用 --help 查看全部选项`,
  "call-command-unknown": ({ command, nearest, known }) =>
    `没有命令“${command}”${meant(nearest)}现有命令：${names(known)}`,
  "call-value-missing": ({ option }) => `${option} 缺少取值；用 --help 查看示例`,
  "call-value-unknown": ({ option, value, known, nearest }) =>
    `${option} 不能为“${value}”${meant(nearest)}可选：${names(known)}`,
  "call-number": ({ option, value }) => `${option} 应为不小于 1 的整数，而不是“${value}”`,
  "call-arguments-many": ({ found, most }) =>
    `给出了 ${found} 个参数，而该命令至多接受 ${most} 个；含空格的路径请加引号`,
  "call-argument-missing": ({ argument }) => `缺少参数 ${argument}；用 --help 查看示例`,
  "call-wrong": ({ message }) => `无法识别该命令的用法（${message}）；用 --help 查看示例`,
  "call-out-needs-file": () => "--out 需要文件名",
  "init-exists": ({ files }) => `未写入任何文件，因为以下文件已存在：${names(files)}；请另选文件夹，或先将其移走`,
  "stdin-taken": () => "标准输入已用于读取项目，且只能读取一次；请将其中之一改为文件",
  "stdin-stream": () => "--stream 需多次读取文件，标准输入不支持；请给出文件名，或不用 --stream 计算",
  "file-changed": () => "读取期间文件发生了变化；请待文件写完后重新运行",
  internal: ({ message }) => `程序内部出错（${message}）。请连同命令与项目一并反馈；设置 GONGFU_DEBUG=1 可显示出错位置`,
} satisfies { readonly [C in keyof typeof commandEn]: (params: Parameters<(typeof commandEn)[C]>[0]) => string };
