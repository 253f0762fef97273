import { describe, expect, it } from 'vitest';
import { waitingFor } from './todo.ts';

const NOW = new Date('2026-11-22T16:00:00Z');
const [ME, OTHER, THIRD] = ['me', 'other', 'third'];
const person = (id: string) => ({
  id,
  state: 'active' as const,
  profile: { name: `Modèle ${id}`, duty: '', mail: '' },
  teams: [],
  since: '2026-01-01',
});

const nothing = {
  security: { hasTotp: true, passkeys: [], hasRecovery: true },
  members: [person(ME), person(OTHER), person(THIRD)],
  teams: [],
  runs: true,
  me: ME,
  custodians: { since: '2026-01-01', threshold: 2, accounts: [ME, THIRD] },
  recoveries: [],
  lost: [],
  accreditations: [],
  agreements: [],
  changed: [],
  now: NOW,
  today: '2026-11-22',
};
const kinds = (known: Partial<Parameters<typeof waitingFor>[0]>) =>
  waitingFor({ ...nothing, ...known }).map(({ kind }) => kind);

describe('a recovery is told to everybody, and asked of who can do something', () => {
  const asked = (more: object) => ({
    ...{ id: 'r', account: OTHER, mayApprove: true, approvedBy: [], opensAt: new Date('2026-11-23') },
    ...more,
  });
  const past = { opensAt: new Date('2026-11-22T15:59:00Z') };

  it.each([
    ['a custodian, before the day is over', {}, ['approve']],
    ['a custodian, after it', past, ['approveLate']],
    ['a custodian who agreed', { approvedBy: [ME] }, ['watched']],
    ['a custodian, when enough others agreed', { ...past, approvedBy: [THIRD, 'x'] }, ['watched']],
    ['a colleague', { mayApprove: false }, ['watched']],
    ['who asked, before', { account: ME }, ['own']],
    [
      'who asked, after the day but with one agreement',
      { ...past, account: ME, approvedBy: [THIRD] },
      ['own'],
    ],
    ['who asked, after the day and with two', { ...past, account: ME, approvedBy: [THIRD, 'x'] }, ['ready']],
  ])('%s', (_, more, expected) => {
    expect(kinds({ recoveries: [asked(more)] })).toEqual(expected);
  });

  it('who lost keys is told until she has asked', () => {
    const lost = [
      {
        id: 't',
        kind: 'team',
        side: 'victims',
        label: '',
        epoch: 1,
        members: 1,
        holders: 0,
        warning: 'none',
      },
    ].map((team) => ({ ...team, mine: false }) as never);

    expect(kinds({ lost })).toEqual(['missing']);
    expect(kinds({ lost, recoveries: [asked({ account: ME })] })).toEqual(['own']);
  });
});

describe('what ends is told to who runs the house', () => {
  const accreditation = (validFrom: string, validUntil: string | null) => ({
    ...{ id: validFrom, kind: 'justice', authority: 'fwb', validFrom, validUntil },
  });
  const agreement = (signedOn: string, until: string | null) => ({
    ...{ id: signedOn, with: 'Maison', terms: '', signedOn, until },
  });

  it.each([
    ['2026-11-21', ['ended']],
    ['2026-11-22', ['ends']],
    ['2027-01-21', ['ends']],
    ['2027-01-22', []],
    [null, []],
  ])('an accreditation until %s', (until, expected) => {
    expect(kinds({ accreditations: [accreditation('2020-01-01', until)] })).toEqual(expected);
    expect(kinds({ accreditations: [accreditation('2020-01-01', until)], runs: false })).toEqual([]);
  });

  it.each([
    ['2026-11-21', []],
    ['2027-01-21', ['agreementEnds']],
    ['2027-01-22', []],
  ])('an agreement until %s', (until, expected) => {
    expect(kinds({ agreements: [agreement('2020-01-01', until)] })).toEqual(expected);
  });

  it('not when it was renewed', () => {
    const renewed = [accreditation('2020-01-01', '2026-01-01'), accreditation('2026-01-02', '2032-01-01')];

    expect(kinds({ accreditations: renewed })).toEqual([]);
    expect(
      kinds({ agreements: [agreement('2020-01-01', '2026-12-31'), agreement('2026-11-01', null)] }),
    ).toEqual([]);
  });
});

it('a house whose key changed comes first', () => {
  const security = { hasTotp: false, passkeys: [], hasRecovery: true };

  expect(kinds({ changed: ['Maison Modèle'], security })).toEqual(['changed', 'totp']);
});
