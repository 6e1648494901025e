/** A file to import: its name, for messages, and its text. */
export interface ImportFile {
  readonly name: string;
  readonly text: string;
}
