// Measures the budgets and prints one table. docs/bench.md says what each row means.
import { loadTerritory } from '#modules/territory/server/index.ts';
import { startRelais } from '../tests/support/relais.ts';
import { audit } from './audit.ts';
import { firstVisit } from './firstVisit.ts';
import { flooded } from './flooded.ts';
import { guidance } from './guidance.ts';
import { guidanceHttp } from './guidanceHttp.ts';
import { leaving } from './leaving.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { policy } from './policy.ts';
import { restored } from './restored.ts';
import { search } from './search.ts';
import { sealed } from './sealed.ts';
import { situations } from './situations.ts';
import { start } from './start.ts';
import { markdown, type Row } from './table.ts';
import { throughput } from './throughput.ts';
import { workplace } from './workplace.ts';

const relais = await startRelais({ RELAIS_LOG: 'silent' });
const asked = situations(loadTerritory());

/** The ones that share a running Relais first; the flood, which would heat the machine, last. */
const MEASURES: Readonly<Record<string, () => Promise<Row[]>>> = {
  'first visit': () => firstVisit(relais.address),
  'public pages': () => throughput(relais.address),
  'guidance over HTTP': () => guidanceHttp(relais.address, asked),
  leaving: () => leaving(relais.address),
  workplace,
  guidance,
  search,
  'sealed files': sealed,
  policy,
  audit,
  restore: restored,
  start,
  memory,
  flood: flooded,
};

const wanted = process.argv.slice(2);
const rows: Row[] = [];
const began = machine();
for (const [name, measure] of Object.entries(MEASURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`Relais: measuring ${name}…`);
  rows.push(...(await measure()));
}
await relais.stop();

console.log(`\n${began}\n\n${markdown(rows)}\n`);
process.exitCode = rows.some(({ ok }) => ok === false) ? 1 : 0;
