import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OUTLINES_FILE, outlinesText } from '../../scripts/drawOutlines.ts';

it('the outlines of the map are those the centres of the municipalities give', async () => {
  expect(readFileSync(OUTLINES_FILE, 'utf8')).toBe(await outlinesText());
});
