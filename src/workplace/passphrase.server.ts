import { timingSafeEqual } from 'node:crypto';
import { refusalOf } from '#modules/access/index.ts';
import type { Form } from '#platform/http/formBytes.ts';
import type { Problem } from './notes.server.ts';

/** The pass-phrase somebody chose, typed twice; why it is refused. */
export function chosenPassphrase(
  form: Form,
  mail: string,
): { readonly bytes: Uint8Array; readonly problems: readonly Problem[] } {
  const [bytes, again] = [form.secret('newPass'), form.secret('again')];
  const refusal = refusalOf(bytes, mail);
  if (refusal) return { bytes, problems: [{ field: 'newPass', code: refusal }] };
  const isSame = bytes.length === again.length && timingSafeEqual(bytes, again);
  return { bytes, problems: isSame ? [] : [{ field: 'again', code: 'different' }] };
}
