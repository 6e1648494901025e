import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleRecord } from '../../../test/fixtures/rehearsal/record.js';
import { parseDao } from '../../scenario/index.js';
import { reportDocument } from '../report/model/report-document.js';
import { renderHtml } from '../report/render/html.js';
import { renderMarkdown } from '../report/render/markdown.js';
import { blocksContent } from '../report/render/pdf-blocks.js';
import { assembleRecord } from './assemble-record.js';

const SECRET = 's3cret';

/** Folders as machines write them, each with the secret in it. */
const folder = fc
  .tuple(
    fc.constantFrom(
      '/home/',
      '~/',
      '../',
      '',
      'C:\\Users\\',
      '\\\\server\\share\\',
      'file:///home/',
      './a b/',
      '/tmp/#',
    ),
    fc.constantFrom('', ' ', '.', 'ünï', '%20', "'", '"', '<b>', '|', '*'),
    fc.boolean(),
  )
  .map(([start, more, isWindows]) => `${start}${SECRET}${more}${isWindows ? '\\' : '/'}`);

/** Addresses of a node with the secret wherever a key is kept. */
const url = fc
  .record({
    scheme: fc.constantFrom('http', 'https', 'HTTPS'),
    user: fc.constantFrom('', `${SECRET}@`, `name:${SECRET}@`, `${SECRET}:pass@`),
    host: fc.constantFrom('node.example', '127.0.0.1', '[::1]', 'bücher.example'),
    port: fc.constantFrom('', ':8545', ':443'),
    path: fc.constantFrom('', '/', `/v2/${SECRET}`, `/${SECRET}/`, `/a/../${SECRET}`),
    query: fc.constantFrom('', `?key=${SECRET}`, `?${SECRET}`),
    hash: fc.constantFrom('', `#${SECRET}`),
  })
  .map(({ scheme, user, host, port, path, query, hash }) => `${scheme}://${user}${host}${port}${path}${query}${hash}`);

const file = (name: string) => folder.map((path) => `${path}${name}`);
const artifact = fc.oneof(
  file('Vault.json'),
  file('out.json#Vault'),
  file('out.json#src/Vault.sol:Vault'),
  folder.filter((path) => /^([/~\\]|[A-Z]:|file:)/.test(path)).map((path) => `out.json#${path}Vault.sol:Vault`),
);

it('no report has more of a file than its name, or more of a node than its origin, in any format', () => {
  fc.assert(
    fc.property(
      url,
      artifact,
      fc.tuple(file('holders.csv'), file('delegations.csv'), file('proposals.csv'), file('votes.csv')),
      (node, code, [holders, delegations, proposals, votes]) => {
        const dao = parseDao({
          name: 'full',
          title: 'Full',
          holders: { kind: 'file', path: holders },
          delegations: { path: delegations },
          history: { proposals, votes },
          contracts: [{ name: 'Vault', artifact: code }],
          fork: { url: node, governor: `0x${'a'.repeat(40)}` },
        });
        const inputs = [holders, delegations, proposals, votes, code].map((path, i) => ({
          name: `input ${i}`,
          path,
          sha256: 'ab'.repeat(32),
        }));
        const { members, history, calibration, forecast, execution, variants, economy, attacks, cases } = sampleRecord;
        const record = assembleRecord({
          version: '0',
          createdAt: new Date(0),
          dao,
          proposal: sampleRecord.proposal,
          inputs: { members, pastVotes: history, files: inputs, assumptions: [] },
          settings: sampleRecord.settings,
          results: { calibration, forecast, execution, variants, economy, attacks, cases },
        });
        const document = reportDocument(record);
        const formats = {
          json: JSON.stringify(record),
          html: renderHtml(record),
          markdown: renderMarkdown(record),
          pdf: JSON.stringify(document.sections.map(({ blocks }) => blocksContent(blocks))),
        };
        for (const [format, text] of Object.entries(formats)) {
          expect([format, text.includes(SECRET)]).toEqual([format, false]);
          expect([format, text.includes('holders.csv')]).toEqual([format, true]);
        }
      },
    ),
    { numRuns: 60, seed: 20_261_130 },
  );
});
