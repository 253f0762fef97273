import { addAgreement, removeAgreement } from '#modules/organisations/server/index.ts';
import { onForm, type Verdict } from '../../../../../../../workplace/acts.server.ts';
import { daysTyped, removed } from '../../../../../../../workplace/lasting.server.ts';
import { textOf } from '../../../../../../../workplace/lines.ts';
import { otherHouses } from '../../../../../../../workplace/settings.server.ts';

const PAGE = '/espace/organisation/reglages/accords';
/** Who is not of the network. */
const OUTSIDE = 'outside';

export const POST = onForm(async ({ locals }, { fields }) =>
  fields.get('act') === 'remove'
    ? await removed(fields, PAGE, (id) => removeAgreement(locals.tx, locals, id))
    : await add(locals, fields),
);

async function add(locals: App.Locals, fields: URLSearchParams): Promise<Verdict> {
  const partner = fields.get('with') ?? '';
  const others = await otherHouses(locals);
  const isPartner = partner === OUTSIDE || others.some(({ value }) => value === partner);
  const terms = textOf(fields.get('terms'));
  const { from: signedOn, until, problems } = daysTyped(fields, 'signedOn');
  if (!isPartner || terms === '' || signedOn === null || problems.length > 0) {
    return {
      problems: [
        ...(isPartner ? [] : [{ field: 'with', code: 'with' }]),
        ...(terms === '' ? [{ field: 'terms', code: 'terms' }] : []),
        ...problems,
      ],
    };
  }
  const agreement = { with: partner === OUTSIDE ? null : partner, terms, signedOn, until };
  const outcome = await addAgreement(locals.tx, locals, agreement);
  return outcome.ok ? { to: PAGE, said: { done: 'added' } } : { refusal: outcome.refusal };
}
