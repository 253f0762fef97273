import type { Area, Municipality, Territory } from '#modules/territory/index.ts';

/** How much of a place an area holds; `perhaps` where its limits are not known to us. */
export type Reach = 'whole' | 'part' | 'perhaps' | 'none';

/**
 * The place is given as its municipalities: one of them, or all those of a district. An area of which we know no
 * limit at all may hold any place: that says nothing of this one, and the answer is `none`.
 */
export function reachOf(
  area: Area | null,
  municipalities: readonly Municipality[],
  territory: Territory,
): Reach {
  if (area === null || municipalities.length === 0 || isNowhereKnown(area)) return 'none';
  const answers = municipalities.map(({ nis }) => territory.holds(area, nis));
  if (answers.every((answer) => answer === 'yes')) return 'whole';
  if (answers.includes('yes')) return 'part';
  return answers.includes('unknown') ? 'perhaps' : 'none';
}

function isNowhereKnown(area: Area): boolean {
  return (area.kind === 'policeZone' || area.kind === 'municipalities') && area.municipalities.length === 0;
}

/** Local is what somebody can call "ours": everything smaller than a region or a language community. */
export type Width = 'local' | 'region' | 'country';

export function widthOf({ kind }: Area): Width {
  if (kind === 'national' || kind === 'international') return 'country';
  return kind === 'region' || kind === 'community' ? 'region' : 'local';
}
