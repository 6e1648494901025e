/** A name for a data set, from the name of its first file: lower-case letters, digits and dashes. */
export function datasetName(file: string): string {
  const name = file
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'data' : name;
}

/** The file's name with nothing in it that the engine refuses in names of files. */
export function plainFileName(file: string): string {
  const plain = file.replace(/[^\w .()+-]/g, '-').replace(/^\.+/, '');
  const short = plain.length > 100 ? plain.slice(-100).replace(/^\.+/, '') : plain;
  return /[\w()+-]$/.test(short) && short !== '' ? short : `${short.slice(0, 99)}x`;
}

/** What a file is for, by its name. */
export function kindOfFile(name: string): 'study' | 'table' | 'idx' | null {
  if (/\.json$/i.test(name)) return 'study';
  if (/\.(csv|tsv)$/i.test(name)) return 'table';
  return /idx[13][-.]?ubyte|\.idx\d?$|[-_.]idx\d?[-_.]|ubyte$/i.test(name) ? 'idx' : null;
}
