import { expect } from 'chai';
import { createTemplateFiller } from '../../../../src/formats/docx/create-template-filler.ts';
import { FileError, TemplateError } from '../../../../src/ports/errors.ts';
import { packZip } from '../../../../src/formats/zip/pack-zip.ts';
import { cells, makeDocx, runs } from '../../../support/office/make-docx.ts';
import { docxParts, readDocx } from '../../../support/office/read-docx.ts';
import { rejection } from '../../../support/rejection.ts';

const filler = createTemplateFiller();

async function fault(template: Uint8Array): Promise<{ readonly key: string; readonly details: object } | undefined> {
  const error = await rejection(filler.placeholders(template));
  return error instanceof TemplateError ? error.faults[0] : undefined;
}

async function code(template: Uint8Array): Promise<string | undefined> {
  const error = await rejection(filler.fill(template, {}));
  return error instanceof FileError ? error.code : undefined;
}

describe('formats/docx: templates are filled', () => {
  it('with texts that stay texts, whatever is in them', async () => {
    const title = 'Hồ sơ <w:p/> & "kỳ họp" {lý do} 😀 &amp; $& ${x}';
    const template = makeDocx(runs('Tiêu đề: {tiêu đề}; lý do: {lý do}'));

    const filled = await filler.fill(template, { 'tiêu đề': title, 'lý do': 'hết thời hạn' });

    const { text } = await readDocx(filled);
    expect(text).to.equal(`Tiêu đề: ${title}; lý do: hết thời hạn`);
  });

  it('where Word has cut a placeholder into runs, decomposed its letters or doubled its spaces', async () => {
    const template = makeDocx(runs('{tên', ' pho', 'ông'.normalize('NFD'), '}') + runs('{tên  phông}'));

    const filled = await filler.fill(template, { 'tên phoông': 'A', 'tên phông': 'B' });

    expect((await readDocx(filled)).paragraphs).to.deep.equal(['A', 'B']);
  });

  it('row by row, with rows that hold a condition', async () => {
    const rows = cells('{#hồ sơ}{stt}', '{tiêu đề}{#ghi chú} ({ghi chú}){/ghi chú}', 'x{/hồ sơ}');
    const template = makeDocx(
      `<w:tbl>${cells('STT', 'Tiêu đề', '')}${rows}</w:tbl>${runs('{#có}có{/}{#không}không{/}')}`,
    );
    const list = [
      { stt: '1', 'tiêu đề': 'A', 'ghi chú': 'rách' },
      { stt: '2', 'tiêu đề': 'B', 'ghi chú': '' },
    ];

    const { tables, paragraphs } = await readDocx(
      await filler.fill(template, { 'hồ sơ': list, có: true, không: false }),
    );

    expect(tables).to.deep.equal([
      [
        ['STT', 'Tiêu đề', ''],
        ['1', 'A (rách)', 'x'],
        ['2', 'B', 'x'],
      ],
    ]);
    expect(paragraphs.at(-1)).to.equal('có');
  });

  it('lines of a value stay in their place; alone in a paragraph each gets its own', async () => {
    const template = makeDocx(runs('Căn cứ {a} và sau đó') + runs('{a}'));

    const { paragraphs } = await readDocx(await filler.fill(template, { a: 'một\r\nhai' }));

    expect(paragraphs).to.deep.equal(['Căn cứ một\nhai và sau đó', 'một', 'hai']);
  });

  it('what is not known is left open on paper, but an empty cell of a list stays empty', async () => {
    const template = makeDocx(runs('Số: {số}') + `<w:tbl>${cells('{#dòng}{ghi chú}', '{b}{/dòng}')}</w:tbl>`);

    const { paragraphs } = await readDocx(await filler.fill(template, { dòng: [{ b: 'x' }] }));

    expect(paragraphs).to.deep.equal(['Số: …………', '', 'x']);
  });

  it('gives the same bytes each time, and drops what cannot stand in XML', async () => {
    const template = makeDocx(runs('{a}'));
    const [first, second] = await Promise.all([
      filler.fill(template, { a: 'x\u0001\uD800y\tz' }),
      filler.fill(template, { a: 'x\u0001\uD800y\tz' }),
    ]);

    expect(Buffer.from(first).equals(Buffer.from(second))).to.equal(true);
    expect((await readDocx(first)).text).to.equal('xy z');
  });

  it('takes a template of Word (.dotx) and gives a document', async () => {
    const parts = await docxParts(await filler.fill(makeDocx(runs('{a}'), { type: 'template.main' }), { a: 'x' }));

    expect(parts.get('[Content_Types].xml')).to.include('document.main+xml').and.not.to.include('template.main');
  });

  it('never takes a member of JavaScript for a value', async () => {
    const { text } = await readDocx(await filler.fill(makeDocx(runs('{constructor} {__proto__} {toString}')), {}));

    expect(text).to.equal('………… ………… …………');
  });

  it('lists its placeholders in their order', async () => {
    const uses = await filler.placeholders(makeDocx(runs('{a} {#b}{c}{/}')));

    expect(uses.map(({ kind, name }) => `${kind} ${name}`)).to.deep.equal(['value a', 'open b', 'value c', 'close ']);
  });
});

describe('formats/docx: templates that cannot be filled', () => {
  it('tell the place where braces are not paired', async () => {
    expect(await fault(makeDocx(runs('Họ tên: {họ tên')))).to.deep.equal({
      key: 'form.template.brace-open',
      details: { near: 'Họ tên: {họ tên' },
    });
    expect((await fault(makeDocx(runs('Họ tên}'))))?.key).to.equal('form.template.brace-close');
  });

  it('name a loop that lies across cells, a placeholder in a note and one in a picture', async () => {
    const across = makeDocx(`${runs('{#a}')}<w:tbl>${cells('{/a}')}</w:tbl>`);
    const error = await rejection(filler.fill(across, { a: [{}] }));
    expect(error instanceof TemplateError && error.faults).to.deep.equal([
      { key: 'form.template.loop-place', details: { placeholder: '{#a}' } },
    ]);
    const notes = { 'word/footnotes.xml': `<w:footnotes xmlns:w="w">${runs('{b}')}</w:footnotes>` };
    expect(await fault(makeDocx(runs('x'), { parts: notes }))).to.deep.equal({
      key: 'form.template.in-note',
      details: { placeholder: '{b}' },
    });
    const picture = '<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="{c}"/></wp:inline></w:drawing></w:r></w:p>';
    expect((await fault(makeDocx(picture)))?.key).to.equal('form.template.in-picture');
  });

  it('are told by what they are', async () => {
    const word = 'application/vnd.ms-word.document.macroEnabled.main';
    expect(await code(Buffer.alloc(0))).to.equal('file-empty');
    expect(await code(Buffer.from('Biên bản'))).to.equal('office-file-unknown');
    expect(await code(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).to.equal('office-file-old');
    expect(await code(packZip([{ name: 'a.txt', bytes: Buffer.from('x') }]))).to.equal('office-file-unknown');
    expect(await code(makeDocx(runs('x'), { type: word }))).to.equal('office-file-macros');
    expect(await code(makeDocx(runs('x'), { parts: { 'word/vbaProject.bin': 'x' } }))).to.equal('office-file-macros');
    expect(await code(makeDocx(runs('x')).subarray(0, 400))).to.equal('office-file-broken');
  });

  it('are not opened when they declare entities, fetch from elsewhere or are packed like a bomb', async () => {
    const entity = { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' };
    const remote = {
      'word/_rels/settings.xml.rels':
        '<Relationships><Relationship Id="a" Type="t/attachedTemplate" Target="http://x.test/a.dotm" TargetMode="External"/></Relationships>',
    };
    const bomb = { 'word/media/a.bin': '0'.repeat(4 * 1024 ** 2) };
    for (const parts of [entity, remote, bomb])
      expect(await code(makeDocx(runs('x'), { parts }))).to.equal('office-file-unsafe');
  });

  it('a link to a page on the web is no harm', async () => {
    const link = '<Relationship Id="a" Type="t/hyperlink" Target="http://x.test/" TargetMode="External"/>';
    const parts = { 'word/_rels/document.xml.rels': `<Relationships>${link}</Relationships>` };

    expect((await readDocx(await filler.fill(makeDocx(runs('x'), { parts }), {}))).text).to.equal('x');
  });
});
