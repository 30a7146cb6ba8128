import { expect } from 'chai';
import { boxLink, dossierLink } from '../../src/app/archive/forms/record-links.ts';
import { aFonds, FONDS_ID } from '../support/archive/dossiers.ts';
import { manyDossiers, startArchiveConsole, type ArchiveConsole } from '../support/console/archive-console.ts';
import { signIn } from '../support/console/browser.ts';
import { describeBrowser } from '../support/console/console-suite.ts';
import { pglite } from '../support/store/engines.ts';

describeBrowser('console: addresses in QR codes', (openWindow) => {
  let service: ArchiveConsole | undefined;

  const close = async () => {
    await service?.close();
    service = undefined;
  };
  afterEach(close);
  // Also where a failing hook skipped the one above: an open service would keep the run from ending.
  after(close);

  it('lead to the dossier of a cover, and to the dossiers of a box', async () => {
    const store = await pglite.sharedStore();
    service = await startArchiveConsole(store);
    await service.addDossiers(manyDossiers(30));
    const dossiers = await store.dossiers.window({ fondsId: FONDS_ID }, { offset: 0, limit: 30 });
    const third = dossiers[2] ?? expect.fail('no dossier');
    await store.dossiers.assignBox(
      dossiers.slice(10, 14).map(({ id }) => id),
      7,
    );
    const consoleUrl = service.url;
    const page = await openWindow(consoleUrl);
    await signIn(page, 'người tra cứu', await service.addAccount('người tra cứu', 'archivist'));

    await page.goto(dossierLink({ consoleUrl }, aFonds(), third));
    await page.getByRole('dialog').getByText(third.description.title).first().waitFor();
    expect(page.url()).to.equal(`${consoleUrl}/archive/fonds/${FONDS_ID}?dossier=${third.id}`);

    await page.goto(boxLink({ consoleUrl }, aFonds(), { inventoryNumber: null, number: 7 }));
    await page.getByText('4 hồ sơ', { exact: false }).first().waitFor();
    await page.getByText('tập 11').waitFor();
  });
});
