import { test } from "vitest";
import { readFileSync } from "node:fs";
import * as fs from "node:fs";
import { checkMethod } from "../../src/testing.ts";
const S="/work/shared/reference/mcdm/";
const J=(f:string)=>JSON.parse(readFileSync(S+f,"utf8"));
const load=(id:string)=>{const d=J(`input_${id}.json`);return {cols:d.criteria.map((_:any,j:number)=>Float64Array.from(d.matrix,(r:any)=>r[j])), nodes:d.criteria.map((c:string,j:number)=>({id:c,direction:d.types[j]>0?"positive":"negative",targets:[],tags:[],weight:1})), types:d.types}};
const mm=(cols:Float64Array[],types:number[])=>cols.map((x,j)=>{const a=Math.min(...x),b=Math.max(...x);return x.map(v=>types[j]!>0?(v-a)/(b-a):(b-v)/(b-a))});
const err=(g:readonly number[],w:number[])=>Math.max(...g.map((v,j)=>Math.abs(v-w[j]!)));
test("all", async () => {
  const M:any={};
  for (const f of ["entropy","critic","d-critic","merec","cilos","idocriw","standard-deviation","coefficient-of-variation","variance","gini","angle","lopcow","mpsi","independence","information","max-deviation"]) Object.assign(M, await import(`../../src/weigh/${f}.ts`));
  for (const id of ["A","B"]) {
    const {cols,nodes,types}=load(id); const z=mm(cols,types);
    const e=J(`weights_entropy_${id}.json`).oracle; const c=J(`weights_critic_${id}.json`);
    const out:any={};
    const E=(p:any,raw=false)=>M.entropy.fit(raw?cols:z,p,raw?{nodes}:{}).weights;
    out.raw_sum=err(E({sharesOf:"raw",costs:"as-is"},true),e.raw_sum.weights);
    out.raw_recip=err(E({sharesOf:"raw"},true),e.raw_recip_cost.weights);
    for (const [k,p] of Object.entries({"minmax_zero_rule (min-max, direction aware, 0 ln 0=0)":{},"minmax_plus_eps_1e-4 (z+0.0001)":{shift:1e-4},"minmax_plus_eps_1e-3":{shift:1e-3},"minmax_plus_eps_0.01 (SPSSAU non-negative shift = |min|+0.01 applied to min-max data)":{shift:.01},"minmax_scaled_0.01 (0.99z+0.01)":{range:[.01,1]},"minmax_scaled_0.002 (0.998z+0.002)":{range:[.002,1]},"minmax_plus_1 (z+1)":{range:[1,2]}})) out[k.slice(0,20)]=err(E(p),e[k].weights);
    for (const k of ["pearson","spearman"]) out["critic "+k]=err(M.critic.fit(z,{correlation:k}).weights,c.oracle[k].weights);
    out["critic kendall"]=err(M.critic.fit(z,{correlation:"kendall"}).weights,c.peers["scikit-criteria kendall"]);
    out.abs=err(M.critic.fit(z,{sign:"absolute"}).weights,c.oracle["abs (1-|r|)"].weights); out.sq=err(M.critic.fit(z,{sign:"squared"}).weights,c.oracle["square (1-r^2)"].weights);
    const dk=Object.keys(c.oracle).find(k=>k.startsWith("D-"))!; out.dc=err(M.dCritic.fit(z,{}).weights,c.oracle[dk].weights);
    const o=(f:string)=>J(`weights_${f}_${id}.json`);
    out.merec=err(M.merec.fit(cols,{},{nodes}).weights,o("merec").oracle.weights);
    out.idocriw_peer = null;
    for (const f of ["cilos","idocriw","gini","angle","lopcow"]) { out[f]=err(M[f].fit(cols,{},{nodes}).weights,o(f).oracle.weights); }
    out.lop_s=err(M.lopcow.fit(z,{on:"scores"}).weights,o("lopcow").oracle.weights);
    out.variance=err(M.varianceWeights.fit(z,{}).weights,o("variance").oracle.weights);
    out.std=err(M.standardDeviationWeights.fit(z,{}).weights,o("std").oracle.minmax_std);
    out.cv=err(M.coefficientOfVariation.fit(cols,{}).weights,o("std").oracle["cv_raw (ddof=1)"]);
    out.mpsi=err(M.mpsi.fit(cols,{},{nodes}).weights,o("mpsi").peers.pyDecision);
    console.log(id,out);
  }
  const P=J("published_weights.json"); const nd=(t:number[])=>t.map((v,j)=>({id:"x"+j,direction:v>0?"positive":"negative",targets:[],tags:[],weight:1}));
  const T=(m:number[][])=>m[0]!.map((_,j)=>Float64Array.from(m,r=>r[j]!));
  for (const [k,f,p] of [["entropy_elsayed2017","entropy",{sharesOf:"raw",costs:"as-is"}],["merec_keshavarz2021","merec",{}],["cilos_zavadskas_podvezko2016","cilos",{}],["idocriw_zavadskas_podvezko2016","idocriw",{}]] as any) console.log(k, M[f].fit(T(P[k].matrix),p,{nodes:nd(P[k].types??P[k].matrix[0].map(()=>1))}).weights, P[k].published);
  console.log(M.critic.fit(T(P.critic_diakoulaki1995.matrix),{}).weights);
  for (const [k,m] of Object.entries(M)) if ((m as any).kind==="weigh") { const r=checkMethod(m as any); if (r.length) console.log(k,r); }
});
