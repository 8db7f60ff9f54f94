/** `clipboard`, in memory (`clipboard` of its documentation): what the page copies is in it, what the app writes can be pasted. */
type Formats = Readonly<Record<string, string | Blob>>;

/** Electron's `ClipboardItem`, as far as text goes. */
export class HostClipboardItem {
  readonly formats: Formats;
  constructor(formats: Formats) {
    this.formats = formats;
  }
  get types(): string[] {
    return Object.keys(this.formats);
  }
  async getType(type: string): Promise<Blob> {
    const value = this.formats[type];
    if (value === undefined) throw new Error(`no such type in the clipboard: ${type}`);
    return typeof value === 'string' ? new Blob([value]) : value;
  }
}

/** A clipboard with the interface of Electron's; `onText` is told each text that the app writes, the empty one at clearing. */
export function createHostClipboard(onText: (text: string) => void) {
  let items: readonly HostClipboardItem[] = [];
  const typeOf = (type: string): HostClipboardItem | undefined =>
    items.find(({ types }) => types.includes(type));
  const readText = async (): Promise<string> =>
    (await typeOf('text/plain')?.getType('text/plain'))?.text() ?? '';
  const write = async (written: readonly HostClipboardItem[]): Promise<void> => {
    items = [...written];
    onText(await readText());
  };
  return {
    /** The page has copied: Chromium's own clipboard has the text already. */
    copied: (text: string): void => {
      items = [new HostClipboardItem({ 'text/plain': text })];
    },
    isFilled: (): boolean => items.length > 0,
    api: {
      clear: (): void => {
        items = [];
        onText('');
      },
      has: async (type: string): Promise<boolean> => typeOf(type) !== undefined,
      read: async (): Promise<readonly HostClipboardItem[]> => items,
      readText,
      write,
      writeText: (text: string): Promise<void> => write([new HostClipboardItem({ 'text/plain': text })]),
    },
  };
}
