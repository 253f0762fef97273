import { describe, expect, it } from 'vitest';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { loadDirectory } from '../server/index.ts';
import { browseTarget, inReadingOrder, servicesOf } from './browse.ts';
import { CATEGORIES, HELP, POPULATIONS } from './codes.ts';
import type { BrowseTarget } from './browse.ts';

const directory = loadDirectory(loadTerritory());
const ids = (target: BrowseTarget) => servicesOf(target, directory).map(({ id }) => id);

describe('a way into the directory', () => {
  it('is one of our codes, or it is nothing', () => {
    expect(browseTarget('theme', 'viol')).toEqual({ kind: 'theme', code: 'viol' });
    expect(browseTarget('help', 'viol')).toBeUndefined();
    expect(browseTarget('public', '__proto__')).toBeUndefined();
  });

  it('leads to the services of a theme, also those that have it as a second one', () => {
    const victimSupport = ids({ kind: 'theme', code: 'aide-victimes' });

    expect(victimSupport).toContain('aide-victimes');
    expect(directory.find('aide-victimes')?.category).not.toBe('aide-victimes');
    expect(victimSupport).not.toContain('gams');
  });

  it('leads to those who give a help, and to those who receive a public', () => {
    expect(ids({ kind: 'help', code: 'chat' })).toContain('sos-viol');
    expect(ids({ kind: 'public', code: 'auteur' })).toContain('praxis');
    expect(ids({ kind: 'public', code: 'auteur' })).not.toContain('sos-viol');
  });

  it('leaves no service without one', () => {
    const reached = new Set([
      ...CATEGORIES.flatMap((code) => ids({ kind: 'theme', code })),
      ...HELP.flatMap((code) => ids({ kind: 'help', code })),
      ...POPULATIONS.flatMap((code) => ids({ kind: 'public', code })),
    ]);

    expect(reached.size).toBe(directory.services.length);
  });
});

describe('the order of a list', () => {
  it('puts first who answers in an emergency, and last what is only announced or not sure', () => {
    const ordered = inReadingOrder(directory.services);

    expect(ordered[0]?.type).toBe('urgence');
    expect(directory.services.at(-1)?.status).toBe('actif');
    expect(ordered.at(-1)?.status).not.toBe('actif');
  });

  it('loses nobody', () => {
    expect(new Set(inReadingOrder(directory.services))).toEqual(new Set(directory.services));
  });
});
