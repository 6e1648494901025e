import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { type LinkMessage, PortLink } from './port-link.js';

/* Stands in for a utility process: gives `process.parentPort` and then runs the module it was forked for. */

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => link.post(message),
});
const link = new PortLink((message) => process.send?.(message));
// As in Electron, nothing is lost that is sent before somebody listens.
const waiting: { data: unknown; ports: readonly unknown[] }[] = [];
parentPort.on('newListener', (event) => {
  if (event === 'message')
    setImmediate(() => {
      for (const message of waiting.splice(0)) parentPort.emit('message', message);
    });
});
process.on('message', (message: LinkMessage) => {
  const ports = link.receive(message);
  if (message.kind !== 'message') return;
  const received = { data: message.data, ports };
  if (parentPort.listenerCount('message') > 0 && waiting.length === 0) parentPort.emit('message', received);
  else waiting.push(received);
});
// When its main process is gone, Electron ends a utility process at once, without asking it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

Object.defineProperty(process, 'parentPort', { value: parentPort });
const [, , module] = process.argv;
process.argv.splice(1, 1);
if (module === undefined) throw new Error('No module to run.');
await import(pathToFileURL(module).href);
