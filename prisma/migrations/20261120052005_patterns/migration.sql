-- Where to buy a part first: preferred vendors before others, the cheapest first among each; who names no price comes last.
-- Prices are compared as they stand: currencies are not converted.

ALTER TABLE vendor_parts ADD COLUMN offer_rank bigint GENERATED ALWAYS AS (
  CASE WHEN is_preferred THEN 0 ELSE 4611686018427387904 END + coalesce((supplier_cost * 10000)::bigint, 4611686018427387903)
) STORED;
CREATE INDEX "vendor_parts_organization_id_part_id_offer_rank_id_idx" ON "vendor_parts"("organization_id", "part_id", "offer_rank", "id");
CREATE INDEX "vendor_parts_organization_id_variant_id_offer_rank_id_idx" ON "vendor_parts"("organization_id", "variant_id", "offer_rank", "id");

DROP TRIGGER version_of_row ON vendor_parts;
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendor_parts
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version', 'supplier_cost_e4', 'offer_rank');
