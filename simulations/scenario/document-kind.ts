import { InputError } from '../errors/index.js';

/** What a JSON document describes: a DAO's scenario, or a federated-learning study without a chain. */
export type DocumentKind = 'scenario' | 'federation';

const KINDS: Readonly<Record<string, DocumentKind>> = {
  'folkmoot-scenario/1': 'scenario',
  'folkmoot-federation/1': 'federation',
};

/**
 * Tells the kind of a document by its `format`; one without a format is a scenario, as the field has a default there.
 * @throws InputError `document-unknown` when it is no object, or its format is neither
 */
export function documentKind(json: unknown, source = 'the document'): DocumentKind {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new InputError('document-unknown', `${source} is neither a scenario nor a federation: it is no JSON object`, {
      field: source,
      hint: 'Begin with one of the files that `folkmoot scenarios` lists.',
    });
  }
  const { format } = json as { readonly format?: unknown };
  if (format === undefined) return 'scenario';
  if (typeof format === 'string' && Object.hasOwn(KINDS, format)) return KINDS[format]!;
  throw new InputError('document-unknown', `${source} has the unknown format ${JSON.stringify(format)}`, {
    field: 'format',
    value: format,
    hint: `Set "format" to ${Object.entries(KINDS)
      .map(([name, kind]) => `"${name}" for a ${kind}`)
      .join(' or ')}.`,
  });
}
