-- What language models made of messages. A response carries the keys of the message's conversation.

-- @load ai_responses
INSERT INTO ai_responses (organization_id, id, message_id, conversation_id, order_id, feature, status, response_text,
  extracted_data, confidence, model, input_tokens, output_tokens, currency, cost, processing_time_ms, error_message,
  processed_at, reviewed_by, reviewed_at, review_notes, channel, created_at, updated_at)
SELECT g.id, pg_temp.id('ai_response', x.b, r.slot, r.ms), pg_temp.id('message', x.b, m.slot, m.ms), t.id,
  pg_temp.id('order', x.b, o.slot, o.ms), r.feature, r.status, r.answer, r.data,
  (r.confidence - pg_temp.draw(x.b, r.slot, 1, 40)) * 0.0001, r.model, r.input, r.output, 'USD', r.cost * 0.00000001,
  r.took, r.error, pg_temp.at(r.processed, x.b), u.id, pg_temp.at(r.reviewed, x.b), r.notes, t.channel,
  pg_temp.at(r.at, x.b), pg_temp.at(coalesce(r.reviewed, r.processed, r.at), x.b)
FROM plan_ai_response AS r
JOIN plan_organization AS g ON g.slot = r.org
LEFT JOIN plan_users AS u ON u.slot = r.reviewer
LEFT JOIN plan_message AS m ON m.slot = r.message
LEFT JOIN plan_orders AS o ON o.slot = r.orders
CROSS JOIN LATERAL (SELECT b FROM generate_series(:first, :last) AS b OFFSET 0) AS x
LEFT JOIN talk AS t ON t.slot = m.conversation AND t.b = x.b;

-- @load ai_response_items
INSERT INTO ai_response_items (organization_id, id, response_id, line_number, text, quantity, unit, part_id, product_id,
  confidence, alternatives, staff_key, created_at, updated_at)
SELECT g.id, pg_temp.id('ai_response_item', x.b, i.slot, i.ms), pg_temp.id('ai_response', x.b, r.slot, r.ms), i.line,
  replace(i.text, '{order}', coalesce(t.order_number, '')), coalesce(l.quantity, i.quantity), i.unit,
  pg_temp.id('part', coalesce(l.pb, x.b), p.slot, p.ms), pg_temp.id('product', coalesce(l.pb, x.b), d.slot, d.ms),
  i.confidence * 0.0001, CASE WHEN a.slot IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('productId',
    pg_temp.id('product', x.b, a.slot, a.ms), 'confidence', (9900 - i.confidence) * 0.0001)) END,
  CASE t.channel WHEN 'internal' THEN t.id ELSE g.id END, pg_temp.at(i.at, x.b), pg_temp.at(i.at, x.b)
FROM plan_ai_response_item AS i
JOIN plan_ai_response AS r ON r.slot = i.response
JOIN plan_organization AS g ON g.slot = r.org
LEFT JOIN plan_message AS m ON m.slot = r.message
LEFT JOIN plan_part AS p ON p.slot = i.part
LEFT JOIN plan_product AS d ON d.slot = i.product
LEFT JOIN plan_product AS a ON a.slot = i.other
CROSS JOIN LATERAL (SELECT b FROM generate_series(:first, :last) AS b OFFSET 0) AS x
LEFT JOIN talk AS t ON t.slot = m.conversation AND t.b = x.b
LEFT JOIN order_line AS l ON l.slot = i.order_line AND l.b = x.b;

-- @load ai_training_data
INSERT INTO ai_training_data (organization_id, id, model_type, source, response_id, input_data, expected_output,
  data_split, quality_score, is_validated, validated_by, validated_at, created_at, updated_at)
SELECT g.id, pg_temp.id('correction', t.b, c.slot, c.ms), 'order_extraction', 'correction',
  pg_temp.id('ai_response', t.b, r.slot, r.ms),
  jsonb_build_object('text', replace(c.text, '{order}', coalesce(t.order_number, ''))), c.output, 'training', 0.9900, true,
  u.id, pg_temp.at(c.at, t.b), pg_temp.at(c.at, t.b), pg_temp.at(c.at, t.b)
FROM plan_correction AS c
JOIN plan_organization AS g ON g.slot = c.org
JOIN plan_ai_response AS r ON r.slot = c.response
JOIN plan_message AS m ON m.slot = r.message
JOIN plan_users AS u ON u.slot = c.validator
JOIN talk AS t ON t.slot = m.conversation;
