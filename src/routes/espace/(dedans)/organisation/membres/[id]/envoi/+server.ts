import { letIn, putOut, resetColleague, revokeTeam } from '#modules/organisations/server/index.ts';
import { actNamed, onForm, problem, type Verdict } from '../../../../../../../workplace/acts.server.ts';
import { grant, isId, rolesIn } from '../../../../../../../workplace/house.server.ts';

type Asked = { readonly locals: App.Locals; readonly account: string; readonly fields: URLSearchParams };

const pageOf = (account: string) => `/espace/organisation/membres/${account}`;

/** One act on one colleague; the button says which. */
const ACTS: Readonly<Record<string, (asked: Asked) => Promise<Verdict>>> = {
  async letIn({ locals, account, fields }) {
    if (!fields.has('compared')) return problem('compared', 'compared');
    // The words that were on the screen come back with the form: keys of others than those are not vouched for.
    const words = (fields.get('words') ?? '').split(' ');
    const outcome = await letIn(locals.tx, locals, { account, words });
    return outcome.ok ? { to: pageOf(account), said: { done: 'letIn' } } : outcome;
  },
  async grant({ locals, account, fields }) {
    const team = fields.get('team') ?? '';
    return await grant(locals, { account, team, roles: rolesIn(fields) }, pageOf(account));
  },
  async revoke({ locals, account, fields }) {
    const team = fields.get('team') ?? '';
    if (!isId(team)) return { refusal: 'notFound' };
    const outcome = await revokeTeam(locals.tx, locals, { account, team });
    return outcome.ok ? { to: pageOf(account), said: { done: 'revoked' } } : outcome;
  },
  async reset({ locals, account, fields }) {
    if (!fields.has('sureReset')) return problem('sureReset', 'sure');
    const outcome = await resetColleague(locals.tx, locals, account);
    return outcome.ok ? { to: pageOf(account), said: { link: outcome.link } } : outcome;
  },
  async putOut({ locals, account, fields }) {
    if (!fields.has('sureOut')) return problem('sureOut', 'sure');
    const outcome = await putOut(locals.tx, locals, account);
    return outcome.ok ? { to: pageOf(account), said: { done: 'putOut' } } : outcome;
  },
};

export const POST = onForm(async ({ locals, params }, { fields }) => {
  const account = params['id'] ?? '';
  const act = actNamed(ACTS, fields);
  return act && isId(account) ? await act({ locals, account, fields }) : { refusal: 'notFound' };
});
