import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';

/** An organisation with one member who is signed in, all of it made by the database's own functions. */
export type SignedIn = {
  readonly organisation: string;
  readonly account: string;
  readonly login: Buffer;
  readonly proof: Buffer;
  readonly session: Session;
};
export type Session = { readonly id: Buffer; readonly secret: string };

type Logins = { readonly owner: Kysely<unknown>; readonly staff: Kysely<unknown> };

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const bytes = (): Buffer => randomBytes(32);

export async function newOrganisation({ owner, staff }: Logins, name = 'Maison'): Promise<SignedIn> {
  const link = bytes();
  await sql`insert into sec.invitation (id, purpose, expires_at)
    values (${link}, 'found', now() + interval '1 hour')`.execute(owner);
  const [organisation, account] = [randomUUID(), randomUUID()];
  const [login, proof] = [bytes(), bytes()];
  const { rows } = await sql<{
    done: boolean;
  }>`select sec.found_organisation(${link}, ${organisation}, ${account},
    ${name}, ${bytes()}, ${bytes()}, ${bytes()}, ${bytes()}, ${bytes()}, ${login}, ${bytes()}, ${[65536, 3, 1]},
    ${proof}, ${bytes()}, true) as done`.execute(staff);
  if (!rows[0]?.done) throw new Error('not founded');
  return { organisation, account, login, proof, session: await newSession(staff, { login, proof }) };
}

export async function newSession(
  staff: Kysely<unknown>,
  { login, proof }: { readonly login: Buffer; readonly proof: Buffer },
): Promise<Session> {
  const session = { id: bytes(), secret: bytes().toString('hex') };
  const { rows } = await sql<{ begun: boolean }>`select sec.begin_session(${login}, ${proof}, ${bytes()}, 0,
    ${session.id}, ${sha256(session.secret)}, ${bytes()}) as begun`.execute(staff);
  if (!rows[0]?.begun) throw new Error('no session');
  return session;
}

/** A colleague who has been let in: her account, and a session of hers. */
export async function newColleague(
  { owner, staff }: Logins,
  organisation: string,
): Promise<Omit<SignedIn, 'organisation'>> {
  const [link, account, login, proof] = [bytes(), randomUUID(), bytes(), bytes()];
  await sql`insert into account (organisation_id, id, profile) values (${organisation}, ${account}, ${bytes()})`.execute(
    owner,
  );
  await sql`insert into sec.invitation (id, purpose, organisation_id, account_id, expires_at)
    values (${link}, 'join', ${organisation}, ${account}, now() + interval '1 hour')`.execute(owner);
  await sql`select sec.join_organisation(${link}, ${login}, ${bytes()}, ${[65536, 3, 1]}, ${proof}, ${bytes()},
    ${bytes()}, ${bytes()})`.execute(staff);
  await sql`update account set state = 'active' where id = ${account}`.execute(owner);
  return { account, login, proof, session: await newSession(staff, { login, proof }) };
}

/** One row at least of this organisation in every table that is about one; the ids of what was made. */
export async function plantRows(
  owner: Kysely<unknown>,
  { organisation: org, account }: SignedIn,
): Promise<{ team: string; file: string; free: string }> {
  const [team, file, free, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const rows = [
    sql`insert into account (organisation_id, id, profile) values (${org}, ${free}, ${bytes()})`,
    sql`insert into account_side values (${org}, ${free}, 'victims')`,
    sql`insert into team (organisation_id, id, kind, side, label) values (${org}, ${team}, 'everyone', 'common', ${bytes()})`,
    sql`insert into team_member (organisation_id, team_id, account_id, side, roles)
      values (${org}, ${team}, ${account}, 'common', '{keyHolder}')`,
    sql`insert into accreditation (organisation_id, kind, authority, valid_from) values (${org}, 'a', 'b', '2026-01-01')`,
    sql`insert into organisation (id, name, root_public_key) values (${other}, 'Voisine', ${bytes()})`,
    sql`insert into agreement (organisation_id, with_organisation_id, terms, signed_on)
      values (${org}, ${other}, ${bytes()}, '2026-01-01')`,
    sql`insert into excluded_organisation values (${org}, ${other})`,
    sql`insert into team_epoch (organisation_id, team_id, epoch) values (${org}, ${team}, 1)`,
    sql`insert into team_key values (${org}, ${team}, 1, ${account}, ${bytes()})`,
    sql`insert into root_key values (${org}, ${team}, 1, ${bytes()})`,
    sql`insert into intake_key (organisation_id, team_id, generation, public_key, epoch, wrapped)
      values (${org}, ${team}, 1, ${bytes()}, 1, ${bytes()})`,
    sql`insert into key_pin values (${org}, ${other}, ${bytes()})`,
    sql`insert into file (organisation_id, id, origin_id, team_id, erase_on)
      values (${org}, ${file}, ${org}, ${team}, '2030-01-01')`,
    sql`insert into file_key values (${org}, ${file}, ${team}, 1, ${bytes()})`,
    sql`insert into file_record (organisation_id, file_id, kind, sealed) values (${org}, ${file}, 'note', ${bytes()})`,
    sql`insert into takeover_offer (organisation_id, id, giver_id, team_id, side, public_key, signature, epoch, wrapped)
      values (${org}, ${file}, ${other}, ${team}, 'common', ${bytes()}, ${bytes()}, 1, ${bytes()})`,
    sql`insert into takeover (organisation_id, id, receiver_id, team_id, side, epoch, plan, prepared_by)
      values (${org}, ${file}, ${other}, ${team}, 'common', 1, ${bytes()}, ${account})`,
    sql`insert into takeover_file values (${org}, ${file}, ${file}, ${bytes()})`,
    sql`insert into dissolution (organisation_id, asked_by) values (${org}, ${account})`,
    // One file with a row in each table: no act of ours leaves it both to its team and to named people.
    sql`update file set named_only = true where id = ${file}`,
    sql`insert into file_person (organisation_id, file_id, team_id, account_id, generation, sealed, made_by, made_with,
      signature) values (${org}, ${file}, ${team}, ${account}, 1, ${bytes()}, ${account}, 1, ${bytes()})`,
    sql`insert into file_exclusion values (${org}, ${file}, 'worker', ${free})`,
    sql`insert into sealed_draft values (${org}, ${account}, ${bytes()}, ${bytes()}, now() + interval '1 day')`,
    sql`insert into deletion values (${org}, 'file', ${other})`,
    sql`insert into recovery_set (organisation_id, generation, threshold, public_key) values (${org}, 1, 2, ${bytes()})`,
    sql`insert into recovery_team_key values (${org}, 1, ${team}, 1, ${bytes()})`,
    sql`insert into recovery_share values (${org}, 1, ${account}, ${bytes()})`,
    sql`insert into recovery_request (organisation_id, id, generation, account_id) values (${org}, ${file}, 1, ${account})`,
    sql`insert into recovery_approval values (${org}, ${file}, ${account}, ${bytes()})`,
    sql`insert into sec.mail_address (organisation_id, account_id, sealed) values (${org}, ${account}, ${bytes()})`,
    sql`insert into sec.mail_due (organisation_id, account_id, due_at) values (${org}, ${account}, now() + interval '1 day')`,
    sql`insert into sec.invitation values (${bytes()}, 'join', ${org}, ${free}, now() + interval '1 day')`,
  ];
  for (const row of rows) await row.execute(owner);
  return { team, file, free };
}

/** What only a signed-in person writes: an entry of the audit, a key in the chain, a checkpoint. */
export async function plantChains(
  { owner, staff }: Logins,
  { organisation, account, session }: SignedIn,
): Promise<void> {
  await staff.transaction().execute(async (tx) => {
    await sql`select from sec.enter(${session.id}, ${session.secret})`.execute(tx);
    await sql`select sec.record('fileOpened', 'file', ${account}, null)`.execute(tx);
    await sql`select sec.publish_key('account', ${account}, 1, ${bytes()}, ${bytes()}, ${bytes()})`.execute(
      tx,
    );
  });
  await sql`insert into audit_checkpoint values (${organisation}, 1, ${bytes()}, now(), ${bytes()})`.execute(
    owner,
  );
}
