// Serves the project's bench page as the peers' pages are, and runs their benchmark with it.
// node project.mjs PAGE-FOLDER QUERY-OF-THE-PAGE [options of bench.mjs]; the section `sync` has a server of its own (sync.rs).
import { spawn } from 'node:child_process';
import { serve } from './lib/server.mjs';

const [folder, query, ...options] = process.argv.slice(2);
const server = await serve(folder, { compress: true });
const bench = spawn(process.execPath, ['bench.mjs', ...options, '--project-url', `${server.url}/index.html${query}`], { stdio: 'inherit' });
bench.on('exit', async (code) => { await server.close(); process.exit(code ?? 1); });
