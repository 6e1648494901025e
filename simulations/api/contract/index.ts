export * from './commands.js';
export * from './events.js';
export * from './federation.js';
export type { ExamplePictures } from './federation-commands.js';
export * from './run.js';
