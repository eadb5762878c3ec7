-- The tables that grow with time are kept in parts by the time their rows were made. Audit logs are kept for ever: their parts
-- are taken out of the table one day, and never dropped.

SELECT app.partition_table('analytics_events', 'month', '2026-01-01');
SELECT app.partition_table('ml_predictions', 'month', '2026-01-01');
SELECT app.partition_table('communications', 'month', '2026-01-01');
SELECT app.partition_table('events', 'month', '2026-01-01');
SELECT app.partition_table('data_access_logs', 'month', '2026-01-01');
SELECT app.partition_table('audit_logs', 'year', '2026-01-01', keeps => true);
