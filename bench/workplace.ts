import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newFolder } from '../tests/support/folder.ts';
import { startRelais } from '../tests/support/relais.ts';
import { networkIn, ownerOf } from '../tests/support/workplace.ts';
import { crowd } from './crowd.ts';
import { knownAndUnknown, signInAlone } from './signIn.ts';
import { firstPage, foreignIds } from './signedIn.ts';
import type { Row } from './table.ts';

/** Signing in and what comes after, over HTTP, on a Relais of its own. */
export async function workplace(): Promise<Row[]> {
  const loopFile = join(newFolder(), 'loop');
  const loaded = pathToFileURL(join(import.meta.dirname, 'loopDelay.ts')).href;
  const relais = await startRelais({
    RELAIS_LOG: 'silent',
    RELAIS_BENCH_LOOP: loopFile,
    NODE_OPTIONS: `--import=${loaded}`,
  });
  const network = networkIn({ data: relais.data, ownerUrl: ownerOf(relais.data) });
  try {
    const director = await network.found('Maison Modèle');
    const stranger = await network.found('Autre Modèle');
    const house = { address: relais.address, network, director, stranger };
    // The pages first: signing in again ends the oldest of two sessions.
    return [
      await firstPage(house),
      ...(await foreignIds(house)),
      ...(await crowd(house, relais, loopFile)),
      await signInAlone(house),
      await knownAndUnknown(house),
    ];
  } finally {
    await network.close();
    await relais.stop();
  }
}
