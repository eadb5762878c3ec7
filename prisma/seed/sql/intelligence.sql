-- Models, what they predicted, examples for training, and what language models were used for. Models, use and budgets are
-- made once; they do not grow with the scale.

-- @prepare
ALTER TABLE plan_ml_model ADD COLUMN id uuid;
UPDATE plan_ml_model SET id = pg_temp.id('ml_model', 0, slot, ms);
-- Each month of the past year has a part of its own.
SELECT app.ensure_partitions('ml_predictions', (:anchor - interval '13 months')::date, :anchor::date);

-- @load ml_models
INSERT INTO ml_models (organization_id, id, name, model_version, model_type, description, algorithm, status,
  hyperparameters, performance_metrics, training_data_from, training_data_until, training_example_count, traffic_share,
  artifact_url, previous_model_id, trained_at, promoted_at, promoted_by, retired_at, created_by, created_at, updated_at)
SELECT o.id, m.id, m.name, m.version, m.type, m.description, m.algorithm, m.status, m.settings, m.quality, m.data_from,
  m.data_until, m.examples, m.share * 0.01, CASE WHEN m.trained IS NOT NULL
    THEN 'https://models.supplygraph.example/' || o.key || '/' || m.name || '-' || m.version || '.onnx' END, previous.id,
  m.trained, m.promoted, CASE WHEN m.promoted IS NOT NULL THEN u.id END, m.retired, u.id, m.at,
  coalesce(m.retired, m.promoted, m.trained, m.at)
FROM plan_ml_model AS m
JOIN plan_organization AS o ON o.slot = m.org
JOIN plan_users AS u ON u.slot = m.maker
LEFT JOIN plan_ml_model AS previous ON previous.slot = m.previous
WHERE :first = 0
ORDER BY m.slot;

-- @load ml_predictions
INSERT INTO ml_predictions (organization_id, id, model_id, entity_type, entity_id, input_features, output, confidence,
  ground_truth, is_correct, evaluated_at, created_at, updated_at)
SELECT g.id, pg_temp.id('prediction', b, p.slot, p.ms), m.id,
  CASE WHEN p.rfq IS NOT NULL THEN 'rfq' WHEN p.orders IS NOT NULL THEN 'order' WHEN p.part IS NOT NULL THEN 'part' END,
  CASE WHEN p.rfq IS NOT NULL THEN pg_temp.id('rfq', b, r.slot, r.ms)
    WHEN p.orders IS NOT NULL THEN pg_temp.id('order', b, o.slot, o.ms)
    WHEN p.part IS NOT NULL THEN pg_temp.id('part', b, t.slot, t.ms) END,
  p.features, p.output, (p.confidence - pg_temp.draw(b, p.slot, 1, 40)) * 0.0001, p.truth, p.correct,
  pg_temp.at(p.evaluated, b), pg_temp.at(p.at, b), pg_temp.at(coalesce(p.evaluated, p.at), b)
FROM plan_prediction AS p
JOIN plan_organization AS g ON g.slot = p.org
JOIN plan_ml_model AS m ON m.slot = p.model
LEFT JOIN plan_rfq AS r ON r.slot = p.rfq
LEFT JOIN plan_orders AS o ON o.slot = p.orders
LEFT JOIN plan_part AS t ON t.slot = p.part
CROSS JOIN LATERAL generate_series(:first, :last + 0 * p.slot) AS b;

-- @load ai_usage_metrics
INSERT INTO ai_usage_metrics (organization_id, id, usage_date, model, feature, request_count, error_count, input_tokens,
  output_tokens, currency, cost, created_at, updated_at)
SELECT o.id, pg_temp.id('usage', 0, u.slot, u.ms), u.day, u.model, u.feature, u.requests, u.errors, u.input, u.output,
  'USD', u.cost * 0.000001, u.at, u.day + interval '1 day'
FROM plan_usage AS u
JOIN plan_organization AS o ON o.slot = u.org
WHERE :first = 0;

-- @load ai_budgets
INSERT INTO ai_budgets (organization_id, id, feature, period, period_start, period_end, currency, amount,
  alert_threshold, is_hard_limit, alerted_at, created_by, created_at, updated_at)
SELECT o.id, pg_temp.id('ai_budget', 0, u.slot, u.ms), u.feature, u.period, u.starts, u.ends, 'USD', u.amount * 0.01,
  u.threshold, u.hard, u.alerted, maker.id, u.at, coalesce(u.alerted, u.at)
FROM plan_ai_budget AS u
JOIN plan_organization AS o ON o.slot = u.org
JOIN plan_users AS maker ON maker.slot = u.maker
WHERE :first = 0;

-- @load ai_training_data
INSERT INTO ai_training_data (organization_id, id, model_type, source, entity_type, entity_id, input_data, expected_output,
  data_split, quality_score, is_validated, validated_by, validated_at, created_at, updated_at)
SELECT g.id, pg_temp.id('training_example', b, e.slot, e.ms), e.type, e.source,
  CASE WHEN e.rfq IS NOT NULL THEN 'rfq' WHEN e.quote IS NOT NULL THEN 'quote' WHEN e.orders IS NOT NULL THEN 'order' END,
  coalesce(pg_temp.id('rfq', b, r.slot, r.ms), pg_temp.id('quote', b, q.slot, q.ms), pg_temp.id('order', b, o.slot, o.ms)),
  e.input, e.output, e.split, e.quality * 0.0001, e.validated IS NOT NULL, u.id, pg_temp.at(e.validated, b),
  pg_temp.at(e.at, b), pg_temp.at(coalesce(e.validated, e.at), b)
FROM plan_training_example AS e
JOIN plan_organization AS g ON g.slot = e.org
LEFT JOIN plan_users AS u ON u.slot = e.validator
LEFT JOIN plan_rfq AS r ON r.slot = e.rfq
LEFT JOIN plan_quote AS q ON q.slot = e.quote
LEFT JOIN plan_orders AS o ON o.slot = e.orders
CROSS JOIN LATERAL generate_series(:first, :last + 0 * e.slot) AS b;
