/** `Menu` and `MenuItem`, as far as a spec can read and click them (lib/browser/api/menu.ts, menu-item-roles.ts). */
import { EventEmitter } from 'node:events';
import { HostEvent, type Report } from './event.ts';

export interface MenuTemplate {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly click?: (item: HostMenuItem, window: unknown, event: HostEvent) => void;
  readonly submenu?: readonly MenuTemplate[] | HostMenu;
}

const roles: Readonly<Record<string, string>> = {
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteandmatchstyle: 'Paste and Match Style',
  delete: 'Delete',
  selectall: 'Select All',
  resetzoom: 'Actual Size',
  zoomin: 'Zoom In',
  zoomout: 'Zoom Out',
  hide: 'Hide',
  hideothers: 'Hide Others',
  unhide: 'Show All',
  quit: 'Quit',
  close: 'Close Window',
  minimize: 'Minimize',
  reload: 'Reload',
  togglefullscreen: 'Toggle Full Screen',
  appmenu: 'App',
  editmenu: 'Edit',
  filemenu: 'File',
  viewmenu: 'View',
  windowmenu: 'Window',
  about: 'About',
  services: 'Services',
};
/** What an entry of a role does to a page. */
const onPage: Readonly<Record<string, string>> = {
  undo: 'undo',
  redo: 'redo',
  cut: 'cut',
  copy: 'copy',
  paste: 'paste',
  pasteandmatchstyle: 'pasteAndMatchStyle',
  delete: 'delete',
  selectall: 'selectAll',
};

export class HostMenuItem {
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly id: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: HostMenu | undefined;
  readonly click: NonNullable<MenuTemplate['click']>;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(template: MenuTemplate) {
    this.role = template.role?.toLowerCase();
    if (this.role !== undefined && roles[this.role] === undefined)
      throw new Error(`Unknown role: ${template.role}`);
    this.submenu =
      template.submenu === undefined || template.submenu instanceof HostMenu
        ? template.submenu
        : fillMenu(new HostMenu(), template.submenu);
    this.type = template.type ?? (this.submenu ? 'submenu' : 'normal');
    if (!['normal', 'separator', 'submenu', 'checkbox', 'radio'].includes(this.type))
      throw new Error(`Unknown menu item type: ${this.type}`);
    if (this.type === 'submenu' && !this.submenu) throw new Error('Invalid submenu');
    this.label = template.label ?? (this.role === undefined ? '' : (roles[this.role] ?? ''));
    this.id = template.id;
    this.accelerator = template.accelerator;
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    this.click = template.click ?? (() => undefined);
  }
}

/** What a menu needs of the windows. */
export interface MenuTarget {
  readonly webContents: { readonly edit: (command: string) => void; readonly isDestroyed: () => boolean };
}
interface PopupOptions {
  readonly window?: object;
  readonly x?: number;
  readonly y?: number;
  readonly callback?: () => void;
}

/** A menu that is on the screen. */
export interface ShownMenu {
  /** What a person reads in it, separators apart. */
  readonly labels: readonly string[];
  readonly items: readonly HostMenuItem[];
  readonly place: { readonly x: number; readonly y: number };
  /** Chooses an entry: nothing happens where it is greyed. */
  readonly click: (label: string) => void;
  readonly close: () => void;
}

export class HostMenu extends EventEmitter {
  items: HostMenuItem[] = [];
  /** Set by the host for menus that it makes. */
  static shell: {
    readonly windows: () => readonly MenuTarget[];
    readonly report: Report;
    readonly show: (menu: ShownMenu | null) => void;
    readonly appRole: (role: string) => void;
  };
  #close: (() => void) | null = null;

  append(item: HostMenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): HostMenuItem | null {
    return this.items.find((item) => item.id === id) ?? null;
  }
  popup(options: PopupOptions = {}): void {
    if (typeof options !== 'object' || options === null) throw new TypeError('Options must be an object');
    const { windows, report, show, appRole } = (this.constructor as typeof HostMenu).shell;
    const all = windows();
    const window = all.find((known) => known === options.window) ?? all[0];
    if (!window) throw new Error('Cannot open Menu without a BaseWindow present');
    this.#close?.();
    this.emit('menu-will-show', new HostEvent());
    let isOpen = true;
    const close = (): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#close = null;
      show(null);
      this.emit('menu-will-close', new HostEvent());
      options.callback?.();
    };
    this.#close = close;
    const visible = this.items.filter((item) => item.visible);
    show({
      labels: visible.filter((item) => item.type !== 'separator').map((item) => item.label),
      items: visible,
      place: { x: options.x ?? -1, y: options.y ?? -1 },
      click: (label) => {
        const item = visible.find((known) => known.label === label);
        if (!item) throw new Error(`no such entry in the menu: ${label}`);
        if (!item.enabled || !isOpen) return;
        close();
        const command = onPage[item.role ?? ''];
        if (command !== undefined) {
          if (!window.webContents.isDestroyed()) window.webContents.edit(command);
          return;
        }
        if (item.role !== undefined) {
          appRole(item.role);
          return;
        }
        try {
          item.click(item, window, new HostEvent());
        } catch (error) {
          report(error);
        }
      },
      close,
    });
  }
  closePopup(): void {
    this.#close?.();
  }
}

/** Fills a menu from its template. */
function fillMenu<Kind extends HostMenu>(menu: Kind, template: readonly MenuTemplate[]): Kind {
  if (!Array.isArray(template))
    throw new TypeError('Invalid template for Menu: Menu template must be an array');
  for (const entry of template) {
    const isValid =
      typeof entry === 'object' &&
      entry !== null &&
      (entry instanceof HostMenuItem || 'label' in entry || 'role' in entry || entry.type === 'separator');
    if (!isValid)
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    menu.append(entry instanceof HostMenuItem ? entry : new HostMenuItem(entry));
  }
  return menu;
}

/** `Menu` of one host, and the menu of its app. */
export function createMenus(shell: typeof HostMenu.shell): typeof HostMenu & {
  readonly buildFromTemplate: (template: readonly MenuTemplate[]) => HostMenu;
  readonly setApplicationMenu: (menu: HostMenu | null) => void;
  readonly getApplicationMenu: () => HostMenu | null;
} {
  let ofApp: HostMenu | null = null;
  return class Menu extends HostMenu {
    static override shell = shell;
    static buildFromTemplate(template: readonly MenuTemplate[]): HostMenu {
      return fillMenu(new Menu(), template);
    }
    static setApplicationMenu(menu: HostMenu | null): void {
      if (menu !== null && !(menu instanceof HostMenu)) throw new TypeError('Invalid menu');
      ofApp = menu;
    }
    static getApplicationMenu(): HostMenu | null {
      return ofApp;
    }
  };
}
