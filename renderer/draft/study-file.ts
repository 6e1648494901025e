import { type Federation, federationSchema } from '../../simulations/api/contract/index.js';

/** A federation as the text of its file. */
export function studyText(federation: Federation): string {
  return `${JSON.stringify(federation, null, 2)}\n`;
}

/** A federation file that was read: the federation, or what is wrong with it by field. */
export type ReadStudy =
  | { readonly federation: Federation; readonly problems: readonly [] }
  | { readonly federation: null; readonly problems: readonly { readonly field: string; readonly message: string }[] };

/** Reads a federation from the text of its file. */
export function readStudy(text: string): ReadStudy {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { federation: null, problems: [{ field: '', message: `is not JSON: ${why}` }] };
  }
  const read = federationSchema.safeParse(document);
  if (read.success) return { federation: read.data, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  return { federation: null, problems };
}
