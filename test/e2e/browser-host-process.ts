import { type StartedProcess, startProcess } from './started-process.js';

export interface BrowserHostProcess extends StartedProcess {
  readonly address: string;
  readonly port: number;
}

/** `npm start` for the browser, on any free port, with its runs in the given folder. */
export async function startBrowserHostProcess(
  dataFolder: string,
  args: readonly string[] = ['--port', '0'],
): Promise<BrowserHostProcess> {
  const command = ['electron/bootstrap/start.mjs', '--host', 'browser', '--no-open', '--data', dataFolder, ...args];
  const started = startProcess(command);
  const match = await started.said(/^Folkmoot is at (http:\/\/127\.0\.0\.1:(\d+)\/\?token=[\w-]+)$/m);
  return { ...started, address: match[1] ?? '', port: Number(match[2]) };
}
