/**
 * Passkeys: the one thing of the workplace that only a script can ask of a browser. Where it cannot, what to do instead
 * stays on the page. Nothing is kept here; what the device answers travels in a field of the page's own form.
 */

const CHALLENGE_AT = '/espace/entrer/defi';
/** In milliseconds, as for a new key: finding it in a bag. */
const PATIENCE = 120_000;

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function textOf(buffer: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function say(form: HTMLFormElement, text = ''): void {
  const said = form.querySelector('[data-passkey-said]');
  if (said) said.textContent = text;
}

/** Puts the answer of the device in its field and sends the form as the browser would. */
function send(form: HTMLFormElement, field: string, answer: Readonly<Record<string, string>>): void {
  const input = form.elements.namedItem(field);
  if (!(input instanceof HTMLInputElement)) return;
  input.value = JSON.stringify(answer);
  form.requestSubmit();
}

function askChallenge(): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', CHALLENGE_AT);
    request.onload = () => (request.status < 300 ? resolve(request.responseText) : reject(request.status));
    request.onerror = reject;
    request.send(new URLSearchParams());
  });
}

async function comeIn(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (!form.reportValidity()) return;
  say(form);
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: bytesOf(await askChallenge()),
      rpId: button.dataset['passkey'] ?? '',
      userVerification: 'required',
      timeout: PATIENCE,
    },
  });
  if (!(credential instanceof PublicKeyCredential)) return;
  const { id, response } = credential;
  if (!(response instanceof AuthenticatorAssertionResponse)) return;
  const { clientDataJSON, authenticatorData, signature } = response;
  send(form, 'passkey', {
    id,
    clientDataJSON: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
  });
}

async function add(form: HTMLFormElement, name: string): Promise<void> {
  say(form);
  const asked: PublicKeyCredentialCreationOptionsJSON = JSON.parse(form.dataset['newPasskey'] ?? '{}');
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: asked.rp,
      user: { id: bytesOf(asked.user.id), name, displayName: name },
      challenge: bytesOf(asked.challenge),
      pubKeyCredParams: asked.pubKeyCredParams,
      excludeCredentials: (asked.excludeCredentials ?? []).map(({ id }) => ({
        id: bytesOf(id),
        type: 'public-key',
      })),
      authenticatorSelection: asked.authenticatorSelection ?? {},
      attestation: 'none',
      timeout: PATIENCE,
    },
  });
  if (!(credential instanceof PublicKeyCredential)) return;
  const { id, response } = credential;
  if (!(response instanceof AuthenticatorAttestationResponse)) return;
  const { clientDataJSON, attestationObject } = response;
  send(form, 'credential', {
    id,
    clientDataJSON: textOf(clientDataJSON),
    attestationObject: textOf(attestationObject),
  });
}

function isEmpty(form: HTMLFormElement, field: string): boolean {
  const input = form.elements.namedItem(field);
  return !(input instanceof HTMLInputElement) || input.value.trim() === '';
}

/** The device did not answer, or has a key for this account already. */
function failed(form: HTMLFormElement, error: unknown): void {
  const isTaken = error instanceof DOMException && error.name === 'InvalidStateError';
  const said = form.querySelector<HTMLElement>('[data-passkey-said]');
  say(form, said?.dataset[isTaken ? 'taken' : 'none']);
}

/** Shows what only a script can do, and takes away what said so. */
export function offerPasskeys(): void {
  if (!('PublicKeyCredential' in globalThis)) return;
  for (const text of document.querySelectorAll('[data-without-passkeys]')) text.remove();
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-passkey]')) {
    const { form } = button;
    if (!form) continue;
    button.hidden = false;
    button.addEventListener('click', () => comeIn(form, button).catch((error) => failed(form, error)));
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-new-passkey]')) {
    form.hidden = false;
    // Without a name the form is sent as it is: its page says what is missing.
    form.addEventListener('submit', (event) => {
      if (isEmpty(form, 'name') || !isEmpty(form, 'credential')) return;
      event.preventDefault();
      event.stopPropagation();
      const name = form.elements.namedItem('name');
      if (name instanceof HTMLInputElement)
        add(form, name.value.trim()).catch((error) => failed(form, error));
    });
  }
}
