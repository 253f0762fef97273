import { encode } from 'uqr';
import { findSecurity, newTotp, totpAddress } from '#modules/access/server/index.ts';
import { toldOn } from '../../../../../workplace/acts.server.ts';
import type { PageServerLoad } from './$types.js';

/** The secret is in the page and in the form, nowhere else, until a code of it was typed right. */
export const load: PageServerLoad = async (event) => {
  const { tx, worker, shell } = event.locals;
  const told = await toldOn(event);
  const secret = told.fields['secret']?.[0] ?? newTotp();
  const { data, size } = encode(totpAddress(secret, shell.organisation), { ecc: 'M', border: 3 });
  return {
    told,
    secret,
    picture: { size, path: pathOf(data) },
    security: await findSecurity(tx, worker),
  };
};

/** One stroke for each row of dark squares that touch. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');
}
