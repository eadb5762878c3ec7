/**
 * Reads docs/adding-an-entity.md as instructions.
 *
 * Problem: a recipe that nobody follows goes stale unseen. Design: what the reader sees is what is executed. The line
 * above a code block says where its text belongs, in one of four sentences; blocks of `sh` are commands; blocks of
 * `text` are shown and no more; any other block is a fault, so that nothing in the recipe goes untried.
 *
 *   New file `<file>`:                                     the file must not exist yet
 *   At the end of `<file>`:                                an empty line comes before
 *   In `<file>`, after the line with `<text>`:             exactly one line must hold the text
 *   In `<file>`, in place of the lines that begin alike:   each line takes the place of the one with the same first word
 *
 * In a file's name `*` stands for what is not known beforehand, such as the date of a migration.
 */

/** Where the text of a block belongs within its file. */
export type Place =
  | { readonly kind: 'new' }
  | { readonly kind: 'end' }
  | { readonly kind: 'after'; readonly text: string }
  | { readonly kind: 'replace' };

/** The text of a block and where it belongs; `line` is where the block stands in the document. */
export interface Edit {
  readonly kind: 'edit';
  readonly file: string;
  readonly place: Place;
  readonly text: string;
  readonly line: number;
}

/** One line of a block of commands. */
export interface Command {
  readonly kind: 'command';
  readonly command: string;
  readonly line: number;
}

/** A section of the document and what it tells to do, in order. */
export interface Step {
  readonly title: string;
  readonly actions: readonly (Edit | Command)[];
}

const sentences: readonly [RegExp, (text: string) => Place][] = [
  [/^New file `([^`]+)`:$/, () => ({ kind: 'new' })],
  [/^At the end of `([^`]+)`:$/, () => ({ kind: 'end' })],
  [/^In `([^`]+)`, after the line with `([^`]+)`:$/, (text) => ({ kind: 'after', text })],
  [/^In `([^`]+)`, in place of the lines that begin alike:$/, () => ({ kind: 'replace' })],
];

function readPlace(sentence: string): { file: string; place: Place } | undefined {
  for (const [pattern, place] of sentences) {
    const [, file, text = ''] = pattern.exec(sentence) ?? [];
    if (file !== undefined) return { file, place: place(text) };
  }
  return undefined;
}

/**
 * The steps of a document: its sections of the second level that hold instructions.
 * @throws Error naming the line of a block that does not say where it belongs, or that is not closed.
 */
export function readRecipe(markdown: string): Step[] {
  const steps: { title: string; actions: (Edit | Command)[] }[] = [];
  let open: { language: string; line: number; sentence: string; text: string[] } | undefined;
  let sentence = '';
  let step: (typeof steps)[number] = { title: 'the beginning', actions: [] };
  for (const [index, content] of markdown.split(/\r?\n/).entries()) {
    const line = index + 1;
    const [, language] = /^```(.*)$/.exec(content) ?? [];
    if (open !== undefined && language === '') {
      step.actions.push(...readBlock(open));
      open = undefined;
      sentence = '';
    } else if (open !== undefined) open.text.push(content);
    else if (language !== undefined) open = { language, line, sentence, text: [] };
    else if (content.startsWith('## ')) steps.push((step = { title: content.slice(3).trim(), actions: [] }));
    else if (content.trim() !== '') sentence = content.trim();
  }
  if (open !== undefined) throw new Error(`Line ${String(open.line)}: the block is not closed.`);
  return steps.filter(({ actions }) => actions.length > 0);
}

function readBlock(block: {
  readonly language: string;
  readonly line: number;
  readonly sentence: string;
  readonly text: readonly string[];
}): (Edit | Command)[] {
  const { language, line, sentence, text } = block;
  if (language === 'text') return [];
  if (language === 'sh')
    return text.flatMap((command, index) =>
      command.trim() === '' ? [] : [{ kind: 'command', command: command.trim(), line: line + index + 1 }],
    );
  const place = readPlace(sentence);
  if (place === undefined)
    throw new Error(
      `Line ${String(line)}: "${sentence}" does not say where the block belongs; scripts/recipe.ts says how.`,
    );
  return [{ kind: 'edit', ...place, text: `${text.join('\n')}\n`, line }];
}

/**
 * The name of the file an edit means, `*` replaced by what is there. `list` gives the names in a folder.
 * @throws Error unless exactly one name fits.
 */
export function resolveFile(file: string, list: (folder: string) => readonly string[]): string {
  const resolved: string[] = [];
  for (const part of file.split('/')) {
    const [begin = '', end] = part.split('*');
    if (end === undefined) {
      resolved.push(part);
      continue;
    }
    const folder = resolved.join('/');
    const found = list(folder).filter((name) => name.startsWith(begin) && name.endsWith(end));
    const [only] = found;
    if (only === undefined || found.length > 1)
      throw new Error(`Expected one name in ${folder} that fits ${part}, found ${String(found.length)}.`);
    resolved.push(only);
  }
  return resolved.join('/');
}

/**
 * The file's content with the block in its place; `content` is null where there is no such file.
 * @throws Error when the file is not as the block expects it.
 */
export function applyEdit(content: string | null, { place, text }: Pick<Edit, 'place' | 'text'>): string {
  if (place.kind === 'new') {
    if (content !== null) throw new Error('The file exists already.');
    return text;
  }
  if (content === null) throw new Error('There is no such file.');
  if (place.kind === 'end') return `${content.trimEnd()}\n\n${text}`;
  const lines = content.split('\n');
  if (place.kind === 'after') {
    lines.splice(
      onlyLine(lines, (line) => line.includes(place.text), `holds \`${place.text}\``) + 1,
      0,
      text.trimEnd(),
    );
    return lines.join('\n');
  }
  for (const line of text.trimEnd().split('\n')) {
    const word = firstWord(line);
    lines[onlyLine(lines, (other) => firstWord(other) === word, `begins with \`${word}\``)] = line;
  }
  return lines.join('\n');
}

const firstWord = (line: string): string => line.trim().split(/\s/, 1)[0] ?? '';

function onlyLine(lines: readonly string[], fits: (line: string) => boolean, wanted: string): number {
  const found = lines.flatMap((line, index) => (fits(line) ? [index] : []));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`Expected one line that ${wanted}, found ${String(found.length)}.`);
  return only;
}
