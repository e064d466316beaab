import { test } from "vitest";
import { readFileSync } from "node:fs";
import { checkMethod } from "../../src/testing.ts";
const S="/work/shared/reference/";
const J=(f:string)=>JSON.parse(readFileSync(S+f,"utf8"));
test("all", async () => {
  const M:any={};
  for (const f of ["scatter-degree","pca","factor","correlation-optimised","benefit-of-the-doubt","combine"]) Object.assign(M, await import(`../../src/weigh/${f}.ts`));
  const sc=J("mcdm/subjective_and_combination.json"); const G=sc.game_theory;
  const vs:any={a:G.inputs[0],b:G.inputs[1],c:G.inputs[2]}; const weighBy=({method}:any)=>({weights:vs[method]});
  const cols=G.inputs[0].map((v:number)=>Float64Array.of(v)); const of=[{method:"a"},{method:"b"},{method:"c"}];
  for (const rule of ["linear","product","root-product","game-theory","moment"]) console.log(rule, M.combine.fit(cols,{rule,of},{weighBy,note:(i:any)=>console.log(JSON.stringify(i))}));
  console.log(sc.multiplicative,sc.geometric_sqrt,sc.linear_equal,G.alpha_raw,G.weights);
  const b=J("mcdm/agg_bod_B.json"); const d=J("mcdm/input_B.json");
  const y=d.criteria.map((_:any,j:number)=>{const x=d.matrix.map((r:any)=>r[j]) as number[];const lo=Math.min(...x),hi=Math.max(...x);return Float64Array.from(x,v=>0.1+0.9*(d.types[j]>0?(v-lo)/(hi-lo):(hi-v)/(hi-lo)))});
  const e=(g:number[],w:number[])=>Math.max(...g.map((v,i)=>Math.abs(v-w[i]!)));
  const f0=M.benefitOfTheDoubt.fit(y,{}); const f1=M.benefitOfTheDoubt.fit(y,{min:.05,max:.4});
  console.log("bod",e(f0.scores,b.bod.score),e(f1.scores,b.bod_share_5_40.score),f0.weights,f1.weights,f0.best.length);
  const rw=M.benefitOfTheDoubt.rowWeights(y,f1); console.log("w diff",Math.max(...rw.flatMap((c:any,j:number)=>Array.from(c,(v:any,i:any)=>Math.abs(v-b.bod_share_5_40.weights[i][j])))));
  const t=readFileSync("/tmp/tai.py","utf8").split('"""')[1]!.trim().split("\n").map(r=>r.split("|").slice(1).map(Number));
  const T=t[0]!.map((_,j)=>Float64Array.from(t,r=>r[j]!)); const note=(i:any)=>console.log(JSON.stringify(i));
  console.log(M.pca.fit(T,{},{note}).weights, M.factor.fit(T,{factors:4},{note}).weights, M.scatterDegree.fit(T,{},{note}));
  console.log(M.correlationOptimised.fit(T,{},{note})); console.log(M.correlationOptimised.fit(T,{min:.05,max:.3,maximise:"mean-correlation"},{note}));
  console.log(M.correlationOptimised.fit(T,{min:.05,max:.2},{note}));
  for (const [k,m] of Object.entries(M)) if ((m as any).kind==="weigh") { const r=checkMethod(m as any,{params:k==="combine"?{of:[{method:"equal"},{method:"entropy"}]}:{}}); if (r.length) console.log(k,r); }
  console.log(checkMethod(M.pca,{params:{squared:false,negative:"zero"}}),checkMethod(M.scatterDegree,{params:{form:"dynamic",scale:"min-max"}}),checkMethod(M.benefitOfTheDoubt,{params:{min:.1,max:.8}}),checkMethod(M.correlationOptimised,{params:{min:.1,max:.8,maximise:"mean-correlation"}}));
});
