/** How a verified installer is started: a program and its arguments, without a shell; or a file put in place of the running one. */
export type Installation =
  | { readonly kind: 'run'; readonly program: string; readonly args: readonly string[] }
  | { readonly kind: 'replace'; readonly target: string };

export interface Installed {
  readonly platform: string;
  /** The AppImage that runs, where it is one. */
  readonly appImage: string | null;
}

/** Extension of the installers that this installation takes. */
export function installerExtension({ platform, appImage }: Installed): string {
  switch (platform) {
    case 'win32':
      return '.exe';
    case 'darwin':
      return '.dmg';
    default:
      return appImage === null ? '.deb' : '.AppImage';
  }
}

/** What starting the installer at `path` means here. */
export function installationOf(path: string, { platform, appImage }: Installed): Installation {
  switch (platform) {
    case 'win32':
      return { kind: 'run', program: path, args: [] };
    case 'darwin':
      return { kind: 'run', program: '/usr/bin/open', args: [path] };
    default:
      return appImage === null
        ? // The system asks for an administrator's password, in its own window.
          { kind: 'run', program: '/usr/bin/pkexec', args: ['/usr/bin/dpkg', '--install', path] }
        : { kind: 'replace', target: appImage };
  }
}
