export { chartVariables } from "./chart/theme.ts";
export type { Chart, ChartOptions, ChartTheme } from "./chart/types.ts";
