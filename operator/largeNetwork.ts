import type { DemoMember, DemoOrganisation } from './demoNetwork.ts';
import { DEMO_NETWORK } from './demoNetwork.ts';
import { SettingError } from '../src/platform/settings.ts';

/** What is founded: how many organisations, one after the other, so that none need be held. */
export type Plan = { readonly size: number; readonly organisations: Iterable<DemoOrganisation> };

export const SMALL: Plan = { size: DEMO_NETWORK.length, organisations: DEMO_NETWORK };
const LARGE = 50;
const LARGEST = 1_000;
const FILES_OF_A_TEAM = 200;

const FIRST_NAMES = ['Camille', 'Dominique', 'Sacha', 'Noa', 'Maxime', 'Eden', 'Claude', 'Morgan'] as const;
const KEEPER = ['keyHolder', 'caseworker'] as const;
const KINDS = ['violences-conjugales', 'justice', 'viol', 'traite', 'prevention'] as const;

/** `small`, `large`, or so many organisations. Refuses anything else in one line. */
export function planOf(size: string): Plan {
  if (size === '' || size === 'small') return SMALL;
  const count = size === 'large' ? LARGE : Number(size);
  if (!Number.isInteger(count) || count < 1 || count > LARGEST) {
    throw new SettingError(`--size is "${size}": write small, large, or a number up to ${LARGEST}.`);
  }
  return { size: count, organisations: organisations(count) };
}

/** Plainly invented: each is a numbered Modèle, with eight people, a team on each side, and files that say so. */
function* organisations(count: number): Generator<DemoOrganisation> {
  for (let n = 1; n <= count; n += 1) {
    const number = String(n).padStart(4, '0');
    const [founder, ...members] = FIRST_NAMES.map(memberOf);
    if (!founder) throw new Error('there are names');
    yield {
      code: `service-${number}`,
      name: `Service Modèle ${number}`,
      kinds: [KINDS[n % KINDS.length] ?? KINDS[0]],
      territory: [],
      founder,
      members,
      teams: [
        { label: 'Victimes', side: 'victims' },
        { label: 'Auteurs', side: 'perpetrators' },
      ],
      files: FILES_OF_A_TEAM,
    };
  }
}

/** Of each side two who keep the key; the second of all runs the house with who founded it. */
function memberOf(first: string, at: number): DemoMember {
  const team = at < FIRST_NAMES.length / 2 ? 'Victimes' : 'Auteurs';
  const roles = at % (FIRST_NAMES.length / 2) < 2 ? KEEPER : (['caseworker'] as const);
  return { name: `${first} Modèle`, duty: 'suivi', teams: { [team]: roles }, administers: at === 1 };
}
