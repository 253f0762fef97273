import type { Kysely, Transaction } from 'kysely';
import {
  asWorker,
  keepRecord,
  newFile,
  openKeyring,
  renewRecovery,
  type Worker,
} from '../../src/modules/access/server/index.ts';
import {
  addAccreditation,
  addAgreement,
  appointCustodians,
  listMembers,
  listTeams,
  type Acting,
} from '../../src/modules/organisations/server/index.ts';

type Tx = Transaction<unknown>;
export const FILES_EACH = 3;
const CUSTODIANS = 2;

/**
 * What somebody of the invented network does in a day: files with records in her teams, a printed code, and where she
 * runs the house an agreement, an accreditation and custodians.
 */
export async function workOf(staff: Kysely<unknown>, token: string, note: string): Promise<void> {
  await staff.transaction().execute((tx) =>
    asWorker(tx, token, async (worker: Worker) => {
      const keyring = await openKeyring(tx, worker);
      await renewRecovery(tx, token);
      await openFiles(tx, { worker, keyring }, note);
      const signedOn = '2026-01-01';
      await addAgreement(tx, { worker, keyring }, { with: null, terms: note, signedOn, until: null });
      const accreditation = {
        kind: 'essai',
        authority: 'Autorité Modèle',
        validFrom: signedOn,
        validUntil: null,
      };
      await addAccreditation(tx, { worker, keyring }, accreditation);
      const custodians = (await listMembers(tx, keyring)).slice(0, CUSTODIANS).map(({ id }) => id);
      await appointCustodians(tx, { worker, keyring }, [worker.account, ...custodians]);
      keyring.zero();
    }),
  );
}

async function openFiles(tx: Tx, { keyring }: Acting, note: string): Promise<void> {
  const teams = await listTeams(tx, keyring, '');
  for (const { id: team } of teams.filter(({ kind, mine }) => kind === 'team' && mine)) {
    for (let n = 0; n < FILES_EACH; n += 1) {
      const made = await newFile(tx, keyring, { team, eraseOn: '2031-01-01' });
      if (!made.ok) throw new Error(made.refusal);
      await keepRecord(tx, made.file, { kind: 'note', content: Buffer.from(note) });
      made.file.key.zero();
    }
  }
}
