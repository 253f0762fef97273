import { describe, expect, it } from 'vitest';
import { severalIn } from './several.ts';

describe('a count and its noun', () => {
  it('agree: none is singular in French, plural elsewhere', () => {
    const [fr, nl] = [severalIn('fr'), severalIn('nl')];

    expect([0, 1, 2].map((n) => fr(n, 'aide', 'aides'))).toEqual(['0 aide', '1 aide', '2 aides']);
    expect([0, 1, 2].map((n) => nl(n, 'dienst', 'diensten'))).toEqual([
      '0 diensten',
      '1 dienst',
      '2 diensten',
    ]);
  });
});
