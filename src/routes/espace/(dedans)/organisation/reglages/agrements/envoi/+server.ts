import { AUTHORITIES } from '#modules/organisations/index.ts';
import { addAccreditation, removeAccreditation } from '#modules/organisations/server/index.ts';
import { onForm, type Verdict } from '../../../../../../../workplace/acts.server.ts';
import { daysTyped, removed } from '../../../../../../../workplace/lasting.server.ts';
import { isKind } from '../../../../../../../workplace/settings.server.ts';

const PAGE = '/espace/organisation/reglages/agrements';

export const POST = onForm(async ({ locals }, { fields }) =>
  fields.get('act') === 'remove'
    ? await removed(fields, PAGE, (id) => removeAccreditation(locals.tx, locals, id))
    : await add(locals, fields),
);

async function add(locals: App.Locals, fields: URLSearchParams): Promise<Verdict> {
  const kind = fields.get('kind') ?? '';
  const authority = AUTHORITIES.find((one) => one === fields.get('authority'));
  const { from: validFrom, until: validUntil, problems } = daysTyped(fields, 'validFrom');
  if (!isKind(kind) || !authority || validFrom === null || problems.length > 0) {
    return {
      problems: [
        ...(isKind(kind) ? [] : [{ field: 'kind', code: 'kind' }]),
        ...(authority ? [] : [{ field: 'authority', code: 'authority' }]),
        ...problems,
      ],
    };
  }
  const outcome = await addAccreditation(locals.tx, locals, { kind, authority, validFrom, validUntil });
  return outcome.ok ? { to: PAGE, said: { done: 'added' } } : { refusal: outcome.refusal };
}
