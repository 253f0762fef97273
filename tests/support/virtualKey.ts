import type { CDPSession, Page } from 'playwright-core';

/** A device with a passkey in Chromium itself: it holds keys, looks at its holder, and answers at once. */
export type VirtualKey = {
  /** It answers nothing any more. */
  unplug(): Promise<void>;
  countKeys(): Promise<number>;
};

export async function plugKey(page: Page): Promise<VirtualKey> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async unplug() {
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
    async countKeys() {
      return (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
    },
  };
}
