import { createCipheriv, createDecipheriv } from 'node:crypto';
import { LearningError } from '../../../errors/index.js';

const TAG_BYTES = 16;

/**
 * The initialisation vector: both ends of a pair share one key and send one message each, so the sender's number keeps
 * the two apart.
 */
function vectorOf(sender: number): Uint8Array {
  const vector = new Uint8Array(12);
  new DataView(vector.buffer).setUint32(0, sender);
  return vector;
}

/** Encrypts and authenticates one message of a pair (AES-256-GCM): 16 bytes longer than the message. */
export function seal(message: Uint8Array, key: Uint8Array, sender: number): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, vectorOf(sender));
  return new Uint8Array(Buffer.concat([cipher.update(message), cipher.final(), cipher.getAuthTag()]));
}

/**
 * The message that `sender` sealed.
 *
 * @throws LearningError when it was changed on the way or sealed with another key or by another sender.
 */
export function unseal(sealed: Uint8Array, key: Uint8Array, sender: number): Uint8Array {
  try {
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, vectorOf(sender), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(sealed.subarray(end));
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]));
  } catch (cause) {
    throw new LearningError('learning.sharesUnreadable', `The sealed shares of trainer ${sender} cannot be opened.`, {
      hint: 'They were changed on the way, or are not of this round. Run the round again without that trainer.',
      cause,
    });
  }
}
