import { sql, type Kysely } from 'kysely';

/** Runs statements one by one: the client refuses several in one text. */
export async function runAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Row-level security for a table of which an organisation sees and writes its own rows only, and the backup all. */
export function isolated(table: string, own = 'organisation_id'): readonly string[] {
  return isolatedBy(table, `${own} = (select sec.organisation())`);
}

/**
 * The same, with the condition that makes a row one's own. It names no login: PostgreSQL 18 lets a login drop the
 * policies that name it (`drop owned`). Who may ask at all is said by the grants.
 */
export function isolatedBy(table: string, mine: string): readonly string[] {
  return [
    ...closed(table),
    `create policy own on ${table} using (${mine}) with check (${mine})`,
    `create policy backup on ${table} for select to relais_backup using (true)`,
    `grant select on ${table} to relais_backup`,
  ];
}

/** A table that nobody reads or writes but through the functions of `sec`. */
export function closed(table: string): readonly string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    // The owner acts through the functions of `sec`, migrations and a restore: forced security binds it too.
    `create policy owner on ${table} to current_user using (true) with check (true)`,
  ];
}

const SAFE = 'security definer set search_path = pg_catalog, pg_temp';

export type Definer = {
  /** Name, arguments and what is returned, as written after `create function`. */
  readonly is: string;
  /** Language and volatility. */
  readonly in: string;
  readonly does: string;
};

/** A function that runs as the owner, for one login only, and looks nothing up in a schema that somebody may write. */
export function definer(login: string, made: Definer): readonly string[] {
  return [...inner(made), `grant execute on function ${nameOf(made)} to ${login}`];
}

/** The same, called by such functions alone: no login may. */
export function inner(made: Definer): readonly string[] {
  return [
    `create function ${made.is} language ${made.in} ${SAFE} as $body$ ${made.does} $body$`,
    `revoke all on function ${nameOf(made)} from public`,
  ];
}

/** Another body for a function that is there: who may call it stays. */
export function replaced({ is, in: language, does }: Definer): string {
  return `create or replace function ${is} language ${language} ${SAFE} as $body$ ${does} $body$`;
}

const nameOf = ({ is }: Definer): string => is.replace(/\s+returns\b[\s\S]*$/, '');

/** A function that a trigger runs as the owner; no login may call it. */
export function trigger(name: string, does: string): readonly string[] {
  return [
    `create function ${name} returns trigger language plpgsql ${SAFE} as $body$ ${does} $body$`,
    `revoke all on function ${name} from public`,
  ];
}
