// Makes the questions of the peers' benchmark (prefix, without accents, one typing error, several words) from the corpus of
// the size in the argument, with the benchmark's own rules.
import { readFileSync, writeFileSync } from 'node:fs';
import { DATA, queries } from './corpus.mjs';

const docs = JSON.parse(readFileSync(new URL(`corpus-${process.argv[2]}.json`, DATA)));
writeFileSync(new URL('queries.json', DATA), JSON.stringify(queries(docs)));
