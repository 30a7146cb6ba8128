import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

type Interface = Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>;

const ALL_IPV4 = '0.0.0.0';
const ALL = '[::]';

/** Where people open what listens at `url`: nobody can open the address that stands for all of a machine. */
export function addressesToOpen(url: string, interfaces: readonly Interface[] = ofThisMachine()): readonly string[] {
  const { protocol, hostname, port } = new URL(url);
  if (hostname !== ALL_IPV4 && hostname !== ALL) return [url];
  const hosts = interfaces.flatMap(({ address, family, internal }) => {
    // Link-local addresses need the name of an interface, which browsers do not take.
    if (internal || /^fe80:/i.test(address)) return [];
    return family === 'IPv4' ? [address] : hostname === ALL ? [`[${address}]`] : [];
  });
  const found = hosts.length > 0 ? hosts : [hostname === ALL ? '[::1]' : '127.0.0.1'];
  return found.map((host) => `${protocol}//${host}${port === '' ? '' : `:${port}`}`);
}

function ofThisMachine(): readonly Interface[] {
  return Object.values(networkInterfaces()).flatMap((ofOne = []) => ofOne);
}
