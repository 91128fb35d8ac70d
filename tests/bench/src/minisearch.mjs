// MiniSearch on the documents and questions of the file named in the arguments, set up as search/entry.js of the
// peers' benchmark does. Prints, as JSON, the ten best documents of each question.
import MiniSearch from 'minisearch';
import { readFileSync } from 'node:fs';

const STOP = new Set('le la les de des du un une et a en dans pour par sur avec qui que ou au aux ce cette son sa ses il elle est sont peut doit l d'.split(' '));
const fold = (s) => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').toLowerCase();
const { docs, queries } = JSON.parse(readFileSync(process.argv[2]));
const index = new MiniSearch({
  fields: ['title', 'appellations', 'body'],
  processTerm: (t) => { const x = fold(t); return STOP.has(x) ? null : x; },
});
index.addAll(docs);
const ask = (q) => index.search(q, {
  boost: { title: 3, appellations: 2 }, combineWith: 'AND',
  prefix: (_t, i, all) => i === all.length - 1, fuzzy: (t) => (t.length > 4 ? 1 : false),
}).slice(0, 10).map((r) => r.id);
console.log(JSON.stringify(queries.map(ask)));
