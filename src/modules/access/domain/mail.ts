const LONGEST = 254;

/** A work address as it is compared, or null when it is not one. */
export function mailOf(typed: string): string | null {
  const mail = typed.normalize('NFKC').trim().toLowerCase();
  return mail.length <= LONGEST && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(mail) ? mail : null;
}
