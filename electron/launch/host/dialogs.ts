/** `dialog` (lib/browser/api/dialog.ts, shell/browser/ui/message_box_gtk.cc): scripted by a spec, or shown to a person. */

/** The file dialogs: scripted by a test, or shown to a person. `null` when the user gives up. */
export interface HostDialogs {
  readonly open: (options: FileDialogOptions) => Promise<string | null>;
  readonly save: (options: FileDialogOptions) => Promise<string | null>;
  /** The number of the button that answers a message box; its default button where nothing is said. */
  readonly message?: (options: MessageBoxOptions) => number;
}
export interface FileDialogOptions {
  readonly title?: string;
  readonly defaultPath?: string;
  readonly filters?: readonly { readonly name: string; readonly extensions: readonly string[] }[];
  readonly properties?: readonly string[];
}
export interface MessageBoxOptions {
  readonly type?: string;
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly defaultId?: number;
  readonly cancelId?: number;
}
/** A box that was shown, as a person reads it. */
export interface ShownBox {
  readonly kind: 'error' | 'message';
  readonly title: string;
  readonly content: string;
  readonly buttons: readonly string[];
}

const TYPES = ['none', 'info', 'warning', 'error', 'question'];
/** Options come after the window, or alone. */
const optionsOf = (args: readonly unknown[]): object => Object(args.at(-1) ?? {});

function checkFile(options: object): FileDialogOptions {
  for (const [name, label] of [
    ['title', 'Title'],
    ['buttonLabel', 'Button label'],
    ['defaultPath', 'Default path'],
    ['message', 'Message'],
  ] as const) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined && typeof value !== 'string') throw new TypeError(`${label} must be a string`);
  }
  const properties: unknown = Reflect.get(options, 'properties');
  if (properties !== undefined && !Array.isArray(properties))
    throw new TypeError('Properties must be an array');
  return options;
}
function checkMessage(options: MessageBoxOptions): MessageBoxOptions {
  if (!TYPES.includes(options.type ?? 'none')) throw new TypeError('Invalid message box type');
  if (options.buttons !== undefined && !Array.isArray(options.buttons))
    throw new TypeError('Buttons must be an array');
  for (const [name, label] of [
    ['title', 'Title'],
    ['message', 'Message'],
    ['detail', 'Detail'],
  ] as const)
    if (options[name] !== undefined && typeof options[name] !== 'string')
      throw new TypeError(`${label} must be a string`);
  return options;
}

/** `dialog`, and the boxes that it has shown. */
export function createDialogs(isReady: () => boolean, answers: HostDialogs) {
  const shown: ShownBox[] = [];
  const mustBeReady = (): void => {
    if (!isReady()) throw new Error('dialog module can only be used after app is ready');
  };
  const message = (args: readonly unknown[]): number => {
    mustBeReady();
    const options = checkMessage(optionsOf(args));
    const { title = '', detail = '', buttons = [], defaultId = 0 } = options;
    shown.push({
      kind: 'message',
      title,
      content: [options.message ?? '', detail].filter((text) => text !== '').join('\n'),
      buttons,
    });
    return answers.message?.(options) ?? Math.max(defaultId, 0);
  };
  return {
    shown,
    dialog: {
      showErrorBox: (title: string, content: string): void => {
        if (typeof title !== 'string' || typeof content !== 'string')
          throw new TypeError('Error processing argument');
        shown.push({ kind: 'error', title, content, buttons: ['OK'] });
        // Before it is ready, an app on Linux has no box: what it says goes to the terminal.
        console.error(`${title}\n${content}`);
      },
      // What is wrong is thrown at once; the promise is of the person's answer.
      showMessageBox: (...args: readonly unknown[]) => {
        const response = message(args);
        return Promise.resolve({ response, checkboxChecked: false });
      },
      showMessageBoxSync: (...args: readonly unknown[]): number => message(args),
      showOpenDialog: (...args: readonly unknown[]) => {
        mustBeReady();
        return answers
          .open(checkFile(optionsOf(args)))
          .then((path) => ({ canceled: path === null, filePaths: path === null ? [] : [path] }));
      },
      showSaveDialog: (...args: readonly unknown[]) => {
        mustBeReady();
        return answers
          .save(checkFile(optionsOf(args)))
          .then((path) => ({ canceled: path === null, filePath: path ?? '' }));
      },
    },
  };
}
