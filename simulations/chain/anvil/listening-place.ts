import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';

/**
 * Where anvil's HTTP and WebSocket server listens. Anvil cannot be told to do without one, and it obeys whoever reaches
 * it: any program of this machine, and any page in a browser, as a WebSocket asks no leave of the page's origin.
 */
export interface ListeningPlace {
  /** What anvil is started by: a program and its arguments, followed by anvil's own. */
  readonly startedBy: readonly string[];
  readonly host: string;
}

/** A network of its own, in which there is nobody else. Sockets in the file system reach into it. */
const OWN_NETWORK = ['unshare', '--user', '--map-root-user', '--net', '--'] as const;

let hasOwnNetworks: Promise<boolean> | null = null;

/**
 * A place that nobody else reaches: a network of anvil's own where the system makes one for everybody, as Linux mostly
 * does. Elsewhere on Linux one of 16 million addresses of the loopback, so that no page finds it. Other systems have one
 * loopback address alone, and the port is all that is not known.
 */
export async function listeningPlace(): Promise<ListeningPlace> {
  if (process.platform !== 'linux') return { startedBy: [], host: '127.0.0.1' };
  hasOwnNetworks ??= succeeds([...OWN_NETWORK, 'true']);
  return (await hasOwnNetworks)
    ? { startedBy: OWN_NETWORK, host: '127.0.0.1' }
    : { startedBy: [], host: anyLoopbackAddress() };
}

/** Neither the network's own address nor its broadcast address. */
export function anyLoopbackAddress(): string {
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  return `127.${a}.${b}.${1 + (c % 254)}`;
}

function succeeds([program, ...args]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program!, args, { stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
