// Purpose: what people said of records: that two are different people, that one stands for two, that something is wrong
// Mode:    schema
// Rows:    none
CREATE CONSTRAINT separate_key IF NOT EXISTS FOR (n:Separate) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT merge_merged IF NOT EXISTS FOR (n:Merge) REQUIRE n.merged IS UNIQUE;
CREATE INDEX merged_tie_merge IF NOT EXISTS FOR (n:MergedTie) ON (n.mergedId_);
CREATE CONSTRAINT merged_entity_id IF NOT EXISTS FOR (n:MergedEntity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dispute_id IF NOT EXISTS FOR (n:Dispute) REQUIRE n.id IS UNIQUE;
CREATE INDEX dispute_about IF NOT EXISTS FOR (n:Dispute) ON (n.about)
