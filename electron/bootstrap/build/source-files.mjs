// @ts-check
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Every file under the folders, as paths from the root with `/`, sorted. A folder that is absent holds nothing.
 * @param {string} root
 * @param {readonly string[]} folders
 * @param {(file: string) => boolean} wanted
 * @returns {string[]}
 */
export function sourceFiles(root, folders, wanted) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} folder */
  const walk = (folder) => {
    let entries;
    try {
      entries = readdirSync(path.join(root, folder), { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      const place = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(place);
      else if (entry.isFile() && wanted(place)) files.push(place);
    }
  };
  for (const folder of folders) walk(folder);
  return files.sort();
}

/**
 * Changes whenever the file does: its size and the time it was last written.
 * @param {string} file
 */
export function fingerprint(file) {
  const { size, mtimeMs } = statSync(file);
  return `${size}:${mtimeMs}`;
}
