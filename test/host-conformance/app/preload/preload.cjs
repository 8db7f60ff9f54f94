const { contextBridge, ipcRenderer } = require('electron');

class Named {
  constructor() {
    this.own = 1;
  }
  method() {
    return 2;
  }
}
/** @type {unknown[][]} */
const heard = [];
ipcRenderer.on('news', (_event, ...args) => heard.push(args));
let refusal = '';
contextBridge.exposeInMainWorld('essai', {
  text: 'é',
  deep: { list: [1, { two: 2 }], flag: true },
  named: new Named(),
  date: new Date(0),
  bytes: new Uint8Array([1, 2]),
  add: (/** @type {number} */ a, /** @type {number} */ b) => a + b,
  later: async (/** @type {unknown} */ value) => value,
  fail: () => {
    throw Object.assign(new TypeError('trop'), { secret: 'caché' });
  },
  failLater: async () => {
    throw Object.assign(new Error('plus tard'), { code: 'CACHÉ' });
  },
  failOddly: () => {
    throw 'un texte';
  },
  callBack: (/** @type {(value: object) => unknown} */ act) => act({ from: 'preload' }),
  kindOf: (/** @type {unknown} */ value) => Object.prototype.toString.call(value),
  invoke: (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
    ipcRenderer.invoke(channel, ...args),
  send: (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
    ipcRenderer.send(channel, ...args),
  heard: () => heard.map((args) => args.length),
  last: () => heard.at(-1),
  unheard: () => {
    ipcRenderer.removeAllListeners('news');
  },
  sendFunction: () =>
    ipcRenderer
      .invoke('echo', () => undefined)
      .then(
        () => 'sent',
        (error) => String(error),
      ),
  refusal: () => refusal,
  leaks: () => ['essai', 'fromPage'].filter((name) => name in window),
});
try {
  contextBridge.exposeInMainWorld('essai', {});
} catch (error) {
  refusal = String(error);
}
