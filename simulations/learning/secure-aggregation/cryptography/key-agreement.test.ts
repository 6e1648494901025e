import { hkdfSync } from 'node:crypto';
import { x25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreeOnKey, keyPair } from './key-agreement.js';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (array: Uint8Array) => Buffer.from(array).toString('hex');
const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });

// RFC 7748, section 6.1.
const ALICE = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a';
const BOB = '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb';
const SHARED = '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742';

describe('agreeing on a key', () => {
  it.each([
    [ALICE, '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'],
    [BOB, 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'],
  ])('derives the public key that RFC 7748 gives for %s', (privateKey, publicKey) => {
    expect(hex(keyPair(bytes(privateKey)).publicKey)).toBe(publicKey);
  });

  it('derives from the shared secret that RFC 7748 gives, at both ends', () => {
    const info = 'folkmoot secure aggregation: test';
    const expected = hex(new Uint8Array(hkdfSync('sha256', bytes(SHARED), '', info, 32)));
    expect(hex(agreeOnKey(bytes(ALICE), keyPair(bytes(BOB)).publicKey, 'test'))).toBe(expected);
    expect(hex(agreeOnKey(bytes(BOB), keyPair(bytes(ALICE)).publicKey, 'test'))).toBe(expected);
  });

  it('gives both ends of any pair the same key, another one for another purpose', () => {
    fc.assert(
      fc.property(secrets, secrets, (one, other) => {
        const [a, b] = [keyPair(one), keyPair(other)];
        const key = hex(agreeOnKey(a.privateKey, b.publicKey, 'mask'));
        expect(hex(agreeOnKey(b.privateKey, a.publicKey, 'mask'))).toBe(key);
        expect(hex(agreeOnKey(b.privateKey, a.publicKey, 'channel'))).not.toBe(key);
      }),
      { numRuns: 30 },
    );
  });

  it('derives the public keys that an independent implementation derives', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(hex(keyPair(secret).publicKey)).toBe(hex(x25519.getPublicKey(secret)));
      }),
      { numRuns: 20 },
    );
  });
});
