import { test } from "vitest";
import { readFileSync } from "node:fs";
import { benefitOfTheDoubt as B } from "../../src/weigh/benefit-of-the-doubt.ts";
const J=(f:string)=>JSON.parse(readFileSync("/work/shared/reference/"+f,"utf8"));
test("x",()=>{
  const b=J("mcdm/agg_bod_B.json"); const d=J("mcdm/input_B.json");
  const y=d.criteria.map((_:any,j:number)=>{const x=d.matrix.map((r:any)=>r[j]) as number[];const lo=Math.min(...x),hi=Math.max(...x);return Float64Array.from(x,v=>0.1+0.9*(d.types[j]>0?(v-lo)/(hi-lo):(hi-v)/(hi-lo)))}) as Float64Array[];
  const f1=B.fit(y,{min:.05,max:.4}) as any; const rw=B.rowWeights!(y,f1);
  for (let i=0;i<12;i++){ const chk=(w:number[])=>{const sc=(k:number)=>y.reduce((s,c,j)=>s+c[k]!*w[j]!,0);const tot=sc(i); const sh=y.map((c,j)=>c[i]!*w[j]!/tot); return [sc(i).toFixed(6),Math.max(...[...Array(12).keys()].map(sc)).toFixed(6),Math.min(...sh).toFixed(4),Math.max(...sh).toFixed(4)]};
    console.log(i, f1.scores[i]-b.bod_share_5_40.score[i], chk(rw.map(c=>c[i]!)), chk(b.bod_share_5_40.weights[i])); }
});
