import type { FieldName } from '../../domain/metadata/field-name.ts';
import { shownContent } from '../../domain/metadata/shown-content.ts';
import type { SearchHit } from '../../ports/store/search.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext } from '../context.ts';

/** `vankho search WORDS…`: over text and fields, with or without marks. */
export const searchCommand: CommandDefinition = {
  usage: 'search <words...>',
  description: 'cli.search.description',
  options: [
    { flags: '--marks', description: 'cli.search.marks' },
    { flags: '--type <type>', description: 'cli.search.type' },
    { flags: '--body <name>', description: 'cli.search.body' },
    { flags: '--from <date>', description: 'cli.search.from' },
    { flags: '--to <date>', description: 'cli.search.to' },
    { flags: '--limit <number>', description: 'cli.search.limit' },
  ],
  async run(context, { args, flags }) {
    const store = await context.openers.openStore(context.config);
    try {
      const text = (name: string) => (typeof flags[name] === 'string' ? flags[name] : undefined);
      const from = text('from');
      const to = text('to');
      const fields: Partial<Record<FieldName, string>> = {};
      const type = text('type');
      const body = text('body');
      if (type !== undefined) fields.documentType = type;
      if (body !== undefined) fields.issuingBody = body;
      const query = {
        text: args.join(' ').normalize('NFC'),
        exactMarks: flags['marks'] === true,
        fields,
        ...(from !== undefined && { issuedFrom: from }),
        ...(to !== undefined && { issuedTo: to }),
      };
      const { total, hits } = await store.search.search(query, { limit: Number(text('limit') ?? 20), offset: 0 });
      if (context.json) context.output.out(JSON.stringify({ total, hits }));
      else
        context.output.out(
          [context.text('cli.search.total', { total }), ...hits.map((hit) => hitText(context, hit))].join('\n\n'),
        );
      return 0;
    } finally {
      await store.close();
    }
  },
};

function hitText(context: CliContext, hit: SearchHit): string {
  const value = (name: FieldName) => {
    const field = hit.fields[name];
    return field === undefined ? '' : shownContent(name, field.value);
  };
  const head = [value('documentType'), value('referenceNumber'), value('issuedOn'), value('issuingBody')]
    .filter(Boolean)
    .join(' · ');
  const place = context.text('cli.search.place', { file: hit.fileName, page: hit.page });
  return `${head === '' ? hit.documentId : head}\n  ${value('subject')}\n  ${marked(hit)}\n  ${place}`;
}

/** Matches in square brackets, as a terminal may have no colours. */
function marked({ snippet }: SearchHit): string {
  let text = '';
  let end = 0;
  for (const [start, length] of snippet.marks) {
    text += `${snippet.text.slice(end, start)}[${snippet.text.slice(start, start + length)}]`;
    end = start + length;
  }
  return (text + snippet.text.slice(end)).replace(/\s+/g, ' ');
}
