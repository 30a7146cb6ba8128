import { expect } from 'chai';
import { matchPath } from '../../../src/http/match-path.ts';

describe('http/match-path', () => {
  it('takes a named part whole, whatever signs it has', () => {
    const found = matchPath('/models/:model/results/:result', '/models/prebuilt-read%3Aanalyze/results/a:b');

    expect(found).to.deep.equal({ model: 'prebuilt-read:analyze', result: 'a:b' });
  });

  it('matches nothing else', () => {
    for (const address of ['/hooks', '/hooks/', '/hooks/a/b', '/Hooks/a', '/hooks/%E0%A4%A', '//hooks/a'])
      expect(matchPath('/hooks/:id', address), address).to.equal(undefined);
    expect(matchPath('/hooks/a', '/hooks/a')).to.deep.equal({});
    expect(matchPath('/hooks/a', '/hooks/a/')).to.equal(undefined);
  });

  it('keeps names of what every object has apart', () => {
    expect(matchPath('/a/:id', '/a/__proto__')).to.deep.equal({ id: '__proto__' });
  });
});
