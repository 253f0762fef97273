import { describe, expect, it } from 'vitest';
import { newGate } from './gate.ts';

describe('a crowd before the door', () => {
  it('goes in one after the other, and whoever comes after the last place is told to come back', async () => {
    const gate = newGate(1, 1);

    const first = await gate.enter();
    const second = gate.enter();
    const third = await gate.enter();
    gate.leave();

    expect([first, await second, third]).toEqual([true, true, false]);
    gate.leave();
    expect(await gate.enter()).toBe(true);
  });

  it('lets others be answered between two pages', async () => {
    const gate = newGate(1, 10);
    const done: string[] = [];
    await gate.enter();
    const waiting = gate.enter().then(() => done.push('page'));
    setImmediate(() => done.push('memory'));

    gate.leave();
    await waiting;

    expect(done).toEqual(['memory', 'page']);
  });
});
