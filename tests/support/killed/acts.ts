import { randomInt } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { keepRecord, newFile, record, rewrapFiles } from '../../../src/modules/access/server/index.ts';
import {
  addAccreditation,
  addAgreement,
  appointCustodians,
  findOwnOrganisation,
  grantTeam,
  inviteColleague,
  newIntakeKey,
  newTeam,
  revokeTeam,
  rewriteFace,
} from '../../../src/modules/organisations/server/index.ts';
import { eraseDue } from '../../../src/platform/retention.ts';
import { asPerson, type Scene } from './asPerson.ts';

/** Somebody who runs a house, a team of hers, and a colleague to whom it is given and from whom it is taken. */
export type Lane = {
  readonly token: string;
  readonly team: string;
  readonly account: string;
  readonly colleague: string;
};
export type Work = {
  readonly staffUrl: string;
  readonly jobsUrl: string;
  readonly lanes: readonly Lane[];
};
type Databases = { readonly staff: Kysely<unknown>; readonly jobs: Kysely<unknown> };

type Act = (scene: Scene, lane: Lane) => Promise<{ readonly ok: boolean } | void>;
const DAY = '2026-01-01';
const text = (length: number): Buffer => Buffer.alloc(length, 'x');

async function keepFile(
  { tx, keyring }: Scene,
  { team }: Lane,
  eraseOn: string,
): Promise<{ readonly ok: true }> {
  const made = await newFile(tx, keyring, { team, eraseOn });
  if (!made.ok) throw new Error(made.refusal);
  await keepRecord(tx, made.file, { kind: 'note', content: text(randomInt(1, 3_000)) });
  await record(tx, { action: 'fileOpened', kind: 'file', object: made.file.id });
  made.file.key.zero();
  return { ok: true };
}

/** Each is one request. What it leaves behind can be counted, and each that answers counts once in the journal. */
const ACTS: readonly Act[] = [
  (scene, lane) => keepFile(scene, lane, '2031-01-01'),
  (scene, lane) => keepFile(scene, lane, '2020-01-01'),
  async ({ tx, ...acting }, { team, colleague: account }) => {
    const { rows } =
      await sql`select from team_member where team_id = ${team} and account_id = ${account}`.execute(tx);
    if (rows.length > 0) return await revokeTeam(tx, acting, { account, team });
    return await grantTeam(tx, acting, { account, team, roles: ['reader'] });
  },
  async ({ tx, ...acting }, { team }) => void (await rewrapFiles(tx, acting.keyring, team)),
  async ({ tx, ...acting }, { account: keeper }) =>
    await newTeam(tx, acting, { label: 'Équipe Modèle', side: 'victims', keeper }),
  async ({ tx, ...acting }) =>
    await inviteColleague(tx, acting, { name: 'Modèle', duty: 'suivi', mail: 'x@modele.example' }),
  async ({ tx, ...acting }, { team }) => await newIntakeKey(tx, acting, team),
  async ({ tx, ...acting }) =>
    await addAgreement(tx, acting, { with: null, terms: 'inventé', signedOn: DAY, until: null }),
  async ({ tx, ...acting }) =>
    await addAccreditation(tx, acting, {
      kind: 'essai',
      authority: 'Modèle',
      validFrom: DAY,
      validUntil: null,
    }),
  async ({ tx, ...acting }, { account, colleague }) =>
    await appointCustodians(tx, acting, [account, colleague]),
  async ({ tx, ...acting }) => {
    await sql`select from organisation where id = sec.organisation() for update`.execute(tx);
    const face = await findOwnOrganisation(tx);
    const name = `Maison ${Number(face.name.split(' ')[1]) + 1}`;
    return await rewriteFace(tx, acting, { ...face, name });
  },
];

/** Acts by chance for ever, each person of each house at once; tells on standard output that one was done. */
export async function actForEver({ staff, jobs }: Databases, lanes: readonly Lane[]): Promise<never> {
  const once = async (lane: Lane): Promise<void> => {
    if (randomInt(ACTS.length + 1) === ACTS.length) return void (await eraseDue(jobs));
    const act = ACTS[randomInt(ACTS.length)];
    const done = await asPerson(staff, lane.token, async (scene) => act?.(scene, lane));
    // A refusal is an answer; here nobody should meet one.
    if (done && !done.ok) throw new Error(JSON.stringify(done));
    if (done) process.stdout.write('done\n');
  };
  await Promise.all(
    lanes.map(async (lane) => {
      for (;;) await once(lane);
    }),
  );
  throw new Error('nobody acts any more');
}
