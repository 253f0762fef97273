import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CannotOpen } from './cannotOpen.ts';

/** X25519 recipients, the only ones that every `age` command opens, that of Debian 12 included. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/**
 * Encrypts an export or a backup to its recipients, in the age format (https://age-encryption.org/v1), while it streams.
 *
 * Promises: the ordinary `age` command opens it with any one of the identities. Not bound to any place and not signed:
 * whoever knows a recipient can make such a file.
 * Refuses (rejects): no recipient, or one that is not an X25519 recipient (`age1...`).
 */
export async function ageEncrypt(
  recipients: readonly string[],
  content: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const good = recipients.length > 0 && recipients.every((recipient) => RECIPIENT.test(recipient));
  if (!good) throw new TypeError('an export needs recipients of the form age1...');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(content);
}

/**
 * Opens what `ageEncrypt` or the `age` command encrypted, while it streams.
 *
 * Promises: only bytes that were authenticated come out. Rejects, or fails the stream, with `CannotOpen` alone: wrong
 * identity, changed, cut. Cut is known at the end only: use nothing before the stream has ended well.
 */
export async function ageDecrypt(
  identity: string,
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return oneFailure(await decrypter.decrypt(sealed));
  } catch {
    throw new CannotOpen();
  }
}

/** A new pair: the identity is secret and kept off the server, the recipient is what the server is given. */
export async function newAgeIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

function oneFailure(opened: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = opened.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        controller.error(new CannotOpen());
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
