const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\],]/g;

/** The path of the first key that stands twice in one object of this valid JSON text; null when none does. */
export function repeatedKey(json: string): string | null {
  const within: { seen: Set<string>; step: string | number }[] = [];
  for (const [token, string, colon] of json.matchAll(TOKEN)) {
    const here = within.at(-1);
    if (token === '{') within.push({ seen: new Set(), step: '' });
    else if (token === '[') within.push({ seen: new Set(), step: 0 });
    else if (token === '}' || token === ']') within.pop();
    else if (here && token === ',' && typeof here.step === 'number') here.step += 1;
    else if (here && string && colon) {
      const key: string = JSON.parse(string);
      here.step = key;
      if (here.seen.has(key)) return within.map(({ step }) => step).join('.');
      here.seen.add(key);
    }
  }
  return null;
}
