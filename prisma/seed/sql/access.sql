-- Portals, invitations and keys: they name partners, so they follow them.

-- @load user_portals
INSERT INTO user_portals (organization_id, id, user_id, vendor_id, customer_id, created_at, updated_at)
SELECT o.id, pg_temp.id('portal', 0, u.slot, u.ms), u.id, pg_temp.id('vendor', 0, v.slot, v.ms),
  pg_temp.id('customer', 0, c.slot, c.ms), u.at, u.at
FROM plan_users AS u
JOIN plan_organization AS o ON o.slot = u.org
LEFT JOIN plan_vendor AS v ON v.slot = u.vendor
LEFT JOIN plan_customer AS c ON c.slot = u.customer
WHERE num_nonnulls(u.vendor, u.customer) = 1;

-- @load user_invitations
INSERT INTO user_invitations (organization_id, id, email, name, role_id, department_id, vendor_id, customer_id, status,
  token_hash, invited_by, accepted_by, expires_at, accepted_at, created_at, updated_at)
SELECT o.id, pg_temp.id('user_invitation', 0, i.slot, i.ms), i.email, i.name, r.id, d.id,
  pg_temp.id('vendor', 0, v.slot, v.ms), pg_temp.id('customer', 0, c.slot, c.ms),
  i.status, encode(sha256(convert_to('invitation ' || i.slot, 'UTF8')), 'hex'), inviter.id, accepted.id,
  i.at + interval '14 days', i.accepted, i.at, coalesce(i.accepted, i.at)
FROM plan_user_invitation AS i
JOIN plan_organization AS o ON o.slot = i.org
JOIN roles AS r ON r.organization_id = o.id AND r.name = i.role
JOIN plan_users AS inviter ON inviter.org = i.org AND 'admin' = ANY (inviter.roles)
LEFT JOIN plan_department AS d ON d.org = i.org AND d.name = i.department
LEFT JOIN plan_vendor AS v ON v.slot = i.vendor
LEFT JOIN plan_customer AS c ON c.slot = i.customer
LEFT JOIN plan_users AS accepted ON i.status = 'accepted' AND accepted.email = i.email;

-- @load api_keys
-- The keys themselves exist nowhere: only hashes of words that are no keys.
INSERT INTO api_keys (organization_id, id, name, kind, device_id, prefix, key_hash, permissions, created_by, expires_at,
  last_used_at, revoked_at, created_at, updated_at)
SELECT o.id, pg_temp.id('api_key', 0, k.slot, k.ms), k.name, k.kind, k.device, k.prefix,
  encode(sha256(convert_to('no key ' || k.slot, 'UTF8')), 'hex'), k.permissions,
  u.id, k.expires, k.used, k.revoked, k.at, coalesce(k.revoked, k.at)
FROM plan_api_key AS k
JOIN plan_organization AS o ON o.slot = k.org
JOIN plan_users AS u ON u.org = k.org AND 'admin' = ANY (u.roles);
