-- Rules of events and figures.

-- What may stand in a row ----------------------------------------------------------------------------------------------

ALTER TABLE analytics_events
  ADD CONSTRAINT analytics_events_event_type_check CHECK (event_type <> ''),
  ADD CONSTRAINT analytics_events_event_category_check CHECK (event_category <> ''),
  ADD CONSTRAINT analytics_events_entity_check CHECK ((entity_type IS NULL) = (entity_id IS NULL)),
  ADD CONSTRAINT analytics_events_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT analytics_events_client_check CHECK (site_id IS NULL OR client_id IS NOT NULL),
  ADD CONSTRAINT analytics_events_event_data_check CHECK (jsonb_typeof(event_data) = 'object'),
  ADD CONSTRAINT analytics_events_properties_check CHECK (jsonb_typeof(properties) = 'object');

ALTER TABLE performance_metrics
  ADD CONSTRAINT performance_metrics_metric_type_check CHECK (metric_type <> ''),
  ADD CONSTRAINT performance_metrics_entity_check CHECK ((entity_type IS NULL) = (entity_id IS NULL)),
  ADD CONSTRAINT performance_metrics_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT performance_metrics_period_check CHECK (period IN ('day', 'week', 'month', 'quarter', 'year')),
  ADD CONSTRAINT performance_metrics_dates_check CHECK (period_end >= period_start),
  ADD CONSTRAINT performance_metrics_metrics_check CHECK (jsonb_typeof(metrics) = 'object');

-- Keys copied from the parent ------------------------------------------------------------------------------------------

-- What happens on a site belongs to its client.
CREATE FUNCTION app.copy_site_keys_to_analytics_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT site.client_id INTO NEW.client_id
  FROM sites AS site WHERE site.organization_id = NEW.organization_id AND site.id = NEW.site_id;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_site_keys_to_analytics_event() IS 'Trigger: what happens on a site belongs to the site''s client.';
REVOKE EXECUTE ON FUNCTION app.copy_site_keys_to_analytics_event() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF site_id, client_id ON analytics_events FOR EACH ROW
  WHEN (NEW.site_id IS NOT NULL) EXECUTE FUNCTION app.copy_site_keys_to_analytics_event();

-- Figures of a client, and of his sites, are the client's to see.
CREATE FUNCTION app.copy_client_to_performance_metric() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.client_id := CASE NEW.entity_type
    WHEN 'client' THEN (
      SELECT id FROM clients WHERE organization_id = NEW.organization_id AND id = NEW.entity_id)
    WHEN 'site' THEN (
      SELECT client_id FROM sites WHERE organization_id = NEW.organization_id AND id = NEW.entity_id)
  END;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_client_to_performance_metric() IS 'Trigger: figures of a client and of his sites are the client''s to see.';
REVOKE EXECUTE ON FUNCTION app.copy_client_to_performance_metric() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF entity_type, entity_id, client_id ON performance_metrics
  FOR EACH ROW EXECUTE FUNCTION app.copy_client_to_performance_metric();

-- Every row is dated and counted ---------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON analytics_events FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'user_id');
CREATE TRIGGER begin_row BEFORE INSERT ON performance_metrics FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_performance_metrics_updated_at BEFORE UPDATE ON performance_metrics
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON performance_metrics
  FOR EACH ROW EXECUTE FUNCTION app.count_version('client_id', 'updated_at', 'version');
