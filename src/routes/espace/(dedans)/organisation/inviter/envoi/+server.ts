import { mailOf } from '#modules/access/index.ts';
import { inviteColleague } from '#modules/organisations/server/index.ts';
import { onForm } from '../../../../../../workplace/acts.server.ts';
import { lineOf } from '../../../../../../workplace/lines.ts';

/** The link is shown once, on the page of the colleague it is for. */
export const POST = onForm(async ({ locals }, { fields }) => {
  const [name = '', duty = ''] = ['name', 'duty'].map((one) => lineOf(fields.get(one)));
  const mail = mailOf(fields.get('mail') ?? '');
  if (name === '' || duty === '' || mail === null) {
    const missing = { name: name === '', duty: duty === '', mail: mail === null };
    return {
      problems: Object.entries(missing).flatMap(([field, isMissing]) =>
        isMissing ? [{ field, code: field }] : [],
      ),
    };
  }
  const outcome = await inviteColleague(locals.tx, locals, { name, duty, mail });
  if (!outcome.ok) return { refusal: outcome.refusal };
  return { to: `/espace/organisation/membres/${outcome.account}`, said: { link: outcome.link } };
});
