/**
 * The one script of the public pages. Everything works without it; it adds three things: an instant way out, nothing
 * left behind, and screens that change in place. It stores nothing, and touches the history only to leave.
 * No `innerHTML` and no `DOMParser`: Trusted Types refuse both. A document read by XHR and adopted is allowed.
 */

const ENTRANCE = '/';
const KEYS_TO_LEAVE = 3;
/** Shifts further apart are typing, not leaving. */
const KEYS_WITHIN_MS = 1500;
const PATIENCE_MS = 15_000;
const WITHOUT_PICTURE_MS = 100;

/** The journey's own addresses. In the open directory Back must keep working, and nothing was told there. */
const isJourney = location.pathname === ENTRANCE || location.pathname.startsWith('/p/');

/** Outside the stage, so that it is still there to speak when the stage changes. */
const notice = document.createElement('p');
notice.setAttribute('role', 'status');
notice.className = 'sr';

let busy = false;
let leaving = false;
let gone = false;
let shifts: readonly number[] = [];
/** The screen on which the last series of quick clicks began. */
let clickedOn: HTMLElement | null = null;

/** Synchronous: what follows may take a moment on a slow phone. */
function blank(): void {
  for (const field of document.querySelectorAll('input')) field.value = '';
  document.body.replaceChildren();
}

/**
 * The empty picture first, then the way: a browser that starts another page has no hands left to draw this one.
 * The other page takes the place of this one in the history: Back does not come here.
 */
function leave(): void {
  if (leaving) return;
  leaving = true;
  const away = document.querySelector<HTMLAnchorElement>('[data-exit]')?.href ?? 'about:blank';
  blank();
  requestAnimationFrame(() => setTimeout(go, 0, away));
  // No picture is ever drawn of a page that is hidden.
  setTimeout(go, WITHOUT_PICTURE_MS, away);
}

/** Once: asking again would start the way again from its beginning. */
function go(away: string): void {
  if (gone) return;
  gone = true;
  location.replace(away);
}

function onKey(event: KeyboardEvent): void {
  if (event.repeat) return;
  shifts = event.key === 'Shift' ? [...shifts, event.timeStamp].slice(-KEYS_TO_LEAVE) : [];
  const [first = 0] = shifts;
  if (shifts.length === KEYS_TO_LEAVE && event.timeStamp - first < KEYS_WITHIN_MS) leave();
}

function isWayOut({ target }: Event): boolean {
  return target instanceof Element && target.closest('[data-exit]') !== null;
}

/** A finger does not wait until the phone has turned its lifting into a click: none is made any more. */
function onLift(event: TouchEvent): void {
  if (!isWayOut(event)) return;
  event.preventDefault();
  leave();
}

function onClick(event: MouseEvent): void {
  const stage = document.getElementById('stage');
  if (isWayOut(event)) {
    event.preventDefault();
    leave();
  } else if (event.detail <= 1) {
    clickedOn = stage;
  } else if (clickedOn !== stage) {
    // The second half of a double click must not answer a screen that came in between.
    event.preventDefault();
  }
}

/** The same forms, sent in place: the address stays `/` and the history gets nothing. */
function onSubmit(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/s' || !isJourney) return;
  event.preventDefault();
  if (busy) return;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, event.submitter)) {
    if (typeof value === 'string') body.append(name, value);
  }
  send(body);
}

function send(body: URLSearchParams): void {
  const request = new XMLHttpRequest();
  request.open('POST', '/s');
  request.responseType = 'document';
  request.timeout = PATIENCE_MS;
  // No native post when this fails: a browser keeps the body of a post that found nobody. The screen stays as it is.
  request.onloadend = () => {
    const page = request.status < 400 ? request.responseXML : null;
    const stage = page?.getElementById('stage');
    setBusy(false);
    if (page && stage) show(page, stage);
    else say('failed');
  };
  setBusy(true);
  request.send(body);
}

function show(page: Document, stage: HTMLElement): void {
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  const errors = stage.querySelector<HTMLElement>('[autofocus]');
  errors?.removeAttribute('autofocus');
  document.getElementById('stage')?.replaceWith(document.adoptNode(stage));
  scrollTo(0, 0);
  // Reading goes on from here: the summary of errors, else the new heading.
  const start = errors ?? stage.querySelector<HTMLElement>('h1');
  start?.setAttribute('tabindex', '-1');
  start?.focus({ preventScroll: true });
}

function setBusy(now: boolean): void {
  busy = now;
  document.getElementById('stage')?.setAttribute('aria-busy', String(now));
  say(now ? 'working' : null);
}

/** The words come with the page, in its language. Only a failure is also seen. */
function say(what: 'working' | 'failed' | null): void {
  notice.className = what === 'failed' ? 'notice' : 'sr';
  notice.textContent = (what && document.getElementById('stage')?.dataset[what]) ?? '';
}

addEventListener('keydown', onKey);
addEventListener('touchend', onLift, { passive: false });
addEventListener('click', onClick);
addEventListener('submit', onSubmit);
document.body.append(notice);
// What only the script can do is told only now that it can.
document.documentElement.dataset['script'] = 'on';
if (isJourney) {
  addEventListener('pagehide', blank);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.replace(ENTRANCE);
  });
}
