import { expect } from 'chai';
import { closeAll, type Closable } from '../../../src/composition/close-all.ts';
import { rejection } from '../../support/rejection.ts';

describe('composition/close-all', () => {
  it('closes the last first, all of them, and tells the first error', async () => {
    const closed: string[] = [];
    const resource = (name: string, error?: Error): Closable => ({
      close() {
        closed.push(name);
        return error === undefined ? Promise.resolve() : Promise.reject(error);
      },
    });
    const opened = [resource('store', new Error('store')), resource('queue', new Error('queue')), resource('http')];

    const error = await rejection(closeAll(opened));

    expect(closed).to.deep.equal(['http', 'queue', 'store']);
    expect(error).to.have.property('message', 'queue');
    await closeAll(opened); // a second time there is nothing left
    expect(closed).to.have.length(3);
  });
});
