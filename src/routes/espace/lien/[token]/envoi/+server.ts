import { mailOf } from '#modules/access/index.ts';
import { findInvitation, foundOrganisation, joinOrganisation } from '#modules/organisations/server/index.ts';
import { staffDatabase } from '#platform/database.ts';
import { readSettings } from '#platform/settings.ts';
import { atEntry, networkOf, type Entry } from '../../../../../workplace/door.server.ts';
import { chosenPassphrase } from '../../../../../workplace/passphrase.server.ts';
import { lineOf } from '../../../../../workplace/lines.ts';

const FIRST = '/espace/compte/codes';
const trial = readSettings(process.env).mode === 'trial';

export const POST = atEntry(async (event, form): Promise<Entry> => {
  const link = event.params['token'] ?? '';
  const db = staffDatabase<unknown>();
  const invitation = await findInvitation(db, link);
  if (!invitation) return { ok: false, problems: [] };
  const typed = typedIn(form.fields);
  const passphrase = chosenPassphrase(form, typed.mail ?? '');
  const founds = invitation.purpose === 'found';
  const problems = [...problemsOf(typed, founds), ...passphrase.problems];
  const { mail } = typed;
  if (problems.length > 0 || mail === null) return { ok: false, problems };
  const taking = { link, passphrase: passphrase.bytes, network: networkOf(event) };
  const { organisation: name, name: founder, duty } = typed;
  const entered = founds
    ? await foundOrganisation(db, { ...taking, name, founder: { name: founder, duty, mail }, trial })
    : await joinOrganisation(db, { ...taking, mail });
  if (entered.ok) return { ok: true, token: entered.token, to: FIRST };
  return { ok: false, problems: [{ field: 'mail', code: entered.refusal }] };
});

type Typed = {
  readonly mail: string | null;
  readonly organisation: string;
  readonly name: string;
  readonly duty: string;
};

function typedIn(fields: URLSearchParams): Typed {
  const [organisation = '', name = '', duty = ''] = ['organisation', 'name', 'duty'].map((one) =>
    lineOf(fields.get(one)),
  );
  return { mail: mailOf(fields.get('mail') ?? ''), organisation, name, duty };
}

function problemsOf({ mail, organisation, name, duty }: Typed, founds: boolean) {
  const missing = (field: string, isMissing: boolean) => (isMissing ? [{ field, code: field }] : []);
  return [
    ...missing('organisation', founds && organisation.length < 2),
    ...missing('name', founds && name === ''),
    ...missing('duty', founds && duty === ''),
    ...missing('mail', mail === null),
  ];
}
