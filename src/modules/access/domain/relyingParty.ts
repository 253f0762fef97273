/** The name a passkey is made for, and the only address it may answer. */
export type RelyingParty = { readonly id: string; readonly origin: string };

const NUMBERS = /^\[|(?:^|\.)\d+$/;

/**
 * Where passkeys work: an address by name, over https; in a trial, `localhost`. Null elsewhere (an address in numbers
 * is no name for a passkey, and browsers ask nothing over plain http): nothing is then offered.
 */
export function relyingPartyOf({ protocol, hostname, origin }: URL): RelyingParty | null {
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isSafe && !NUMBERS.test(hostname) ? { id: hostname, origin } : null;
}

/** The same machine by a name that passkeys accept; null when it is not this machine by its number. */
export function localNameOf(url: URL): string | null {
  if (url.hostname !== '127.0.0.1' && url.hostname !== '[::1]') return null;
  const named = new URL(url.origin);
  named.hostname = 'localhost';
  return named.origin;
}
