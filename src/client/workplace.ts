/**
 * The one script of the workplace. Everything but passkeys works without it; it adds five things: a quick lock, a key to
 * search, what is being typed kept sealed, a word before the session ends, and passkeys. It stores nothing in the
 * browser.
 */
import { offerPasskeys } from './passkeys.ts';

const KEEP_AT = '/espace/brouillon';
const LOCK_AT = '/espace/verrouiller';
const DOOR = '/espace/entrer';

/** As the server counts it. */
const IDLE_MS = 15 * 60_000;
const WARNED_MS = 2 * 60_000;
const KEEP_EVERY_MS = 4_000;
const TICK_MS = 1_000;
const BRIEF_MS = 2_000;
const SHIFTS_TO_LOCK = 3;
const SHIFTS_WITHIN_MS = 1_500;

let lastSeen = Date.now();
let changed: HTMLFormElement | null = null;
let keeping: XMLHttpRequest | null = null;
let sent = false;
let shifts: readonly number[] = [];

const inside = document.querySelector('form[data-lock]') !== null;
const notice = document.getElementById('session');

/** What stands in a form, but no pass-phrase and no code. */
function typedIn(form: HTMLFormElement): URLSearchParams {
  const typed = new URLSearchParams({ page: form.dataset['keep'] ?? '' });
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    const isSecret = field instanceof HTMLInputElement && field.type === 'password';
    if (typeof value === 'string' && !isSecret) typed.append(name, value);
  }
  return typed;
}

function post(address: string, body: URLSearchParams, then: (status: number) => void): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open('POST', address);
  request.onloadend = () => then(request.status);
  request.send(body);
  return request;
}

function keep(then: () => void = () => undefined): void {
  const form = changed;
  if (!form || sent) return then();
  changed = null;
  keeping = post(KEEP_AT, typedIn(form), (status) => {
    keeping = null;
    if (status === 204) {
      lastSeen = Date.now();
      say(brief);
    } else if (status === 401) return location.replace(DOOR);
    else changed ??= form;
    then();
  });
}

/** Nothing on the screen at once, nothing open a moment later, nothing lost. */
function lock(): void {
  const kept = changed && typedIn(changed);
  document.body.replaceChildren();
  document.title = 'Relais';
  const close = (): void => void post(LOCK_AT, new URLSearchParams(), () => location.replace(DOOR));
  if (kept) post(KEEP_AT, kept, close);
  else close();
}

function onKey(event: KeyboardEvent): void {
  if (event.repeat) return;
  // With a modifier, so that a word said to a voice command or a key touched by accident does nothing (WCAG 2.1.4).
  if (
    event.key.toLowerCase() === 'k' &&
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey
  ) {
    event.preventDefault();
    document.getElementById('find')?.focus();
  }
  shifts = event.key === 'Shift' ? [...shifts, event.timeStamp].slice(-SHIFTS_TO_LOCK) : [];
  const [first = 0] = shifts;
  if (inside && shifts.length === SHIFTS_TO_LOCK && event.timeStamp - first < SHIFTS_WITHIN_MS) lock();
}

function onInput({ target }: Event): void {
  const form = target instanceof Element ? target.closest<HTMLFormElement>('form[data-keep]') : null;
  if (form) changed = form;
}

function onSubmit({ target }: Event): void {
  if (target instanceof HTMLFormElement && target.hasAttribute('data-lock')) return;
  sent = true;
  keeping?.abort();
}

function say(what: (() => readonly Node[]) | null): void {
  notice?.classList.toggle('brief', what === brief);
  notice?.replaceChildren(...(what?.() ?? []));
  if (what === brief) setTimeout(() => notice?.classList.contains('brief') && say(null), BRIEF_MS);
}

function brief(): readonly Node[] {
  return [document.createTextNode(notice?.dataset['saved'] ?? '')];
}

/** Said when it begins; the time then runs where it is shown, without being read aloud each second. */
function warning(): readonly Node[] {
  const [title, text, stay, left] = ['strong', 'p', 'button', 'span'].map((name) =>
    document.createElement(name),
  );
  if (!title || !text || !stay || !left) return [];
  title.textContent = notice?.dataset['title'] ?? '';
  const [before = '', after = ''] = (notice?.dataset['text'] ?? '').split('{left}');
  left.id = 'left';
  left.setAttribute('aria-hidden', 'true');
  left.className = 'num';
  text.append(title, document.createElement('br'), before, left, after);
  stay.className = 'button plain';
  stay.textContent = notice?.dataset['stay'] ?? '';
  stay.addEventListener('click', stayIn);
  return [text, stay];
}

function stayIn(): void {
  post(KEEP_AT, new URLSearchParams({ page: '' }), (status) => {
    if (status !== 204) return location.replace(DOOR);
    lastSeen = Date.now();
    say(null);
  });
}

function tick(): void {
  const left = IDLE_MS - (Date.now() - lastSeen);
  if (left <= 0) return location.replace(location.href);
  if (left > WARNED_MS) return;
  if (!document.getElementById('left')) say(warning);
  const shown = document.getElementById('left');
  const seconds = Math.ceil(left / 1000);
  if (shown) shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

document.documentElement.dataset['script'] = 'on';
addEventListener('keydown', onKey);
offerPasskeys();
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
if (inside) {
  addEventListener('input', onInput);
  addEventListener('submit', onSubmit);
  addEventListener('pagehide', () => {
    if (changed && !sent) navigator.sendBeacon(KEEP_AT, typedIn(changed));
  });
  document.querySelector('form[data-lock]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    lock();
  });
  setInterval(() => keep(), KEEP_EVERY_MS);
  setInterval(tick, TICK_MS);
}
