/** The part of `app.commandLine` that is used. */
interface CommandLine {
  appendSwitch(name: string, value?: string): void;
}

/**
 * Takes the network away from Chromium, before it starts: no name is resolved, an address written in digits neither; no
 * proxy is looked for; nothing of its own is fetched. The request filter of the session refuses what would be left.
 */
export function cutNetwork(commandLine: CommandLine): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-quic');
  // WebRTC asks no resolver, and no policy of the page stops it: without a proxy, this leaves it no way out.
  // The older name of the switch is no longer read; each web contents is told too (`window.ts`).
  commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}
