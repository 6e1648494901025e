import { dirname, resolve } from 'node:path';
import { loadInputs } from '../../rehearsal/index.js';
import { parseDao, parseProposal } from '../../scenario/index.js';
import { parseJson, readText } from '../read-document.js';

/**
 * Checks a DAO file, with the files that it names, or a proposal file, and says in a few words what is in it. `null`
 * when it is neither.
 * @throws InputError naming file and field at fault
 */
export async function checkRehearsalFile(
  path: string,
): Promise<{ readonly title: string; readonly words: string; readonly notes: readonly string[] } | null> {
  const document = parseJson(await readText(resolve(path)), path);
  if (typeof document !== 'object' || document === null) return null;
  if (isOf(document, 'folkmoot-dao/', 'holders')) {
    const dao = parseDao(document, path);
    const { members, assumptions } = await loadInputs(dao, dirname(resolve(path)));
    const holders = counted(members.holders, 'holder');
    return {
      title: dao.title,
      words: `a DAO of ${holders} with ${members.total} ${dao.token.symbol}`,
      notes: assumptions,
    };
  }
  if (isOf(document, 'folkmoot-proposal/', 'actions')) {
    const { title, actions } = parseProposal(document, path);
    return { title, words: `a proposal of ${counted(actions.length, 'action')}`, notes: [] };
  }
  return null;
}

const counted = (count: number, noun: string) => `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

/** By its format, else by a field that other files do not have. */
function isOf(document: object, format: string, field: string): boolean {
  if ('format' in document) return String(document.format).startsWith(format);
  return field in document;
}
