/** Belgian emergency, helpline and service numbers that are dialled as they stand. */
const SHORT = /^(1\d{2}|1\d{3}|116\d{3})$/;
/** The leading zero included: ten digits for a mobile (045 to 049), nine for a line or a free number. */
const NATIONAL = /^0(?:4[5-9]\d{7}|(?!4[5-9])[1-9]\d{7})$/;
const INTERNATIONAL = /^\+[1-9]\d{7,14}$/;

/** The form of a phone number that a telephone dials (`+3222345678`, `107`), or null when it is not a number. */
export function dialable(written: string): string | null {
  const digits = written.replace(/[ ./-]/g, '');
  if (SHORT.test(digits) || INTERNATIONAL.test(digits)) return digits;
  return NATIONAL.test(digits) ? `+32${digits.slice(1)}` : null;
}
