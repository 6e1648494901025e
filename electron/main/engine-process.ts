import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { EngineMessage, EngineNotice } from '../wire/desktop-messages.js';

/** Packed, the engine runs from the unpacked copy: it starts binaries and worker threads, which an archive cannot hold. */
const entry = path
  .join(path.dirname(fileURLToPath(import.meta.url)), '..', 'engine', 'main.js')
  .replace('app.asar', 'app.asar.unpacked');
/** An engine that has not ended by then (ms) after being told to is killed. */
const patience = 8_000;

export interface EngineProcessOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Lines that the engine writes, for the log. */
  onOutput(text: string): void;
  /** It ended without being told to; carries the reason in words. */
  onCrash(reason: string): void;
}

export interface EngineProcess {
  /** False from a crash until somebody decides to go on, so that an engine that cannot start is not tried for ever. */
  available(): boolean;
  /** Where the engine keeps everything, once it has told. */
  dataFolder(): string | null;
  /** Hands a watcher's port over, starting the engine when it does not run. */
  connect(port: MessagePortMain): void;
  /** Lets the engine start again after a crash. */
  revive(): void;
  /** Tells the engine to end and resolves when its process is gone. Safe to call twice. */
  stop(): Promise<void>;
}

/** The engine in a process of its own: started when first needed, and after a crash once it was revived. */
export function createEngineProcess({ env, onOutput, onCrash }: EngineProcessOptions): EngineProcess {
  let child: UtilityProcess | null = null;
  let failure: string | null = null;
  let dataFolder: string | null = null;
  let crashed = false;
  let stopping: Promise<void> | null = null;

  function start(): UtilityProcess {
    failure = null;
    const started = utilityProcess.fork(entry, [], { serviceName: 'Folkmoot engine', stdio: 'pipe', env });
    started.stdout?.on('data', (data: Buffer) => onOutput(data.toString()));
    started.stderr?.on('data', (data: Buffer) => onOutput(data.toString()));
    started.on('message', (notice: EngineNotice) => {
      if (notice.type === 'ready') dataFolder = notice.dataFolder;
      if (notice.type === 'failed') failure = [notice.message, notice.hint].filter(Boolean).join(' ');
    });
    started.once('exit', (code) => {
      child = null;
      if (stopping !== null) return;
      crashed = true;
      onCrash(failure ?? `The engine's process ended unexpectedly (status ${code}).`);
    });
    return started;
  }

  function end(running: UtilityProcess): Promise<void> {
    return new Promise((resolve) => {
      // `kill` only asks, with SIGTERM, and an engine that hangs does not hear it.
      const timer = setTimeout(() => {
        if (running.pid !== undefined) process.kill(running.pid, 'SIGKILL');
      }, patience);
      running.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      running.postMessage({ type: 'stop' } satisfies EngineMessage);
    });
  }

  return {
    dataFolder: () => dataFolder,
    available: () => !crashed && stopping === null,
    revive() {
      crashed = false;
    },
    connect(port) {
      if (crashed || stopping !== null) {
        port.close();
        return;
      }
      child ??= start();
      child.postMessage({ type: 'connect' } satisfies EngineMessage, [port]);
    },
    stop() {
      stopping ??= child === null ? Promise.resolve() : end(child);
      return stopping;
    },
  };
}
