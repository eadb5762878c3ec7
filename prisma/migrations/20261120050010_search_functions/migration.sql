-- The questions of search. Row security lets neither full text nor trigrams into an index condition, for their operators
-- might tell of rows that are not to be seen. So these functions look as the owner, and see to it themselves that only the
-- viewer's rows are found: under the very condition of the policy by which his role reads the table, taken from the catalog,
-- so that the two cannot differ. They tell ids, scores and counts; who asks reads the rows under row security.

-- What is searched, and how --------------------------------------------------------------------------------------------

-- A facet and a text are expressions over the table t; texts go by the names of the API's fields.
CREATE FUNCTION search.target(target text, OUT number text, OUT names text[], OUT facets jsonb, OUT texts json,
  OUT has_references boolean)
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  facets := '{}';
  has_references := target = 'parts';
  CASE target
    WHEN 'parts' THEN
      number := 'part_number';
      names := '{name}';
      facets := '{"category": "t.category", "manufacturer": "t.manufacturer"}';
      texts := '{"partNumber": "t.part_number", "name": "t.name", "manufacturer": "t.manufacturer", "category": "t.category",
        "description": "t.description"}';
    WHEN 'vendors' THEN
      names := '{company_name}';
      facets := '{"country": "t.country", "tier": "t.tier"}';
      texts := '{"companyName": "t.company_name", "businessType": "t.business_type", "city": "t.city", "contactName": "t.contact_name",
        "website": "t.website", "specializations": "array_to_string(t.specializations, '', '')", "capabilities": "search.texts(t.capabilities)",
        "materials": "search.texts(t.materials)", "processes": "search.texts(t.processes)"}';
    WHEN 'rfqs' THEN
      number := 'rfq_number';
      names := '{title}';
      texts := '{"rfqNumber": "t.rfq_number", "title": "t.title", "description": "t.description"}';
    WHEN 'customers' THEN
      names := '{name,company_name}';
      texts := '{"name": "t.name", "companyName": "t.company_name", "email": "t.email", "phone": "t.phone"}';
    WHEN 'products' THEN
      number := 'sku';
      names := '{name}';
      facets := '{"category": "t.category_id", "brand": "t.brand"}';
      texts := '{"sku": "t.sku", "name": "t.name", "brand": "t.brand", "description": "t.description",
        "availableColors": "array_to_string(t.available_colors, '', '')"}';
    WHEN 'marketplace_products' THEN
      names := '{title}';
      facets := '{"category": "t.category", "vendorCountry": "(SELECT vendor.country FROM vendors AS vendor WHERE vendor.organization_id = t.organization_id AND vendor.id = t.vendor_id)"}';
      texts := '{"title": "t.title", "category": "t.category", "subcategory": "t.subcategory", "productType": "t.product_type",
        "material": "t.material", "fabricComposition": "t.fabric_composition", "description": "t.description",
        "colors": "array_to_string(t.colors, '', '')", "metaKeywords": "array_to_string(t.meta_keywords, '', '')"}';
  END CASE;
END
$$;
COMMENT ON FUNCTION search.target(text) IS 'What of a table is searched: its number, its names, its texts, and what its hits are counted by.';

-- The role is the one the session has set, also in here, where the owner is at work. Without a policy nothing is visible.
CREATE FUNCTION search.visible(target text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN bool_or(policy.polpermissive) THEN concat_ws(' AND ',
      '(' || string_agg(pg_get_expr(policy.polqual, policy.polrelid), ' OR ') FILTER (WHERE policy.polpermissive) || ')',
      string_agg(pg_get_expr(policy.polqual, policy.polrelid), ' AND ') FILTER (WHERE NOT policy.polpermissive)) END
  FROM pg_policy AS policy
  WHERE policy.polrelid = format('public.%I', target)::regclass AND policy.polcmd IN ('r', '*')
    AND (policy.polroles = '{0}' OR (SELECT oid FROM pg_roles WHERE rolname = current_setting('role')) = ANY (policy.polroles))
$$;
COMMENT ON FUNCTION search.visible(text) IS 'The condition under which the session''s role sees rows of a table; null where it sees none.';

-- How a query is read --------------------------------------------------------------------------------------------------

-- A word stands for itself, for its stem, where letters meet digits for its parts, and for what begins with it. One letter
-- begins too much to be a beginning.
CREATE FUNCTION search.forms(word text, is_beginning boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  stem CONSTANT text := (ts_lexize('pg_catalog.english_stem', word))[1];
  parts CONSTANT text := search.split(word);
BEGIN
  RETURN format('(%s)', concat_ws('|',
    '''' || word || '''' || CASE WHEN is_beginning AND length(word) > 1 THEN ':*' ELSE '' END,
    '''' || nullif(stem, word) || '''',
    '(''' || replace(nullif(parts, word), ' ', '''&''') || ''')'));
END
$$;
COMMENT ON FUNCTION search.forms(text, boolean) IS 'What a word of a query stands for, as the text of a tsquery.';

-- `whole` asks for the words as they are, `wanted` also for what begins with them.
CREATE FUNCTION search.reading(query text, OUT written text, OUT clean text, OUT key text, OUT words text[], OUT whole tsquery,
  OUT wanted tsquery)
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  written := lower(btrim(query) COLLATE "default");
  clean := search.title(query);
  key := search.key(query);
  words := ARRAY(
    SELECT left(word, 100) FROM unnest(string_to_array(clean, ' ')) WITH ORDINALITY AS each (word, place)
    WHERE word <> '' GROUP BY 1 ORDER BY min(place) LIMIT 10);
  -- "of" and "the" are left out where there are other words.
  IF EXISTS (SELECT FROM unnest(words) AS word WHERE ts_lexize('pg_catalog.english_stem', word) <> '{}') THEN
    words := ARRAY(
      SELECT word FROM unnest(words) WITH ORDINALITY AS each (word, place)
      WHERE ts_lexize('pg_catalog.english_stem', word) <> '{}' ORDER BY place);
  END IF;
  SELECT string_agg(search.forms(word, false), '&')::tsquery, string_agg(search.forms(word, true), '&')::tsquery
  INTO whole, wanted FROM unnest(words) AS word;
  -- What was typed as several words may be written as one.
  IF cardinality(words) > 1 THEN
    whole := whole || ('''' || key || '''')::tsquery;
    wanted := wanted || ('''' || key || ''':*')::tsquery;
  END IF;
END
$$;
COMMENT ON FUNCTION search.reading(text) IS 'A query as search understands it; without words where it holds no letter and no digit.';

-- All words that one slip of the finger away from a word: a letter missing, too many, wrong, or two swapped.
CREATE FUNCTION search.slips(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  WITH letter AS (
    SELECT unnest(string_to_array(CASE
      WHEN word ~ '^[0-9]+$' THEN '0123456789'
      WHEN word ~ '^[a-z]+$' THEN 'abcdefghijklmnopqrstuvwxyz'
      WHEN word ~ '^[a-z0-9]+$' THEN 'abcdefghijklmnopqrstuvwxyz0123456789'
      WHEN word ~ '[а-яіїєґ]' THEN 'абвгдежзиклмнопрстуфхцчшщъыьэюяіїєґ'
      WHEN word ~ '[α-ω]' THEN 'αβγδεζηθικλμνξοπρστυφχψως'
    END, NULL)) AS letter
  ), place AS (
    SELECT left(word, place) AS before, substr(word, place + 1) AS after FROM generate_series(0, length(word)) AS place
  )
  SELECT array_agg(DISTINCT slip) FROM (
    SELECT before || substr(after, 2) FROM place WHERE after <> ''
    UNION ALL SELECT before || substr(after, 2, 1) || left(after, 1) || substr(after, 3) FROM place WHERE length(after) > 1
    UNION ALL SELECT before || letter || substr(after, 2) FROM place, letter WHERE after <> ''
    UNION ALL SELECT before || letter || after FROM place, letter
  ) AS made (slip)
  WHERE slip <> word
$$;
COMMENT ON FUNCTION search.slips(text) IS 'What a word may have been meant to be, one slip away.';

-- Of the words the organization's names are written with: those one slip away, those that begin with what is one slip away,
-- those most alike, and two that were written without the space between them. Null where no word means another.
CREATE FUNCTION search.corrected(target text, words text[]) RETURNS tsquery
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
DECLARE
  organization CONSTANT uuid := app.organization_id();
  typed text;
  slips text[];
  meant text;
  query text;
  is_other boolean := false;
BEGIN
  FOREACH typed IN ARRAY words LOOP
    meant := NULL;
    IF typed ~ '^[^0-9]{3,40}$' THEN
      slips := search.slips(typed);
      SELECT string_agg(form, '|') INTO meant FROM (
        SELECT form FROM (
          SELECT 1 AS distance, '''' || known.word || '''' AS form, 1 AS likeness FROM search.words AS known
          WHERE known.organization_id = organization AND known.target = corrected.target AND known.word = ANY (slips)
          UNION
          SELECT 2, '''' || known.word || '''', similarity(known.word, typed)
          FROM unnest(slips) AS slip, search.words AS known
          WHERE length(slip) > 3 AND known.organization_id = organization AND known.target = corrected.target
            AND known.word > slip COLLATE "C" AND known.word < (slip || U&'\+10FFFF') COLLATE "C"
          UNION
          SELECT 3, '''' || known.word || '''', similarity(known.word, typed) FROM search.words AS known
          WHERE known.organization_id = organization AND known.target = corrected.target AND known.word % typed
            AND similarity(known.word, typed) >= 0.4 AND known.word <> typed
          UNION
          SELECT 2, '(''' || first.word || '''&''' || second.word || ''')', 1
          FROM generate_series(3, length(typed) - 3) AS place, search.words AS first, search.words AS second
          WHERE first.organization_id = organization AND first.target = corrected.target
            AND first.word = left(typed, place) COLLATE "C"
            AND second.organization_id = organization AND second.target = corrected.target
            AND second.word = substr(typed, place + 1) COLLATE "C"
        ) AS near GROUP BY form ORDER BY min(distance), max(likeness) DESC, form LIMIT 12
      ) AS nearest;
    END IF;
    is_other := is_other OR meant IS NOT NULL;
    query := concat_ws('&', query, '(' || concat_ws('|', search.forms(typed, true), meant) || ')');
  END LOOP;
  RETURN CASE WHEN is_other THEN query::tsquery END;
END
$$;
COMMENT ON FUNCTION search.corrected(text, text[]) IS 'The query that mistyped words were meant to be.';

-- Finding --------------------------------------------------------------------------------------------------------------
-- A score says first how a row was found, then how well:
--   1.00 its number as it was typed       0.70 a cross reference begins with it
--   0.99 its number, but for separators   0.40 all words are found, the better the shorter and the more prominent
--   0.95 a cross reference                0.38 its number is one slip away
--   0.90 its name                         0.20 all words are found, some of them corrected
--   0.80 its number begins with it
-- What is common is not ranked in full: the first 3,000 rows that have the words are, and of these the 1,000 best are looked
-- at closely. Names that begin with the words are among them at any rate.

-- The statement that finds, in three steps: 'typed' by numbers, names and whole words, 'begun' by words and what begins with
-- them, 'meant' by corrected words and numbers. $1 organization, $2 query as written, $3 its clean words, $4 its key, $5 words
-- wanted, $6 numbers one slip away. Of what is only counted it tells no scores. What was chosen of facets stands in it, so that
-- the planner sees it.
CREATE FUNCTION search.finding(target text, chosen jsonb, step text, is_ranked boolean) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $finding$
DECLARE
  spec CONSTANT record := search.target(target);
  is_correction CONSTANT boolean := step = 'meant';
  number CONSTANT text := '(search.key(t.' || quote_ident(spec.number) || ') COLLATE "C")';
  seen CONSTANT text := format('t.organization_id = $1 AND %s AND t.archived_at IS NULL%s', search.visible(target), (
    SELECT string_agg(format(' AND %s = ANY (%L)', spec.facets ->> facet, ARRAY(SELECT jsonb_array_elements_text(choice))), '')
    FROM jsonb_each(chosen) AS each (facet, choice)));
  likeness CONSTANT text := (
    SELECT format('greatest(%s)', string_agg(format('%s(%s, search.title(match.%I))',
      CASE WHEN is_correction THEN 'word_similarity' ELSE 'similarity' END, '$3', name), ', '))
    FROM unnest(spec.names) AS name);
  -- A query of hundreds of alternatives is estimated to find nearly everything; unseen, it is taken for what it is: rare.
  words CONSTANT text := CASE WHEN is_correction THEN '(SELECT $5)' ELSE '$5' END;
  -- What replaces a number is wanted before what it has replaced.
  kind CONSTANT text := $$CASE reference.kind WHEN 'equivalent' THEN 950000 WHEN 'supersedes' THEN 945000
    WHEN 'alternate' THEN 940000 ELSE 935000 END$$;
  ways text[] := '{}';
  way text;
  name text;
BEGIN
  -- Numbers.
  IF spec.number IS NOT NULL AND step <> 'begun' THEN
    IF is_correction THEN
      ways := ways || format('SELECT t.id, 380000 FROM %I AS t WHERE %s AND %s = ANY ($6) LIMIT 100', target, seen, number);
    ELSE
      ways := ways || format('SELECT t.id, CASE WHEN lower(t.%I COLLATE "default") = $2 THEN 1000000 ELSE 990000 END
        FROM %I AS t WHERE %s AND %s = $4 LIMIT 100', spec.number, target, seen, number)
        || format('SELECT t.id, 800000 + 90000 * length($4) / length(%4$s) FROM %2$I AS t
        WHERE %3$s AND length($4) > 1 AND %4$s ^@ $4 ORDER BY %4$s LIMIT 200', spec.number, target, seen, number);
    END IF;
  END IF;
  -- Numbers of others.
  IF spec.has_references AND step <> 'begun' THEN
    way := format('SELECT t.id, reference.score FROM (
        SELECT part_id, max(%%s) AS score FROM part_cross_references AS reference
        WHERE reference.organization_id = $1 AND %s AND %%s GROUP BY part_id LIMIT 200) AS reference, %I AS t
      WHERE t.id = reference.part_id AND %s', search.visible('part_cross_references'), target, seen);
    IF is_correction THEN
      ways := ways || format(way, kind || ' - 571000', '(search.key(reference.number) COLLATE "C") = ANY ($6)');
    ELSE
      ways := ways || format(way, kind, '(search.key(reference.number) COLLATE "C") = $4')
        || format(way, '700000 + 90000 * length($4) / length(search.key(reference.number))',
          'length($4) > 1 AND (search.key(reference.number) COLLATE "C") ^@ $4');
    END IF;
  END IF;
  -- Names and words.
  way := format('SELECT match.id, %s FROM (SELECT t.*, %s AS rank FROM %I AS t WHERE %s AND %%s) AS match',
    CASE WHEN is_ranked THEN format('%s + (%s * (least(match.rank, 1) + %s))::integer',
      CASE WHEN is_correction THEN 200000 ELSE 400000 END, CASE WHEN is_correction THEN 85000 ELSE 140000 END, likeness) ELSE '0' END,
    CASE WHEN is_ranked THEN 'ts_rank(''{0.1,0.2,0.5,1.0}'', t.search_vector, $5)' ELSE '0' END, target, seen);
  IF step = 'typed' THEN
    FOREACH name IN ARRAY spec.names LOOP
      ways := ways
        || format('SELECT t.id, 900000 FROM %I AS t WHERE %s AND (search.title(t.%I) COLLATE "C") = $3 LIMIT 100', target, seen, name)
        || format(way, format('(search.title(t.%1$I) COLLATE "C") ^@ $3 ORDER BY search.title(t.%1$I) COLLATE "C" LIMIT 200', name));
    END LOOP;
  END IF;
  IF is_ranked THEN
    way := replace(way, ') AS match', ') AS found ORDER BY found.rank DESC, found.id DESC LIMIT 1000) AS match');
    way := replace(way, 'FROM (SELECT t.*', 'FROM (SELECT * FROM (SELECT t.*');
    ways := ways || format(way, format('t.search_vector @@ %s LIMIT 3000', words));
  ELSE
    ways := ways || format(way, format('t.search_vector @@ %s LIMIT 10001', words));
  END IF;
  RETURN (SELECT format('SELECT array_agg(id), array_agg(score) FROM (SELECT id, max(score)::integer AS score FROM (%s) AS way (id, score) GROUP BY id) AS hit',
    string_agg(format('(%s)', each), ' UNION ALL ')) FROM unnest(ways) AS each);
END
$finding$;
COMMENT ON FUNCTION search.finding(text, jsonb, text, boolean) IS 'The statement by which rows of a table are found, for the session''s role.';

-- Who types a number that is there wants it. Else beginnings of words are looked for: whole words are found in a fraction of
-- the time, and what is common is common enough as whole words. Where little was found, corrections are.
CREATE FUNCTION search.found(target text, query text, chosen jsonb, is_ranked boolean) RETURNS TABLE (id uuid, score integer)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  organization CONSTANT uuid := app.organization_id();
  reading CONSTANT record := search.reading(query);
  enough CONSTANT integer := CASE WHEN is_ranked THEN 1000 ELSE 10001 END;
  ids uuid[];
  scores integer[];
  more_ids uuid[];
  more_scores integer[];
BEGIN
  IF organization IS NULL OR reading.key = '' OR search.visible(target) IS NULL THEN
    RETURN;
  END IF;
  EXECUTE search.finding(target, chosen, 'typed', is_ranked) INTO ids, scores
  USING organization, reading.written, reading.clean, reading.key, reading.whole, NULL::text[];
  IF 930000 <= ANY (scores) OR cardinality(ids) >= enough THEN
    RETURN QUERY SELECT hit.id, hit.score FROM unnest(ids, scores) AS hit (id, score);
    RETURN;
  END IF;
  IF reading.wanted::text <> reading.whole::text THEN
    EXECUTE search.finding(target, chosen, 'begun', is_ranked) INTO more_ids, more_scores
    USING organization, NULL::text, reading.clean, NULL::text, reading.wanted, NULL::text[];
    SELECT array_agg(hit.id), array_agg(hit.score) INTO ids, scores FROM (
      SELECT each.id, max(each.score) AS score FROM unnest(ids || more_ids, scores || more_scores) AS each (id, score) GROUP BY each.id
    ) AS hit;
  END IF;
  IF coalesce(cardinality(ids), 0) < 5 THEN
    EXECUTE search.finding(target, chosen, 'meant', is_ranked) INTO more_ids, more_scores
    USING organization, NULL::text, reading.clean, NULL::text, search.corrected(target, reading.words),
      CASE WHEN reading.key ~ '[0-9]' AND length(reading.key) BETWEEN 4 AND 40 THEN search.slips(reading.key) END;
    SELECT ids || array_agg(hit.id), scores || array_agg(hit.score) INTO ids, scores
    FROM unnest(more_ids, more_scores) AS hit (id, score) WHERE hit.id <> ALL (coalesce(ids, '{}'));
  END IF;
  RETURN QUERY SELECT hit.id, hit.score FROM unnest(ids, scores) AS hit (id, score);
END
$$;
COMMENT ON FUNCTION search.found(text, text, jsonb, boolean) IS 'The rows of a table that the session may see and a query finds.';

-- The questions ------------------------------------------------------------------------------------------------------

CREATE FUNCTION search.hits(target text, query text, chosen jsonb, after_score integer, after_id uuid, most integer)
RETURNS TABLE (id uuid, score integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 20 AS $$
  SELECT id, score FROM (SELECT id, score FROM search.found(target, query, chosen, true) ORDER BY score DESC, id DESC LIMIT 1000) AS best
  WHERE after_id IS NULL OR (score, id) < (after_score, after_id)
  ORDER BY score DESC, id DESC LIMIT most
$$;
COMMENT ON FUNCTION search.hits(text, text, jsonb, integer, uuid, integer) IS 'What a query finds, best first, after a place in that order.';

CREATE FUNCTION search.total(target text, query text, chosen jsonb) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT count(*)::integer FROM search.found(target, query, chosen, false)
$$;
COMMENT ON FUNCTION search.total(text, text, jsonb) IS 'How many rows a query finds; beyond 10,000 only that they are more.';

-- What was chosen of a facet itself does not count: its other values are what one could choose instead.
CREATE FUNCTION search.facet(target text, query text, chosen jsonb, facet text) RETURNS TABLE (value text, count integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off ROWS 20 AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT value, count(*)::integer FROM (SELECT (%s)::text AS value FROM %I AS t WHERE t.organization_id = $1 AND t.id = ANY ($2)) AS hit
     WHERE value IS NOT NULL GROUP BY value ORDER BY count(*) DESC, value COLLATE "C" LIMIT 20',
    (search.target(target)).facets ->> facet, target)
  USING app.organization_id(), ARRAY(SELECT hit.id FROM search.found(target, query, chosen - facet, false) AS hit);
END
$$;
COMMENT ON FUNCTION search.facet(text, text, jsonb, text) IS 'The most frequent values of a facet among what a query finds, and how often each is found.';

-- A text in pieces: before the first match, the match, after it, the next match, and so on; null where nothing matches.
CREATE FUNCTION search.marked(content text, wanted text[], beginnings text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  pieces text[] := '{}';
  between text := '';
  token text[];
  word text;
BEGIN
  FOR token IN
    SELECT regexp_matches(left(content, 5000), format('([^%1$s]+(?:[''’ʼ`´][^%1$s]+)*)|([%1$s]+)', search.separators()), 'g')
  LOOP
    word := search.clean(token[1]);
    IF word = ANY (wanted) OR (ts_lexize('pg_catalog.english_stem', word))[1] = ANY (wanted)
      OR EXISTS (SELECT FROM unnest(beginnings) AS beginning WHERE starts_with(word, beginning))
    THEN
      pieces := pieces || between || token[1];
      between := '';
    ELSE
      between := between || coalesce(token[1], token[2]);
    END IF;
  END LOOP;
  RETURN CASE WHEN pieces <> '{}' THEN pieces || between END;
END
$$;
COMMENT ON FUNCTION search.marked(text, text[], text[]) IS 'A text cut where the words of a query are in it.';

CREATE FUNCTION search.operands(query tsquery, OUT whole text[], OUT beginnings text[])
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(operand[1]) FILTER (WHERE operand[2] IS NULL), '{}'),
    coalesce(array_agg(operand[1]) FILTER (WHERE operand[2] IS NOT NULL), '{}')
  FROM regexp_matches(query::text, '''([^'']+)''(:\*)?', 'g') AS operand
$$;
COMMENT ON FUNCTION search.operands(tsquery) IS 'The words of a tsquery, and those of them that are beginnings.';

-- A row that was found by a corrected query is marked by what was meant. A number that is found as a whole is marked as a
-- whole.
CREATE FUNCTION search.highlights(target text, query text, ids uuid[])
RETURNS TABLE (id uuid, place integer, field text, pieces text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off ROWS 40 AS $$
#variable_conflict use_column
DECLARE
  spec CONSTANT record := search.target(target);
  reading CONSTANT record := search.reading(query);
  visible CONSTANT text := search.visible(target);
  texts text;
BEGIN
  IF visible IS NULL THEN
    RETURN;
  END IF;
  texts := format('SELECT t.id, text.place, text.field, text.content, coalesce(text.expression = %L, false) FROM %I AS t,
      LATERAL (VALUES %s) AS text (place, field, expression, content) WHERE t.organization_id = $1 AND t.id = ANY ($2) AND %s',
    't.' || spec.number, target,
    (SELECT string_agg(format('(%s, %L, %L, (%s)::text)', place, name, expression, expression), ', ')
     FROM json_each_text(spec.texts) WITH ORDINALITY AS each (name, expression, place)), visible);
  IF spec.has_references THEN
    texts := texts || format(' UNION ALL SELECT part_id, 100, ''crossReferences'', number, true FROM part_cross_references
      WHERE organization_id = $1 AND part_id = ANY ($2) AND %s', search.visible('part_cross_references'));
  END IF;
  RETURN QUERY EXECUTE format('
    WITH typed AS MATERIALIZED (
      SELECT t.id FROM %I AS t WHERE t.organization_id = $1 AND t.id = ANY ($2) AND t.search_vector @@ $3
    ), text AS (
      SELECT text.*, text.id IN (SELECT id FROM typed) AS is_typed FROM (%s) AS text (id, place, field, content, is_number)
    )
    SELECT id, place::integer, field, pieces FROM (
      SELECT text.*, CASE
        WHEN text.is_number AND (starts_with(search.key(text.content), $4)
          OR NOT text.is_typed AND search.key(text.content) = ANY ((SELECT search.slips(left($4, 40)))::text[]))
        THEN ARRAY['''', text.content, '''']
        ELSE search.marked(text.content, word.whole, word.beginnings) END AS pieces
      FROM text, LATERAL search.operands(
        CASE WHEN text.is_typed THEN $3 ELSE (SELECT coalesce(search.corrected($5, $6), $3)) END) AS word
    ) AS marked WHERE pieces IS NOT NULL', target, texts)
  USING app.organization_id(), ids, reading.wanted, reading.key, target, reading.words;
END
$$;
COMMENT ON FUNCTION search.highlights(text, text, uuid[]) IS 'Texts of rows that a query finds, cut where its words are in them.';

-- Only the questions are for the gateway.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.hits(text, text, jsonb, integer, uuid, integer), search.total(text, text, jsonb),
  search.facet(text, text, jsonb, text), search.highlights(text, text, uuid[])
  TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
