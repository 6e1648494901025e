import type { Request } from '../electron-stand-in/control.js';
import type { StandInRecord } from '../electron-stand-in/records.js';
import { type StartedProcess, startProcess } from './started-process.js';

/** The desktop host, running on the stand-in for Electron. */
export interface DesktopProcess extends StartedProcess {
  readonly records: readonly StandInRecord[];
  /** Asks something of the window. */
  ask(request: Request): Promise<unknown>;
  evaluate<T>(code: string): Promise<T>;
  answerDialog(response: number): void;
  quit(): void;
}

type Answer = { standIn: 'answer'; id: number; value?: unknown; error?: string };
type Told = 'ready' | Answer | { standIn: 'record'; entry: StandInRecord };

/** Runs the built desktop host. Its settings go to `folder`, its runs to `folder/data`. */
export async function startDesktopProcess(folder: string): Promise<DesktopProcess> {
  const args = ['out/test/electron-stand-in/launch.js', 'out/electron/main/main.js'];
  const env = { ...process.env, FOLKMOOT_STAND_IN_FOLDER: folder, FOLKMOOT_HOME: `${folder}/data` };
  const started = startProcess(args, { env });
  const records: StandInRecord[] = [];
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  let becomeReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });
  started.child.on('message', (message: Told) => {
    if (message === 'ready') becomeReady();
    else if (message.standIn === 'record') records.push(message.entry);
    else waiting.get(message.id)?.(message);
  });
  const early = started.ended.then((status) => {
    throw new Error(`The desktop host ended (${status}) before it was ready:\n${started.output()}`);
  });
  early.catch(() => undefined);
  await Promise.race([ready, early]);

  const ask = (request: Request) => {
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, (answer) => {
        waiting.delete(id);
        if (answer.error === undefined) resolve(answer.value);
        else reject(new Error(answer.error));
      });
      started.child.send({ standIn: 'request', id, request });
    });
  };
  return {
    ...started,
    records,
    ask,
    evaluate: <T>(code: string) => ask({ do: 'evaluate', code }) as Promise<T>,
    answerDialog: (response) => void started.child.send({ standIn: 'answer-dialog', response }),
    quit: () => void started.child.send('quit'),
  };
}
