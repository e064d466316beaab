/**
 * What makes tables sortable and searchable, for browsers that run scripts; without, everything is there and can be read.
 * A heading becomes a button: once up, once down, once as it was. Cells without a figure stay last.
 */
export const SCRIPT = `(()=>{
const words=document.body.dataset,lang=document.documentElement.lang;
const order=new Intl.Collator(lang,{numeric:true});
const figure=(c)=>{const v=parseFloat(c.textContent.replace("\\u2212","-").replace(/,/g,""));return v===v?v:null};
const live=document.createElement("p");live.className="hidden";live.setAttribute("role","status");document.body.append(live);
for(const table of document.querySelectorAll("table[data-sort]")){
const body=table.tBodies[0],first=[...body.rows],heads=[...table.tHead.rows[0].cells];
heads.forEach((head,k)=>{
const button=document.createElement("button");button.type="button";
while(head.firstChild)button.append(head.firstChild);
head.append(button);
button.addEventListener("click",()=>{
const was=head.getAttribute("aria-sort"),fig=head.classList.contains("n");
const now=was===null?"ascending":was==="ascending"?"descending":null;
for(const other of heads)other.removeAttribute("aria-sort");
let rows=first;
if(now){head.setAttribute("aria-sort",now);
const turn=now==="ascending"?1:-1;
const key=fig?(r)=>figure(r.cells[k]):(r)=>r.cells[k].textContent.trim()||null;
rows=first.map((r)=>[key(r),r]).sort(([a],[b])=>a===b?0:a===null?1:b===null?-1:turn*(fig?a-b:order.compare(a,b))).map(([,r])=>r)}
body.append(...rows);
live.textContent=button.textContent+": "+(now?words[now]:words.unsorted)})})}
let k=0;
for(const table of document.querySelectorAll("table[data-filter]")){
const rows=[...table.tBodies[0].rows];
if(rows.length<8)continue;
const place=table.closest(".scroll")||table,box=document.createElement("p"),label=document.createElement("label"),input=document.createElement("input"),count=document.createElement("span");
box.className="filter";input.type="search";input.id="filter-"+k++;label.htmlFor=input.id;
label.textContent=words.filter;count.setAttribute("role","status");
box.append(label,input,count);place.before(box);
const texts=rows.map((r)=>r.textContent.toLowerCase());
input.addEventListener("input",()=>{
const wanted=input.value.trim().toLowerCase();let shown=0;
rows.forEach((r,i)=>{r.hidden=!texts[i].includes(wanted);if(!r.hidden)shown++});
count.textContent=wanted===""?"":shown+" / "+rows.length})}
})();`;
