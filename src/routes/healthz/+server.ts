import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { knowledge } from '../../knowledge.server.ts';
import type { RequestHandler } from './$types.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** For the operator's watch: 503 when the database is away. */
export const GET: RequestHandler = async ({ locals }) => {
  const directory = { services: knowledge().directory.services.length };
  const common = { version, database: process.env['RELAIS_DATABASE'], directory };
  try {
    await sql`select 1`.execute(locals.db);
    return Response.json({ status: 'ok', ...common });
  } catch {
    return Response.json({ status: 'database away', ...common }, { status: 503 });
  }
};
