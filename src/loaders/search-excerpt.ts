/**
 * What of a row's texts is shown for a hit: the text in pieces of which each says whether it is a match. A piece is plain text,
 * so that whoever shows it marks it as his medium does, and nothing in it can be taken for markup.
 */
import type { Row } from './rounds.js';

/** A piece of a text. */
export interface Fragment {
  readonly text: string;
  readonly isMatch: boolean;
}
/** A text of a row in which words of the query stand. */
export interface Excerpt {
  readonly field: string;
  readonly fragments: readonly Fragment[];
}

/** Characters shown before a match and after it, and of a text in all. */
const around = 60;
const most = 300;
/** Other numbers of a part can be many, those that match as well. */
const perField = 3;

/** The excerpts of one row from its texts, as search.highlights cuts them: unmatched and matched pieces in turn. */
export function toExcerpts(rows: readonly Row[]): readonly Excerpt[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const field = String(row['field']);
    const count = (seen.get(field) ?? 0) + 1;
    seen.set(field, count);
    const pieces = row['pieces'];
    return count > perField || !Array.isArray(pieces) ? [] : [{ field, fragments: fragmentsOf(pieces.map(String)) }];
  });
}

function fragmentsOf(pieces: readonly string[]): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let shown = 0;
  for (const [at, piece] of pieces.entries()) {
    const isMatch = at % 2 === 1;
    const text = isMatch ? piece : shortened(piece, at === 0, at === pieces.length - 1);
    if (text !== '') fragments.push({ text, isMatch });
    shown += text.length;
    if (shown >= most && isMatch && at < pieces.length - 2) {
      fragments.push({ text: '…', isMatch: false });
      break;
    }
  }
  return fragments;
}

/** Unmatched text with the middle left out, or what lies before the first match and after the last. */
function shortened(piece: string, isFirst: boolean, isLast: boolean): string {
  const characters = Array.from(piece);
  const before = isFirst ? 0 : around;
  const after = isLast ? 0 : around;
  if (characters.length <= before + after + 1) return piece;
  const head = characters.slice(0, before).join('');
  const tail = after === 0 ? '' : characters.slice(-after).join('');
  return `${head}…${tail}`;
}
