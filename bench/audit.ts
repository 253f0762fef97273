import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { verifyAudit } from '#modules/access/server/index.ts';
import { openDatabase } from '../src/platform/database.ts';
import { migrate, newPasswords } from '../src/platform/migrate.ts';
import { Network } from '../tests/support/network.ts';
import { loginUrls, newOwner, newPostgres } from '../tests/support/postgres.ts';
import { ms, whole, type Row } from './table.ts';

const ENTRIES = 1_000_000;
const BUDGET_MS = 60_000;

/** What `sec.record` writes, without waiting for its lock a million times: one house, an entry with a reason in ten. */
const CHAIN = `do $$
  declare
    org uuid; who uuid; last bytea; n bigint; why bytea; made bytea;
    at timestamptz := date_trunc('hour', now(), 'UTC');
    told text := to_char(date_trunc('hour', now(), 'UTC') at time zone 'UTC', 'YYYY-MM-DD"T"HH24":00:00Z"');
  begin
    select h.organisation_id, h.seq, h.hash into org, n, last from audit_head h;
    select id into who from account where organisation_id = org limit 1;
    for seq in n + 1 .. ${ENTRIES} loop
      why := case when seq % 10 = 0 then decode(md5(seq::text) || md5(seq::text || 'x'), 'hex') end;
      made := sha256(last || convert_to('{"action":"fileOpened","actor":"' || who || '","hour":"' || told
        || '","kind":"file","object":"' || who || '","organisation":"' || org || '","reason":"'
        || coalesce(encode(sha256(why), 'hex'), '') || '","seq":' || seq || '}', 'UTF8'));
      insert into audit_entry values (org, seq, at, who, 'fileOpened', 'file', who, why, last, made);
      last := made;
    end loop;
    update audit_head set seq = ${ENTRIES}, hash = last where organisation_id = org;
  end $$`;

/** The verification of a journal of a million entries, as the operator's command and the weekly proof do it. */
export async function audit(): Promise<Row[]> {
  const server = await newPostgres();
  const ownerUrl = await newOwner(server);
  const passwords = newPasswords();
  await migrate(ownerUrl, passwords);
  const urls = loginUrls(ownerUrl, passwords);
  const network = new Network({ ownerUrl, staffUrl: urls.relais_staff });
  const backup = openDatabase<unknown>(urls.relais_backup, 1);
  try {
    await network.found('Maison Modèle');
    await chain(server.ownerUrl);
    return [await verified(backup)];
  } finally {
    await backup.destroy();
    await network.close();
    await server.stop();
  }
}

async function chain(superuser: string): Promise<void> {
  const connectionString = new URL('/relais', superuser).href + new URL(superuser).search;
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(CHAIN);
  await client.end();
}

async function verified(backup: Parameters<typeof verifyAudit>[0]): Promise<Row> {
  const publicKey = createPublicKey(generateKeyPairSync('ed25519').privateKey);
  const began = performance.now();
  const { entries, problems } = await verifyAudit(backup, { checkpoints: [], publicKey });
  const took = performance.now() - began;
  return {
    what: `audit verify, ${whole(entries)} entries, a fresh table that nobody analysed`,
    measured: ms(took),
    budget: '< 60 s',
    ok: entries === ENTRIES && problems.length === 0 && took < BUDGET_MS,
  };
}
