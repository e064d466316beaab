import { test } from "vitest";
import { correlationMatrix } from "/work/main/src/stats/correlation-matrix.ts";
import { symmetricEigen } from "/work/main/src/stats/eigen.ts";
import { varimax } from "/work/main/src/stats/varimax.ts";
import { readFileSync } from "node:fs";
test("tai", () => {
  const rows = readFileSync("/tmp/tai.py","utf8").split('"""')[1]!.trim().split("\n").map(r=>r.split("|").slice(1).map(Number));
  const cols = rows[0]!.map((_,j)=>Float64Array.from(rows,r=>r[j]!));
  const e = symmetricEigen(correlationMatrix(cols,"pearson"));
  console.log(Array.from(e.values), Array.from(e.values,v=>v/8*100));
  for (const k of [3,4]) for (const kaiser of [true,false]) {
  const L = cols.map((_,j)=>Float64Array.from({length:k},(_,f)=>e.vectors[f]![j]!*Math.sqrt(e.values[f]!)));
  const v = varimax(L,{kaiser}); console.log(v.rounds, v.converged); console.log(v.loadings.map(r=>Array.from(r,x=>x.toFixed(2)).join(" ")).join("\n"));
  const expl=[...Array(k).keys()].map(f=>v.loadings.reduce((s,r)=>s+r[f]!**2,0)); console.log(expl);
  const w=v.loadings.map(r=>{let b=0,bf=0;r.forEach((x,f)=>{if(x*x/expl[f]!>b){b=x*x/expl[f]!;bf=f}});return r[bf]!**2}); const t=w.reduce((a,b)=>a+b); console.log(w.map(x=>(x/t).toFixed(3)).join(" "));
  }
});
