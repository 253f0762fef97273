import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedKey } from './repeatedKey.ts';

describe('a key written twice in one object is found, and named by its path', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":1,"c":[{"d":1},{"e":1,"e":2}]}}', 'a.c.1.e'],
    ['{"a":[1,[2,{"b":1,"b":1}]]}', 'a.1.1.b'],
    ['{"\\u0061":1 , "a" : 2}', 'a'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"":1,"":2}', ''],
  ])('%s', (json, path) => {
    expect(repeatedKey(json)).toBe(path);
  });

  it('the same key in two objects, or inside a text, is no repetition', () => {
    expect(repeatedKey('{"a":{"a":[{"a":1},{"a":2}]},"b":"{\\"a\\":1,\\"a\\":2}"}')).toBeNull();
  });

  it('what a program writes never repeats itself', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), (json) => repeatedKey(json) === null));
  });

  it('any object written twice over is found, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.jsonValue(),
        fc.array(fc.string(), { maxLength: 5 }),
        (key, value, path) => {
          const pair = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
          const json = path.reduce(
            (inner, step) => `{${JSON.stringify(step)}:${inner}}`,
            `{${pair},${pair}}`,
          );

          expect(repeatedKey(json)).toBe([...path.toReversed(), key].join('.'));
        },
      ),
    );
  });
});
