import type { Texts } from "../issue.ts";

type ThreadTexts = Pick<Texts, keyof typeof import("../en/thread.ts").threadEn>;

/** 多线程计算的问题与说明，以及方案不能分块计算的原因。 */
export const threadZh: ThreadTexts = {
  "thread-lost": (p) => {
    const why = {
      exit: `该线程以代码 ${p.detail} 退出`,
      error: p.detail === "" ? "该线程出错" : `该线程出错：${p.detail}`,
      memory: "该线程内存已满",
    }[p.reason];
    const what = p.of === "replicates" ? `第 ${p.from} 至 ${p.to} 次模拟` : `设计的第 ${p.from} 至 ${p.to} 行`;
    const when = p.opening ? "在读入定义与数据时" : `在计算${what}（种子 ${p.seed}）时`;
    return `一个线程${when}中断：${why}；请以 threads: 1 计算以找出出错的方法，或减少线程以节省内存`;
  },
  "evaluation-failed": (p) =>
    `${p.of === "replicates" ? `第 ${p.number} 次模拟` : `设计的第 ${p.number} 行`}（种子 ${p.seed}）中有方法出错：${p.name}：${p.message}；方法无法计算时应抛出 IndexError`,
  "method-module": (p) =>
    ({
      address: `“${p.module}”不是地址；请写 new URL("./methods.js", import.meta.url)`,
      import: `无法加载 ${p.module}：${p.detail}`,
      export: `${p.module} 没有导出方法“${p.name}”；已导出：${p.detail === "" ? "无" : p.detail}`,
    })[p.reason],
  "one-thread": (p) =>
    p.reason === "registry"
      ? `仅用一个线程计算，而非 ${p.wanted} 个：注册表中的方法无法发送给其他线程；请在线程池的 methods 中写明其所在模块`
      : `仅用一个线程计算，而非 ${p.wanted} 个：无法启动工作线程（${p.detail}）；请在线程池的 worker 中写明其文件`,
  "nothing-varies": ({ part }) => `此方案没有默认变动的选择；请在项目中写明：${part}: { vary: [ … ] }`,
  "blocks-weights": ({ method }) => `“${method}”为每个评价对象给出各自的权重，因此指数逐列计算`,
  "blocks-slices": () => "权重按各时期分别求得，因此指数逐列计算",
  "blocks-aggregator": ({ method }) => `“${method}”不是算术平均，因此指数逐列计算`,
  "blocks-mirror": () => "其得分须在没有端点的尺度上反转，因此指数逐列计算",
  "blocks-rulers": ({ several }) =>
    several ? "各指标按各时期分别无量纲化，因此指数逐列计算" : "没有指标的得分呈直线，因此指数逐列计算",
  "blocks-apart": ({ method }) => `“${method}”的得分在此不呈直线，因此该指标单独无量纲化`,
  "pool-closed": () => "线程池已关闭；请另建一个",
};
