import { SIDES } from '#modules/organisations/index.ts';
import { newTeam } from '#modules/organisations/server/index.ts';
import { onForm } from '../../../../../../../workplace/acts.server.ts';
import { isId } from '../../../../../../../workplace/house.server.ts';
import { lineOf } from '../../../../../../../workplace/lines.ts';

export const POST = onForm(async ({ locals }, { fields }) => {
  const label = lineOf(fields.get('label'));
  const side = SIDES.find((one) => one === fields.get('side'));
  const keeper = fields.get('keeper') ?? '';
  if (label === '' || side === undefined || !isId(keeper)) {
    const missing = { label: label === '', side: side === undefined, keeper: !isId(keeper) };
    return {
      problems: Object.entries(missing).flatMap(([field, isMissing]) =>
        isMissing ? [{ field, code: field }] : [],
      ),
    };
  }
  const outcome = await newTeam(locals.tx, locals, { label, side, keeper });
  if (!outcome.ok) {
    return outcome.refusal === 'stepUp'
      ? outcome
      : { problems: [{ field: 'keeper', code: outcome.refusal }] };
  }
  return { to: `/espace/organisation/equipes/${outcome.team}`, said: { done: 'founded' } };
});
