import { expect } from 'chai';
import { addressesToOpen } from '../../../src/infra/addresses-to-open.ts';

const LAN = [
  { address: '127.0.0.1', family: 'IPv4', internal: true },
  { address: '::1', family: 'IPv6', internal: true },
  { address: '10.0.0.5', family: 'IPv4', internal: false },
  { address: '192.168.1.7', family: 'IPv4', internal: false },
  { address: 'fe80::1', family: 'IPv6', internal: false },
  { address: '2001:db8::5', family: 'IPv6', internal: false },
] as const;

describe('infra/addresses-to-open', () => {
  it('are those of the network where the service listens on all: nobody can open 0.0.0.0', () => {
    expect(addressesToOpen('https://0.0.0.0:8499', LAN)).to.deep.equal([
      'https://10.0.0.5:8499',
      'https://192.168.1.7:8499',
    ]);
    expect(addressesToOpen('http://[::]:8484', LAN)).to.deep.equal([
      'http://10.0.0.5:8484',
      'http://192.168.1.7:8484',
      'http://[2001:db8::5]:8484',
    ]);
  });

  it('leave out a port that browsers know', () => {
    expect(addressesToOpen('https://0.0.0.0:443', LAN)[0]).to.equal('https://10.0.0.5');
  });

  it('are this machine where there is no network, and what was configured where that is one address', () => {
    expect(addressesToOpen('http://0.0.0.0:8484', LAN.slice(0, 2))).to.deep.equal(['http://127.0.0.1:8484']);
    expect(addressesToOpen('http://[::]:8484', LAN.slice(0, 2))).to.deep.equal(['http://[::1]:8484']);
    expect(addressesToOpen('http://127.0.0.1:8484', LAN)).to.deep.equal(['http://127.0.0.1:8484']);
    expect(addressesToOpen('http://vankho.lan:8484', LAN)).to.deep.equal(['http://vankho.lan:8484']);
  });
});
