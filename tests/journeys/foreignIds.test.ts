import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { asOwner } from '../support/attacker.ts';
import { demoPeople, signInDemo } from '../support/demoPeople.ts';
import { workOf } from '../support/demoWork.ts';
import { startRelais, type Running } from '../support/relais.ts';
import { addressOf, ATTACKS, builtRoutes } from '../support/routesOfWorkplace.ts';
import { ownerOf, staffOf } from '../support/workplace.ts';

/** Of house A, whose ids are known to the attacker, who runs house B. */
const OF_A = 'lou@reseau.modele.example';
const OF_B = 'dominique@aide-victimes.modele.example';

type Kind = { readonly of: string; readonly id: string };
let relais: Running;
let staff: Kysely<unknown>;
let owner: string;
let undoing: pg.Client;
let kindsOfA: readonly Kind[];
/** Their ids stand on pages of every house. */
let houses: ReadonlySet<string>;
/** Her own team and her own account: an attack mixes them with what is not hers. */
let own: { readonly account: string; readonly team: string };
const tokens = { a: '', b: '' };

beforeAll(async () => {
  relais = await startRelais({ RELAIS_DEMO: 'yes', RELAIS_LOG: 'error' });
  owner = ownerOf(relais.data);
  process.env['RELAIS_PEPPER_FILE'] = `${relais.data}/pepper`;
  staff = openDatabase(staffOf(relais.data, owner));
  const { phrase } = demoPeople(relais.data);
  tokens.a = await signInDemo(relais.address, OF_A, phrase);
  tokens.b = await signInDemo(relais.address, OF_B, phrase);
  await workOf(staff, tokens.a, 'Victimes');
  await workOf(staff, tokens.b, 'Accompagnement');
  kindsOfA = await idsOf('Réseau Modèle%');
  const ofB = new Map((await idsOf('Aide aux victimes%')).map(({ of, id }) => [of, id]));
  own = { account: ofB.get('account.id') ?? '', team: ofB.get('file.team_id') ?? '' };
  undoing = new pg.Client({ connectionString: owner });
  await undoing.connect();
  const { rows } = await undoing.query<{ id: string }>('select id from organisation');
  houses = new Set(rows.map(({ id }) => id));
  await undoing.query('create table kept_sessions as select * from sec.session');
}, 240_000);
afterAll(async () => {
  await undoing?.end();
  await staff?.destroy();
  await relais?.stop();
});

/** One id of each kind a house has: every column of ids of every table about it, as the database lists them. */
async function idsOf(name: string): Promise<readonly Kind[]> {
  return await asOwner(owner, async (client) => {
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select i.table_schema || '.' || i.table_name as table, i.column_name as column
       from information_schema.columns i join information_schema.columns o
         on (o.table_schema, o.table_name) = (i.table_schema, i.table_name) and o.column_name = 'organisation_id'
       where i.data_type = 'uuid' and i.table_schema in ('public', 'sec') order by 1, 2`,
    );
    const kinds: Kind[] = [];
    for (const { table, column } of columns) {
      const { rows } = await client.query<{ id: string | null }>(
        `select max(${column}::text) as id from ${table} where organisation_id =
           (select id from organisation where name like $1)`,
        [name],
      );
      const [id] = rows.map((row) => row.id);
      if (id) kinds.push({ of: `${table}.${column}`.replace('public.', ''), id });
    }
    return [...new Map(kinds.toReversed().map((kind) => [kind.id, kind])).values()];
  });
}

type Sent = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string };
type Answer = { readonly status: number; readonly headers: readonly string[]; readonly body: string };

/** The link of an invitation, and the page of a team she has just founded in her own house: by chance each time. */
const MADE_NOW = /(?<=\/espace\/lien\/)[\w-]{43}/g;
const TEAM_PAGE = /equipes\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Everything that comes back but the date, with the id that was asked written the same. */
async function answerTo({ method, path, body }: Sent, token: string, id: string): Promise<Answer> {
  const headers = {
    cookie: `__Host-s=${token}`,
    'content-type': 'application/x-www-form-urlencoded',
    origin: relais.address,
    'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.1`,
  };
  const asked = { method, headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) };
  const answer = await fetch(relais.address + path, asked);
  const text = await answer.text();
  const kept = [...answer.headers].filter(([name]) => name !== 'date').map((pair) => pair.join(': '));
  const same = (one: string): string =>
    one.replaceAll(id, 'asked').replaceAll(MADE_NOW, 'made now').replaceAll(TEAM_PAGE, 'equipes/one');
  return { status: answer.status, headers: kept.map(same), body: same(text) };
}

/** Everything the attacker did to herself is undone, so that the next answer begins where this one did. */
async function asBefore(steppedUp: boolean): Promise<void> {
  const rights = steppedUp ? `now() + interval '5 minutes'` : 'null';
  await undoing.query(`delete from sec.session; insert into sec.session select * from kept_sessions;
    update sec.session set stepped_up_until = ${rights}, idle_until = now() + interval '15 minutes';
    delete from sealed_draft; delete from sec.attempt`);
}

/** The same request with the id of A and with one nobody has; then the page each leads to. */
async function answersTo(make: (id: string) => Sent, id: string, steppedUp: boolean): Promise<Answer[]> {
  await asBefore(steppedUp);
  const sent = make(id);
  const first = await answerTo(sent, tokens.b, id);
  const to = first.headers.find((one) => one.startsWith('location: '))?.slice('location: '.length);
  if (!to || sent.method === 'GET') return [first];
  return [first, await answerTo({ method: 'GET', path: to.replace('asked', id) }, tokens.b, id)];
}

/** What a form can carry, with this id wherever one may stand. */
function formWith(id: string, { act = '', team = id, account = id } = {}): string {
  const theirs = { request: id, custodians: account, organisation: id, with: id, excluded: id };
  const ids = {
    ...theirs,
    team,
    account,
    keeper: account,
    id,
    object: id,
    page: `/espace/organisation/membres/${id}`,
  };
  const rest = { act, roles: 'caseworker', label: 'Essai', side: 'victims', q: id, who: id, recovery: id };
  const sure = { compared: 'yes', sureReset: 'yes', sureOut: 'yes', code: '123456', pass: 'essai' };
  return new URLSearchParams({ ...ids, ...rest, ...sure }).toString();
}

/** Every way to put an id into a route: in its address, in its form, in both, in a question. */
function requestsFor(route: string): readonly ((id: string) => Sent)[] {
  const { acts = [''], alone = [] } = ATTACKS[route] ?? {};
  const at = (id: string): string => addressOf(route, id);
  const post = (to: string, body: string): Sent => ({ method: 'POST', path: at(to), body });
  const { account, team } = own;
  return [
    (id) => ({ method: 'GET', path: `${at(id)}?id=${id}&avant=${id}` }),
    ...acts.flatMap((act) => [
      (id: string) => post(id, formWith(id, { act })),
      (id: string) => post(id, formWith(id, { act, ...own })),
    ]),
    ...acts
      .filter((act) => !alone.includes(act))
      .flatMap((act) => [
        (id: string) => post(account, formWith(id, { act, account })),
        (id: string) => post(team, formWith(id, { act, team })),
      ]),
  ];
}

function compared(route: string, answers: readonly Answer[]): readonly unknown[] {
  if (!ATTACKS[route]?.chance) return answers;
  return answers.map(({ status, headers }) => ({ status, headers: headers.filter(isNotLength) }));
}

/** Every id of A but, where houses name each other, that of the house. */
const askedOf = (route: string): readonly Kind[] =>
  kindsOfA.filter(({ id }) => !(ATTACKS[route]?.houses && houses.has(id)));

const isNotLength = (header: string): boolean => !header.startsWith('content-length');

/** Every row of a house, but who is signed in and what waits to be said to her. */
async function rowsOf(name: string): Promise<string> {
  return await asOwner(owner, async (client) => {
    const { rows: tables } = await client.query<{ table: string }>(
      `select table_schema || '.' || table_name as table from information_schema.columns
       where column_name = 'organisation_id' and table_schema in ('public', 'sec')
         and table_name not in ('session', 'kept_sessions', 'sealed_draft') order by 1`,
    );
    let all = '';
    for (const { table } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from ${table} t
         where organisation_id = (select id from organisation where name like $1) order by 1`,
        [name],
      );
      all += `${table}\n${rows.map(({ row }) => row).join('\n')}\n`;
    }
    return all;
  });
}

describe('the list of addresses', () => {
  it('holds every route of the built workplace, and no other', () => {
    expect(builtRoutes()).toEqual(Object.keys(ATTACKS).sort());
  });

  it('the ids of A are of every kind the database knows', () => {
    const kinds = kindsOfA.map(({ of }) => of);

    for (const kind of ['account.id', 'file.id', 'file_record.id', 'agreement.id', 'account.organisation_id'])
      expect(kinds).toContain(kind);
    expect(kinds.length).toBeGreaterThan(7);
  });
});

describe('for who works in A, an id of A is not an unknown id: the comparison sees a difference', () => {
  it.each([
    ['organisation/membres', 'account.id'],
    ['organisation/equipes', 'file.team_id'],
  ])('%s', async (page, kind) => {
    const id = kindsOfA.find(({ of }) => of === kind)?.id ?? '';
    const unknown = randomUUID();
    const path = `/espace/${page}/`;

    const hers = await answerTo({ method: 'GET', path: path + id }, tokens.a, id);
    const nobodys = await answerTo({ method: 'GET', path: path + unknown }, tokens.a, unknown);

    expect([hers.status, nobodys.status]).toEqual([203, 404]);
    expect(hers.body).not.toBe(nobodys.body);
  });
});

describe.each([{ steppedUp: true }, { steppedUp: false }])(
  'for who runs B, each id of A answers like one that nobody has (pass-phrase just given: $steppedUp)',
  ({ steppedUp }) => {
    // Nothing that is only read asks for the pass-phrase again.
    it.each(Object.keys(ATTACKS).filter((route) => steppedUp || route.endsWith('/envoi')))(
      '%s',
      { timeout: 300_000 },
      async (route) => {
        const before = await rowsOf('Réseau Modèle%');
        for (const make of requestsFor(route)) {
          const unknown = randomUUID();
          const expected = await answersTo(make, unknown, steppedUp);
          for (const { of, id } of askedOf(route)) {
            const found = await answersTo(make, id, steppedUp);
            expect(compared(route, found), `${of} in ${JSON.stringify(make(id))}`).toEqual(
              compared(route, expected),
            );
          }
        }

        expect(await rowsOf('Réseau Modèle%')).toBe(before);
      },
    );
  },
);
