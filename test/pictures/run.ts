import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Look, pictureWindow } from './picture-window.js';

/*
 * `npm run screenshots -- --all [--out FOLDER] [--look light,dark,projector] [--size 1280x720,…] [--only NAME,…] [--library all|NAME,…]
 * [--ticks N] [--axe] [--data FOLDER]`: pictures of every page of the window in its important states, with `--library` of every lens of these
 * studies too, and a table of what nobody could read on them. Ends with 1 when there is any. A data folder that is named keeps the studies, and
 * the next pictures come without the wait for them.
 */

const LOOKS: readonly Look[] = ['light', 'dark', 'projector'];
const SIZES = ['1280x720', '1440x900', '1920x1080', '3840x2160'];

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    out: { type: 'string', default: 'test/output/pictures' },
    look: { type: 'string', default: LOOKS.join(',') },
    size: { type: 'string', default: SIZES.join(',') },
    only: { type: 'string', default: '' },
    library: { type: 'string', default: '' },
    ticks: { type: 'string' },
    axe: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
const list = (text: string) => text.split(',').filter((one) => one !== '');
const looks = list(values.look).filter((look): look is Look => (LOOKS as readonly string[]).includes(look));
const sizes = list(values.size).map((size) => {
  const [, width, height] = /^(\d{3,4})x(\d{3,4})$/.exec(size) ?? [];
  return [Number(width), Number(height)] as const;
});
if (looks.length === 0 || sizes.length === 0 || sizes.some(([width]) => Number.isNaN(width))) {
  console.error(
    `screenshots: --look is some of ${LOOKS.join(',')}; --size some widths and heights as 1280x720,1440x900.`,
  );
  process.exit(2);
}

const library = readdirSync('simulations/scenarios').map((file) => path.basename(file, '.json'));

const findings = await pictureWindow(
  {
    out: path.resolve(values.out),
    looks,
    sizes,
    only: list(values.only),
    library: values.library === 'all' ? library : list(values.library),
    axe: values.axe,
    ...(values.ticks === undefined ? {} : { ticks: Number(values.ticks) }),
    ...(values.data === undefined ? {} : { data: path.resolve(values.data) }),
  },
  (words) => console.log(`screenshots: ${words}`),
);
const places = new Map<string, Set<string>>();
for (const { state, look, size, fault } of findings) {
  const line = `${state}: ${fault}`;
  places.set(line, (places.get(line) ?? new Set<string>()).add(`${look} ${size}`));
}
console.log(places.size === 0 ? 'Nothing is cut off, covered or too small.' : `\n${places.size} findings`);
for (const [line, where] of places) console.log(`  ${line}\n      ${[...where].join(', ')}`);
console.log(`The pictures are in ${values.out}`);
process.exitCode = findings.length === 0 ? 0 : 1;
