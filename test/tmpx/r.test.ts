import { test } from "vitest";
import { readFileSync } from "node:fs";
import { solve } from "yalps";
const J=(f:string)=>JSON.parse(readFileSync("/work/shared/reference/"+f,"utf8"));
test("x",()=>{
  const b=J("mcdm/agg_bod_B.json"); const d=J("mcdm/input_B.json");
  const y=d.criteria.map((_:any,j:number)=>{const x=d.matrix.map((r:any)=>r[j]) as number[];const lo=Math.min(...x),hi=Math.max(...x);return Float64Array.from(x,v=>0.1+0.9*(d.types[j]>0?(v-lo)/(hi-lo):(hi-v)/(hi-lo)))}) as Float64Array[];
  for (const precision of [1e-14,1e-13,1e-12,1e-11,1e-10,1e-8]) { let worst=0; let where="";
  for (let i=0;i<12;i++) { const cons=new Map<string,any>(); const vars=y.map((c,j)=>[String(j),new Map<string,number>([["o",c[i]!]])] as const);
    for (let k=0;k<12;k++){cons.set("k"+k,{max:1}); vars.forEach(([_,m],j)=>m.set("k"+k,y[j]![k]!));}
    for (let a=0;a<8;a++){cons.set("l"+a,{min:0});cons.set("u"+a,{max:0}); vars.forEach(([_,m],j)=>{m.set("l"+a,(a===j?y[j]![i]!:0)-.05*y[j]![i]!);m.set("u"+a,(a===j?y[j]![i]!:0)-.4*y[j]![i]!)});}
    const s=solve({direction:"maximize",objective:"o",constraints:cons,variables:vars as any},{precision,checkCycles:true,maxPivots:20000}); const e=Math.abs(s.result-b.bod_share_5_40.score[i]); if(!(e<=worst)){worst=e;where=i+s.status}
  } console.log("prec",precision,worst,where);} });
