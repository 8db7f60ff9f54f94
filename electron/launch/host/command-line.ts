/** `app.commandLine`, over Chromium's command line (shell/common/api/electron_api_command_line.cc, base/command_line.cc). */

/** Switches that Electron itself appends before any code of the app (shell/app/electron_main_delegate.cc, PreSandboxStartup). */
const APPENDED = ['allow-file-access-from-files'];

export interface CommandLine {
  readonly hasSwitch: (name: string) => boolean;
  readonly getSwitchValue: (name: string) => string;
  readonly appendSwitch: (name: string, value?: string) => void;
  readonly appendArgument: (value: string) => void;
  readonly removeSwitch: (name: string) => void;
}

/** The command line that a process started with `args` has. */
export function createCommandLine(args: readonly string[], platform = process.platform): CommandLine {
  const switches = new Map<string, string>();
  const others: string[] = [];
  const prefixes = platform === 'win32' ? ['--', '-', '/'] : ['--', '-'];
  let isReading = true;
  for (const arg of args.map((text) => text.trim())) {
    isReading &&= arg !== '--';
    const prefix = prefixes.find((candidate) => arg.startsWith(candidate) && arg.length > candidate.length);
    if (!isReading || prefix === undefined) {
      if (arg !== '--') others.push(arg);
      continue;
    }
    const [name = '', ...value] = arg.slice(prefix.length).split('=');
    // Windows alone forgets the case of what was typed; a name is always asked for in small letters.
    switches.set(platform === 'win32' ? name.toLowerCase() : name, value.join('='));
  }
  for (const name of APPENDED) switches.set(name, '');
  const keyOf = (name: string): string => String(name).toLowerCase();
  return {
    hasSwitch: (name) => switches.has(keyOf(name)),
    getSwitchValue: (name) => switches.get(keyOf(name)) ?? '',
    appendSwitch: (name, value) => {
      switches.set(keyOf(name), value === undefined ? '' : String(value));
    },
    appendArgument: (value) => {
      others.push(String(value));
    },
    removeSwitch: (name) => {
      switches.delete(keyOf(name));
    },
  };
}
