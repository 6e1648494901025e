// @ts-check
import { parseArgs } from 'node:util';
import { SetUpError } from './say.mjs';

/**
 * @typedef {object} StartOptions
 * @property {'desktop' | 'browser'} host
 * @property {number | null} port null: the usual one, or any free one
 * @property {boolean} open
 * @property {string | undefined} data
 * @property {string[]} scenarios
 * @property {boolean} help
 */

export const usage = `npm start -- [flags]
  --host desktop|browser   where the window opens (desktop, or the browser where Electron cannot run)
  --port NUMBER            port of the browser host on 127.0.0.1; 0 takes any free one
  --no-open                print the address and open no browser
  --data FOLDER            where runs are kept
  --scenarios FOLDER       a further folder with scenario files; may be given more than once
  --help                   this list`;

/**
 * @param {string[]} args what follows \`npm start --\`
 * @returns {StartOptions}
 * @throws {SetUpError} with the list of flags, exit status 2
 */
export function parseStartOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      strict: true,
      allowPositionals: false,
      options: {
        host: { type: 'string', default: 'desktop' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        data: { type: 'string' },
        scenarios: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n] ?/);
    throw new SetUpError(`${reason}.`, `The flags are:\n${usage}`, 2);
  }
  const { host, port } = values;
  if (host !== 'desktop' && host !== 'browser')
    throw new SetUpError(`--host is "${host}".`, 'It must be desktop or browser.', 2);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    throw new SetUpError(`--port is "${port}".`, 'It must be a whole number from 0 to 65535.', 2);
  return {
    host,
    port: port === undefined ? null : Number(port),
    open: !values['no-open'],
    data: values.data,
    scenarios: values.scenarios,
    help: values.help,
  };
}
