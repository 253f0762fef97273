/** Three answers, because "not told" never means "no" (Kleene's logic). */
export type Truth = 'yes' | 'no' | 'unknown';

export function either(...parts: readonly Truth[]): Truth {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('unknown') ? 'unknown' : 'no';
}

export function not(part: Truth): Truth {
  if (part === 'unknown') return 'unknown';
  return part === 'yes' ? 'no' : 'yes';
}
