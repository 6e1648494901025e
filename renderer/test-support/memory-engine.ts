import type { Channel } from '../bridge/index.js';

type Answer = (parameters: unknown) => unknown;
type Request = { readonly i: string; readonly a: readonly [command: string, parameters: unknown] };

/** The engine's end of a channel, in memory: it answers what a test says, and dies when told to. */
export function memoryEngine() {
  const answers = new Map<string, Answer>();
  let toWindow: (message: unknown) => void = () => {};
  let closed: (reason: string) => void = () => {};
  let refusing = false;
  let opened: () => void = () => {};
  const whenOpened = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const open = async (): Promise<Channel> => {
    if (refusing) throw new Error('Nobody answers.');
    queueMicrotask(opened);
    return {
      post(message) {
        const { i, a } = message as Request;
        const answer = answers.get(a[0]);
        if (answer !== undefined) queueMicrotask(() => toWindow({ t: 's', i, r: answer(a[1]) }));
      },
      onMessage(listener) {
        toWindow = listener;
      },
      onClose(listener) {
        closed = listener;
      },
      close() {},
    };
  };
  return {
    open,
    opened: () => whenOpened,
    answer: (command: string, answer: Answer) => answers.set(command, answer),
    tell: (name: string, payload: unknown) => toWindow({ t: 'q', m: 'event', a: [name, payload], o: true }),
    die: (reason: string) => closed(reason),
    refuse(next: boolean) {
      refusing = next;
    },
  };
}
