import {
  LoopPlugin,
  MaxXmlDepthError,
  TagDisposition,
  TagOptionsParseError,
  TagPlacement,
  TemplateHandler,
  TemplateHandlerOptions,
  TemplateSyntaxError,
  UnclosedTagError,
  UnopenedTagError,
  type ScopeDataArgs,
  type Tag,
} from 'easy-template-x';
import { BLANK } from '../../domain/forms/fill-form.ts';
import type { PlaceholderUse } from '../../domain/forms/template/check-placeholders.ts';
import type { TemplateValue, TemplateValues } from '../../domain/forms/template/template-fields.ts';
import { FileError, TemplateError } from '../../ports/errors.ts';
import { MultiLineTextPlugin } from './multi-line-text.ts';

/** Tables in tables in text boxes are deep; what is deeper was made to exhaust the stack. */
const DEEPEST = 200;

/** In their order. @throws TemplateError, FileError */
export async function tagsOf(docx: Buffer): Promise<readonly PlaceholderUse[]> {
  const tags = await guarded(() => engine().parseTags(docx));
  return tags.map((tag) => {
    if (tag.placement === TagPlacement.Attribute) throw refused('in-picture', { placeholder: tag.rawText });
    return { kind: KINDS[tag.disposition], name: tidy(tag) };
  });
}

/** @throws TemplateError, FileError */
export function fillTags(docx: Buffer, values: TemplateValues): Promise<Buffer> {
  return guarded(() => engine().process(docx, values as Parameters<TemplateHandler['process']>[1]));
}

const KINDS: Readonly<Record<Tag['disposition'], PlaceholderUse['kind']>> = {
  [TagDisposition.Open]: 'open',
  [TagDisposition.Close]: 'close',
  [TagDisposition.SelfClosed]: 'value',
};

/** Plugins for pictures, links and raw XML stay out: a value can be nothing but text. */
function engine(): TemplateHandler {
  const options = new TemplateHandlerOptions({
    plugins: [new MultiLineTextPlugin(), new LoopPlugin()],
    maxXmlDepth: DEEPEST,
    scopeDataResolver: counted(lookUp),
  });
  return new TemplateHandler(options);
}

/** As many as a form of the most rows has, with room to spare. */
const MOST_VALUES = 300_000;

/** A list within itself, or within another one, multiplies: it ends before the memory does. */
function counted(resolve: typeof lookUp): typeof lookUp {
  let room = MOST_VALUES;
  return (args) => {
    const found: unknown = resolve(args);
    room -= Array.isArray(found) ? found.length + 1 : 1;
    if (room < 0) throw refused('multiplied', { limit: String(MOST_VALUES) });
    return found as never; // as `lookUp` does
  };
}

/** From the innermost list outwards, own members alone: `{constructor}` is no value. */
function lookUp({ path, data }: ScopeDataArgs): never {
  const names = path.map((step) => (typeof step === 'number' ? step : tidy(step)));
  const wanted = names.at(-1);
  let found: TemplateValue | undefined;
  for (let depth = names.length - 1; depth >= 0 && found === undefined; depth -= 1) {
    found = member(names.slice(0, depth).reduce<unknown>(member, data), wanted) as TemplateValue | undefined;
  }
  // The library types values for all its plugins.
  return (found ?? (isLeftOpen(path) ? BLANK : '')) as never;
}

/** What is not known is filled in by hand, but for a cell of a list: there an empty one says it. */
function isLeftOpen(path: ScopeDataArgs['path']): boolean {
  const last = path.at(-1);
  const isText = typeof last === 'object' && last.disposition === TagDisposition.SelfClosed;
  return isText && !path.some((step) => typeof step === 'number');
}

function member(holder: unknown, key: string | number | undefined): unknown {
  if (typeof holder !== 'object' || holder === null || key === undefined) return undefined;
  return Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;
}

/** Word breaks lines and composes letters as it likes. A close tag may carry no name. */
function tidy({ name }: Pick<Tag, 'name'>): string {
  return ((name as string | undefined) ?? '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw asFault(error);
  }
}

function asFault(error: unknown): unknown {
  if (error instanceof TagOptionsParseError) return refused('options', { placeholder: error.tagRawText });
  if (error instanceof UnclosedTagError) return refused('never-closed', { placeholder: error.tagRawText });
  if (error instanceof UnopenedTagError) return refused('never-opened', { placeholder: error.tagRawText });
  if (error instanceof TemplateSyntaxError) {
    return refused('loop-place', { placeholder: /\{[^{}]*\}/u.exec(error.message)?.[0] ?? '' });
  }
  if (error instanceof TemplateError) return error;
  const code = error instanceof MaxXmlDepthError ? 'office-file-unsafe' : 'office-file-broken';
  return new FileError(code, 'The template cannot be read', { cause: error });
}

function refused(code: string, details: Readonly<Record<string, string>>): TemplateError {
  return new TemplateError([{ key: `form.template.${code}`, details }]);
}
