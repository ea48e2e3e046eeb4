import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { typstOf } from './src/annual-report/typst.ts';
import fc from 'fast-check';
const doc=(text:string)=>({city:'Leipzig',year:2015,title:'T',subtitle:'S',asOf:'2015-12-31',writtenAt:'2016-03-01',language:'de' as const,warning:null,parts:[{kind:'short' as const,title:'K',blocks:[{type:'table' as const,caption:'C',head:['H'],numbers:[],rows:[[text]]}]}]});
const words={contents:'Inhalt',page:(a:string,b:string)=>`${a} von ${b}`};
const flat=(n:any):string=>n==null?'':Array.isArray(n)?n.map(flat).join(''):n.func==='space'||n.func==='parbreak'||n.func==='linebreak'?' ':n.text!==undefined?(typeof n.text==='string'?n.text:flat(n.text)):n.children?flat(n.children):n.body?flat(n.body):`<${n.func}>`;
const read=(text:string)=>{const c = NodeCompiler.create({ workspace: '/' });const q=c.query({mainFileContent:typstOf(doc(text),words,()=>'').main},{selector:'figure'}) as any[]; return flat(q.at(-1).body.children.at(-1))};
const norm=(s:string)=>s.replace(/\.\.\./g,'…').replace(/\s+/g,' ').trim();
let bad:string[]=[];
for (const [name,unit,n] of [['ascii',fc.constantFrom(...'ab1 \n.#$*_-+=/\\[]{}()<>@~`"\'^&|:;,!?%u'),1500],['grapheme','grapheme',1000],['binary','binary',500]] as const) {
let t=Date.now();
fc.assert(fc.property(fc.string({unit:unit as any}),s=>{let r; try{r=read(s)}catch(e){bad.push('ERR '+JSON.stringify(s)+String(e).slice(0,200));return} if(norm(r)!==norm(s)) bad.push(JSON.stringify([s,r]))}),{numRuns:n});
console.log(name, Date.now()-t, bad.length, bad.sort((a,b)=>a.length-b.length).slice(0,15).join('\n'));
bad=[];}
