import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Paths that lead to no file that can be read or written. */
export interface HostilePlaces {
  readonly folder: string;
  /** By what is there. */
  readonly paths: ReadonlyMap<string, string>;
  remove(): void;
}

/** @param ending how the names end: some commands tell a file from a name by it */
export async function makeHostilePlaces(ending: string): Promise<HostilePlaces> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-places-'));
  const at = (name: string) => join(folder, `${name}${ending}`);
  const paths = new Map<string, string>();
  mkdirSync(at('folder'));
  paths.set('a folder', at('folder'));
  paths.set('nothing', at('nothing'));
  paths.set('a folder that is not there', join(folder, 'none', `file${ending}`));
  writeFileSync(at('file'), '');
  paths.set('an empty file', at('file'));
  paths.set('something within a file', join(at('file'), `within${ending}`));
  paths.set('too long a name', join(folder, `${'n'.repeat(300)}${ending}`));
  paths.set('too long a path', `/${'p/'.repeat(4_000)}${ending}`);
  paths.set('a name with a zero byte', `${at('zero')}\0${ending}`);
  paths.set('a name that turns the writing', at('\u202egpj'));
  paths.set('a name that commands a terminal', at('\u001b[2J'));
  const close: (() => void)[] = [];
  if (process.platform !== 'win32') {
    symlinkSync(at('gone'), at('dead-link'));
    paths.set('a dead link', at('dead-link'));
    symlinkSync(at('circle'), at('circle'));
    paths.set('a link to itself', at('circle'));
    execFileSync('mkfifo', [at('pipe')]);
    paths.set('a pipe', at('pipe'));
    symlinkSync('/dev/zero', at('zeros'));
    paths.set('a device without end', at('zeros'));
    symlinkSync('/dev/full', at('full'));
    paths.set('a device that is full', at('full'));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, `socket${ending}`), resolve));
    paths.set('a socket', at('socket'));
    close.push(() => server.close());
  }
  return {
    folder,
    paths,
    remove: () => {
      for (const end of close) end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
