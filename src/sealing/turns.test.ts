import { describe, expect, it } from 'vitest';
import { PASSWORD_TURNS, newPasswordHash, passwordKeys } from './index.ts';
import { passwordTurns } from './password.ts';
import { Turns } from './turns.ts';

/** Work that ends when it is told to. */
function work(): { run: () => Promise<string>; end: () => void; isRunning: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<string>();
  let running = false;
  const run = () => ((running = true), promise);
  return { run, end: () => resolve('done'), isRunning: () => running };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a crowd waits its turn, and the rest comes back later', () => {
  it('so many run at once, the others in order of arrival', async () => {
    const turns = new Turns({ atOnce: 2, waiting: 3 });
    const works = Array.from({ length: 5 }, work);
    const results = works.map(({ run }) => turns.take(run));
    const running = () => works.map(({ isRunning }) => isRunning());

    await settled();
    expect(running()).toEqual([true, true, false, false, false]);
    works[1]?.end();
    await settled();
    expect(running()).toEqual([true, true, true, false, false]);
    works[0]?.end();
    works[2]?.end();
    await settled();
    expect(running()).toEqual([true, true, true, true, true]);
    works.forEach(({ end }) => end());
    expect(await Promise.all(results)).toEqual(Array.from({ length: 5 }, () => 'done'));
  });

  it('whoever comes when all places are taken is told so at once, and is let in when one is free', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1 });
    const [first, second] = [work(), work()];
    const results = [turns.take(first.run), turns.take(second.run)];

    expect(await turns.take(work().run)).toBe('busy');
    first.end();
    second.end();
    await Promise.all(results);
    expect(await turns.take(async () => 'in')).toBe('in');
  });

  it('work that fails gives its place back', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 0 });

    await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take(async () => 'in')).toBe('in');
  });
});

describe('passwords are turned into keys two at a time', () => {
  it('two run, thirty-two wait, the next one is told that it is busy', async () => {
    const works = Array.from({ length: PASSWORD_TURNS.atOnce + PASSWORD_TURNS.waiting }, work);
    const results = works.map(({ run }) => passwordTurns.take(run));
    await settled();

    expect([works.length, works.filter(({ isRunning }) => isRunning()).length]).toEqual([34, 2]);
    expect(await passwordKeys(Buffer.from('x'), newPasswordHash())).toBe('busy');

    works.forEach(({ end }) => end());
    await Promise.all(results);
    expect(await passwordKeys(Buffer.from('x'), newPasswordHash())).toMatchObject({ auth: {}, wrapping: {} });
  });
});
