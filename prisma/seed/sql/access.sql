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

-- @load refresh_tokens
-- Sessions that have ended: nobody can go on with them, and nothing has the hash of a word.
INSERT INTO refresh_tokens (organization_id, id, user_id, family_id, token_hash, user_agent, ip_address, expires_at, used_at,
  created_at)
SELECT o.id, pg_temp.id('refresh_token', 0, u.slot, u.ms), u.id, pg_temp.id('token_family', 0, u.slot, u.ms),
  encode(sha256(convert_to('no token ' || u.slot, 'UTF8')), 'hex'), 'Mozilla/5.0 (X11; Linux x86_64)', '203.0.113.' || u.slot % 250,
  u.at + interval '14 days', u.at + interval '1 day', u.at
FROM plan_users AS u JOIN plan_organization AS o ON o.slot = u.org
WHERE u.last_login IS NOT NULL;

-- @load email_verification_otps
INSERT INTO email_verification_otps (organization_id, id, user_id, email, purpose, code_hash, attempts, expires_at, consumed_at,
  created_at)
SELECT o.id, pg_temp.id('otp', 0, u.slot, u.ms), u.id, u.email, 'verify_email',
  encode(sha256(convert_to('no code ' || u.slot, 'UTF8')), 'hex'), 1, u.at + interval '15 minutes', u.at + interval '2 minutes',
  u.at
FROM plan_users AS u JOIN plan_organization AS o ON o.slot = u.org
WHERE u.provider = 'local';
