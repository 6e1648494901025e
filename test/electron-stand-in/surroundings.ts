import { protocol } from './app-scheme.js';
import { record } from './records.js';

/* The smaller parts of the `electron` module that the application uses: what they are asked is recorded. */

export const shell = {
  openPath: async (target: string) => {
    record({ kind: 'shell', action: 'open-path', target });
    return '';
  },
  openExternal: async (target: string) => record({ kind: 'shell', action: 'open-external', target }),
  showItemInFolder: (target: string) => record({ kind: 'shell', action: 'show-item', target }),
};

let answerDialog: (response: number) => void = () => undefined;
process.on('message', (message: { standIn?: string; response?: number }) => {
  if (message.standIn === 'answer-dialog') answerDialog(message.response ?? 0);
});

export const dialog = {
  showErrorBox: (message: string, detail: string) => record({ kind: 'dialog', message, detail, buttons: [] }),
  showMessageBox: (_window: unknown, options: { message: string; detail: string; buttons: string[] }) => {
    record({ kind: 'dialog', message: options.message, detail: options.detail, buttons: options.buttons });
    return new Promise<{ response: number }>((resolve) => {
      answerDialog = (response) => resolve({ response });
    });
  },
};

type MenuItem = { readonly label?: string; readonly role?: string; readonly submenu?: readonly MenuItem[] };

function labelsOf(items: readonly MenuItem[]): string[] {
  return items.flatMap((item) => [item.label ?? item.role ?? '', ...labelsOf(item.submenu ?? [])]).filter(Boolean);
}

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (menu: readonly MenuItem[]) => record({ kind: 'menu', labels: labelsOf(menu) }),
};

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };
export const screen = { getAllDisplays: () => [{ workArea }] };

type PermissionRequest = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;

export const session = {
  defaultSession: {
    protocol,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setPermissionRequestHandler(handler: PermissionRequest) {
      for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-sanitized-write'])
        handler(null, permission, (granted) => record({ kind: 'permission', permission, granted }));
    },
  },
};
