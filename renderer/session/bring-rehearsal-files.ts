import { firstDao } from '../draft/first-dao.js';
import { objectOf } from '../draft/rehearsal-documents.js';
import { kindOfRehearsalFile, type RehearsalFileKind } from '../draft/rehearsal-file.js';
import { type DaoPart, daoParts } from '../routes/dao-part.js';
import { bringFile } from './brought-files.js';
import { showDone } from './notices.js';
import type { Session } from './session.js';
import { FileError } from './trouble.js';

const partOf = {
  artifact: 'contracts',
  holders: 'holders',
  proposals: 'history',
  votes: 'history',
  delegations: 'delegations',
} as const satisfies Partial<Record<RehearsalFileKind, DaoPart>>;

type PartKind = keyof typeof partOf;

/** The kind of table that the part on show takes, for one that does not say what it is. */
const kindOfPart: Partial<Record<DaoPart, PartKind>> = { holders: 'holders', delegations: 'delegations' };

interface Brought {
  readonly file: File;
  readonly text: string;
  readonly kind: RehearsalFileKind;
}

/**
 * Opens files where they belong: a DAO or a rehearsal's record first, as the rest goes into its rehearsal; proposals; then
 * tables and contracts, each waiting for the part of the DAO that takes it.
 */
export async function bringRehearsalFiles(session: Session, files: readonly File[]): Promise<void> {
  const { store, rehearsals, attempt } = session;
  const known: Brought[] = [];
  for (const file of files)
    await attempt(`${file.name} could not be opened`, async () => {
      const text = await file.text();
      known.push({ file, text, kind: kindOfRehearsalFile(text) ?? kindByPlace(session) });
    });
  for (const { file, text, kind } of known.filter((one) => isWhole(one.kind)))
    await attempt(`${file.name} could not be opened`, () => begin(session, kind, text));
  const parts = known.filter((one) => !isWhole(one.kind));
  if (parts.length === 0) return;
  if (store.getState().openRehearsal === null) await rehearsals.begin({ ...firstDao }, 'dao');
  if (store.getState().openRehearsal === null) return;
  store.getState().show('rehearse');
  for (const { text } of parts.filter(({ kind }) => kind === 'proposal')) {
    store.getState().showSection('draft');
    await rehearsals.importProposal(text);
  }
  showParts(
    session,
    parts.filter((one): one is Brought & { readonly kind: PartKind } => one.kind in partOf),
  );
}

const isWhole = (kind: RehearsalFileKind) => kind === 'dao' || kind === 'record';

async function begin({ rehearsals }: Session, kind: RehearsalFileKind, text: string): Promise<void> {
  const document = objectOf(JSON.parse(text));
  const dao = kind === 'record' ? objectOf(document?.dao) : document;
  if (dao === null) throw new FileError('It holds no DAO.', 'field: dao');
  await rehearsals.begin({ ...dao }, 'dao');
  const proposal = kind === 'record' ? objectOf(document?.proposal) : null;
  if (proposal !== null) await rehearsals.importProposal(JSON.stringify(proposal));
}

/** Hands files to their parts, shows the part of the first, and says where the others wait. */
function showParts({ store }: Session, parts: readonly (Brought & { readonly kind: PartKind })[]): void {
  const [first] = parts;
  if (first === undefined) return;
  for (const { kind, file } of parts) bringFile(kind, file);
  const show = (part: DaoPart) => {
    store.getState().showSection('dao');
    store.getState().showDaoPart(part);
  };
  show(partOf[first.kind]);
  for (const part of new Set(parts.map(({ kind }) => partOf[kind]))) {
    if (part === partOf[first.kind]) continue;
    const names = parts.filter(({ kind }) => partOf[kind] === part).map(({ file }) => file.name);
    const { title } = daoParts.find((one) => one.part === part)!;
    showDone(`Waiting under “${title}”`, names.join(', '), { label: 'Show', run: () => show(part) });
  }
}

/** A table that does not say what it is goes where somebody looks at, and has its columns named there. */
function kindByPlace({ store }: Session): RehearsalFileKind {
  const { page, rehearsalSection, daoPart } = store.getState();
  const kind = page === 'rehearse' && rehearsalSection === 'dao' ? kindOfPart[daoPart] : undefined;
  if (kind !== undefined) return kind;
  throw new FileError(
    'It is neither a DAO, a proposal, a compiled contract, nor a table of holders, votes, proposals or delegations.',
    'Choose it under Holders, Past votes or Delegations of a DAO to say which column is what.',
  );
}
