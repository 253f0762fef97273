import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every address of the workplace, as the built application knows it: what is served, not what was meant. */
export function builtRoutes(): readonly string[] {
  const manifest = readFileSync(join(import.meta.dirname, '../../build/server/manifest-full.js'), 'utf8');
  const ids = [...manifest.matchAll(/^\s+id: "(\/espace[^"]*)"/gm)].map(([, id = '']) => id);
  return [...new Set(ids)].sort();
}

/** How a route is attacked. Every route of the workplace stands here: a new one without its line fails the test. */
export type Attack = {
  /** The words of `act` its form knows. */
  readonly acts?: readonly string[];
  /** Those that read the id of the address alone: on her own colleague they would be done, whatever the form says. */
  readonly alone?: readonly string[];
  /** Its page holds something made by chance: a proposed pass-phrase, a secret. Only its status and headers compare. */
  readonly chance?: true;
  /** Names the other houses, whose ids are public in the network: theirs are not asked, all other ids are. */
  readonly houses?: true;
};

const MEMBER = {
  acts: ['letIn', 'grant', 'revoke', 'reset', 'putOut'],
  alone: ['letIn', 'reset', 'putOut'],
};

/** A list of the settings: a line is added, or taken off by its id. */
const LASTING: Attack = { acts: ['add', 'remove'] };

export const ATTACKS: Readonly<Record<string, Attack>> = {
  '/espace/(dedans)': {},
  '/espace/(dedans)/[...rest]': {},
  '/espace/(dedans)/chercher': {},
  '/espace/(dedans)/compte': {},
  '/espace/(dedans)/compte/cles': {},
  '/espace/(dedans)/compte/cles/envoi': {},
  '/espace/(dedans)/compte/cles/nouvelle': { chance: true },
  '/espace/(dedans)/compte/cles/nouvelle/envoi': {},
  '/espace/(dedans)/compte/codes': { chance: true },
  '/espace/(dedans)/compte/codes/envoi': {},
  '/espace/(dedans)/compte/envoi': {},
  '/espace/(dedans)/compte/mails': {},
  '/espace/(dedans)/compte/mails/envoi': {},
  '/espace/(dedans)/compte/phrase': { chance: true },
  '/espace/(dedans)/compte/phrase/envoi': { chance: true },
  '/espace/(dedans)/compte/secours': {},
  '/espace/(dedans)/compte/secours/envoi': { chance: true },
  '/espace/(dedans)/confirmer': {},
  '/espace/(dedans)/confirmer/envoi': {},
  '/espace/(dedans)/journal': {},
  '/espace/(dedans)/organisation': {},
  '/espace/(dedans)/organisation/acces': {},
  '/espace/(dedans)/organisation/confiance': {},
  '/espace/(dedans)/organisation/confiance/envoi': {
    acts: ['appoint', 'ask', 'approve', 'stop', 'complete'],
  },
  '/espace/(dedans)/organisation/equipes/[id]': {},
  '/espace/(dedans)/organisation/equipes/[id]/envoi': { acts: ['grant', 'intake'], alone: ['intake'] },
  '/espace/(dedans)/organisation/equipes/nouvelle': {},
  '/espace/(dedans)/organisation/equipes/nouvelle/envoi': {},
  '/espace/(dedans)/organisation/inviter': {},
  '/espace/(dedans)/organisation/inviter/envoi': {},
  '/espace/(dedans)/organisation/membres/[id]': {},
  '/espace/(dedans)/organisation/membres/[id]/envoi': MEMBER,
  '/espace/(dedans)/organisation/reglages': {},
  '/espace/(dedans)/organisation/reglages/accords': { houses: true },
  '/espace/(dedans)/organisation/reglages/accords/envoi': { ...LASTING, houses: true },
  '/espace/(dedans)/organisation/reglages/agrements': {},
  '/espace/(dedans)/organisation/reglages/agrements/envoi': LASTING,
  '/espace/(dedans)/organisation/reglages/exclusions': { houses: true },
  '/espace/(dedans)/organisation/reglages/exclusions/envoi': { houses: true },
  '/espace/(dedans)/organisation/reglages/presentation': {},
  '/espace/(dedans)/organisation/reglages/presentation/envoi': {},
  '/espace/(dedans)/organisation/reseau': { houses: true },
  '/espace/(dedans)/organisation/reseau/envoi': { houses: true },
  '/espace/brouillon': {},
  '/espace/brouillon/envoi': {},
  '/espace/chercher/envoi': {},
  '/espace/entrer': {},
  '/espace/entrer/defi': { chance: true },
  '/espace/entrer/envoi': {},
  '/espace/lien/[token]': {},
  '/espace/lien/[token]/envoi': {},
  '/espace/secours': {},
  '/espace/secours/envoi': {},
  '/espace/verrouiller': {},
};

/** The address of a route with this id in each of its parameters. */
export function addressOf(route: string, id: string): string {
  return route.replaceAll(/\/\([^)]*\)/g, '').replaceAll(/\[[^\]]*\]/g, id);
}
