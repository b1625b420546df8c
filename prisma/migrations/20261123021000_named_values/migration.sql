-- Claims that name a value told before ("ditched vim for helix"): looked for whenever something earlier is told or taken back.
CREATE INDEX "claims_names_value" ON "claims" ("scope_id", "stated_at") WHERE "symbol"->>'rule' = 'known-value';
