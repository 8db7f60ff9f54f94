import { cases as app } from './area-app.js';
import { cases as bridge } from './area-bridge.js';
import { cases as clipboard } from './area-clipboard.js';
import { cases as dialogs } from './area-dialogs.js';
import { cases as editing } from './area-editing.js';
import { cases as input } from './area-input.js';
import { cases as ipc } from './area-ipc.js';
import { cases as navigation } from './area-navigation.js';
import { cases as permissions } from './area-permissions.js';
import { cases as protocol } from './area-protocol.js';
import { cases as utility } from './area-utility.js';
import { cases as window } from './area-window.js';

/** @type {readonly import('./tools.js').Area[]} */
export const areas = [
  { area: 'app', cases: app },
  { area: 'dialogs', cases: dialogs },
  { area: 'window', cases: window },
  { area: 'navigation', cases: navigation },
  { area: 'protocol', cases: protocol },
  { area: 'bridge', cases: bridge },
  { area: 'ipc', cases: ipc },
  { area: 'permissions', cases: permissions },
  { area: 'input', cases: input },
  { area: 'editing', cases: editing },
  { area: 'clipboard', cases: clipboard },
  { area: 'utility', cases: utility },
];
