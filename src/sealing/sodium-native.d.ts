/**
 * What we use of sodium-native 5.1, which carries no types. Two traps: lengths are checked by an assertion in C++ that
 * can end the process, so ours are checked first; `crypto_box_seal_open` answers false where the others throw.
 */
declare module 'sodium-native' {
  type Bytes = Uint8Array;
  const sodium: {
    readonly crypto_secretstream_xchacha20poly1305_STATEBYTES: number;
    readonly crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: number;
    readonly crypto_secretstream_xchacha20poly1305_TAG_FINAL: number;
    sodium_memzero(bytes: Bytes): void;
    sodium_is_zero(bytes: Bytes, size: number): boolean;
    randombytes_buf(out: Bytes): void;
    crypto_generichash(out: Bytes, message: Bytes, key?: Bytes): void;
    crypto_generichash_batch(out: Bytes, parts: readonly Bytes[], key?: Bytes): void;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      cipher: Bytes,
      plain: Bytes,
      bound: Bytes,
      unused: null,
      nonce: Bytes,
      key: Bytes,
    ): number;
    /** Throws when it cannot open. */
    crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain: Bytes,
      unused: null,
      cipher: Bytes,
      bound: Bytes,
      nonce: Bytes,
      key: Bytes,
    ): number;
    crypto_box_seed_keypair(publicKey: Bytes, secretKey: Bytes, seed: Bytes): void;
    /** Throws for a public key of low order. */
    crypto_box_seal(cipher: Bytes, plain: Bytes, publicKey: Bytes): void;
    crypto_box_seal_open(plain: Bytes, cipher: Bytes, publicKey: Bytes, secretKey: Bytes): boolean;
    crypto_sign_seed_keypair(publicKey: Bytes, secretKey: Bytes, seed: Bytes): void;
    crypto_sign_detached(signature: Bytes, message: Bytes, secretKey: Bytes): void;
    crypto_sign_verify_detached(signature: Bytes, message: Bytes, publicKey: Bytes): boolean;
    crypto_secretstream_xchacha20poly1305_init_push(state: Bytes, header: Bytes, key: Bytes): void;
    crypto_secretstream_xchacha20poly1305_init_pull(state: Bytes, header: Bytes, key: Bytes): void;
    crypto_secretstream_xchacha20poly1305_push(
      state: Bytes,
      cipher: Bytes,
      plain: Bytes,
      bound: Bytes,
      tag: number,
    ): number;
    /** Throws when it cannot open; writes the chunk's tag into `tag`. */
    crypto_secretstream_xchacha20poly1305_pull(
      state: Bytes,
      plain: Bytes,
      tag: Bytes,
      cipher: Bytes,
      bound: Bytes,
    ): number;
  };
  export default sodium;
}
