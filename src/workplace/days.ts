const BELGIAN = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

/** The ISO day somebody typed, the Belgian way (31/12/2027) or as a browser's own calendar writes it; null: none. */
export function dayIn(typed: string | null): string | null {
  const text = (typed ?? '').trim();
  const [, year, month, day] = ISO.exec(text) ?? belgian(text);
  if (!year || !month || !day) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T12:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return isDay && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR ? written : null;
}

function belgian(text: string): readonly (string | undefined)[] {
  const [, day, month, year] = BELGIAN.exec(text) ?? [];
  return [text, year, month, day];
}
