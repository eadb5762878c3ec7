/** What the database keeps for search: the words of rows, and the words their names are written with. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

let organization: TestOrganization;
beforeAll(async () => {
  organization = await makeOrganization();
});
afterAll(closeOwner);

const one = async (expression: string, ...values: unknown[]): Promise<unknown> =>
  (await asOwner<{ value: unknown }>(`SELECT ${expression} AS value`, values))[0]?.value;
const wordsOf = async (target: string): Promise<string[]> =>
  (
    await asOwner<{ word: string }>(
      'SELECT word FROM search.words WHERE organization_id = $1 AND target = $2 ORDER BY word',
      [organization.id, target],
    )
  ).map(({ word }) => word);

describe('a text becomes words', () => {
  test.each([
    ['Crème brûlée', 'creme brulee'],
    ['Wälzlager Ø8 – Straße', 'walzlager o8 strasse'],
    ['O’Brien & women`s', 'obrien womens'],
    ['6204-2RS/C3', '6204 2rs c3'],
    ['Łódź Œuvre', 'lodz oeuvre'],
    ['ПРИВЕТ, Мир', 'привет мир'],
    ['１２３ＡＢＣ', '123abc'],
    ['M8 × 40', 'm8 40'],
    ['😀 bolt\t\n', 'bolt'],
    ['&|!():*<->\\\'"', ''],
  ])('%j → %j', async (text, clean) => {
    expect(await one('search.clean($1)', text)).toBe(clean);
  });

  test('cleaning what is clean changes nothing, and every word can be looked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0')),
        async (text) => {
          const [row] = await asOwner<{ clean: string; again: string; found: boolean }>(
            `SELECT clean, search.clean(clean) AS again, (search.reading(clean)).wanted IS NULL
             OR search.vector(clean, 'A') || search.number_vector(clean) @@ (search.reading(clean)).wanted AS found
           FROM search.clean($1) AS clean`,
            [text],
          );
          expect(row?.again).toBe(row?.clean);
          expect(row?.found).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('search vectors', () => {
  test('follow the row, and are no change of their own', async () => {
    const { id } = await organization.vendor({ companyName: 'Highland Mill' });
    await asOwner(`UPDATE vendors SET company_name = 'Lowland Mill' WHERE id = $1`, [id]);
    await asOwner('UPDATE vendors SET search_vector = NULL WHERE id = $1', [id]);
    const rows = await asOwner(
      `SELECT search_vector @@ 'lowland' AS is_new, search_vector @@ 'highland' AS is_old, version FROM vendors WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([{ is_new: true, is_old: false, version: 2 }]);
  });

  test('of a part follow its cross references', async () => {
    const part = await organization.part();
    const reference = await insert('PartCrossReference', {
      organizationId: organization.id,
      ...{ partId: part.id, number: 'XR-77/B', manufacturer: 'Rival' },
    });
    const found = () => one(`(SELECT search_vector @@ 'xr77b & rival' FROM parts WHERE id = $1)`, part.id);
    expect(await found()).toBe(true);
    await asOwner('DELETE FROM part_cross_references WHERE id = $1', [reference.id]);
    expect(await found()).toBe(false);
  });

  test('long and strange texts are no error', async () => {
    const description = `${'x'.repeat(3000)} ${'word '.repeat(20_000)} ﷺ ${'9'.repeat(500)}`;
    const { id } = await organization.part({ partNumber: `ﷺ${'#'.repeat(300)}1`, name: 'ﷺ'.repeat(120), description });
    expect(await one('(SELECT search_vector IS NOT NULL FROM parts WHERE id = $1)', id)).toBe(true);
  });
});

describe('the words names are written with', () => {
  test('are noted once, without numbers', async () => {
    await organization.rfq({ title: 'Alpaca blanket 200 x 240' });
    await organization.rfq({ title: 'Blanket of alpaca' });
    expect(await wordsOf('rfqs')).toEqual(['alpaca', 'blanket']);
  });

  test('of customers go with the last who has them', async () => {
    const names = async () => (await wordsOf('customers')).filter((word) => /^(zenobia|palmyra)$/.test(word));
    const first = await organization.customer({ name: 'Zenobia Palmyra', companyName: null });
    const second = await organization.customer({ name: 'Zenobia', email: 'palmyra@example.com' });
    expect(await names()).toEqual(['palmyra', 'zenobia']);
    await asOwner(`UPDATE customers SET name = 'Erased' WHERE id = $1`, [first.id]);
    expect(await names()).toEqual(['zenobia']);
    await asOwner('DELETE FROM customers WHERE id = $1', [second.id]);
    expect(await names()).toEqual([]);
  });

  test('noted at once are those noted one by one', async () => {
    await organization.part({ name: 'Ripstop nylon', manufacturer: 'Ōsaka Weavers', category: 'fabrics' });
    const noted = await wordsOf('parts');
    await asOwner('DELETE FROM search.words WHERE organization_id = $1', [organization.id]);
    await asOwner(`SELECT search.note_words('parts')`);
    expect(await wordsOf('parts')).toEqual(noted);
    expect(noted).toContain('weavers');
  });
});

test('a word one slip away is what one slip makes of it', async () => {
  const slips = (await one('search.slips($1)', 'abc')) as string[];
  expect(slips).toEqual(expect.arrayContaining(['bc', 'ab', 'acb', 'bac', 'abd', 'xbc', 'aabc', 'abcz']));
  expect(slips).not.toContain('abc');
  expect(slips).not.toContain('cba');
});
