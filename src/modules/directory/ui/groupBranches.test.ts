import { describe, expect, it } from 'vitest';
import type { ServiceView } from '#modules/directory/index.ts';
import { groupBranches } from './groupBranches.ts';

/** Only what grouping looks at. */
const view = (id: string, parent: string | null = null) =>
  ({ id, parent: parent === null ? null : { id: parent, name: parent } }) as ServiceView;

const CPVS = view('cpvs');
const LIEGE = view('cpvs-liege', 'cpvs');
const CHARLEROI = view('cpvs-charleroi', 'cpvs');
const OTHER = view('sos-viol');

describe('the branches of a network in a list', () => {
  it('stand under their head', () => {
    const [group, ...rest] = groupBranches([CPVS, LIEGE, CHARLEROI]);

    expect(group?.head.id).toBe('cpvs');
    expect(group?.branches.map(({ id }) => id)).toEqual(['cpvs-liege', 'cpvs-charleroi']);
    expect(rest).toEqual([]);
  });

  it('stand on their own when their head is not in the list', () => {
    const groups = groupBranches([LIEGE, OTHER]);

    expect(groups.map(({ head }) => head.id)).toEqual(['cpvs-liege', 'sos-viol']);
  });

  it('are all still there, once each, in the order of the list', () => {
    const views = [OTHER, CHARLEROI, CPVS, LIEGE, view('annexe', 'cpvs-liege')];

    const shown = groupBranches(views).flatMap(({ head, branches }) => [head, ...branches]);

    expect(shown.map(({ id }) => id)).toEqual(['sos-viol', 'cpvs', 'cpvs-charleroi', 'cpvs-liege', 'annexe']);
  });
});
