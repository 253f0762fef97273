import type { Cookies } from '@sveltejs/kit';

/** Bound to this host, to every path and to a safe connection; browsers count this machine itself as one. */
const NAME = '__Host-s';

export function sessionToken(cookies: Cookies): string {
  return cookies.get(NAME) ?? '';
}

/** Gone when the browser closes: no date. Never sent with a request another site caused. */
export function keepToken(cookies: Cookies, token: string): void {
  cookies.set(NAME, token, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
}

export function dropToken(cookies: Cookies): void {
  cookies.delete(NAME, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
}
