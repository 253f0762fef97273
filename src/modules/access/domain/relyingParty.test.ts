import { describe, expect, it } from 'vitest';
import { localNameOf, relyingPartyOf } from './relyingParty.ts';

const at = (text: string): URL => new URL(text);

describe('a passkey is made for a name', () => {
  it.each([
    'http://127.0.0.1:3000',
    'https://192.0.2.7',
    'https://[::1]',
    'http://relais.example',
    'http://x.onion',
  ])('not for %s', (address) => {
    expect(relyingPartyOf(at(`${address}/espace/entrer`))).toBeNull();
  });

  it.each([
    ['https://relais.example', 'relais.example'],
    ['https://relais.example:8443', 'relais.example'],
    ['http://localhost:3000', 'localhost'],
    ['https://relais2.example', 'relais2.example'],
  ])('for %s', (origin, id) => {
    expect(relyingPartyOf(at(`${origin}/espace/entrer`))).toEqual({ id, origin });
  });

  it('this machine by its number has a name too; another has none we know', () => {
    expect(localNameOf(at('http://127.0.0.1:3000/espace'))).toBe('http://localhost:3000');
    expect(localNameOf(at('https://192.0.2.7/espace'))).toBeNull();
  });
});
