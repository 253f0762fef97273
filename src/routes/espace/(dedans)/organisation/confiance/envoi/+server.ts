import { FEWEST_CUSTODIANS } from '#modules/organisations/index.ts';
import {
  appointCustodians,
  approveRecovery,
  askRecovery,
  completeRecovery,
  stopRecovery,
} from '#modules/organisations/server/index.ts';
import { actNamed, onForm, problem, type Verdict } from '../../../../../../workplace/acts.server.ts';
import { isId } from '../../../../../../workplace/house.server.ts';
import { recoveriesOf } from '../../../../../../workplace/recoveries.server.ts';

const PAGE = '/espace/organisation/confiance';

type Asked = { readonly locals: App.Locals; readonly request: string; readonly fields: URLSearchParams };
type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: string };

function answered(outcome: Done, done: string): Verdict {
  if (outcome.ok) return { to: PAGE, said: { done } };
  return outcome.refusal === 'notFound' ? problem('', 'gone') : { refusal: outcome.refusal };
}

/** One act; the button says which. */
const ACTS: Readonly<Record<string, (asked: Asked) => Promise<Verdict>>> = {
  async appoint({ locals, fields }) {
    const chosen = [...new Set(fields.getAll('custodians'))].filter(isId);
    if (chosen.length < FEWEST_CUSTODIANS) return problem('custodians', 'custodians');
    return answered(await appointCustodians(locals.tx, locals, chosen), 'appointed');
  },
  async ask({ locals }) {
    const { recoveries, lost, me } = await recoveriesOf(locals);
    if (lost.length === 0) return problem('', 'nothingMissing');
    if (recoveries.some(({ account }) => account === me)) return { to: PAGE };
    return answered(await askRecovery(locals.tx, locals.worker), 'asked');
  },
  async approve({ locals, request, fields }) {
    if (!isId(request)) return problem('', 'gone');
    if (!fields.has('spoken')) return problem(`spoken-${request}`, 'spoken');
    return answered(await approveRecovery(locals.tx, locals.worker, request), 'approved');
  },
  async stop({ locals, request }) {
    if (!isId(request)) return problem('', 'gone');
    return answered(await stopRecovery(locals.tx, locals, request), 'stopped');
  },
  async complete({ locals, request }) {
    if (!isId(request)) return problem('', 'gone');
    const outcome = await completeRecovery(locals.tx, locals.worker, request);
    return answered(outcome.ok ? outcome : { ok: false, refusal: 'recoveryTooFew' }, 'completed');
  },
};

export const POST = onForm(async ({ locals }, { fields }) => {
  const act = actNamed(ACTS, fields);
  if (!act || locals.shell.state !== 'active') return problem('', 'gone');
  return await act({ locals, request: fields.get('request') ?? '', fields });
});
