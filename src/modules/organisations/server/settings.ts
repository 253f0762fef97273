import { sql, type Transaction } from 'kysely';
import { record } from '#modules/access/server/index.ts';
import type { Outcome } from '#modules/access/index.ts';
import { openText, sealText, type About } from '#sealing/index.ts';
import { no, type OrganisationRefusal } from '../domain/refusals.ts';
import { isAdministrator, type Acting } from './joining.ts';
import { everyoneKey } from './teams.ts';

type Tx = Transaction<unknown>;

/** What an organisation tells of itself to the network. Nothing of it names anybody. */
export type Organisation = {
  readonly id: string;
  readonly name: string;
  /** Its record in the directory, when it has one. */
  readonly service: string | null;
  /** Categories of the directory. */
  readonly kinds: readonly string[];
  /** Municipalities it serves; none told: wherever its record says. */
  readonly territory: readonly string[];
  readonly acceptsRequests: boolean;
  readonly foundedOn: string;
  /** Part of the invented network. */
  readonly trial: boolean;
};

type Row = {
  id: string;
  name: string;
  service_id: string | null;
  kinds: string[];
  territory: string[];
  accepts_requests: boolean;
  founded_on: string;
  trial: boolean;
};

const organisationOf = (row: Row): Organisation => ({
  id: row.id,
  name: row.name,
  service: row.service_id,
  kinds: row.kinds,
  territory: row.territory,
  acceptsRequests: row.accepts_requests,
  foundedOn: row.founded_on,
  trial: row.trial,
});

const PUBLIC_FACE = sql`select id, name, service_id, kinds, territory, accepts_requests, founded_on, trial
  from organisation where closed_on is null`;

/** The organisation of whoever is signed in. */
export async function findOwnOrganisation(tx: Tx): Promise<Organisation> {
  const { rows } = await sql<Row>`${PUBLIC_FACE} and id = sec.organisation()`.execute(tx);
  if (!rows[0]) throw new Error('nobody is signed in');
  return organisationOf(rows[0]);
}

/** Every open organisation of the network, by name: its public face only. */
export async function listOrganisations(tx: Tx): Promise<readonly Organisation[]> {
  const { rows } = await sql<Row>`${PUBLIC_FACE} order by name, id`.execute(tx);
  return rows.map(organisationOf);
}

export type Face = Pick<Organisation, 'name' | 'service' | 'kinds' | 'territory' | 'acceptsRequests'>;

/** Rewrites the public face. Checked by the caller: codes of the directory and of the territory. */
export async function rewriteFace(
  tx: Tx,
  acting: Acting,
  face: Face,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!(await isAdministrator(tx, acting))) return no('notHolder');
  await sql`update organisation set name = ${face.name}, service_id = ${face.service}, kinds = ${[...face.kinds]},
    territory = ${[...face.territory]}, accepts_requests = ${face.acceptsRequests}
    where id = sec.organisation()`.execute(tx);
  await record(tx, { action: 'faceRewritten', kind: 'organisation', object: acting.worker.organisation });
  return { ok: true };
}

export type Accreditation = {
  readonly id: string;
  readonly kind: string;
  readonly authority: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

/** By whom and until when the organisation is recognised, the latest first. */
export async function listAccreditations(tx: Tx): Promise<readonly Accreditation[]> {
  const { rows } = await sql<Accreditation>`
    select id, kind, authority, valid_from as "validFrom", valid_until as "validUntil" from accreditation
    where organisation_id = sec.organisation() order by valid_from desc, id`.execute(tx);
  return rows;
}

export async function addAccreditation(
  tx: Tx,
  acting: Acting,
  { kind, authority, validFrom, validUntil }: Omit<Accreditation, 'id'>,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!(await isAdministrator(tx, acting))) return no('notHolder');
  await sql`insert into accreditation (organisation_id, kind, authority, valid_from, valid_until)
    values (sec.organisation(), ${kind}, ${authority}, ${validFrom}, ${validUntil})`.execute(tx);
  await record(tx, {
    action: 'accreditationAdded',
    kind: 'organisation',
    object: acting.worker.organisation,
  });
  return { ok: true };
}

export type Agreement = {
  readonly id: string;
  /** The other organisation of the network, when it is one. */
  readonly with: string | null;
  /** What was agreed, in one's own words; null when it does not open for this person. */
  readonly terms: string | null;
  readonly signedOn: string;
  readonly until: string | null;
};

const termsAbout = (id: string): About => ({
  table: 'agreement',
  column: 'terms',
  row: id,
  origin: 'relais',
});

type AgreementRow = Omit<Agreement, 'terms'> & { terms: Buffer; terms_epoch: number };

/** What was agreed with others, the latest first. */
export async function listAgreements(tx: Tx, { keyring }: Acting): Promise<readonly Agreement[]> {
  const { rows } = await sql<AgreementRow>`
    select id, with_organisation_id as "with", terms, terms_epoch, signed_on as "signedOn", until_on as "until"
    from agreement where organisation_id = sec.organisation() order by signed_on desc, id`.execute(tx);
  const agreements: Agreement[] = [];
  for (const { terms_epoch, ...row } of rows) {
    const opener = await everyoneKey(tx, keyring, terms_epoch);
    agreements.push({ ...row, terms: opener && openText(opener.key, row.terms, termsAbout(row.id)) });
  }
  return agreements;
}

export async function addAgreement(
  tx: Tx,
  acting: Acting,
  agreement: Omit<Agreement, 'id' | 'terms'> & { readonly terms: string },
): Promise<Outcome<object, OrganisationRefusal>> {
  const everyone = await everyoneKey(tx, acting.keyring);
  if (!everyone || !(await isAdministrator(tx, acting))) return no('notHolder');
  const id = crypto.randomUUID();
  const terms = sealText(everyone.key, agreement.terms, termsAbout(id));
  await sql`insert into agreement
    (organisation_id, id, with_organisation_id, terms, terms_epoch, signed_on, until_on)
    values (sec.organisation(), ${id}, ${agreement.with}, ${terms}, ${everyone.epoch}, ${agreement.signedOn},
      ${agreement.until})`.execute(tx);
  await record(tx, { action: 'agreementAdded', kind: 'organisation', object: acting.worker.organisation });
  return { ok: true };
}

/** Organisations to which nothing is ever routed from here. */
export async function listExcluded(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select excluded_id as id from excluded_organisation
    where organisation_id = sec.organisation() order by excluded_id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Says to whom nothing is ever routed: the list takes the place of the one before it. */
export async function rewriteExcluded(
  tx: Tx,
  acting: Acting,
  excluded: readonly string[],
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!(await isAdministrator(tx, acting))) return no('notHolder');
  await sql`delete from excluded_organisation where organisation_id = sec.organisation()`.execute(tx);
  await sql`insert into excluded_organisation (organisation_id, excluded_id)
    select sec.organisation(), o.id from organisation o
    where o.id = any(${[...excluded]}::uuid[]) and o.id <> sec.organisation()`.execute(tx);
  await record(tx, {
    action: 'exclusionsRewritten',
    kind: 'organisation',
    object: acting.worker.organisation,
  });
  return { ok: true };
}

/** Takes an accreditation off the list. Another house's answers like one that does not exist. */
export async function removeAccreditation(
  tx: Tx,
  acting: Acting,
  id: string,
): Promise<Outcome<object, OrganisationRefusal>> {
  return await remove(tx, acting, { id, table: 'accreditation', action: 'accreditationRemoved' });
}

/** Takes an agreement off the list, its terms with it. */
export async function removeAgreement(
  tx: Tx,
  acting: Acting,
  id: string,
): Promise<Outcome<object, OrganisationRefusal>> {
  return await remove(tx, acting, { id, table: 'agreement', action: 'agreementRemoved' });
}

type Removing = { readonly id: string; readonly table: string; readonly action: string };

async function remove(
  tx: Tx,
  acting: Acting,
  { id, table, action }: Removing,
): Promise<Outcome<object, OrganisationRefusal>> {
  if (!(await isAdministrator(tx, acting))) return no('notHolder');
  const { numAffectedRows } = await sql`delete from ${sql.table(table)}
    where organisation_id = sec.organisation() and id = ${id}`.execute(tx);
  if (!numAffectedRows) return no('notFound');
  await record(tx, { action, kind: 'organisation', object: acting.worker.organisation });
  return { ok: true };
}
