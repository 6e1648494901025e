import { readdir } from 'node:fs/promises';
import path from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export interface PageFile {
  readonly file: string;
  readonly contentType: string;
  /** Its name carries a hash of its content (Vite's assets), so that it never changes. */
  readonly immutable: boolean;
}

/**
 * The files of the window by the path they are asked for. What is not listed here cannot be had, whatever the
 * request says: no path from outside ever reaches the file system.
 * @param folder `out/renderer`
 */
export async function listPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const place = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    files.set(place, {
      file,
      contentType: contentTypes[path.extname(entry.name)] ?? 'application/octet-stream',
      immutable: place.startsWith('/assets/'),
    });
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}
