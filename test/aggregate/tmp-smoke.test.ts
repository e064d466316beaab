import { test } from "vitest";
import * as all from "../../src/index.ts";
import { checkMethod } from "../../src/testing.ts";
const P: Record<string, object> = { power: { p: 2 }, owa: { orness: 0.3 }, ogwa: { orness: 0.3, p: 2 }, fuzzy: { cuts: [1, 5, 10] } };
const P2: [string, string, object][] = [["power","power",{p:-1}],["power","power",{p:0}],["prometheeIi","linear",{preference:{type:"linear",q:0.5,p:3}}],["prometheeIi","gauss",{preference:{type:"gaussian",s:3}}],["bodScore","dir",{direction:"equal"}],["bodScore","shares",{min:0.1,max:0.9}],["condorcet","heur",{exactTo:2}],["variationPenalty","v",{by:"variance"}],["mpi","given",{scale:"given"}]];
const names = ["harmonic","power","weightedMedian","minimum","maximum","product","owa","ogwa","meanMin","mpi","ampi","variationPenalty","choquet","fuzzy","bodScore","copeland","condorcet","bordaCount","prometheeIi","electreI"];
for (const n of names) test(n, () => { console.log(n, JSON.stringify(checkMethod((all as never)[n], { params: P[n] ?? {} }), null, 0)); });
for (const [n, l, p] of P2) test(n + l, () => { console.log(n, l, JSON.stringify(checkMethod((all as never)[n], { params: p }), null, 0)); });
