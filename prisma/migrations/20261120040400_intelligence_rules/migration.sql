-- Rules of models, predictions, answers of language models, their use and its budgets.

-- What may stand in a row ----------------------------------------------------------------------------------------------

ALTER TABLE ml_models
  ADD CONSTRAINT ml_models_name_check CHECK (name <> ''),
  ADD CONSTRAINT ml_models_model_version_check CHECK (model_version <> ''),
  ADD CONSTRAINT ml_models_model_type_check CHECK (model_type <> ''),
  ADD CONSTRAINT ml_models_status_check CHECK (status IN ('training', 'candidate', 'production', 'archived')),
  ADD CONSTRAINT ml_models_hyperparameters_check CHECK (jsonb_typeof(hyperparameters) = 'object'),
  ADD CONSTRAINT ml_models_performance_metrics_check CHECK (jsonb_typeof(performance_metrics) = 'object'),
  ADD CONSTRAINT ml_models_training_data_check CHECK (training_data_until >= training_data_from),
  ADD CONSTRAINT ml_models_training_example_count_check CHECK (training_example_count >= 0),
  ADD CONSTRAINT ml_models_traffic_share_check CHECK (traffic_share BETWEEN 0 AND 100),
  ADD CONSTRAINT ml_models_candidate_check CHECK (traffic_share = 0 OR status = 'candidate'),
  ADD CONSTRAINT ml_models_trained_check CHECK (status NOT IN ('candidate', 'production') OR trained_at IS NOT NULL),
  ADD CONSTRAINT ml_models_promoted_check CHECK (status <> 'production' OR promoted_at IS NOT NULL),
  ADD CONSTRAINT ml_models_retired_check CHECK (retired_at IS NULL OR promoted_at IS NOT NULL),
  ADD CONSTRAINT ml_models_archived_check CHECK (archived_at IS NULL OR status <> 'production'),
  ADD CONSTRAINT ml_models_previous_model_check CHECK (previous_model_id <> id);

ALTER TABLE ml_predictions
  ADD CONSTRAINT ml_predictions_entity_check CHECK ((entity_type IS NULL) = (entity_id IS NULL)),
  ADD CONSTRAINT ml_predictions_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT ml_predictions_confidence_check CHECK (confidence BETWEEN 0 AND 1),
  ADD CONSTRAINT ml_predictions_evaluated_check CHECK ((ground_truth IS NULL) = (evaluated_at IS NULL)),
  ADD CONSTRAINT ml_predictions_is_correct_check CHECK (is_correct IS NULL OR evaluated_at IS NOT NULL),
  ADD CONSTRAINT ml_predictions_dates_check CHECK (evaluated_at >= created_at);

ALTER TABLE ai_responses
  ADD CONSTRAINT ai_responses_status_check CHECK (status IN ('pending', 'processed', 'needs_review', 'rejected', 'failed')),
  ADD CONSTRAINT ai_responses_feature_check CHECK (feature <> ''),
  ADD CONSTRAINT ai_responses_model_check CHECK (model <> ''),
  ADD CONSTRAINT ai_responses_conversation_check CHECK (message_id IS NULL OR conversation_id IS NOT NULL),
  ADD CONSTRAINT ai_responses_confidence_check CHECK (confidence BETWEEN 0 AND 1),
  ADD CONSTRAINT ai_responses_tokens_check CHECK (input_tokens >= 0 AND output_tokens >= 0),
  ADD CONSTRAINT ai_responses_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT ai_responses_cost_check CHECK (cost >= 0),
  ADD CONSTRAINT ai_responses_processing_time_check CHECK (processing_time_ms >= 0),
  ADD CONSTRAINT ai_responses_processed_check CHECK (status NOT IN ('processed', 'needs_review', 'rejected') OR processed_at IS NOT NULL),
  ADD CONSTRAINT ai_responses_rejected_check CHECK (status <> 'rejected' OR reviewed_at IS NOT NULL),
  ADD CONSTRAINT ai_responses_failed_check CHECK (status <> 'failed' OR error_message IS NOT NULL);

ALTER TABLE ai_response_items
  ADD CONSTRAINT ai_response_items_line_number_check CHECK (line_number > 0),
  ADD CONSTRAINT ai_response_items_text_check CHECK (text <> ''),
  ADD CONSTRAINT ai_response_items_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT ai_response_items_one_match_check CHECK (num_nonnulls(part_id, product_id) <= 1),
  ADD CONSTRAINT ai_response_items_confidence_check CHECK (confidence BETWEEN 0 AND 1),
  ADD CONSTRAINT ai_response_items_alternatives_check CHECK (jsonb_typeof(alternatives) = 'array');

ALTER TABLE ai_usage_metrics
  ADD CONSTRAINT ai_usage_metrics_model_check CHECK (model <> ''),
  ADD CONSTRAINT ai_usage_metrics_feature_check CHECK (feature <> ''),
  ADD CONSTRAINT ai_usage_metrics_counts_check CHECK (request_count >= 0 AND error_count BETWEEN 0 AND request_count),
  ADD CONSTRAINT ai_usage_metrics_tokens_check CHECK (input_tokens >= 0 AND output_tokens >= 0),
  ADD CONSTRAINT ai_usage_metrics_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT ai_usage_metrics_cost_check CHECK (cost >= 0);

ALTER TABLE ai_budgets
  ADD CONSTRAINT ai_budgets_feature_check CHECK (feature <> ''),
  ADD CONSTRAINT ai_budgets_period_check CHECK (period IN ('day', 'week', 'month', 'quarter', 'year')),
  ADD CONSTRAINT ai_budgets_dates_check CHECK (period_end >= period_start),
  ADD CONSTRAINT ai_budgets_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT ai_budgets_amount_check CHECK (amount >= 0),
  ADD CONSTRAINT ai_budgets_alert_threshold_check CHECK (alert_threshold BETWEEN 0 AND 100);

ALTER TABLE ai_training_data
  ADD CONSTRAINT ai_training_data_model_type_check CHECK (model_type <> ''),
  ADD CONSTRAINT ai_training_data_source_check CHECK (source <> ''),
  ADD CONSTRAINT ai_training_data_entity_check CHECK ((entity_type IS NULL) = (entity_id IS NULL)),
  ADD CONSTRAINT ai_training_data_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT ai_training_data_data_split_check CHECK (data_split IN ('training', 'validation', 'test')),
  ADD CONSTRAINT ai_training_data_quality_score_check CHECK (quality_score BETWEEN 0 AND 1),
  ADD CONSTRAINT ai_training_data_validated_check CHECK (is_validated = (validated_at IS NOT NULL));

-- The candidates of a model share the predictions with the version in production: together they make no more than all.
-- The lock makes two changes take turns that would each be right alone.
CREATE FUNCTION app.check_traffic_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  together numeric;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ml_models ' || NEW.organization_id::text || ' ' || NEW.name, 0));
  SELECT sum(traffic_share) INTO together FROM ml_models
  WHERE organization_id = NEW.organization_id AND name = NEW.name AND status = 'candidate';
  IF together > 100 THEN
    RAISE EXCEPTION 'The candidates of the model "%" would make % percent of its predictions.', NEW.name, together
      USING ERRCODE = 'check_violation', TABLE = 'ml_models', CONSTRAINT = 'ml_models_traffic_shares_check';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.check_traffic_shares() IS 'Trigger: the candidates of a model make at most all of its predictions.';
REVOKE EXECUTE ON FUNCTION app.check_traffic_shares() FROM PUBLIC;
CREATE TRIGGER check_traffic_shares AFTER INSERT OR UPDATE OF name, status, traffic_share ON ml_models FOR EACH ROW
  WHEN (NEW.traffic_share > 0) EXECUTE FUNCTION app.check_traffic_shares();

-- Keys copied from the parent ------------------------------------------------------------------------------------------

-- What answers a message belongs to its conversation; and what was read out of an internal conversation is seen by those
-- who take part in it, line by line.
CREATE FUNCTION app.copy_conversation_keys_to_ai_response() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.message_id IS NOT NULL THEN
    SELECT message.conversation_id INTO NEW.conversation_id
    FROM messages AS message WHERE message.organization_id = NEW.organization_id AND message.id = NEW.message_id;
  END IF;
  SELECT conversation.channel INTO NEW.channel
  FROM conversations AS conversation
  WHERE conversation.organization_id = NEW.organization_id AND conversation.id = NEW.conversation_id;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_conversation_keys_to_ai_response() IS 'Trigger: an answer belongs to the conversation of its message, and is open to the same people.';
REVOKE EXECUTE ON FUNCTION app.copy_conversation_keys_to_ai_response() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF message_id, conversation_id, channel ON ai_responses
  FOR EACH ROW EXECUTE FUNCTION app.copy_conversation_keys_to_ai_response();

CREATE FUNCTION app.copy_ai_response_keys_to_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT response.staff_key INTO NEW.staff_key
  FROM ai_responses AS response WHERE response.organization_id = NEW.organization_id AND response.id = NEW.response_id;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_ai_response_keys_to_item() IS 'Trigger: a line is open to those who may see the whole answer.';
REVOKE EXECUTE ON FUNCTION app.copy_ai_response_keys_to_item() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF response_id, staff_key ON ai_response_items
  FOR EACH ROW EXECUTE FUNCTION app.copy_ai_response_keys_to_item();

CREATE FUNCTION app.hand_down_ai_response_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE ai_response_items SET staff_key = NULL WHERE organization_id = NEW.organization_id AND response_id = NEW.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.hand_down_ai_response_keys() IS 'Trigger: hands a changed key of an answer down to its lines, which read it themselves.';
REVOKE EXECUTE ON FUNCTION app.hand_down_ai_response_keys() FROM PUBLIC;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE ON ai_responses FOR EACH ROW
  WHEN (OLD.staff_key IS DISTINCT FROM NEW.staff_key) EXECUTE FUNCTION app.hand_down_ai_response_keys();

CREATE FUNCTION app.hand_down_channel_to_ai_responses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE ai_responses SET channel = NULL WHERE organization_id = NEW.organization_id AND conversation_id = NEW.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.hand_down_channel_to_ai_responses() IS 'Trigger: a conversation that changes its channel takes the answers along, which read it themselves.';
REVOKE EXECUTE ON FUNCTION app.hand_down_channel_to_ai_responses() FROM PUBLIC;
CREATE TRIGGER "A_hand_down_to_ai_responses" AFTER UPDATE OF channel ON conversations FOR EACH ROW
  WHEN (OLD.channel IS DISTINCT FROM NEW.channel) EXECUTE FUNCTION app.hand_down_channel_to_ai_responses();

-- Every row is dated, signed and counted -------------------------------------------------------------------------------

-- The first argument names the column of who did something, the second that of when: whoever enters the instant through
-- the gateway signs with his own name, and takes the name away with the instant.
CREATE FUNCTION app.sign_with_user() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instant CONSTANT text := to_jsonb(NEW) ->> TG_ARGV[1];
BEGIN
  IF instant IS NOT DISTINCT FROM to_jsonb(OLD) ->> TG_ARGV[1] AND instant IS NOT NULL THEN
    RETURN NEW;
  END IF;
  RETURN jsonb_populate_record(NEW,
    jsonb_build_object(TG_ARGV[0], CASE WHEN instant IS NOT NULL THEN app.user_id() END));
END
$$;
COMMENT ON FUNCTION app.sign_with_user() IS 'Trigger: whoever enters when something was done is entered as the one who did it.';

CREATE TRIGGER begin_row BEFORE INSERT ON ml_models FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER sign_promotion BEFORE INSERT OR UPDATE OF promoted_at, promoted_by ON ml_models FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.sign_with_user('promoted_by', 'promoted_at');
CREATE TRIGGER begin_row BEFORE INSERT ON ml_predictions FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON ai_responses FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER sign_review BEFORE INSERT OR UPDATE OF reviewed_at, reviewed_by ON ai_responses FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.sign_with_user('reviewed_by', 'reviewed_at');
CREATE TRIGGER begin_row BEFORE INSERT ON ai_response_items FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON ai_usage_metrics FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON ai_budgets FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "alerted_at": null}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON ai_training_data FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER sign_validation BEFORE INSERT OR UPDATE OF validated_at, validated_by ON ai_training_data FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.sign_with_user('validated_by', 'validated_at');

CREATE TRIGGER update_ml_models_updated_at BEFORE UPDATE ON ml_models
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ml_models
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_ml_predictions_updated_at BEFORE UPDATE ON ml_predictions
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ml_predictions
  FOR EACH ROW EXECUTE FUNCTION app.count_version('confidence_e4', 'updated_at', 'version');
CREATE TRIGGER update_ai_responses_updated_at BEFORE UPDATE ON ai_responses
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_responses
  FOR EACH ROW EXECUTE FUNCTION app.count_version('channel', 'confidence_e4', 'staff_key', 'updated_at', 'version');
CREATE TRIGGER update_ai_response_items_updated_at BEFORE UPDATE ON ai_response_items
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_response_items
  FOR EACH ROW EXECUTE FUNCTION app.count_version('confidence_e4', 'staff_key', 'updated_at', 'version');
CREATE TRIGGER update_ai_usage_metrics_updated_at BEFORE UPDATE ON ai_usage_metrics
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_usage_metrics
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_ai_budgets_updated_at BEFORE UPDATE ON ai_budgets
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_budgets
  FOR EACH ROW EXECUTE FUNCTION app.count_version('alerted_at', 'amount_e4', 'updated_at', 'version');
CREATE TRIGGER update_ai_training_data_updated_at BEFORE UPDATE ON ai_training_data
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_training_data
  FOR EACH ROW EXECUTE FUNCTION app.count_version('quality_score_e4', 'updated_at', 'version');
